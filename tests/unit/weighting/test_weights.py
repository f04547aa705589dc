"""Weights of criteria from judgements, by hand."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import Study, Weights, example_study, weigh
from mcdm_smartcity.errors import AlignmentError, UnknownNameError

SCALE = {"kind": "quantity", "lowest": 0, "highest": 100}
Ratios = dict[str, float]


def study(criteria: str, judges: dict[str, float], ratios: dict[str, Ratios]) -> Study:
    """Criteria under the goal; each judge gives ratios such as {"ab": 3} for a over b."""
    judgements = [
        {"judge": judge, "node": "goal", "first": pair[0], "second": pair[1], "value": value}
        for judge, given in ratios.items()
        for pair, value in given.items()
    ]
    return Study(
        id="small",
        name="Small",
        goal="Good",
        currency="IDR",
        horizon={"first": 2024, "last": 2028},
        groups=[{"id": "team", "name": "Team"}],
        criteria=[{"id": name, "name": name, "scale": SCALE} for name in criteria],
        judges=[
            {"id": judge, "name": judge, "group": "team", "weight": weight}
            for judge, weight in judges.items()
        ],
        judgements=judgements,
    )


def by_name(weights: Weights) -> dict[str, float]:
    return dict(zip(weights.names, weights.values.round(12).tolist(), strict=True))


@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_one_consistent_judge_gets_the_weights_behind_the_ratios(method: str) -> None:
    ratios = {"ab": 2.0, "ac": 4.0, "bc": 2.0}
    weights = weigh(study("abc", {"ani": 1}, {"ani": ratios}), method)
    np.testing.assert_allclose(weights.values, [4 / 7, 2 / 7, 1 / 7], rtol=1e-12)
    assert weights.method == method


def test_the_example_has_the_geometric_means_of_the_groups_rows() -> None:
    # Three items: the eigenvector is the row geometric mean of the judges' geometric means.
    reach_urgency, reach_upkeep, urgency_upkeep = 3, math.sqrt(3 * 1.7), math.sqrt(1 * 0.57)
    rows = [
        math.cbrt(reach_urgency * reach_upkeep),
        math.cbrt(urgency_upkeep / reach_urgency),
        math.cbrt(1 / reach_upkeep / urgency_upkeep),
    ]
    expected = [row / sum(rows) for row in rows]
    np.testing.assert_allclose(weigh(example_study()).values, expected, rtol=1e-12)


def test_judges_of_equal_weight_meet_at_the_geometric_mean() -> None:
    two = study("ab", {"ani": 1, "budi": 1}, {"ani": {"ab": 2}, "budi": {"ab": 8}})
    assert by_name(weigh(two)) == {"a": 0.8, "b": 0.2}


def test_a_judge_of_three_times_the_weight_counts_three_times() -> None:
    # 2^(3/4) * 32^(1/4) = 4.
    two = study("ab", {"ani": 3, "budi": 1}, {"ani": {"ab": 2}, "budi": {"ab": 32}})
    assert by_name(weigh(two)) == {"a": 0.8, "b": 0.2}


def test_a_judge_of_weight_zero_changes_nothing() -> None:
    ratios: dict[str, Ratios] = {"ani": {"ab": 4}, "budi": {"ab": 1 / 9}}
    weights = weigh(study("ab", {"ani": 1, "budi": 0}, ratios))
    assert by_name(weights) == {"a": 0.8, "b": 0.2}
    assert {entry.judge for entry in weights.consistency} == {"ani", "everybody"}


def test_a_judgement_given_from_the_other_side_is_its_inverse() -> None:
    turned = study("ab", {"ani": 1}, {"ani": {"ba": 0.25}})
    assert by_name(weigh(turned)) == {"a": 0.8, "b": 0.2}


def test_a_pair_that_one_judge_left_out_is_that_of_the_others() -> None:
    ratios: dict[str, Ratios] = {
        "ani": {"ab": 2, "bc": 2, "ac": 4},
        "budi": {"ab": 2, "bc": 2},
    }
    weights = weigh(study("abc", {"ani": 1, "budi": 1}, ratios))
    np.testing.assert_allclose(weights.values, [4 / 7, 2 / 7, 1 / 7], rtol=1e-12)


def test_judges_can_connect_together_what_none_of_them_connects_alone() -> None:
    weights = weigh(study("abc", {"ani": 1, "budi": 1}, {"ani": {"ab": 2}, "budi": {"bc": 2}}))
    np.testing.assert_allclose(weights.values, [4 / 7, 2 / 7, 1 / 7], rtol=1e-12)


def test_a_single_criterion_weighs_all() -> None:
    weights = weigh(study("a", {}, {}))
    assert by_name(weights) == {"a": 1}
    assert weights.notes == ()


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean 'eigenvector'\? .*geometric_mean"):
        weigh(example_study(), "eigenvectors")


@pytest.mark.parametrize("criteria", ["ab", "abc"])
def test_an_unknown_table_of_random_indices_is_refused_with_the_known_ones(criteria: str) -> None:
    ratios = {"".join(pair): 1.0 for pair in pairwise(criteria)}
    with pytest.raises(UnknownNameError, match=r"random index 'saaty'.*saaty1980, .*donegan_dodd"):
        weigh(study(criteria, {"ani": 1}, {"ani": ratios}), random_index="saaty")


def test_weights_come_in_the_order_of_any_criteria() -> None:
    weights = weigh(example_study())
    reach, urgency, upkeep = weights.values.tolist()
    assert weights.on(["upkeep", "reach", "urgency"]).tolist() == [upkeep, reach, urgency]


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        (["reach", "urgency"], "not expected: upkeep"),
        (["reach", "urgency", "upkeep", "noise"], "missing weights of criteria: noise"),
        (["reach", "urgency", "cost"], "missing weights of criteria: cost; not expected: upkeep"),
    ],
    ids=["too few", "too many", "others"],
)
def test_weights_of_other_criteria_are_refused(criteria: list[str], words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        weigh(example_study()).on(criteria)


@pytest.mark.parametrize("verb", ["local", "overall"])
def test_a_node_that_is_not_there_is_refused(verb: str) -> None:
    weights: Any = weigh(example_study())
    with pytest.raises(UnknownNameError, match="'reech'; did you mean 'reach'"):
        getattr(weights, verb)("reech")


def test_ten_equal_weights_sum_to_1() -> None:
    ratios = {f"a{name}": 1.0 for name in "bcdefghij"}
    weights = weigh(study("abcdefghij", {"ani": 1}, {"ani": ratios}))
    assert abs(weights.values.sum() - 1) <= 1e-15
