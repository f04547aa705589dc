"""Published value functions, as points of declared scales."""

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity import Piecewise, Quantity, rank_similarity, ranks, uta_star, weighted_sum
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum_steps
from published_cases import (
    Case,
    as_table,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
)


@published("value-r-mcda-piecewise")
def test_piecewise_linear_values_are_as_published(case: Case) -> None:
    # The source lists some breakpoints falling; our levels must rise, so those are turned round.
    table = case.matrix()
    values = np.empty_like(table)
    for criterion, given in case.inputs["value_functions"].items():
        points = sorted(zip(given["x"], given["y"], strict=True))
        scale = Quantity(lowest=points[0][0], highest=points[-1][0], points=points)
        values[:, int(criterion)] = scale.values(table[:, int(criterion)], "benefit")
    assert_follows(case, "values", values)
    assert_recomputed(case, "values", values)


@published("value-r-mcda-piecewise")
def test_value_functions_of_kernels_take_falling_levels_as_published(case: Case) -> None:
    functions = [
        Piecewise(given["x"], given["y"]) for given in case.inputs["value_functions"].values()
    ]
    steps = weighted_sum_steps(case.matrix(), np.ones(3), np.ones(3, bool), values=functions)
    assert_follows(case, "values", steps["normalised"])
    assert_recomputed(case, "values", steps["normalised"])
    np.testing.assert_allclose(steps["scores"], np.mean(case.expected["values"], axis=1))


@published("smaa-pvf")
def test_a_value_function_ends_flat(case: Case) -> None:
    function = Piecewise(case.inputs["cutoffs"], case.inputs["values"])
    assert_follows(case, "clip", function(as_table(case.inputs["x"])))


@published("smaa-pvf")
def test_levels_beyond_the_scale_have_the_value_of_its_end(case: Case) -> None:
    cutoffs = case.inputs["cutoffs"]
    points = list(zip(cutoffs, case.inputs["values"], strict=True))
    scale = Quantity(lowest=cutoffs[0], highest=cutoffs[-1], points=points)
    values = scale.values(case.inputs["x"], "cost")
    assert_follows(case, "clip", values)
    # The source can also go on in a straight line, to 1.32 and below 0. Values here are 0 to 1, and
    # a study refuses a score beyond its scale.
    assert_does_not_follow(case, "interpolate", values)
    assert scale.problem_with(101) == "must lie between 50 and 100; found 101"


@published("rank-reversal-local-minmax")
def test_declared_ranges_remove_the_rank_reversal(case: Case) -> None:
    table = case.matrix()
    values = _values([Quantity(lowest=0, highest=10), Quantity(lowest=0, highest=1)], table)
    full = _total(values, case)
    np.testing.assert_array_equal(_total(values[:2], case), full[:2])
    assert full[1] > full[0]


@published("spotis-dezert2020-1")
def test_declared_ranges_give_the_complement_of_a_published_distance(case: Case) -> None:
    scales = [Quantity(lowest=lowest, highest=highest) for lowest, highest in case.inputs["bounds"]]
    rising = _values(scales, case.matrix())
    falling = as_table(
        [scale.values(case.matrix()[:, j], "cost") for j, scale in enumerate(scales)]
    ).T
    values = np.where(case.benefit(), rising, falling)
    assert_follows(case, "P", 1 - _total(values, case))


@published("spotis-dezert2020-2-target")
def test_value_points_with_a_peak_give_the_complement_of_a_published_distance(case: Case) -> None:
    peaked = [
        _falling_with_the_range(lowest, highest, peak)
        for (lowest, highest), peak in zip(
            case.inputs["bounds"], case.inputs["target"], strict=True
        )
    ]
    assert_follows(case, "P", 1 - _total(_values(peaked, case.matrix()), case))


@published("spotis-dezert2020-2-target")
def test_a_declared_target_is_not_the_distance_of_that_source(case: Case) -> None:
    # The source divides by the whole range; a declared target falls to 0 at both ends instead.
    targets = [
        Quantity(lowest=lowest, highest=highest, target=target)
        for (lowest, highest), target in zip(
            case.inputs["bounds"], case.inputs["target"], strict=True
        )
    ]
    assert_does_not_follow(case, "P", 1 - _total(_values(targets, case.matrix()), case))


def _falling_with_the_range(lowest: float, highest: float, peak: float) -> Quantity:
    width = highest - lowest
    points = [
        (lowest, 1 - (peak - lowest) / width),
        (peak, 1.0),
        (highest, 1 - (highest - peak) / width),
    ]
    return Quantity(lowest=lowest, highest=highest, points=points)


def _values(scales: list[Quantity], table: NDArray[np.float64]) -> NDArray[np.float64]:
    columns = [scale.values(table[:, j], "benefit") for j, scale in enumerate(scales)]
    return as_table(columns).T


def _total(values: NDArray[np.float64], case: Case) -> NDArray[np.float64]:
    benefit = np.ones(values.shape[1], dtype=bool)
    return as_table(weighted_sum(values, case.inputs["weights"], benefit, normalise="none"))


@published("utastar-r-mcda")
def test_value_functions_are_learned_from_a_ranking_as_published(case: Case) -> None:
    told = uta_star(
        case.matrix(),
        case.inputs["ranks"],
        np.array(case.inputs["types"]) > 0,
        breakpoints=case.inputs["breakpoints"],
        least_difference=case.inputs["epsilon"],
    )
    assert_follows(case, "total_error", told.total_error)
    agreement = rank_similarity(ranks(told.scores.round(6)), case.inputs["ranks"])
    assert_follows(case, "kendall", agreement)
    assert_follows(case, "tie_difference", abs(told.scores[1] - told.scores[2]))
