"""Normalisations with numbers worked out by hand; `contracts` tries what holds for all of them."""

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.normalisations.catalogue import NORMALISATIONS, normalising_map

# Two programs, one benefit and one cost.
TABLE = np.array([[1.0, 8.0], [4.0, 2.0]])
BENEFIT = np.array([True, False])
BY_HAND = {
    "none": np.array([[1, -8], [4, -2]]),
    "vector": np.array([[1 / 17**0.5, 1 - 8 / 68**0.5], [4 / 17**0.5, 1 - 2 / 68**0.5]]),
    "max": np.array([[0.25, 0], [1, 0.75]]),
    "linear": np.array([[0.25, 0.25], [1, 1]]),
    "sum": np.array([[0.2, 0.2], [0.8, 0.8]]),
    "range": np.array([[0, 0], [1, 1]]),
}


def test_every_normalisation_is_worked_out_here() -> None:
    assert set(BY_HAND) == set(NORMALISATIONS)


@pytest.mark.parametrize(("name", "normalised"), BY_HAND.items(), ids=BY_HAND)
def test_a_normalisation_gives_the_numbers_worked_out_by_hand(
    name: str, normalised: FloatArray
) -> None:
    found = normalising_map(name, TABLE, BENEFIT)(TABLE)
    np.testing.assert_allclose(found, normalised, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", ["linear", "sum"])
def test_a_normalisation_of_ratios_names_the_score_that_is_negative(
    name: str,
) -> None:
    table = np.array([[1.0, 8.0], [4.0, -2.0]])
    with pytest.raises(InvalidArrayError, match=f"'{name}' .* found -2 at program 1, criterion 1"):
        normalising_map(name, table, BENEFIT)


@pytest.mark.parametrize("name", ["vector", "max", "range", "linear", "sum"])
def test_a_column_of_zeros_stays_finite(name: str) -> None:
    table = np.zeros((2, 2))
    assert np.isfinite(normalising_map(name, table, BENEFIT)(table)).all()
