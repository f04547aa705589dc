"""What every ranking method refuses, and in which words."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError, InvalidWeightsError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.ranking.catalogue import METHODS

TABLE = np.array([[3.0, 250.0], [5.0, 400.0], [4.0, 100.0]])
WEIGHTS = [0.7, 0.3]
BENEFIT = [True, False]
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())


def spoiled(value: float) -> FloatArray:
    matrix = TABLE.copy()
    matrix[1, 0] = value
    return matrix


@every_method
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf], ids=str)
def test_a_score_that_is_not_finite_is_refused_with_its_place(method: Method, value: float) -> None:
    with pytest.raises(
        InvalidArrayError, match=rf"finite; found {value} at program 1, criterion 0 \(counted"
    ):
        method.kernel(spoiled(value), WEIGHTS, BENEFIT)


@every_method
@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[3.0, 250.0], [5.0]], "equally long rows"),
        ([["3", "250"], ["5", "400"]], "array of numbers"),
        ([3.0, 250.0], r"programs, criteria\) with at least one of each, not \(2,\)"),
        (np.empty((0, 2)), r"at least one of each, not \(0, 2\)"),
        (np.empty((2, 0)), r"at least one of each, not \(2, 0\)"),
    ],
    ids=["ragged", "words", "flat", "no program", "no criterion"],
)
def test_what_is_no_table_is_refused(method: Method, matrix: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        method.kernel(matrix, WEIGHTS, BENEFIT)


@every_method
@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([0.7, -0.3], "not be negative; found -0.3 at criterion 1"),
        ([0.0, 0.0], "not all be zero: at least one criterion must count"),
        ([[0.7, 0.3], [0.0, 0.0]], "not all be zero"),
        ([np.nan, 0.3], "finite; found nan at criterion 0"),
        ([0.7, np.inf], "finite; found inf at criterion 1"),
        ([0.5, 0.3, 0.2], r"one entry per criterion, shape \(..., 2\), not \(3,\)"),
        (1.0, r"one entry per criterion, shape \(..., 2\), not \(\)"),
        (["0.7", "0.3"], "weights must be an array of numbers"),
    ],
    ids=["negative", "zero", "one of zeros", "nan", "infinite", "too many", "one", "words"],
)
def test_weights_that_are_no_shares_are_refused(method: Method, weights: Any, words: str) -> None:
    with pytest.raises(InvalidWeightsError, match=words):
        method.kernel(TABLE, weights, BENEFIT)


@every_method
@pytest.mark.parametrize(
    ("benefit", "words"),
    [
        ([1, -1], r"boolean, True where more is better, not \[1, -1\]; .* write \[True, False\]"),
        (np.array([1.0, -1.0]), r"boolean, True where more is better.* write \[True, False\]"),
        ([1, 0], "not 0 at criterion 1 .*; write True or False for each criterion"),
        (["max", "min"], r"boolean.* write \[True, False\]"),
        ([True], r"one entry per criterion, shape \(2,\), not \(1,\)"),
        ([[True, False]], r"one entry per criterion, shape \(2,\), not \(1, 2\)"),
    ],
    ids=["signs", "float signs", "bits", "words", "too few", "stacked"],
)
def test_directions_that_are_not_boolean_are_refused_with_a_hint(
    method: Method, benefit: Any, words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        method.kernel(TABLE, WEIGHTS, benefit)


@every_method
@pytest.mark.parametrize("value", [0.0, -1.0], ids=["zero", "negative"])
def test_a_method_refuses_just_the_scores_outside_its_domain(method: Method, value: float) -> None:
    allowed = {"real": True, "nonnegative": value >= 0, "positive": value > 0}[method.domain]
    if allowed:
        assert np.isfinite(method.kernel(spoiled(value), WEIGHTS, BENEFIT)).all()
    else:
        with pytest.raises(InvalidArrayError, match=rf"{method.domain}|must be|negative"):
            method.kernel(spoiled(value), WEIGHTS, BENEFIT)


@every_method
def test_a_parameter_that_is_not_declared_is_refused(method: Method) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        method.kernel(TABLE, WEIGHTS, BENEFIT, colour="blue")


@every_method
def test_a_method_declares_the_settings_it_uses_on_scales(method: Method) -> None:
    assert {name for name, _ in method.on_scale} <= set(method.parameters)
    assert method.source
