"""Value functions with numbers worked out by hand."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    Exponential,
    InvalidArrayError,
    Linear,
    Peak,
    Piecewise,
    Quantity,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.weighted_product import weighted_product_steps
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum_steps

LEVELS = np.array([-5.0, 0.0, 2.5, 5.0, 10.0, 12.0])
TABLE = [[10.0, 20.0, -3.0], [0.0, 21.0, 4.0], [5.0, 31.0, 1.0]]
BOTH_WAYS = [True, False, False]


@pytest.mark.parametrize(
    ("function", "values"),
    [
        (Linear(worst=0, best=10), [0, 0, 0.25, 0.5, 1, 1]),
        (Linear(worst=10, best=0), [1, 1, 0.75, 0.5, 0, 0]),
        (Piecewise((0, 5, 10), (0, 0.8, 1)), [0, 0, 0.4, 0.8, 1, 1]),
        (Piecewise((10, 5, 0), (1, 0.8, 0)), [0, 0, 0.4, 0.8, 1, 1]),
        (Exponential(worst=0, best=10, curvature=0), [0, 0, 0.25, 0.5, 1, 1]),
        (Peak(lowest=0, peak=2.5, highest=10), [0, 0, 1, 2 / 3, 0, 0]),
        (Peak(lowest=0, peak=0, highest=10), [1, 1, 0.75, 0.5, 0, 0]),
        (Peak(lowest=0, peak=10, highest=10), [0, 0, 0.25, 0.5, 1, 1]),
    ],
    ids=repr,
)
def test_values_are_those_worked_out_by_hand(function: Any, values: list[float]) -> None:
    np.testing.assert_allclose(function(LEVELS), values, rtol=0, atol=1e-15)


@pytest.mark.parametrize("curvature", [-3.0, -1e-9, 1e-9, 0.5, 3.0])
def test_an_exponential_is_its_formula(curvature: float) -> None:
    found = Exponential(worst=10, best=0, curvature=curvature)(np.array([8.0, 5.0, 1.0]))
    t = np.array([0.2, 0.5, 0.9])
    expected = (1 - np.exp(-curvature * t)) / (1 - math.exp(-curvature))
    np.testing.assert_allclose(found, expected, rtol=1e-6 if abs(curvature) < 0.1 else 1e-12)


@given(curvature=st.floats(-1e6, 1e6))
def test_an_exponential_rises_from_0_to_1_however_bent(curvature: float) -> None:
    values = Exponential(worst=0, best=1, curvature=curvature)(np.linspace(0, 1, 21))
    assert (values[0], values[-1]) == (0, 1)
    assert (np.diff(values) >= 0).all()


def test_opposite_curvatures_mirror_each_other() -> None:
    t = np.linspace(0, 1, 11)
    bent = Exponential(worst=0, best=1, curvature=4)(t)
    np.testing.assert_allclose(
        Exponential(worst=0, best=1, curvature=-4)(1 - t), 1 - bent, atol=1e-15
    )
    assert (bent[1:-1] > t[1:-1]).all()


def test_a_peak_is_the_declared_target_of_a_study() -> None:
    levels = np.linspace(16, 31, 16)
    for target in (16, 21, 31):
        scale = Quantity(lowest=16, highest=31, target=target)
        found = Peak(lowest=16, peak=target, highest=31)(levels)
        np.testing.assert_allclose(found, scale.values(levels.tolist(), "benefit"), atol=1e-15)


def test_levels_of_any_size_have_values() -> None:
    levels = np.array([-1.7e308, 0.0, 1.7e308])
    np.testing.assert_allclose(Linear(worst=-1.7e308, best=1.7e308)(levels), [0, 0.5, 1])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Linear(worst=3, best=3), "worst and best .* must differ; both are 3"),
        (lambda: Linear(worst=math.nan, best=3), "finite numbers; found .*nan"),
        (lambda: Exponential(worst=0, best=1, curvature=math.inf), "finite numbers; found .*inf"),
        (lambda: Exponential(worst=1, best=1, curvature=1), "must differ"),
        (lambda: Piecewise((0, 2, 1), (0, 1, 0)), r"all rise or all fall; found \(0.0, 2.0, 1.0\)"),
        (lambda: Piecewise((0, 0), (0, 1)), "all rise or all fall"),
        (lambda: Piecewise((0, 1), (0, 1, 2)), "found 2 levels and 3 values"),
        (lambda: Piecewise((1,), (1,)), "at least two levels"),
        (lambda: Peak(lowest=0, peak=11, highest=10), "lie between .* found 0, 11, 10"),
        (lambda: Peak(lowest=1, peak=1, highest=1), "lie between"),
    ],
)
def test_a_value_function_that_is_none_is_refused(make: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        make()


def test_a_criterion_with_a_value_function_is_read_by_it_alone() -> None:
    values = [None, Peak(lowest=16, peak=21, highest=31), Linear(worst=-3, best=5)]
    steps = weighted_sum_steps(TABLE, [1, 1, 2], BOTH_WAYS, values=values)
    expected = [[1, 0.8, 0], [0, 1, 0.875], [0.5, 0, 0.5]]
    np.testing.assert_allclose(steps["normalised"], expected, atol=1e-15)
    np.testing.assert_allclose(steps["scores"], [0.45, 0.6875, 0.375], atol=1e-15)
    # Neither its direction counts, nor what its normalisation would refuse.
    turned = weighted_sum(TABLE, [1, 1, 2], [True, True, True], values=values, normalise="linear")
    np.testing.assert_allclose(turned, steps["scores"], atol=1e-15)


def test_all_criteria_may_have_value_functions() -> None:
    values = [Linear(worst=0, best=10)] * 3
    found = weighted_sum(TABLE, [1, 0, 0], BOTH_WAYS, values=values)
    np.testing.assert_allclose(found, [1, 0, 0.5], atol=1e-15)


def test_values_multiply_to_the_power_of_their_weights() -> None:
    values = [Linear(worst=-10, best=10), None, Linear(worst=-13, best=7)]
    steps = weighted_product_steps(TABLE, [1, 2, 1], BOTH_WAYS, values=values)
    expected = np.array([[1, 1, 0.5], [0.5, 20 / 21, 0.85], [0.75, 20 / 31, 0.7]])
    np.testing.assert_allclose(steps["normalised"], expected, rtol=1e-12)
    products = (expected ** np.array([0.25, 0.5, 0.25])).prod(axis=1)
    np.testing.assert_allclose(steps["scores"], products, rtol=1e-12)


def test_a_value_of_zero_cannot_be_multiplied() -> None:
    values = [None, Linear(worst=20, best=31), None]
    table = np.abs(TABLE) + 1
    table[0, 1] = 20
    words = "the value function turns the score 20 of criterion 1 .* into 0, but .* positive"
    with pytest.raises(InvalidArrayError, match=words):
        weighted_product(table, [1, 1, 1], BOTH_WAYS, values=values)


@pytest.mark.parametrize("kernel", [weighted_sum, weighted_product])
@pytest.mark.parametrize("values", [[None, None], [None, 3, None], Linear(0, 1)], ids=str)
def test_values_that_are_not_one_per_criterion_are_refused(kernel: Any, values: Any) -> None:
    with pytest.raises(InvalidArrayError, match="one value function or None for each of the 3"):
        kernel(np.abs(TABLE) + 1, [1, 1, 1], BOTH_WAYS, values=values)


def test_values_hold_for_stacks_and_for_large_tables_in_blocks() -> None:
    generator = np.random.default_rng(5)
    values = [Linear(worst=0, best=1), None, Peak(lowest=0, peak=0.5, highest=1)]
    large = generator.random((60_000, 3))
    found = weighted_sum(large, [1, 1, 1], BOTH_WAYS, values=values)
    few = weighted_sum_steps(large, [1, 1, 1], BOTH_WAYS, values=values)["scores"]
    np.testing.assert_allclose(found, few, rtol=1e-12)
    stack = large[:24].reshape(2, 4, 3, 3)
    one = weighted_sum(stack[1, 2], [1, 1, 1], BOTH_WAYS, values=values)
    np.testing.assert_allclose(
        weighted_sum(stack, [1, 1, 1], BOTH_WAYS, values=values)[1, 2], one, rtol=1e-12
    )
    single = weighted_sum(large.astype(np.float32), [1, 1, 1], BOTH_WAYS, values=values)
    assert single.dtype == np.float32


def test_a_score_beside_value_functions_is_told_by_its_own_criterion() -> None:
    values = [Linear(worst=0, best=10), None, None]
    with pytest.raises(InvalidArrayError, match="found 0 at program 1, criterion 2"):
        weighted_product([[3, 4, 5], [6, 7, 0]], [1, 1, 1], [True] * 3, values=values)
