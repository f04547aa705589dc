"""Scores of studies and tables that are widened by name: values by hand, and refusals."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from good_study import TYPED_LEVELS, with_levels, write_good_study
from mcdm_smartcity import (
    DecisionMatrix,
    Note,
    Study,
    UncertainScores,
    rank,
    rank_uncertain,
    read_study,
)
from mcdm_smartcity.errors import InvalidArrayError, InvalidRecordError, UnknownNameError
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.uncertain_levels import uncertain_study, uncertain_table

TABLE = DecisionMatrix.from_arrays(
    [[3, 250], [5, 400], [4, 100]], [True, False], ["bus", "tram", "bike"], ["comfort", "cost"]
)
WEIGHTS = {"reach": 0.3, "urgency": 0.2, "trust": 0.2, "jobs": 0.2, "upkeep": 0.1}
CRITERIA = tuple(WEIGHTS)


@pytest.fixture(name="study")
def _study(tmp_path: Path) -> Study:
    return read_study(write_good_study(tmp_path))


def value_of(study: Study, case: Any, criterion: str, given: Any, program: str = "cctv") -> float:
    """Value of one widened score in a case."""
    table = uncertain_study(study, {(program, criterion): given}).case(case)
    return float(table.values[table.programs.index(program), table.criteria.index(criterion)])


@pytest.mark.parametrize(
    ("criterion", "given", "worst", "likely", "best"),
    [
        # CCTV has reach 35 on 0 to 100, trust 2 on points (0, 0), (4, 0.8), (10, 1), upkeep 300 as
        # a cost on 0 to 2000, and the urgency "low" of two words.
        ("reach", (10, 60), 0.1, 0.35, 0.6),
        ("reach", (10, 20, 60), 0.1, 0.2, 0.6),
        ("reach", None, 0, 0.35, 1),
        ("trust", (1, 7), 0.2, 0.4, 0.9),
        ("upkeep", (100, 1000), 0.5, 0.85, 0.95),
        ("upkeep", (100, 500, 1000), 0.5, 0.75, 0.95),
        ("urgency", ("low", "high"), 0, 0, 1),
        ("urgency", None, 0, 0, 1),
        # Jobs 15 of a scale 0 to 500 whose target is 200: the best lies inside the interval.
        ("jobs", (10, 300), 0.05, 0.075, 1),
        ("jobs", (10, 350, 400), 0.05, 0.5, 1),
    ],
)
def test_a_level_is_widened_on_its_own_scale(
    study: Study, criterion: str, given: Any, worst: float, likely: float, best: float
) -> None:
    found = [value_of(study, case, criterion, given) for case in ("worst", "likely", "best")]
    assert found == pytest.approx([worst, likely, best])


def test_samples_are_drawn_in_levels_and_then_valued(study: Study) -> None:
    known = uncertain_study(study, {("cctv", "jobs"): (10, 400)})
    drawn = known.sample(np.random.default_rng(1), 20_000)
    place = known.values.programs.index("cctv"), known.values.criteria.index("jobs")
    # Mean of the value over levels 10 to 400: areas of the two lines, by hand.
    rising, falling = (0.05 + 1) / 2 * 190, (1 + 1 / 3) / 2 * 200
    assert drawn[:, *place].mean() == pytest.approx((rising + falling) / 390, abs=0.01)
    own = np.delete(known.values.values.ravel(), place[0] * len(CRITERIA) + place[1])
    others = np.delete(drawn.reshape(len(drawn), -1), place[0] * len(CRITERIA) + place[1], axis=1)
    np.testing.assert_allclose(others, np.broadcast_to(own, others.shape), rtol=1e-12)


@pytest.mark.parametrize(
    "name", [n for n, method in METHODS.items() if method.domain != "positive"]
)
def test_a_study_without_uncertain_scores_ranks_as_ever(study: Study, name: str) -> None:
    plain = rank(study, WEIGHTS, name)
    found = rank_uncertain(study, WEIGHTS, name, samples=3, uncertain={})
    for case in (found.likely, found.worst, found.best):
        assert case == plain
    np.testing.assert_allclose(found.mean, plain.scores, rtol=1e-12)


@pytest.mark.parametrize(
    "name", [n for n, method in METHODS.items() if method.domain == "positive"]
)
def test_a_value_that_the_method_cannot_take_is_told_by_name(study: Study, name: str) -> None:
    for verb in (rank, rank_uncertain):
        with pytest.raises(InvalidArrayError, match="found 0 at program 'data-center', criterion "):
            verb(study, WEIGHTS, name)


def test_a_study_is_ranked_on_its_declared_scales(study: Study) -> None:
    wide = {("cctv", "reach"): (0, 100), ("data-center", "upkeep"): None}
    found = rank_uncertain(study, WEIGHTS, "weighted_sum", uncertain=wide, seed=2)
    assert Note("declared_scale") in found.likely.notes
    assert found.likely == rank(study, WEIGHTS, "weighted_sum")
    place = found.programs.index("cctv")
    # A weighted sum moves by weight times value: reach 0 or 1 in place of 0.35.
    moves = [case.scores[place] - found.likely.scores[place] for case in (found.worst, found.best)]
    assert moves == pytest.approx([-0.3 * 0.35, 0.3 * 0.65])
    assert found.low[place] == pytest.approx(found.worst.scores[place] + 0.3 * 0.05, abs=0.01)
    certain = found.programs.index("network")
    assert found.low[certain] == pytest.approx(found.high[certain])


def test_the_same_comes_from_other_processes(study: Study) -> None:
    wide = {("cctv", "jobs"): (10, 400)}
    here = rank_uncertain(study, WEIGHTS, uncertain=wide, samples=300)
    with ProcessPoolExecutor(2) as pool:
        there = rank_uncertain(study, WEIGHTS, uncertain=wide, samples=300, executor=pool)
    assert here == there
    assert pickle.loads(pickle.dumps(here)) == here  # noqa: S301 - our own bytes


def test_a_table_is_widened_in_its_own_units() -> None:
    wide = {("bus", "comfort"): (2, 6), ("bike", "cost"): (50, 90, 600)}
    found = uncertain_table(TABLE, wide)
    assert found.as_rows() == [
        {"program": "bus", "criterion": "comfort", "lowest": 2, "likely": 3, "highest": 6},
        {"program": "bike", "criterion": "cost", "lowest": 50, "likely": 90, "highest": 600},
    ]
    assert found.triangular.tolist() == [[False, False], [False, False], [False, True]]
    drawn = found.sample(np.random.default_rng(3), 20_000)
    assert drawn[:, 0, 0].mean() == pytest.approx(4, abs=0.03)
    assert drawn[:, 2, 1].mean() == pytest.approx((50 + 90 + 600) / 3, abs=4)
    ranking = rank_uncertain(TABLE, [0.7, 0.3], "weighted_sum", uncertain=wide)
    assert ranking.likely.values[2, 1] == 90


def test_ends_of_any_size_are_drawn_between() -> None:
    huge = [[1.7e308], [1.0]]
    scores = UncertainScores.from_arrays([[-1.7e308], [1.0]], huge, [True])
    triangle = UncertainScores.from_arrays([[-1.7e308], [1.0]], huge, [True], likely=[[0.0], [1.0]])
    for known in (scores, triangle):
        drawn = known.sample(np.random.default_rng(1), 500)
        assert np.isfinite(drawn).all()
        assert drawn[:, 0].min() < -1e307
        assert drawn[:, 0].max() > 1e307
        assert (drawn[:, 1] == 1).all()


@pytest.mark.parametrize(
    ("key", "given", "words"),
    [
        (("cctvs", "reach"), (1, 2), "cctvs on reach: unknown program; did you mean 'cctv'"),
        (("cctv", "reech"), (1, 2), "cctv on reech: unknown criterion; did you mean 'reach'"),
        ("cctv", (1, 2), "'cctv': must be a pair of program and criterion"),
        (("cctv", "reach"), (30, 101), "cctv on reach: must lie between 0 and 100"),
        (("cctv", "reach"), (60, 10), r"must rise from low to high; found 60, 10"),
        (("cctv", "reach"), (10, 70, 60), r"must rise from low to high; found 10, 70, 60"),
        (("cctv", "reach"), (40, 60), "must hold the score that is given, 35, .* 40 to 60"),
        (("cctv", "reach"), (10, "many"), "must be a number .*; found 'many'"),
        (("cctv", "reach"), (10, None), "numbers or words of the scale; found None"),
        (("cctv", "reach"), (float("nan"), 60), "must lie between 0 and 100"),
        (("cctv", "reach"), (10,), r"must be \(low, high\) or \(low, mode, high\); found \(10,\)"),
        (("cctv", "reach"), "10", r"must be \(low, high\) or \(low, mode, high\); found '10'"),
        (("cctv", "urgency"), ("low", "hgh"), "must be one of the words low, high; found 'hgh'"),
        (("cctv", "urgency"), (1, 3), "must be one of the words low, high; found 1"),
    ],
)
def test_what_does_not_fit_a_study_is_refused_by_name(
    study: Study, key: Any, given: Any, words: str
) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        rank_uncertain(study, WEIGHTS, uncertain={key: given})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "bus on comfort: has no declared scale to lie on, so give its lowest and highest"),
        (("low", 4), "must be finite numbers; found 'low'"),
        ((2, float("inf")), "must be finite numbers; found inf"),
        ((5, 6), "must hold the score that is given, 3, .* 5 to 6"),
    ],
)
def test_what_does_not_fit_a_table_is_refused_by_name(given: Any, words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        rank_uncertain(TABLE, [1, 1], uncertain={("bus", "comfort"): given})


def test_all_that_does_not_fit_is_told_at_once(study: Study) -> None:
    wide: Any = {("cctv", "reach"): (5, 3), ("tv", "jobs"): None, ("cctv", "trust"): (1, 70)}
    with pytest.raises(InvalidRecordError, match="uncertain scores: 3 problems") as told:
        rank_uncertain(study, WEIGHTS, uncertain=wide)
    assert [p.where for p in told.value.problems] == [
        "cctv on reach",
        "tv on jobs",
        "cctv on trust",
    ]


def test_scores_that_are_uncertain_already_are_not_widened_again() -> None:
    scores = UncertainScores.from_arrays([[1.0]], [[3.0]], [True])
    with pytest.raises(InvalidArrayError, match="UncertainScores say it themselves"):
        rank_uncertain(scores, [1], uncertain={})


def test_a_parameter_that_the_method_has_not_is_refused(study: Study) -> None:
    with pytest.raises(UnknownNameError, match="parameter of weighted_sum 'p'"):
        rank_uncertain(study, WEIGHTS, "weighted_sum", p=2)


def test_levels_with_typed_weights_are_widened_as_any(tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path, *with_levels(TYPED_LEVELS, "")))
    # The weights are 3 and 1, so the value of "low" is a third.
    found = [value_of(study, case, "urgency", ("low", "high")) for case in ("worst", "best")]
    assert found == pytest.approx([1 / 3, 1])


def test_levels_that_judges_compare_have_no_ends(tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path, *with_levels()))
    with pytest.raises(InvalidRecordError, match="cctv on urgency: has no level of its own there"):
        rank_uncertain(study, WEIGHTS, uncertain={("cctv", "urgency"): ("low", "high")})
    # The others may be widened, and the judged values stay.
    found = rank_uncertain(study, WEIGHTS, uncertain={("cctv", "reach"): None}, samples=5)
    np.testing.assert_array_equal(found.worst.values[:, 1], rank(study, WEIGHTS).values[:, 1])
