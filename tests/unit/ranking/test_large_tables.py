"""Large tables are scored in blocks, and totals from scores as they are: with the same numbers."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import weighted_sum
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.engine.terms import combined_terms
from mcdm_smartcity.ranking.normalisations.lines import value_range

# Pairs of programs are compared, so work grows with their square.
QUADRATIC = {"electre_iii", "multimoora"}
BENEFIT = np.array([True, False, True, True])
WEIGHTS = np.array([4.0, 3, 2, 1])


@pytest.mark.parametrize("name", sorted(set(METHODS) - QUADRATIC))
def test_blocks_have_the_scores_of_the_whole(name: str) -> None:
    table = np.random.default_rng(1).uniform(0.1, 1, (40_000, 4))
    scores = METHODS[name].kernel(table, WEIGHTS, BENEFIT)
    # A stack of one table is not read in blocks.
    whole = METHODS[name].kernel(table[np.newaxis], WEIGHTS, BENEFIT)[0]
    np.testing.assert_allclose(scores, whole, rtol=1e-9)


@pytest.mark.parametrize("name", ["range", "vector", "max", "none"])
@pytest.mark.parametrize("shift", [0.0, 1e3, 1e9, -1e12])
def test_totals_lose_no_digits_far_from_zero(name: str, shift: float) -> None:
    # Halves of small whole numbers are exact however far they are shifted here.
    table = np.random.default_rng(2).integers(0, 9, (50, 4)) / 2 + shift
    found = weighted_sum(table, WEIGHTS, BENEFIT, normalise=name)
    low, high = table.min(axis=0), table.max(axis=0)
    length = np.sqrt((table.astype(np.longdouble) ** 2).sum(axis=0))
    size = {"vector": length, "max": np.abs(table).max(axis=0)}.get(name, np.longdouble(1))
    scaled = {
        "range": np.where(BENEFIT, table - low, high - table) / (high - low),
        "none": np.where(BENEFIT, table, -table),
    }.get(name, np.where(BENEFIT, table / size, 1 - table / size))
    expected = (scaled * WEIGHTS).sum(axis=1) / WEIGHTS.sum()
    np.testing.assert_allclose(found, expected.astype(float), rtol=1e-12, atol=1e-12)


def test_scores_are_read_as_they_are_only_where_that_loses_no_digits() -> None:
    near, far = np.array([[1.0], [2.0]]), np.array([[1e9], [1e9 + 1]])
    assert value_range(near, np.array([True])).is_near
    assert not value_range(far, np.array([True])).is_near
    assert not value_range(near.astype(np.float32) + 50, np.array([True])).is_near
    assert not value_range(near * 1e-300, np.array([True])).is_near


@pytest.mark.parametrize(
    ("values", "weights"),
    [((5, 3), (3,)), ((5, 3), (4, 3)), ((5, 3), (2, 4, 3)), ((2, 5, 3), (3,)), ((2, 5, 3), (2, 3))],
)
def test_largest_weighted_entries(values: Any, weights: Any) -> None:
    generator = np.random.default_rng(3)
    table, vectors = generator.random(values), generator.random(weights)
    expected = (table * vectors[..., np.newaxis, :]).max(axis=-1)
    np.testing.assert_array_equal(combined_terms(np.multiply, np.maximum, table, vectors), expected)
