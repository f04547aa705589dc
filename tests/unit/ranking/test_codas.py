"""CODAS: the threshold, and why it cannot promise dominance."""

import numpy as np
import pytest

from mcdm_smartcity import codas
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.codas import codas_steps


def pair_by_pair(euclidean: FloatArray, taxicab: FloatArray, tau: float) -> FloatArray:
    """The published double sum."""
    apart = euclidean[:, np.newaxis] - euclidean
    clear = np.abs(apart) >= tau - 1e-12
    pairs: FloatArray = apart + clear * (taxicab[:, np.newaxis] - taxicab)
    return np.asarray(pairs.sum(axis=1))


@pytest.mark.parametrize("tau", [0, 0.02, 0.1, 5])
def test_sorting_finds_what_comparing_all_pairs_finds(tau: float) -> None:
    random = np.random.default_rng(7)
    table = random.integers(1, 30, (40, 3)).astype(float)
    steps = codas_steps(table, [0.5, 0.3, 0.2], [True, False, True], tau=tau)
    expected = pair_by_pair(steps["euclidean"], steps["taxicab"], tau)
    np.testing.assert_allclose(steps["scores"], expected, rtol=0, atol=1e-11)


def test_a_difference_of_just_the_threshold_is_clear() -> None:
    # Euclidean and taxicab distances are 0.02 and 0: each counts once for either of two.
    scores = codas([[50], [49]], [1], [True])
    np.testing.assert_allclose(scores, [0.04, -0.04])


def test_a_dominated_program_can_score_above_its_dominator() -> None:
    # The third is clearly nearer to the worst than the first two, and spread wider: it earns their
    # taxicab difference, which the slightly better fourth does not.
    scores = codas([[1.0, 0.0], [0.0, 1.0], [0.678, 0.678], [0.68, 0.68]], [1, 1], [True, True])
    assert scores[2] > scores[3]


def test_scores_sum_to_nothing() -> None:
    scores = codas([[3, 9], [5, 2], [4, 4]], [1, 2], [True, False])
    assert abs(scores.sum()) < 1e-12


def test_a_cost_of_zero_is_all_of_the_best() -> None:
    steps = codas_steps([[0], [4]], [1], [False])
    assert steps["normalised"].tolist() == [[1], [0]]


@pytest.mark.parametrize("tau", [-0.1, np.inf, np.nan])
def test_the_threshold_is_not_negative(tau: float) -> None:
    with pytest.raises(InvalidArrayError, match="tau must be a finite number of at least 0"):
        codas([[1], [2]], [1], [True], tau=tau)
