"""Weights from best and worst by hand, and rows that cannot be meant."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.weighting.methods.best_worst import best_worst
from mcdm_smartcity.weighting.methods.best_worst_judgements import as_best_worst
from mcdm_smartcity.weighting.methods.best_worst_nonlinear import (
    best_worst_consistency_index,
    best_worst_nonlinear,
)

both_models = pytest.mark.parametrize("model", [best_worst, best_worst_nonlinear])


def test_two_criteria_share_in_their_ratio() -> None:
    weights, xi = best_worst([1, 3], [3, 1])
    np.testing.assert_allclose(weights, [0.75, 0.25], rtol=1e-15)
    assert xi == 0


def test_the_error_of_three_criteria_is_worked_out_by_hand() -> None:
    # Products 4 by way of the second and 8 directly, slacks 3 and 1, so ξ = 1 for w_worst = 1:
    # w_best = 4 + 3 = 8 - 1 = 7 and the second (7 + 1) / 2 = 2 + 1 + 1.
    weights, xi = best_worst([1, 2, 8], [8, 2, 1])
    np.testing.assert_allclose(weights, np.array([7, 3, 1]) / 11, rtol=1e-14)
    assert xi == pytest.approx(1 / 11, rel=1e-14)


def test_the_nonlinear_error_of_three_criteria_is_worked_out_by_hand() -> None:
    # (2 + ξ)(2 + ξ) = 8 - ξ gives ξ² + 5ξ - 4 = 0.
    found = best_worst_nonlinear([1, 2, 8], [8, 2, 1])
    xi = (np.sqrt(41) - 5) / 2
    assert found.xi == pytest.approx(xi, rel=1e-14)
    expected = np.array([8 - xi, 2 + xi, 1])
    np.testing.assert_allclose(found.centre, expected / expected.sum(), rtol=1e-14)


def test_two_criteria_that_contradict_each_other_share_the_error() -> None:
    # Products 16 and 4 of sums 8 and 4: ξ = 12 / 12 = 1, more than against the direct 8 alone.
    found = best_worst_nonlinear([1, 4, 2, 8], [8, 4, 2, 1])
    assert found.xi == pytest.approx(1, rel=1e-14)
    # (4 - 1)(4 - 1) = 9 = (2 + 1)(2 + 1).
    np.testing.assert_allclose(found.lower, np.array([9, 3, 3, 1]) / 16, rtol=1e-14)


def test_the_consistency_ratio_is_the_share_of_the_index() -> None:
    found = best_worst_nonlinear([1, 2, 8], [8, 2, 1])
    assert found.consistency_ratio == pytest.approx(found.xi / 4.468871125850725, rel=1e-12)


@pytest.mark.parametrize("size", [2, 5])
def test_criteria_that_are_all_judged_equal_weigh_the_same(size: int) -> None:
    weights, xi = best_worst(np.ones(size), np.ones(size))
    found = best_worst_nonlinear(np.ones(size), np.ones(size))
    np.testing.assert_allclose(weights, 1 / size)
    np.testing.assert_allclose(found.centre, 1 / size)
    assert not np.any([xi, found.xi, found.consistency_ratio])


def test_a_criterion_as_good_as_the_best_may_be_judged_so() -> None:
    weights, xi = best_worst([1, 1, 4], [4, 4, 1])
    np.testing.assert_allclose(weights, [4 / 9, 4 / 9, 1 / 9], rtol=1e-14)
    assert xi == 0


@pytest.mark.parametrize(
    ("first", "second", "best", "worst"),
    [
        ([1, 1, 8], [7, 8, 1], 1, 2),
        ([1, 1, 8], [8, 8, 1], 0, 2),
        ([1, 8, 8], [8, 1, 1], 0, 1),
        ([1, 1, 8, 1], [1, 8, 1, 1], 1, 2),
    ],
    ids=["that agree", "first best", "first worst", "largest ratio"],
)
def test_the_best_and_the_worst_are_found_among_several(
    first: list[float], second: list[float], best: int, worst: int
) -> None:
    found = as_best_worst(first, second)
    assert np.flatnonzero(found.best).tolist() == [best]
    assert np.flatnonzero(found.worst).tolist() == [worst]


def test_judgements_may_be_any_ratio() -> None:
    weights, xi = best_worst([1, 1e4, 1e8], [1e8, 1e4, 1])
    np.testing.assert_allclose(weights[1:], [1e-4, 1e-8], rtol=2e-4)
    assert xi == 0
    found = best_worst_nonlinear([1, 1e100, 1e100], [1e100, 1e100, 1])
    assert np.isfinite(found.lower).all()
    assert found.xi > 9e99


def test_ones_and_ratios_that_are_off_by_rounding_are_meant() -> None:
    weights, _ = best_worst([0.9999999, 1 / 0.3333333], [3, 1.0000001])
    np.testing.assert_allclose(weights, [0.75, 0.25], rtol=1e-6)


def test_intervals_are_frozen_and_become_rows() -> None:
    found = best_worst_nonlinear([1, 3], [3, 1])
    assert found.as_rows()[0] == {"item": 0, "lower": 0.75, "centre": 0.75, "upper": 0.75}
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="read-only"):
        found.lower[0] = 1


@both_models
@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ([1], [1], r"at least two of them, not shapes \(1,\) and \(1,\)"),
        ([1, 2], [1, 2, 3], r"not shapes \(2,\) and \(3,\)"),
        (1, 1, r"not shapes \(\) and \(\)"),
        ([2, 3], [3, 1], "best_to_others must hold a 1 at the best"),
        ([1, 3], [3, 2], "others_to_worst must hold a 1 at the worst"),
        ([1, 2], [1, 2], r"criterion 0 \(counted from 0\) cannot be both the best and the worst"),
        ([1, 8, 3], [7, 1, 2], "same ratio.*criterion 0,.*criterion 1 .*tells 8, others.* 7"),
        ([1, 1, 2], [1, 1, 2], "equally important: then every judgement must be 1"),
        ([1, 0.5], [2, 1], "best_to_others must be from 1 .*found 0.5 at criterion 1"),
        ([1, 2], [2, np.nan], "others_to_worst must be from 1 .*found nan at criterion 1"),
        ([1, np.inf], [np.inf, 1], r"from 1 to 1e\+100.*found inf"),
        ([[1, 2], [1, 0]], [[2, 1], [2, 1]], "found 0 at criterion 1"),
        ([[1, 2], [1, 3]], [[2, 1], [2, 1]], "best_to_others tells 3, others_to_worst 2"),
        (["1", "2"], [2, 1], "best_to_others must be an array of numbers"),
    ],
    ids=[
        "one", "lengths", "numbers", "no best", "no worst", "same", "differ", "equal", "half",
        "nan", "infinite", "zero", "second judge", "words",
    ],
)  # fmt: skip
def test_rows_that_cannot_be_meant_are_refused(
    model: Any, first: Any, second: Any, words: str
) -> None:
    with pytest.raises(InvalidComparisonsError, match=words):
        model(first, second)


@pytest.mark.parametrize("ratio", [0.5, np.nan, "three"])
def test_a_ratio_of_best_to_worst_below_1_has_no_index(ratio: Any) -> None:
    with pytest.raises(InvalidComparisonsError, match="best_to_worst must be"):
        best_worst_consistency_index(ratio)
