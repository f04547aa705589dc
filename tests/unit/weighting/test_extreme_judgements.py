"""Judgements far beyond 1 to 9: no warning, no NaN, and what can be known exactly is exact."""

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    consistency_ratio,
    eigenvector,
    eigenvector_and_consistency,
    harker,
    lambda_max,
    worst_judgements,
)
from mcdm_smartcity.numerics.arrays import FloatArray


@pytest.fixture(autouse=True)
def warnings_are_errors() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def judgements(size: int, largest: float, count: int, *, gaps: bool) -> FloatArray:
    """Matrices (count, size, size) of 1/largest, 1 and largest, drawn without any sense."""
    draws = np.random.default_rng(size)
    first, second = np.triu_indices(size, 1)
    ratios = draws.choice([1 / largest, 1, largest], (count, len(first)))
    matrices = np.ones((count, size, size))
    matrices[:, first, second], matrices[:, second, first] = ratios, 1 / ratios
    if gaps:
        matrices[:, [0, 2, 1, 3], [2, 0, 3, 1]] = np.nan
    return matrices


@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("largest", [1e5, 1e8])
@pytest.mark.parametrize("kernel", [eigenvector, harker, lambda_max, consistency_ratio])
def test_single_precision_gives_what_double_gives(
    kernel: Callable[..., Any], largest: float, count: int, gaps: bool
) -> None:
    for size in (4, 6):
        single = judgements(size, largest, count, gaps=gaps).astype(np.float32)
        found = kernel(single)
        assert found.dtype == np.float32
        double = kernel(single.astype(np.float64))
        np.testing.assert_allclose(found, double, rtol=1e-4, atol=1e-30)


@pytest.mark.parametrize("largest", [1e30, 1e100, 1e250])
@pytest.mark.parametrize("size", [3, 4, 6])
@pytest.mark.parametrize("gaps", [False, True])
def test_the_largest_numbers_leave_finite_answers(size: int, largest: float, gaps: bool) -> None:
    matrices = judgements(size, largest, 3, gaps=gaps and size > 4)
    found = eigenvector_and_consistency(matrices)
    np.testing.assert_allclose(found.priorities.sum(axis=-1), 1)
    assert np.isfinite(found.lambda_max).all()
    for worst in worst_judgements(matrices[0]):
        assert np.isfinite([worst.error, worst.gradient, worst.ratio_if_replaced]).all()


def test_agreeing_judgements_of_any_size_are_exact_in_single_precision() -> None:
    levels = np.array([1, 1e8, 1e15, 1e30])
    ratios = levels[:, np.newaxis] / levels
    matrix = np.where(ratios > 1e25, np.nan, np.where(ratios < 1e-25, np.nan, ratios))
    found = eigenvector(np.tile(matrix.astype(np.float32), (20, 1, 1)))
    np.testing.assert_allclose(found, np.tile(levels / levels.sum(), (20, 1)), rtol=1e-4)
