"""The table of the guide on judgements that go wrong: every row, in files and in arrays."""

import math
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from good_study import (
    FILES,
    SAID_OF_LEVELS,
    TYPED_LEVELS,
    Change,
    in_table,
    problems_at,
    with_levels,
    with_row,
    write_good_study,
)
from mcdm_smartcity import (
    Study,
    Weights,
    aggregate_judgements,
    apply_scale,
    column_mean,
    congruence,
    consistency_ratio,
    dissonance,
    eigenvector,
    geometric_consistency_index,
    geometric_mean,
    harker,
    koczkodaj,
    lambda_max,
    read_study,
    weigh,
    worst_judgements,
)
from mcdm_smartcity.errors import (
    DisconnectedComparisonsError,
    InvalidArrayError,
    InvalidComparisonsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.repair import repair

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "judgements.md"
GAP = math.nan
FIRST = "ani,goal,service,economy,2"
ROWS = (
    "non-reciprocal pair",
    "zero",
    "negative",
    "infinite",
    "wrong diagonal",
    "unknown criterion",
    "unknown judge",
    "unknown level",
    "pair given twice",
    "pair missing",
    "disconnected judgements",
    "just enough judgements",
    "judge with none at a node",
    "one item",
    "two hundred items",
    "entries of 1e8",
    "inconsistent judgements",
    "levels that nobody compares",
    "levels compared and weighted",
    "words for numbers",
    "unknown random index",
)
PRIORITIES: tuple[Callable[[Any], FloatArray], ...] = (
    eigenvector,
    geometric_mean,
    harker,
    column_mean,
)
KERNELS: tuple[Callable[[Any], Any], ...] = (
    *PRIORITIES,
    lambda_max,
    consistency_ratio,
    geometric_consistency_index,
    koczkodaj,
    congruence,
    dissonance,
    worst_judgements,
    repair,
)
every_kernel = pytest.mark.parametrize("kernel", KERNELS, ids=lambda kernel: kernel.__name__)


def test_the_guide_has_these_rows_and_no_others() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    titles = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    assert titles == ["what", *ROWS]


def told(folder: Path, *changes: Change) -> str:
    """The only problem of the good study with these changes."""
    (problem,) = problems_at(write_good_study(folder, *changes))
    return str(problem)


def weighed(folder: Path, *changes: Change) -> Weights:
    return weigh(read_study(write_good_study(folder, *changes)))


def notes(weights: Weights) -> str:
    return "\n".join(map(str, weights.notes))


def valued(value: str) -> tuple[Change, ...]:
    """The good study with another value of the first judgement."""
    return in_table("judgements", FIRST, f"ani,goal,service,economy,{value}")


def small_study(size: int, judgements: list[dict[str, Any]]) -> Study:
    """Criteria c0, c1 … under the goal, and one judge."""
    scale = {"kind": "quantity", "lowest": 0, "highest": 100}
    names = [f"c{i}" for i in range(size)]
    return Study(
        id="small",
        name="Small",
        goal="Good",
        currency="IDR",
        horizon={"first": 2024, "last": 2028},
        groups=[{"id": "team", "name": "Team"}],
        criteria=[{"id": name, "name": name, "scale": scale} for name in names],
        judges=[{"id": "ani", "name": "Ani", "group": "team"}],
        judgements=[{"judge": "ani", "node": "goal", **judgement} for judgement in judgements],
    )


def by_weights(size: int) -> FloatArray:
    """Judgements that agree with weights of 1, 2, 3 …"""
    weights = np.arange(1.0, size + 1)
    return weights[:, np.newaxis] / weights


def of_three(first: float, second: float, third: float) -> FloatArray:
    """Judgements of 0 over 1, 0 over 2 and 1 over 2."""
    return np.array([[1, first, second], [1 / first, 1, third], [1 / second, 1 / third, 1]])


def test_non_reciprocal_pair_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_row("judgements", "ani,service,urgency,reach,3"))
    assert "urgency over reach = 3, but reach over urgency = 3 at judgements.csv row 3" in problem


@every_kernel
def test_non_reciprocal_pair_in_arrays(kernel: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidComparisonsError, match=r"items 0 and 1 .*found 3, mirror 3"):
        kernel(np.array([[1.0, 3], [3, 1]]))
    with pytest.raises(InvalidComparisonsError, match=r"found 3, mirror 0.33"):
        kernel(np.array([[1, 3], [0.33, 1]]))
    kernel(np.array([[1, 3], [0.3333333, 1]]))


@pytest.mark.parametrize("value", ["0", "-3"], ids=["zero", "negative"])
def test_zero_or_negative_in_files(value: str, tmp_path: Path) -> None:
    problem = told(tmp_path, *valued(value))
    assert "judgements.csv row 2" in problem
    assert f"greater than 0; found {float(value)}" in problem


@every_kernel
@pytest.mark.parametrize("value", [0.0, -3.0], ids=["zero", "negative"])
def test_zero_or_negative_in_arrays(kernel: Callable[[Any], Any], value: float) -> None:
    mirror = 1 / value if value else 5.0
    with pytest.raises(InvalidComparisonsError, match=rf"positive and finite.*found {value:g}"):
        kernel(np.array([[1, value], [mirror, 1]]))


def test_infinite_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *valued("inf"))
    assert "judgements.csv row 2" in problem
    assert "must be a number like 3 or 1/3" in problem
    assert "found 'inf'" in problem


@every_kernel
def test_infinite_in_arrays(kernel: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidComparisonsError, match=r"items 0 and 1 .*found inf, mirror 0"):
        kernel(np.array([[1, math.inf], [0, 1]]))
    with pytest.raises(InvalidComparisonsError, match="too small: its inverse is not finite"):
        kernel(np.array([[1, 1e-320], [GAP, 1]]))


def test_wrong_diagonal_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_row("judgements", "budi,service,reach,reach,2"))
    assert "compares 'reach' with itself; first and second must differ" in problem


@every_kernel
def test_wrong_diagonal_in_arrays(kernel: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidComparisonsError, match=r"items 1 and 1 .*must be 1.*found 2"):
        kernel(np.array([[1, 3], [1 / 3, 2]]))


def test_unknown_criterion_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_row("judgements", "budi,service,reach,urgncy,2"))
    assert "'urgncy' does not stand under 'service'; did you mean 'urgency'?" in problem


@every_kernel
def test_unknown_criterion_in_arrays(kernel: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidComparisonsError, match=r"must be square, .* not \(2, 3\)"):
        kernel(np.ones((2, 3)))


def test_unknown_judge_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_row("judgements", "bodi,service,reach,urgency,2"))
    assert "judge 'bodi' is no known judge; did you mean 'budi'?" in problem


def test_unknown_level_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_levels(said=f"{SAID_OF_LEVELS}budi,urgency,high,lo,2\n"))
    assert "'lo' is no level of 'urgency'; did you mean 'low'? known: low, high, so so" in problem
    score = in_table("scores", "network,urgency,high", "network,urgency,hgh")
    problem = told(tmp_path / "score", *with_levels(), *score)
    assert "must be one of the levels; found 'hgh'; did you mean 'high'?" in problem


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("ani,service,reach,urgency,5", "contradicts an earlier judgement"),
        ("ani,service,reach,urgency,3", "has compared this pair before"),
        ("ani,service,urgency,reach,1/3", "has compared this pair before"),
    ],
)
def test_pair_given_twice_in_files(row: str, words: str, tmp_path: Path) -> None:
    problem = told(tmp_path, *with_row("judgements", row))
    assert words in problem
    assert problem.startswith("judgements.csv row 6")
    assert "judgements.csv row 3" in problem


def test_pair_missing_in_files(tmp_path: Path) -> None:
    # Reach over urgency 3, urgency over trust 1/2: reach over trust is taken as 3/2.
    weights = weighed(tmp_path)
    reach, urgency, trust = (weights.local(name) for name in ("reach", "urgency", "trust"))
    assert (reach / urgency, reach / trust) == pytest.approx((3, 1.5))
    assert trust / urgency == pytest.approx(2)


def test_pair_missing_in_arrays() -> None:
    one_sided = np.array([[1, 4, GAP], [GAP, 1, 0.5], [GAP, GAP, 1]])
    for priorities in (eigenvector, geometric_mean, harker):
        np.testing.assert_allclose(priorities(one_sided), np.array([4, 1, 2]) / 7, rtol=1e-9)
    with pytest.raises(InvalidComparisonsError, match="every judgement, and that of items 0 and 2"):
        column_mean(one_sided)


def test_disconnected_judgements_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *in_table("judgements", "ani,service,urgency,trust,1/2,,,\n", ""))
    assert "no judgement connects the groups {reach, urgency} and {trust}" in problem
    alone = with_row("judgements", "budi,service,reach,trust,2")
    weights = weighed(tmp_path / "alone", *alone)
    assert "budi left groups on service that no judgement connects: used only with" in notes(
        weights
    )


@pytest.mark.parametrize("kernel", [*PRIORITIES, consistency_ratio, worst_judgements, repair])
def test_disconnected_judgements_in_arrays(kernel: Callable[[Any], Any]) -> None:
    apart = np.array([[1, 2, GAP], [0.5, 1, GAP], [GAP, GAP, 1]])
    with pytest.raises(DisconnectedComparisonsError, match=r"groups \[0, 1\] and \[2\]"):
        kernel(apart)


def test_just_enough_judgements(tmp_path: Path) -> None:
    words = "ani gave too few judgements on service to tell whether they agree with each other"
    assert words in notes(weighed(tmp_path))
    tree = np.array([[1, 3, GAP], [1 / 3, 1, 0.5], [GAP, 2, 1]])
    assert np.isnan(consistency_ratio(tree))
    assert np.isnan(geometric_consistency_index(tree))
    assert np.isnan(koczkodaj(tree))
    assert repair(tree).changes == ()


def test_judge_with_none_at_a_node_in_files(tmp_path: Path) -> None:
    assert "budi gave no judgement on service" in notes(weighed(tmp_path))
    nobody = [row for row in FILES["judgements.csv"].splitlines() if ",goal," in row]
    gone = [change for row in nobody for change in in_table("judgements", f"{row}\n", "")]
    problem = told(tmp_path / "nobody", *gone)
    assert "nobody compares service, economy; give judgements on node 'goal', or weights" in problem


def test_judge_with_none_at_a_node_in_arrays() -> None:
    silent = np.where(np.eye(3) > 0, 1.0, GAP)
    np.testing.assert_allclose(aggregate_judgements([by_weights(3), silent]), by_weights(3))


def test_one_item() -> None:
    assert weigh(small_study(1, [])).values.tolist() == [1]
    for priorities in PRIORITIES:
        assert priorities([[1]]).tolist() == [1]
    for measure in (consistency_ratio, geometric_consistency_index, koczkodaj, congruence):
        assert measure([[1]]) == 0
    assert worst_judgements([[1]]) == []
    assert repair([[1]]).changes == ()


def test_two_hundred_items_in_files() -> None:
    judgements = [{"first": f"c{i}", "second": "c0", "value": i + 1} for i in range(1, 200)]
    weights = weigh(small_study(200, judgements))
    assert weights.values[199] / weights.values[0] == pytest.approx(200)
    assert weights.values.sum() == pytest.approx(1)


def test_two_hundred_items_in_arrays() -> None:
    matrix = by_weights(200)
    expected = np.arange(1, 201) / 20100
    for priorities in PRIORITIES:
        np.testing.assert_allclose(priorities(matrix), expected, rtol=1e-9)
    matrix[0, 1], matrix[1, 0] = 9, 1 / 9
    assert 0 < consistency_ratio(matrix) < 0.01
    assert (worst_judgements(matrix)[0].i, worst_judgements(matrix)[0].j) == (0, 1)
    assert koczkodaj(matrix) == pytest.approx(1 - 1 / 18)
    with pytest.raises(InvalidArrayError, match="'saaty1980' ends at 15 items, 200 given"):
        consistency_ratio(matrix, "saaty1980")


def test_entries_of_1e8_in_files(tmp_path: Path) -> None:
    # Ani, who counts twice, gives 1e8, and Budi 2/3.
    weights = weighed(tmp_path, *valued("1e8"))
    ratio = weights.local("service") / weights.local("economy")
    assert ratio == pytest.approx(1e16 ** (1 / 3) * (2 / 3) ** (1 / 3), rel=1e-9)


def test_entries_of_1e8_in_arrays() -> None:
    agreed = np.array([[1, 1e8, 1e8], [1e-8, 1, 1], [1e-8, 1, 1]])
    for priorities in PRIORITIES:
        np.testing.assert_allclose(priorities(agreed), [1, 1e-8, 1e-8], rtol=1e-7)
    odd = np.ones((4, 4))
    odd[0, 1], odd[1, 0] = 1e8, 1e-8
    value, weights = lambda_max(odd), eigenvector(odd)
    np.testing.assert_allclose(odd @ weights, value * weights, rtol=1e-9)
    assert consistency_ratio(odd) > 100
    assert repair(odd).ratio_after <= 0.1
    with pytest.raises(InvalidComparisonsError, match=r"balanced scale has no ratio for 1e\+08"):
        apply_scale(odd, "balanced")


def test_inconsistent_judgements(tmp_path: Path) -> None:
    weights = weighed(tmp_path, *with_row("judgements", "ani,service,reach,trust,9"))
    assert "ani is not consistent enough on service: CR" in notes(weights)
    circle = of_three(9, 1 / 9, 9)
    for priorities in PRIORITIES:
        np.testing.assert_allclose(priorities(circle), np.full(3, 1 / 3), rtol=1e-9)
    assert consistency_ratio(circle) > 6
    assert len(worst_judgements(circle)) == len(list(combinations(range(3), 2)))
    assert repair(circle).ratio_after <= 0.1


def test_levels_that_nobody_compares_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_levels(said=""))
    assert "levels of urgency: nobody compares high, so so, low; give judgements on node" in problem
    problem = told(tmp_path / "groups", *with_levels(said="ani,urgency,so so,low,2\n"))
    assert "no judgement connects the groups {high} and {so so, low}" in problem


def test_levels_compared_and_weighted_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *with_levels(TYPED_LEVELS, "ani,urgency,high,low,2\n"))
    assert "levels of urgency: have weights and judgements; keep the one that shall" in problem


def test_words_for_numbers_in_files(tmp_path: Path) -> None:
    problem = told(tmp_path, *valued("much"))
    assert "must be a number like 3 or 1/3, or one of: equally, moderately more" in problem
    assert "found 'much'" in problem


@every_kernel
def test_words_for_numbers_in_arrays(kernel: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidComparisonsError, match="must be an array of numbers"):
        kernel([["1", "3"], ["1/3", "1"]])


def test_unknown_random_index(tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path))
    words = "unknown random index 'saty1980'; did you mean 'saaty1980'"
    with pytest.raises(UnknownNameError, match=words):
        weigh(study, random_index="saty1980")
    for kernel in (consistency_ratio, worst_judgements, repair):
        with pytest.raises(UnknownNameError, match=words):
            kernel(of_three(2, 4, 2), random_index="saty1980")
