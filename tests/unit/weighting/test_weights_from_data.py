"""Weights from data where their rules, not their formulas, decide."""

import numpy as np
import pytest

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.cilos import cilos
from mcdm_smartcity.weighting.methods.critic import critic, critic_absolute, critic_spearman
from mcdm_smartcity.weighting.methods.entropy import entropy, entropy_inverted, entropy_range
from mcdm_smartcity.weighting.methods.gini import gini
from mcdm_smartcity.weighting.methods.idocriw import idocriw
from mcdm_smartcity.weighting.methods.merec import merec
from mcdm_smartcity.weighting.methods.standard_deviation import standard_deviation_as_given

MIXED = np.array([[7.0, 3, 0.2], [2, 5, 0.9], [4, 4, 0.4], [9, 1, 0.7]])


def test_entropy_agrees_with_the_textbook_sum() -> None:
    shares = MIXED / MIXED.sum(axis=0)
    divergence = 1 + (shares * np.log(shares)).sum(axis=0) / np.log(4)
    np.testing.assert_allclose(
        entropy(MIXED, [True] * 3), divergence / divergence.sum(), rtol=1e-12
    )


def test_a_share_of_0_adds_nothing_to_the_entropy() -> None:
    # H of (0, 1) is 0; H of (1/4, 3/4) is 0.8113 bits.
    weights = entropy([[0, 1], [5, 3]], [True, True])
    np.testing.assert_allclose(weights, [1 / 1.1887, 0.1887 / 1.1887], atol=2e-5)


def test_a_column_of_zeros_weighs_nothing_by_entropy_or_gini() -> None:
    for kernel in (entropy, gini):
        assert kernel([[0, 1], [0, 3]], [True, True]).tolist() == [0, 1]


@pytest.mark.parametrize("digits", [20, 30, 40, 50])
def test_nearly_constant_columns_are_told_apart_by_entropy(digits: int) -> None:
    # Divergence grows with the square of a small difference: 1 to 4 for one step and two.
    step = 2.0**-digits
    weights = entropy([[1.0, 1.0], [1 + step, 1 + 2 * step]], [True, True])
    np.testing.assert_allclose(weights, [0.2, 0.8], rtol=1e-5)


def test_inverting_costs_first_is_entropy_of_their_inverses() -> None:
    inverted = np.where([True, False, True], MIXED, 1 / MIXED)
    np.testing.assert_allclose(
        entropy_inverted(MIXED, [True, False, True]), entropy(inverted, [True] * 3), rtol=1e-12
    )
    np.testing.assert_allclose(
        entropy_inverted(MIXED, [True] * 3), entropy(MIXED, [True] * 3), rtol=1e-12
    )


def test_a_shift_changes_entropy_of_shares_but_not_of_ranges() -> None:
    benefit = [True, False, True]
    moved = MIXED + np.array([100, 0, 0])
    assert np.abs(entropy(moved, benefit) - entropy(MIXED, benefit)).max() > 0.1
    np.testing.assert_allclose(
        entropy_range(moved, benefit), entropy_range(MIXED, benefit), rtol=1e-9
    )


def test_turning_a_criterion_turns_its_correlations() -> None:
    # The third column repeats the first; against it when it is a cost.
    matrix = np.column_stack([MIXED[:, 0], MIXED[:, 2], 10 * MIXED[:, 0] + 3])
    alike, opposed = critic(matrix, [True] * 3), critic(matrix, [True, True, False])
    assert opposed[2] > alike[2]
    assert alike[0] == pytest.approx(alike[2], rel=1e-9)
    np.testing.assert_allclose(
        critic_absolute(matrix, [True, True, False]), critic_absolute(matrix, [True] * 3)
    )


def test_criteria_that_all_say_the_same_share_equally_by_critic() -> None:
    column = np.array([0.1, 0.7, 0.3])
    # Computed correlations of these are 1 up to rounding only, and not equally so.
    matrix = np.column_stack([column, column / 3 + 1, column / 7])
    for kernel in (critic, critic_absolute, critic_spearman):
        assert kernel(matrix, [True] * 3).tolist() == [1 / 3] * 3


def test_a_constant_criterion_counts_as_uncorrelated_by_critic() -> None:
    levels = np.array([[0, 0.0], [0.5, 1], [1, 0.2]])
    deviation, correlation = levels.std(axis=0), np.corrcoef(levels.T)[0, 1]
    amounts = deviation * (1 - correlation + 1)
    weights = critic(np.column_stack([levels, np.full(3, 6.0)]), [True] * 3)
    np.testing.assert_allclose(weights, [*(amounts / amounts.sum()), 0], rtol=1e-12)


def test_tied_scores_share_their_mean_rank_by_spearman() -> None:
    # Ranks 1.5 1.5 3 and 1 2 3: a correlation of sqrt(3) / 2 between columns of equal spread.
    weights = critic_spearman([[2.0, 0.0], [2.0, 0.5], [9.0, 1.0]], [True, True])
    deviations = np.array([np.std([0, 0, 1]), np.std([0, 0.5, 1])])
    np.testing.assert_allclose(weights, deviations / deviations.sum(), rtol=1e-12)


def test_merec_agrees_with_the_removal_of_each_criterion() -> None:
    parts = np.abs(np.log(MIXED.min(axis=0) / MIXED))
    whole = np.log(1 + parts.mean(axis=1))
    effects = [np.abs(np.log(1 + (parts.sum(axis=1) - part) / 3) - whole).sum() for part in parts.T]
    np.testing.assert_allclose(
        merec(MIXED, [True] * 3), np.array(effects) / np.sum(effects), rtol=1e-12
    )


def test_gini_agrees_with_the_sum_over_all_pairs() -> None:
    pairs = np.abs(MIXED[:, np.newaxis] - MIXED).sum(axis=(0, 1))
    coefficients = pairs / (2 * 4 * MIXED.sum(axis=0))
    np.testing.assert_allclose(
        gini(MIXED, [True] * 3), coefficients / coefficients.sum(), rtol=1e-12
    )


def test_metres_weigh_a_thousand_times_kilometres_as_given() -> None:
    metres = standard_deviation_as_given([[1, 1000], [2, 2000]], [True, True])
    np.testing.assert_allclose(metres, [1 / 1001, 1000 / 1001], rtol=1e-12)


def losses_of(matrix: FloatArray) -> FloatArray:
    """Relative losses of benefits without ties, as the founding paper writes them."""
    square = matrix[matrix.argmax(axis=0)]
    losses: FloatArray = (np.diag(square) - square) / np.diag(square)
    return losses


def test_cilos_balances_what_criteria_lose_to_each_other() -> None:
    losses = losses_of(MIXED)
    weights = cilos(MIXED, [True] * 3)
    np.testing.assert_allclose(losses @ weights, losses.sum(axis=0) * weights, rtol=1e-12)


def test_cilos_of_two_criteria_weighs_by_the_loss_of_the_other() -> None:
    # At the best of the other, the first loses 1/2 and the second 1/5 of its best.
    weights = cilos([[2, 4], [1, 5]], [True, True])
    np.testing.assert_allclose(weights, [2 / 7, 5 / 7], rtol=1e-12)


def test_several_best_programs_count_as_their_mean_by_cilos() -> None:
    tied = cilos([[2, 4], [2, 2], [1, 5]], [True, True])
    np.testing.assert_allclose(tied, cilos([[2, 3], [1, 5]], [True, True]), rtol=1e-12)


def test_one_program_that_is_best_on_everything_leaves_equal_weights_by_cilos() -> None:
    weights = cilos([[9, 8, 7], [1, 2, 3], [5, 3, 1]], [True] * 3)
    np.testing.assert_allclose(weights, [1 / 3] * 3, rtol=1e-12)


def test_a_criterion_that_never_loses_takes_all_the_weight_by_cilos() -> None:
    # The first is at its best wherever any other is; the others lose to each other.
    weights = cilos([[9, 8, 1], [9, 2, 7], [5, 3, 1]], [True] * 3)
    np.testing.assert_allclose(weights, [1, 0, 0], atol=1e-12)


def test_a_constant_criterion_does_not_touch_the_others_by_cilos() -> None:
    wider = np.column_stack([np.full(4, 3.0), MIXED[:, :2], np.full(4, 2.0), MIXED[:, 2:]])
    weights = cilos(wider, [True, True, False, False, True])
    expected = cilos(MIXED, [True, False, True])
    np.testing.assert_allclose(weights[[1, 2, 4]], expected, rtol=1e-12)
    assert weights[[0, 3]].tolist() == [0, 0]


def test_idocriw_is_the_product_of_cilos_and_entropy() -> None:
    benefit = [True, False, True]
    product = cilos(MIXED, benefit) * entropy(MIXED, benefit)
    np.testing.assert_allclose(idocriw(MIXED, benefit), product / product.sum(), rtol=1e-12)
