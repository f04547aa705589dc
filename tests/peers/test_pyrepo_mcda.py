"""Agreement with pyrepo-mcda, and where it is left: its number and that of the source's formula."""

import numpy as np
import pytest

from mcdm_smartcity import (
    cocoso,
    codas,
    copras,
    edas,
    full_multiplicative,
    mabac,
    multimoora,
    topsis,
    vikor,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.multimoora import multimoora_steps
from peers.comparison import Comparison
from peers.with_pyrepo_mcda import COMPARISONS, methods, numbers, parts, scale

TWO, THREE = [True] * 2, [True] * 3


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_pyrepo_mcda(comparison: Comparison) -> None:
    comparison.check()


def test_mabac_of_pyrepo_mcda_needs_numpy_1() -> None:
    table = [[1, 4], [3, 2]]
    with pytest.raises(AttributeError, match="product"):
        numbers(methods.MABAC(), table, [0.5, 0.5], [1, 1])
    # V = 0.5 and 1 on both criteria, so G = √0.5 on both, and both sums are 1.5 - 2 √0.5.
    np.testing.assert_allclose(mabac(table, [0.5, 0.5], TWO), [1.5 - np.sqrt(2)] * 2)


def test_copras_of_pyrepo_mcda_has_no_number_without_costs() -> None:
    table = [[1, 1], [1, 2]]
    with np.errstate(all="ignore"):
        assert np.isnan(numbers(methods.COPRAS(), table, [0.5, 0.5], [1, 1])).all()
    np.testing.assert_allclose(copras(table, [0.5, 0.5], TWO), [5 / 7, 1])


def test_vikor_of_pyrepo_mcda_counts_the_unit_of_a_constant_criterion() -> None:
    # It takes 1 - x for the shortfall: 0.6 of weight where x is 0, above all other regrets.
    table, weights = [[0, 5, 9], [0, 7, 2], [0, 6, 6]], [0.6, 0.2, 0.2]
    found = numbers(methods.VIKOR(), table, weights, [1, 1, 1])
    np.testing.assert_allclose(found, [0.8, 0.8, 0.3])
    np.testing.assert_allclose(1 - vikor(table, weights, THREE), [1, 1, 0])


def test_vikor_of_pyrepo_mcda_adds_regrets_that_are_equal() -> None:
    # S = 0.4, 0.6 and R = 0.4, 0.4: its Q holds half of R.
    table, weights = [[1, 3, 4], [3, 1, 2]], [0.4, 0.4, 0.2]
    np.testing.assert_allclose(numbers(methods.VIKOR(), table, weights, [1, 1, 1]), [0.2, 0.7])
    np.testing.assert_allclose(1 - vikor(table, weights, THREE), [0, 0.5])


def test_weights_have_no_say_in_the_full_multiplicative_form_of_pyrepo_mcda() -> None:
    # Ratios of the products of powers: (1/3)^0.9 (4/2)^0.1 and (1/3)^0.1 (4/2)^0.9.
    table = [[1, 4], [3, 2]]
    for weights, ratio in (([0.9, 0.1], 3**-0.9 * 2**0.1), ([0.1, 0.9], 3**-0.1 * 2**0.9)):
        found = numbers(parts.MULTIMOORA_FMF(), table, weights, [1, 1])
        np.testing.assert_allclose(found[0] / found[1], 2 / 3)
        ours = full_multiplicative(table, weights, TWO)
        np.testing.assert_allclose(ours[0] / ours[1], ratio)


def test_multimoora_of_pyrepo_mcda_adds_places_up() -> None:
    # Third against fourth: better in one order of three (1 to 3), so dominated, yet tied there.
    table = [[3, 8, 6], [2, 5, 6], [4, 3, 7], [9, 2, 5]]
    found = multimoora_steps(table, [1, 1, 1], THREE)
    places = [found[f"{name}_ranks"] for name in ("ratio", "reference", "multiplicative")]
    assert np.stack(places).tolist() == [[1, 4, 3, 2], [2, 4, 1, 3], [1, 4, 3, 2]]
    theirs = numbers(methods.MULTIMOORA(), table, [1 / 3] * 3, [1, 1, 1])
    assert theirs.tolist() == [1, 3, 2, 2]
    assert multimoora(table, [1, 1, 1], THREE).tolist() == [3, 0, 1, 2]


def test_cocoso_of_pyrepo_mcda_divides_by_a_program_that_is_worst_throughout() -> None:
    table = [[1, 1], [3, 2], [2, 3]]
    with np.errstate(all="ignore"):
        assert not np.isfinite(numbers(methods.COCOSO(), table, [0.5, 0.5], [1, 1])).any()
    assert np.isfinite(cocoso(table, [0.5, 0.5], TWO)).all()


def test_cocoso_of_pyrepo_mcda_counts_criteria_that_cannot_decide() -> None:
    table = [[1, 5, 4], [3, 2, 5], [2, 3, 6]]
    found = numbers(methods.COCOSO(), table, [0.5, 0.5, 0], [1, 1, 1])
    np.testing.assert_allclose(found, [2.00314, 2.00314, 2.05430], atol=5e-6)
    constant, weights = [[1, 5, 4], [3, 2, 4], [2, 3, 4]], [0.4, 0.4, 0.2]
    found = numbers(methods.COCOSO(), constant, weights, [1, 1, 1])
    np.testing.assert_allclose(found, [1.94136, 1.94136, 2.09910], atol=5e-6)


def test_codas_of_pyrepo_mcda_lets_the_last_digit_decide_at_tau() -> None:
    table = [[50], [3], [2]]
    np.testing.assert_allclose(numbers(methods.CODAS(), table, [1], [1]), [3.8, -1.86, -1.94])
    np.testing.assert_allclose(codas(table, [1], [True]), [3.8, -1.84, -1.96])


def test_edas_of_pyrepo_mcda_cannot_take_averages_of_zero_or_less() -> None:
    with np.errstate(all="ignore"):
        found = numbers(methods.EDAS(), [[-1], [1], [3], [-3]], [1], [1])
    assert np.isnan(found).all()
    below = [[-1.0], [-2.0], [-6.0]]
    np.testing.assert_allclose(numbers(methods.EDAS(), below, [1], [1]), [0, 0.25, 1])
    np.testing.assert_allclose(edas(below, [1], [True]), [1, 0.75, 0])


def test_topsis_of_pyrepo_mcda_has_no_number_for_equal_programs() -> None:
    table = [[2, 3], [2, 3]]
    with np.errstate(invalid="ignore"):
        found = numbers(methods.TOPSIS(scale("vector")), table, [0.5, 0.5], [1, 1])
    assert np.isnan(found).all()
    assert topsis(table, [0.5, 0.5], TWO).tolist() == [0.5, 0.5]


def test_pyrepo_mcda_takes_a_constant_criterion_as_the_best_under_range() -> None:
    table = [[1, 3], [2, 3]]
    found = numbers(methods.SAW(scale("range")), table, [0.5, 0.5], [1, 1])
    assert found.tolist() == [0.5, 1]
    assert weighted_sum(table, [0.5, 0.5], TWO).tolist() == [0, 0.5]
