"""Weights from points, ranks and steps between ranks by hand, and answers that cannot be meant."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError, InvalidWeightsError
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.weighting.methods.fucom import fucom
from mcdm_smartcity.weighting.methods.points import direct_rating, smart, swing
from mcdm_smartcity.weighting.methods.rank_weights import (
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from mcdm_smartcity.weighting.methods.swara import swara

every_rating = pytest.mark.parametrize("rating", [direct_rating, swing, smart])
every_rank_method = pytest.mark.parametrize(
    "method", [rank_order_centroid, rank_sum, rank_reciprocal]
)


def test_points_of_many_judges_are_scaled_each() -> None:
    weights = swing([[100, 100], [100, 25]])
    np.testing.assert_allclose(weights, [[0.5, 0.5], [0.8, 0.2]], rtol=1e-15)


def test_a_swing_that_is_worth_nothing_weighs_nothing() -> None:
    assert swing([100, 0]).tolist() == [1, 0]


def test_no_ratio_to_a_criterion_of_zero_points_exists() -> None:
    with pytest.raises(InvalidWeightsError, match=r"above zero: SMART asks for ratios.*`swing`"):
        smart([100, 0])


@every_rating
def test_points_keep_single_precision_and_one_criterion_weighs_all(rating: Any) -> None:
    weights = rating(np.array([3], dtype=np.float32))
    assert (weights.tolist(), weights.dtype) == ([1], np.float32)


@every_rating
@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([10, -1], "must not be negative; found -1.0 at criterion 1"),
        ([0, 0], "must not all be zero"),
        ([10, np.inf], "must be finite"),
        ([], r"points must have shape \(..., m\), m at least 1, not \(0,\)"),
        (5, r"m at least 1, not \(\)"),
    ],
    ids=["sign", "zeros", "infinite", "none", "number"],
)
def test_points_that_cannot_be_meant_are_refused(rating: Any, points: Any, words: str) -> None:
    with pytest.raises(InvalidWeightsError, match=words):
        rating(points)


@every_rating
def test_points_in_words_are_refused(rating: Any) -> None:
    with pytest.raises(InvalidArrayError, match="points must be an array of numbers"):
        rating(["many", "few"])


@every_rank_method
def test_one_rank_weighs_all(method: Any) -> None:
    assert method([1]).tolist() == [1]


@every_rank_method
def test_criteria_that_are_all_tied_weigh_the_same(method: Any) -> None:
    np.testing.assert_allclose(method([1, 1, 1, 1]), 0.25, rtol=1e-15)


@every_rank_method
def test_weights_take_the_ranks_of_scores(method: Any) -> None:
    weights = method(ranks([0.2, 0.9, 0.5, 0.5]))
    assert weights.argmax() == 1
    assert weights[2] == weights[3]


def test_ties_have_the_mean_of_the_weights_of_their_places() -> None:
    assert rank_sum([1, 2, 2, 4]).tolist() == pytest.approx([0.4, 0.25, 0.25, 0.1])
    np.testing.assert_allclose(rank_reciprocal([1, 1, 3]), np.array([9, 9, 4]) / 22, rtol=1e-15)
    np.testing.assert_allclose(rank_order_centroid([1, 1]), 0.5, rtol=1e-15)


@every_rank_method
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([0, 1, 2], r"\[0, 1, 2\] should be \[1, 2, 3\]"),
        ([1, 2, 2, 3], r"ties share the better rank; \[1, 2, 2, 3\] should be \[1, 2, 2, 4\]"),
        ([1, 2.5, 2.5], r"\[1, 2.5, 2.5\] should be \[1, 2, 2\]"),
        ([2, 3], r"\[2, 3\] should be \[1, 2\]"),
        ([[1, 2], [-2, 1]], r"\[-2, 1\] should be \[1, 2\]"),
        ([1, np.nan], "ranks must be finite"),
        ([], "m at least 1"),
        (1, "m at least 1"),
        (["first"], "ranks must be an array of numbers"),
    ],
    ids=["from 0", "dense", "middle", "gap", "second of two", "nan", "none", "number", "words"],
)
def test_what_are_no_ranks_is_refused_with_the_ranks_of_that_order(
    method: Any, given: Any, words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        method(given)


def test_fucom_of_no_comparison_is_one_criterion() -> None:
    assert fucom([]).tolist() == [1]


def test_many_judges_may_rank_in_their_own_order() -> None:
    weights = fucom([[3], [3]], order=[[0, 1], [1, 0]])
    assert weights.tolist() == [[0.75, 0.25], [0.25, 0.75]]


def test_huge_steps_leave_the_last_with_nothing_and_no_warning() -> None:
    weights = fucom(np.full(50, 1e8))
    assert np.isfinite(weights).all()
    assert weights.sum() == pytest.approx(1, rel=1e-12)


def test_swara_without_steps_weighs_all_the_same() -> None:
    assert swara([0, 0, 0, 0]).tolist() == [0.25] * 4


@pytest.mark.parametrize("method", [fucom, swara])
def test_steps_keep_single_precision(method: Any) -> None:
    steps = [2, 2] if method is fucom else [0, 1, 1]
    weights = method(np.array(steps, dtype=np.float32))
    assert weights.dtype == np.float32
    np.testing.assert_allclose(weights, np.array([4, 2, 1]) / 7, rtol=1e-6)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([2, 0.5], r"at least 1, since no criterion is less important.*found 0.5 at position \(1,"),
        ([np.inf], "finite and at least 1"),
        (2, r"shape \(..., m - 1\)"),
        (["double"], "comparative_priority must be an array of numbers"),
    ],
)
def test_comparative_priorities_that_cannot_be_meant_are_refused(steps: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        fucom(steps)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([0.1, 0.2], "must begin with 0: nothing is before the first rank; found 0.1"),
        ([0, -0.2], r"not negative, since no criterion is less important.*found -0.2"),
        ([0, np.nan], "finite and not negative"),
        ([], "m at least 1"),
        (0, "m at least 1"),
    ],
)
def test_relative_importances_that_cannot_be_meant_are_refused(steps: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        swara(steps)


@pytest.mark.parametrize(
    "order", [[0, 0, 1], [1, 2, 3], [0, 1], [[0, 1, 2]], [0.0, 1.0, 2.0], ["a", "b", "c"]]
)
def test_an_order_that_does_not_name_each_criterion_once_is_refused(order: Any) -> None:
    with pytest.raises(InvalidArrayError, match="each criterion once, by the numbers 0 to 2"):
        swara([0, 0.1, 0.2], order=order)
