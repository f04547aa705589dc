"""What weights from best and worst, points, ranks and steps promise."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.benefits_costs import FORMS, Form, benefits_costs
from mcdm_smartcity.weighting.methods.best_worst import best_worst
from mcdm_smartcity.weighting.methods.best_worst_judgements import as_best_worst
from mcdm_smartcity.weighting.methods.best_worst_nonlinear import (
    best_worst_consistency_index,
    best_worst_nonlinear,
)
from mcdm_smartcity.weighting.methods.fucom import fucom
from mcdm_smartcity.weighting.methods.points import direct_rating, smart, swing
from mcdm_smartcity.weighting.methods.rank_weights import (
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from mcdm_smartcity.weighting.methods.swara import swara
from strategies import fewer, priorities_of, weights_of
from strategies_networks import Rows, best_worst_rows, rankings

every_rating = pytest.mark.parametrize("rating", [direct_rating, swing, smart])
every_rank_method = pytest.mark.parametrize(
    "method", [rank_order_centroid, rank_sum, rank_reciprocal]
)
some_points = st.integers(1, 6).flatmap(lambda size: weights_of(size, awkward=False))
some_steps = st.lists(st.floats(0, 3), max_size=8)


@fewer(2)
@given(rows=best_worst_rows())
def test_the_linear_model_finds_the_optimum_of_its_programme(rows: Rows) -> None:
    weights, xi = best_worst(*rows)
    optimum = _linear_programme(rows)
    assert xi == pytest.approx(optimum.fun, abs=1e-9)
    np.testing.assert_allclose(weights, optimum.x[:-1], atol=1e-8)
    assert _largest_difference(rows, weights) == pytest.approx(xi, abs=1e-12)
    assert weights.sum() == pytest.approx(1, rel=1e-12)
    assert (weights > 0).all()


@fewer(4)
@given(rows=best_worst_rows())
def test_the_nonlinear_model_finds_the_least_error_and_all_weights_that_have_it(
    rows: Rows,
) -> None:
    found = best_worst_nonlinear(*rows)
    # A little more error is possible, a little less is not.
    assert _weights_within(rows, float(found.xi) + 1e-7) is not None
    assert found.xi < 2e-4 or _weights_within(rows, float(found.xi) - 1e-4) is None
    for place in range(len(rows[0])):
        least = _weights_within(rows, float(found.xi) + 1e-9, place, largest=False)
        most = _weights_within(rows, float(found.xi) + 1e-9, place, largest=True)
        assert least is not None
        assert most is not None
        assert found.lower[place] == pytest.approx(least[place], abs=1e-5)
        assert found.upper[place] == pytest.approx(most[place], abs=1e-5)
        assert found.centre[place] == pytest.approx((least[place] + most[place]) / 2, abs=1e-5)


@given(rows=best_worst_rows())
def test_intervals_of_weights_hold_an_optimum(rows: Rows) -> None:
    found = best_worst_nonlinear(*rows)
    assert (found.lower <= found.upper * (1 + 1e-12)).all()
    assert found.lower.sum() <= 1 + 1e-9
    assert found.upper.sum() >= 1 - 1e-9


@given(rows=best_worst_rows(criteria=3))
def test_three_criteria_have_one_optimum(rows: Rows) -> None:
    found = best_worst_nonlinear(*rows)
    np.testing.assert_allclose(found.lower, found.upper, rtol=1e-9)


@given(behind=st.lists(st.integers(1, 9), min_size=2, max_size=8))
def test_consistent_best_and_worst_judgements_return_the_weights_behind_them(
    behind: list[int],
) -> None:
    weights = np.array(behind) / sum(behind)
    rows = weights.max() / weights, weights / weights.min()
    found, xi = best_worst(*rows)
    intervals = best_worst_nonlinear(*rows)
    np.testing.assert_allclose(found, weights, rtol=1e-9)
    np.testing.assert_allclose(intervals.lower, weights, rtol=1e-9)
    np.testing.assert_allclose(intervals.upper, weights, rtol=1e-9)
    np.testing.assert_allclose([xi, intervals.xi, intervals.consistency_ratio], 0, atol=1e-9)


@given(rows=best_worst_rows(), data=st.data())
def test_order_of_criteria_does_not_matter_to_best_and_worst(
    rows: Rows, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(rows[0]))))
    turned = rows[0][order], rows[1][order]
    (weights, xi), (same, same_xi) = best_worst(*rows), best_worst(*turned)
    np.testing.assert_allclose(same, weights[order], rtol=1e-12)
    assert same_xi == pytest.approx(xi, abs=1e-15)
    intervals, other = best_worst_nonlinear(*rows), best_worst_nonlinear(*turned)
    np.testing.assert_allclose(other.lower, intervals.lower[order], rtol=1e-12)
    np.testing.assert_allclose(other.upper, intervals.upper[order], rtol=1e-12)


@fewer(3)
@given(data=st.data(), criteria=st.integers(2, 6))
def test_many_judges_are_weighed_like_one_after_the_other(
    data: st.DataObject, criteria: int
) -> None:
    panel = [data.draw(best_worst_rows(criteria=criteria)) for _ in range(3)]
    first, second = (np.array([rows[i] for rows in panel]) for i in (0, 1))
    weights, xi = best_worst(first, second)
    intervals = best_worst_nonlinear(first, second)
    for i, rows in enumerate(panel):
        alone, alone_xi = best_worst(*rows)
        np.testing.assert_array_equal(weights[i], alone)
        np.testing.assert_array_equal(xi[i], alone_xi)
        one = best_worst_nonlinear(*rows)
        np.testing.assert_allclose(intervals.upper[i], one.upper, rtol=1e-12)
        np.testing.assert_allclose(intervals.consistency_ratio[i], one.consistency_ratio)


@given(rows=best_worst_rows())
def test_best_and_worst_keep_single_precision(rows: Rows) -> None:
    single = rows[0].astype(np.float32), rows[1].astype(np.float32)
    weights, xi = best_worst(*single)
    found = best_worst_nonlinear(*single)
    assert {weights.dtype, xi.dtype, found.lower.dtype, found.xi.dtype} == {np.dtype(np.float32)}
    np.testing.assert_allclose(weights, best_worst(*rows)[0], rtol=1e-4)


@given(ratio=st.floats(1, 1e6))
def test_the_consistency_index_solves_its_equation(ratio: float) -> None:
    index = best_worst_consistency_index(ratio)
    assert 0 <= index < ratio
    assert (ratio - index) ** 2 == pytest.approx(ratio + index, rel=1e-6)


@every_rating
@given(points=some_points, scale=st.sampled_from([1e-6, 0.5, 3.0]))
def test_weights_are_in_proportion_to_points(
    rating: Callable[[Any], FloatArray], points: FloatArray, scale: float
) -> None:
    given_points = points + 1 if rating is smart else points
    weights = rating(given_points)
    assert weights.sum() == pytest.approx(1, rel=1e-12)
    np.testing.assert_allclose(weights * given_points.max(), given_points * weights.max())
    np.testing.assert_allclose(rating(given_points * scale), weights, rtol=1e-12)


@every_rank_method
@given(ranks=rankings())
def test_weights_follow_the_ranks(method: Callable[[Any], FloatArray], ranks: FloatArray) -> None:
    weights = method(ranks)
    assert weights.sum() == pytest.approx(1, rel=1e-12)
    assert (weights > 0).all()
    better = ranks[:, np.newaxis] < ranks
    tied = ranks[:, np.newaxis] == ranks
    differences = weights[:, np.newaxis] - weights
    assert (differences[better] > 0).all()
    assert (differences[tied] == 0).all()


@every_rank_method
@given(ranks=rankings())
def test_tied_criteria_share_what_they_would_have_in_some_order(
    method: Callable[[Any], FloatArray], ranks: FloatArray
) -> None:
    broken = np.argsort(np.argsort(ranks, kind="stable"), kind="stable") + 1
    separate = method(broken)
    expected = [separate[ranks == rank].mean() for rank in ranks]
    np.testing.assert_allclose(method(ranks), expected, rtol=1e-12)
    np.testing.assert_array_equal(method([ranks, ranks])[1], method(ranks))


@given(size=st.integers(1, 7))
def test_the_centroid_is_the_mean_of_the_corners_of_all_weights_in_that_order(size: int) -> None:
    # The corners are equal weights for the first, the first two, … all criteria.
    corners = np.tril(np.ones((size, size))) / np.arange(1, size + 1)[:, np.newaxis]
    weights = rank_order_centroid(np.arange(1, size + 1))
    np.testing.assert_allclose(weights, corners.mean(axis=0), rtol=1e-12)


@given(steps=some_steps)
def test_fucom_keeps_every_ratio_between_neighbours(steps: list[float]) -> None:
    ratios = 1 + np.array(steps)
    weights = fucom(ratios)
    np.testing.assert_allclose(weights[:-1] / weights[1:], ratios, rtol=1e-12)
    assert weights.sum() == pytest.approx(1, rel=1e-12)


@given(steps=some_steps, data=st.data())
def test_swara_and_fucom_are_the_same_steps_told_differently(
    steps: list[float], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(steps) + 1)))
    shares = np.array([0, *steps])
    weights = swara(shares, order=order)
    np.testing.assert_allclose(fucom(1 + shares[1:], order=order), weights, rtol=1e-12)
    np.testing.assert_array_equal(weights[order], swara(shares))
    np.testing.assert_array_equal(swara([shares, shares], order=order)[1], weights)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data(), size=st.integers(1, 5))
def test_more_benefit_and_less_cost_never_lower_a_score(
    form: Form, data: st.DataObject, size: int
) -> None:
    merits = [data.draw(priorities_of(size)) for _ in range(4)]
    place, better = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, 3))
    changed = [part.copy() for part in merits]
    changed[better][place] *= 1.5 if better < 2 else 0.5
    changed[better] = np.minimum(changed[better], 1)
    before, after = (benefits_costs(*parts, form=form)[place] for parts in (merits, changed))
    assert after >= before * (1 - 1e-12) - 1e-12


@given(data=st.data(), size=st.integers(1, 5), importance=weights_of(4, awkward=False))
def test_subtracting_costs_and_adding_their_complement_order_alike(
    data: st.DataObject, size: int, importance: FloatArray
) -> None:
    parts = [data.draw(priorities_of(size)) for _ in range(4)]
    subtracted = benefits_costs(*parts, merits=importance)
    added = benefits_costs(*parts, merits=importance, form="additive_complement")
    shares = importance / importance.sum()
    np.testing.assert_allclose(added - subtracted, shares[2] + shares[3], atol=1e-12)


def _terms(rows: Rows) -> list[tuple[int, int, float]]:
    """All (i, j, a) with the judgement that i is a times as important as j."""
    marked = as_best_worst(*rows)
    best, worst = int(marked.best.argmax()), int(marked.worst.argmax())
    terms = [(best, j, float(a)) for j, a in enumerate(rows[0]) if j != best]
    terms += [(j, worst, float(a)) for j, a in enumerate(rows[1]) if j not in {best, worst}]
    return terms


def _largest_difference(rows: Rows, weights: FloatArray) -> float:
    return max(float(abs(weights[i] - a * weights[j])) for i, j, a in _terms(rows))


def _linear_programme(rows: Rows) -> Any:
    """min ξ with |w_i - a w_j| ≤ ξ for every judgement; the last variable is ξ."""
    size = len(rows[0])
    limits = []
    for i, j, a in _terms(rows):
        for sign in (1, -1):
            limit = np.zeros(size + 1)
            limit[i], limit[j], limit[-1] = sign, -sign * a, -1
            limits.append(limit)
    goal = np.zeros(size + 1)
    goal[-1] = 1
    whole = np.ones((1, size + 1))
    whole[0, -1] = 0
    return linprog(goal, A_ub=np.array(limits), b_ub=np.zeros(len(limits)), A_eq=whole, b_eq=[1])


def _weights_within(
    rows: Rows, error: float, place: int = 0, *, largest: bool = True
) -> FloatArray | None:
    """Weights with |w_i / w_j - a| ≤ error throughout, extreme at one place; or None."""
    size = len(rows[0])
    limits = []
    for i, j, a in _terms(rows):
        for sign in (1, -1):
            limit = np.zeros(size)
            limit[i], limit[j] = sign, -sign * a - error
            limits.append(limit)
    goal = np.zeros(size)
    goal[place] = -1 if largest else 1
    found = linprog(
        goal,
        A_ub=np.array(limits),
        b_ub=np.zeros(len(limits)),
        A_eq=np.ones((1, size)),
        b_eq=[1],
    )
    weights: FloatArray | None = found.x if found.success else None
    return weights
