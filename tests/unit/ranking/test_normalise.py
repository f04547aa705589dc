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
    # ln 1 = 0, so the benefit of 4 has all; ln 8 : ln 2 = 3 : 1.
    "logarithmic": np.array([[0, 0.25], [1, 0.75]]),
    "nonlinear": np.array([[1 / 16, 1 / 64], [1, 1]]),
    "enhanced_accuracy": np.array([[0, 0], [1, 1]]),
    "zavadskas_turskis": np.array([[0.25, -2], [1, 1]]),
    "rank": np.array([[0.5, 0.5], [1, 1]]),
    "z": np.array([[-1, -1], [1, 1]]),
}


def test_every_normalisation_is_worked_out_here() -> None:
    assert set(BY_HAND) == set(NORMALISATIONS)


@pytest.mark.parametrize(("name", "normalised"), BY_HAND.items(), ids=BY_HAND)
def test_a_normalisation_gives_the_numbers_worked_out_by_hand(
    name: str, normalised: FloatArray
) -> None:
    found = normalising_map(name, TABLE, BENEFIT)(TABLE)
    np.testing.assert_allclose(found, normalised, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("name", "normalised"),
    [
        # ln of 2, 4 and 16 is 1 : 2 : 4; costs: (1 - 1/7) / 2 and so on.
        ("logarithmic", [[1 / 7, 3 / 7], [2 / 7, 5 / 14], [4 / 7, 3 / 14]]),
        # Behind the best by 14, 12 and 0 of 26; above the least by 0, 2 and 14 of 16.
        ("enhanced_accuracy", [[12 / 26, 1], [14 / 26, 14 / 16], [1, 2 / 16]]),
        ("rank", [[1 / 3, 1], [2 / 3, 2 / 3], [1, 1 / 3]]),
    ],
)
def test_three_programs_by_hand(name: str, normalised: list[list[float]]) -> None:
    table = np.array([[2.0, 2.0], [4.0, 4.0], [16.0, 16.0]])
    found = normalising_map(name, table, BENEFIT)(table)
    np.testing.assert_allclose(found, normalised, rtol=1e-12)


def test_programs_of_equal_rank_share_their_mean() -> None:
    table = np.array([[5.0], [7.0], [5.0], [9.0]])
    ranks = normalising_map("rank", table, np.array([True]))
    assert ranks(table).tolist() == [[1.5 / 4], [3 / 4], [1.5 / 4], [1]]
    # A given level between the scores of two programs stands between their ranks.
    assert ranks(np.array([[8.0], [6.0]])).tolist() == [[3.5 / 4], [2.5 / 4]]


def test_standard_scores_agree_with_the_textbook() -> None:
    table = np.array([[2.0], [4.0], [4.0], [4.0], [5.0], [5.0], [7.0], [9.0]])
    scores = normalising_map("z", table, np.array([True]))(table)
    # Mean 5 and standard deviation 2.
    assert scores.ravel().tolist() == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]


def test_a_single_program_has_a_share_of_one_whatever_its_logarithm() -> None:
    table = np.array([[7.0, 7.0]])
    assert normalising_map("logarithmic", table, BENEFIT)(table).tolist() == [[1.0, 1.0]]


def test_a_cost_without_bound_has_a_finite_shortfall() -> None:
    table = np.array([[5e-324, 5e-324], [1e300, 1e300]])
    found = normalising_map("zavadskas_turskis", table, BENEFIT)(table)
    assert found[0].tolist() == [0.0, 1.0]
    assert found[1, 0] == 1.0
    assert found[1, 1] == 2 - np.finfo(np.float64).max / 8


@pytest.mark.parametrize(
    ("name", "score", "rule"),
    [
        ("nonlinear", -2, "not be negative"),
        ("zavadskas_turskis", 0, "be positive"),
        ("logarithmic", 0.5, "be at least 1"),
    ],
)
def test_a_score_outside_the_domain_is_named(name: str, score: float, rule: str) -> None:
    table = np.array([[1.0, 8.0], [4.0, score]])
    with pytest.raises(
        InvalidArrayError,
        match=f"'{name}' .* must {rule}; found {score:g} at program 1, criterion 1",
    ):
        normalising_map(name, table, BENEFIT)


@pytest.mark.parametrize("name", ["linear", "sum"])
def test_a_normalisation_of_ratios_names_the_score_that_is_negative(
    name: str,
) -> None:
    table = np.array([[1.0, 8.0], [4.0, -2.0]])
    with pytest.raises(InvalidArrayError, match=f"'{name}' .* found -2 at program 1, criterion 1"):
        normalising_map(name, table, BENEFIT)


@pytest.mark.parametrize("name", ["vector", "max", "range", "linear", "sum", "nonlinear", "z"])
def test_a_column_of_zeros_stays_finite(name: str) -> None:
    table = np.zeros((2, 2))
    assert np.isfinite(normalising_map(name, table, BENEFIT)(table)).all()
