"""The geometric consistency index and its limits."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    consistency_index,
    geometric_consistency_index,
    geometric_consistency_limit,
    geometric_mean,
)
from mcdm_smartcity.errors import DisconnectedComparisonsError, InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import SAATY, comparisons, incomplete_comparisons, priorities_of

GAP = math.nan


@given(matrix=comparisons(3, 7))
def test_of_complete_judgements_it_is_what_aguaron_and_moreno_jimenez_defined(
    matrix: FloatArray,
) -> None:
    size, weights = len(matrix), geometric_mean(matrix)
    errors = np.log(matrix * weights / weights[:, np.newaxis])
    defined = 2 / ((size - 1) * (size - 2)) * (np.triu(errors, 1) ** 2).sum()
    assert geometric_consistency_index(matrix) == pytest.approx(defined, rel=1e-9, abs=1e-12)


@given(matrix=incomplete_comparisons(3, 6))
def test_of_incomplete_judgements_it_is_the_sum_of_squares_over_the_degrees_of_freedom(
    matrix: FloatArray,
) -> None:
    size, weights = len(matrix), geometric_mean(matrix)
    errors = np.log(matrix * weights / weights[:, np.newaxis])[np.triu_indices(size, 1)]
    freedom = int((~np.isnan(errors)).sum()) - size + 1
    defined = np.nansum(errors**2) / freedom if freedom else GAP
    np.testing.assert_allclose(geometric_consistency_index(matrix), defined, rtol=1e-8, atol=1e-12)


@given(weights=st.integers(1, 7).flatmap(priorities_of))
def test_judgements_that_agree_have_index_0(weights: FloatArray) -> None:
    matrix = weights[:, np.newaxis] / weights
    assert geometric_consistency_index(matrix) == pytest.approx(0, abs=1e-20)


@given(matrix=comparisons(most=2))
def test_one_or_two_items_are_always_consistent(matrix: FloatArray) -> None:
    assert geometric_consistency_index(matrix) == 0


@pytest.mark.parametrize("pattern", ["complete", "circle"])
def test_random_judgements_have_a_mean_of_the_variance_of_the_scale(pattern: str) -> None:
    # E ln² of the 17 values, 2.62921714, whatever the number and pattern of judgements.
    generator = np.random.default_rng(20)
    size, samples = 5, 40_000
    matrices = np.ones((samples, size, size))
    for i in range(size):
        for j in range(i):
            skipped = pattern == "circle" and i - j not in {1, size - 1}
            values = np.full(samples, GAP) if skipped else generator.choice(SAATY, samples)
            matrices[:, i, j], matrices[:, j, i] = values, 1 / values
    mean = geometric_consistency_index(matrices).mean()
    variance = np.mean(np.log(SAATY) ** 2)
    assert variance == pytest.approx(2.62921714, abs=5e-9)
    assert mean == pytest.approx(variance, rel=0.03)


def test_for_small_errors_it_is_the_consistency_index_times_2m_over_m_less_2() -> None:
    generator = np.random.default_rng(4)
    noise = np.triu(generator.normal(0, 0.01, (6, 6)), 1)
    matrix = np.exp(noise - noise.T)
    expected = consistency_index(matrix) * 12 / 4
    assert geometric_consistency_index(matrix) == pytest.approx(float(expected), rel=1e-3)


def test_a_tree_of_judgements_leaves_nothing_to_check() -> None:
    tree = np.array([[1, 2, GAP], [1 / 2, 1, 3], [GAP, 1 / 3, 1]])
    whole = np.array([[1, 6, 8], [1 / 6, 1, 4], [1 / 8, 1 / 4, 1]])
    indices = geometric_consistency_index([tree, whole])
    assert np.isnan(indices[0])
    assert indices[1] == pytest.approx(math.log(6 * 4 / 8) ** 2 / 3, rel=1e-12)


def test_it_keeps_single_precision_and_takes_huge_judgements() -> None:
    circle = [[1, 1e30, 1], [1e-30, 1, 1e30], [1, 1e-30, 1]]
    double = geometric_consistency_index(circle)
    single = geometric_consistency_index(np.array(circle, dtype=np.float32))
    assert single.dtype == np.float32
    assert double == pytest.approx(math.log(1e60) ** 2 / 3, rel=1e-12)
    assert single == pytest.approx(float(double), rel=1e-5)


def test_judgements_that_leave_groups_apart_are_refused() -> None:
    with pytest.raises(DisconnectedComparisonsError, match=r"groups \[0\] and \[1\]"):
        geometric_consistency_index([[1, GAP], [GAP, 1]])


def test_limits_are_those_that_a_ratio_of_a_tenth_derives() -> None:
    derived = [0.3147, 0.3537, 0.3696, 0.3747, 0.3754, 0.3745, 0.3730, 0.3715]
    for size, limit in enumerate(derived, start=3):
        assert geometric_consistency_limit(size) == pytest.approx(limit, abs=5e-5)
    assert geometric_consistency_limit(15) == pytest.approx(0.3655, abs=5e-5)
    assert geometric_consistency_limit(4, ratio=0.05) == geometric_consistency_limit(4) / 2


def test_limits_round_to_those_that_are_in_print_for_three_and_four_items() -> None:
    # Escobar, Aguarón and Moreno-Jiménez (2015) print 0.31, 0.35, and 0.37 from five items on.
    assert [round(geometric_consistency_limit(size), 2) for size in (3, 4, 5)] == [0.31, 0.35, 0.37]


def test_one_or_two_items_have_limit_0_and_none_have_none() -> None:
    assert geometric_consistency_limit(1) == geometric_consistency_limit(2) == 0
    with pytest.raises(InvalidArrayError, match="size must be a whole number of at least 1, not 0"):
        geometric_consistency_limit(0)
