"""Agreement with pymcdm, and where it is left: its number and that of the source's formula."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    cocoso,
    codas,
    comet,
    copras,
    edas,
    moora,
    probid,
    promethee_ii,
    topsis,
    vikor,
    weighted_sum,
)
from peers.comparison import Comparison
from peers.problems import has_cost, none_constant, positive, problems
from peers.pymcdm_door import asked, methods, numbers
from peers.with_pymcdm import COMPARISONS, comet_between, scale

TWO, THREE = [True] * 2, [True] * 3


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_pymcdm(comparison: Comparison) -> None:
    comparison.check()


def test_copras_of_pymcdm_adds_costs() -> None:
    # Q = 1/4 + 1/2 / (1/6 · 9) = 7/12 and 1/4 + 1/2 / (1/3 · 9) = 5/12.
    table, weights = [[1, 1], [1, 2]], [0.5, 0.5]
    np.testing.assert_allclose(numbers(methods.COPRAS(), table, weights, [1, -1]), [5 / 7, 1])
    np.testing.assert_allclose(copras(table, weights, [True, False]), [1, 5 / 7])


def test_copras_of_pymcdm_puts_a_program_that_beats_all_last() -> None:
    table, weights = [[5, 10], [5, 1], [4, 5]], [0.5, 0.5]
    found = numbers(methods.COPRAS(), table, weights, [1, -1])
    np.testing.assert_allclose(found, [1, 0.42727, 0.60909], atol=5e-6)
    assert found.argmin() == copras(table, weights, [True, False]).argmax() == 1


def test_copras_of_pymcdm_is_never_ours_where_costs_differ() -> None:
    agreed = [
        np.allclose(asked(methods.COPRAS(), one), copras(*one.decision))
        for one in problems(positive, none_constant, has_cost)
    ]
    assert not any(agreed)


@pytest.mark.parametrize(("theirs", "ours"), [(methods.COPRAS(), copras), (methods.MOORA(), moora)])
def test_pymcdm_refuses_a_table_without_costs(theirs: Any, ours: Any) -> None:
    with pytest.raises(ValueError, match="only profit criteria"):
        numbers(theirs, [[1, 1], [1, 2]], [0.5, 0.5], [1, 1])
    assert np.diff(ours([[1, 1], [1, 2]], [0.5, 0.5], TWO)) > 0


def test_vikor_of_pymcdm_refuses_a_constant_criterion() -> None:
    # S = 0.4, 0.4, 0.2 + 0.4 · 3/7, and R = 0.4, 0.4, 0.2: the third is best by both.
    table, weights = [[3, 5, 9], [3, 7, 2], [3, 6, 6]], [0.2, 0.4, 0.4]
    with pytest.raises(ValueError, match="contains equal values"):
        numbers(methods.VIKOR(), table, weights, [1, 1, 1])
    np.testing.assert_allclose(vikor(table, weights, THREE), [0, 0, 1])


def test_vikor_of_pymcdm_has_no_number_where_regrets_are_equal() -> None:
    # S = 0.4, 0.6 and R = 0.4, 0.4: S alone tells them apart, Q = 0, 0.5.
    table, weights = [[1, 3, 4], [3, 1, 2]], [0.4, 0.4, 0.2]
    with np.errstate(invalid="ignore"):
        assert np.isnan(numbers(methods.VIKOR(), table, weights, [1, 1, 1])).all()
    np.testing.assert_allclose(vikor(table, weights, THREE), [1, 0.5])


def test_cocoso_of_pymcdm_divides_by_a_program_that_is_worst_throughout() -> None:
    table = [[1, 1], [3, 2], [2, 3]]
    with np.errstate(all="ignore"):
        assert not np.isfinite(numbers(methods.COCOSO(), table, [0.5, 0.5], [1, 1])).any()
    assert np.isfinite(cocoso(table, [0.5, 0.5], TWO)).all()


def test_cocoso_of_pymcdm_counts_a_criterion_of_weight_0() -> None:
    table = [[1, 5, 4], [3, 2, 5], [2, 3, 6]]
    without = cocoso([row[:2] for row in table], [0.5, 0.5], TWO)
    np.testing.assert_allclose(without, [1.95864, 1.95864, 2.12354], atol=5e-6)
    np.testing.assert_allclose(cocoso(table, [0.5, 0.5, 0], THREE), without)
    found = numbers(methods.COCOSO(), table, [0.5, 0.5, 0], [1, 1, 1])
    np.testing.assert_allclose(found, [2.00314, 2.00314, 2.05430], atol=5e-6)


def test_cocoso_of_pymcdm_counts_a_constant_criterion_as_the_best() -> None:
    table, weights = [[1, 5, 4], [3, 2, 4], [2, 3, 4]], [0.4, 0.4, 0.2]
    found = numbers(methods.COCOSO(), table, weights, [1, 1, 1])
    np.testing.assert_allclose(found, [1.94136, 1.94136, 2.09910], atol=5e-6)
    np.testing.assert_allclose(
        cocoso(table, weights, THREE), [1.90316, 1.90316, 2.20949], atol=5e-6
    )


def test_codas_of_pymcdm_lets_the_last_digit_decide_at_tau() -> None:
    # E = 0.96, 0.02, 0, and |0.02 - 0| ≥ τ = 0.02: 2 (0.02 - 0.96) + 2 (0.02 - 0) = -1.84.
    table = [[50], [3], [2]]
    np.testing.assert_allclose(numbers(methods.CODAS(), table, [1], [1]), [3.8, -1.86, -1.94])
    np.testing.assert_allclose(codas(table, [1], [True]), [3.8, -1.84, -1.96])


def test_comet_of_pymcdm_tells_mirror_images_apart_by_rounding() -> None:
    levels, weights = [[0, 2, 5], [0, 4, 5], [0, 4, 5]], [1 / 3] * 3
    mirrored = [[2, 0, 4], [2, 4, 0]]
    method = comet_between(levels, weights, [1, 1, 1])
    np.testing.assert_allclose(numbers(method, mirrored, weights, [1, 1, 1]), [1 / 3, 4 / 15])
    found = comet(mirrored, weights, THREE, characteristic_values=levels)
    np.testing.assert_allclose(found, [2 / 7, 2 / 7])


def test_edas_of_pymcdm_has_no_number_where_an_average_is_zero() -> None:
    table = [[-1.0], [1.0], [3.0], [-3.0]]
    with np.errstate(all="ignore"):
        assert np.isnan(numbers(methods.EDAS(), table, [1], [1])).all()
    np.testing.assert_allclose(edas(table, [1], [True]), [1 / 3, 2 / 3, 1, 0])


def test_edas_of_pymcdm_prefers_less_where_an_average_is_negative() -> None:
    table = [[-1.0], [-2.0], [-6.0]]
    np.testing.assert_allclose(numbers(methods.EDAS(), table, [1], [1]), [0, 0.25, 1])
    np.testing.assert_allclose(edas(table, [1], [True]), [1, 0.75, 0])


def test_simplified_probid_of_pymcdm_mixes_programs_and_ideals_below_four_programs() -> None:
    # The second: √(1/21 + 1/29) from the worst ideal over √(4/21 + 1/29) from the best.
    table = [[1, 4], [2, 3], [4, 2]]
    second = np.sqrt((1 / 21 + 1 / 29) / (4 / 21 + 1 / 29))
    found = numbers(methods.SPROBID(), table, [0.5, 0.5], [1, 1])
    np.testing.assert_allclose(found, [0.56731, 1.65529, 1.76271], atol=5e-6)
    ours = probid(table, [0.5, 0.5], TWO, simplified=True)
    np.testing.assert_allclose(ours, [found[0], second, found[2]])


def test_simplified_probid_of_pymcdm_has_no_number_for_the_best_throughout() -> None:
    table = [[4, 4], [2, 3], [3, 2], [1, 1]]
    assert np.isinf(numbers(methods.SPROBID(), table, [0.5, 0.5], [1, 1])[0])
    assert probid(table, [0.5, 0.5], TWO, simplified=True)[0] == 10_000


def test_promethee_of_pymcdm_uses_its_thresholds_up() -> None:
    table, weights = [[1, 4], [3, 2]], [0.6, 0.4]
    method = methods.PROMETHEE_II("vshape", p=[2, 2])
    first = numbers(method, table, weights, [1, 1])
    np.testing.assert_allclose(first, [-0.2, 0.2])
    np.testing.assert_allclose(promethee_ii(table, weights, TWO, shape="v_shape", p=2), first)
    with pytest.raises(np.exceptions.AxisError):
        numbers(method, table, weights, [1, 1])


def test_topsis_of_pymcdm_has_no_number_for_equal_programs() -> None:
    table = [[2, 3], [2, 3]]
    with np.errstate(invalid="ignore"):
        assert np.isnan(numbers(methods.TOPSIS(), table, [0.5, 0.5], [1, 1])).all()
    assert topsis(table, [0.5, 0.5], TWO).tolist() == [0.5, 0.5]


def test_pymcdm_takes_a_constant_criterion_as_the_best_under_range() -> None:
    table = [[1, 3], [2, 3]]
    found = numbers(methods.WSM(scale("range")), table, [0.5, 0.5], [1, 1])
    assert found.tolist() == [0.5, 1]
    assert weighted_sum(table, [0.5, 0.5], TWO).tolist() == [0, 0.5]
