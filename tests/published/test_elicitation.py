"""Published weights from best and worst, from ranks, and from steps between ranks."""

from typing import Any

import numpy as np

from mcdm_smartcity.weighting.methods.best_worst import best_worst
from mcdm_smartcity.weighting.methods.best_worst_nonlinear import (
    best_worst_consistency_index,
    best_worst_nonlinear,
)
from mcdm_smartcity.weighting.methods.fucom import fucom
from mcdm_smartcity.weighting.methods.rank_weights import (
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from mcdm_smartcity.weighting.methods.swara import swara
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
)

# Rezaei (2015), Omega 53:49-57, Table 1.
CONSISTENCY_INDICES = [0.00, 0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23]


@published("bwm-rezaei2016-ex1", "bwm-rezaei2016-ex2")
def test_the_linear_model_weighs_five_criteria_as_published(case: Case) -> None:
    weights, xi = best_worst(*_rows(case))
    assert_follows(case, "weights", weights)
    assert_follows(case, "xi_L", xi)
    assert_recomputed(case, "weights", weights)
    assert_recomputed(case, "xi_L", xi)


@published("bwm-rezaei2016-ex1")
def test_consistent_judgements_weigh_the_same_in_the_nonlinear_model(case: Case) -> None:
    found = best_worst_nonlinear(*_rows(case))
    assert found.xi == 0
    assert found.consistency_ratio == 0
    for weights in (found.lower, found.centre, found.upper):
        assert_follows(case, "weights", weights)


@published("bwm-rezaei2016-ex3-nonlinear")
def test_the_nonlinear_model_has_the_published_error(case: Case) -> None:
    found = best_worst_nonlinear(*_rows(case))
    assert_follows(case, "xi", found.xi)
    # Exactly 1; the file's own value comes from an iteration that stopped 3e-7 before.
    np.testing.assert_allclose(found.xi, 1, rtol=1e-14)
    assert (found.upper - found.lower > 0.005).all()


@published("bwm-rezaei2015-3crit")
def test_three_criteria_have_one_optimum_in_the_nonlinear_model(case: Case) -> None:
    found = best_worst_nonlinear(*_rows(case))
    assert_follows(case, "xi", found.xi)
    # (2 - ξ)(5 - ξ) = 8 + ξ; the file's own value comes from an iteration that stopped 3e-7 before.
    np.testing.assert_allclose(found.xi, 4 - np.sqrt(14), rtol=1e-14)
    assert_recomputed(case, "xi", found.xi, relative=2e-6)
    assert_follows(case, "weights", found.centre)
    np.testing.assert_allclose(found.lower, found.upper, rtol=1e-12)
    # The weights are printed with three digits, but cut off instead of rounded: 0.338, 0.589.
    assert_does_not_follow(case, "weights", found.centre, digits=3)
    assert_recomputed(case, "weights", found.centre, relative=1e-5)


def test_the_consistency_indices_are_those_of_the_published_table() -> None:
    indices = best_worst_consistency_index(np.arange(1, 10))
    np.testing.assert_allclose(indices, CONSISTENCY_INDICES, atol=0.005)


@published("rankweights-roszkowska2013-n4")
def test_four_ranks_weigh_as_published(case: Case) -> None:
    order = np.arange(1, case.inputs["n"] + 1)
    methods = {"roc": rank_order_centroid, "rs": rank_sum, "rr": rank_reciprocal}
    for answer, method in methods.items():
        assert_follows(case, answer, method(order))
        assert_recomputed(case, answer, method(order))


@published("rankweights-roszkowska2013-n3")
def test_the_printed_centroid_of_three_ranks_sums_to_more_than_1(case: Case) -> None:
    ours = rank_order_centroid(np.arange(1, case.inputs["n"] + 1))
    assert_does_not_follow(case, "roc", ours)
    assert_recomputed(case, "roc", ours)
    assert sum(case.expected["roc"]) > 1.015


@published("swara-kersuliene2010")
def test_six_criteria_weigh_as_published_by_swara(case: Case) -> None:
    weights = swara(case.inputs["s"])
    for answer, ours in {"weights": weights, "q": weights / weights[0]}.items():
        assert_follows(case, answer, ours)
        assert_recomputed(case, answer, ours)


@published("fucom-heliyon2024")
def test_five_criteria_weigh_nearly_as_published_by_fucom(case: Case) -> None:
    # The third weight is printed as 0.1320 for 0.13208: cut off. The case's tolerance is a unit.
    weights = fucom(case.inputs["comparative_priority"])
    assert_does_not_follow(case, "weights", weights)
    assert_is_near(case, "weights", weights)
    # Priorities such as 1.333333333 were printed with nine decimals.
    assert_recomputed(case, "weights", weights, relative=2e-9)


@published("fucom-heliyon2024")
def test_fucom_is_fully_consistent(case: Case) -> None:
    given = np.array(case.inputs["comparative_priority"])
    weights = fucom(given)
    neighbours = np.abs(weights[:-1] / weights[1:] - given).max()
    across_one = np.abs(weights[:-2] / weights[2:] - given[:-1] * given[1:]).max()
    assert_follows(case, "chi", max(neighbours, across_one), digits=12)


@published("fucom-heliyon2024")
def test_fucom_gives_weights_in_the_order_of_the_criteria(case: Case) -> None:
    order = [int(name[1:]) - 1 for name in case.inputs["order"]]
    weights = fucom(case.inputs["comparative_priority"], order=order)
    np.testing.assert_array_equal(weights[order], fucom(case.inputs["comparative_priority"]))


def _rows(case: Case) -> tuple[Any, Any]:
    return case.inputs["best_to_others"], case.inputs["others_to_worst"]
