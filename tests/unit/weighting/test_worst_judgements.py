"""Which judgement to talk about, by hand."""

import math

import numpy as np
import pytest
from hypothesis import given

from mcdm_smartcity import (
    WorstJudgement,
    consistency_ratio,
    eigenvector,
    lambda_max,
    worst_judgements,
)
from mcdm_smartcity.errors import DisconnectedComparisonsError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from published_cases import read_case
from strategies import comparisons, fewer, incomplete_comparisons, priorities_of

GAP = math.nan
HOUSE = read_case("ahp-saaty1990-house-criteria").matrix()
STEP = 1e-4


def moved(matrix: FloatArray, worst: WorstJudgement, factor: float) -> FloatArray:
    """The judgements with this one multiplied."""
    other = matrix.copy()
    other[worst.i, worst.j] = worst.given * factor
    other[worst.j, worst.i] = 1 / other[worst.i, worst.j]
    return other


@given(matrix=comparisons(2, 6) | incomplete_comparisons(3, 5))
def test_every_given_judgement_stands_beside_the_ratio_of_priorities(matrix: FloatArray) -> None:
    weights = eigenvector(matrix)
    found = worst_judgements(matrix, 99)
    given_pairs = {(i, j) for i, j in np.argwhere(~np.isnan(np.triu(matrix, 1))).tolist() if i < j}
    assert {(one.i, one.j) for one in found} == given_pairs
    for one in found:
        assert one.given == pytest.approx(matrix[one.i, one.j], rel=1e-12)
        assert one.suggested == pytest.approx(weights[one.i] / weights[one.j], rel=1e-9)
        assert one.error == pytest.approx(abs(math.log(one.given / one.suggested)), abs=1e-9)


@fewer(3)
@given(matrix=comparisons(3, 5) | incomplete_comparisons(4, 5))
def test_the_gradient_is_that_of_the_eigenvalue_with_missing_judgements_too(
    matrix: FloatArray,
) -> None:
    for worst in worst_judgements(matrix, 99):
        up = float(lambda_max(moved(matrix, worst, math.exp(STEP))))
        down = float(lambda_max(moved(matrix, worst, math.exp(-STEP))))
        assert worst.gradient == pytest.approx((up - down) / (2 * STEP), abs=1e-5)


def test_the_three_worst_of_the_house_come_largest_error_first() -> None:
    found = worst_judgements(HOUSE)
    assert [(one.i, one.j) for one in found] == [(2, 6), (0, 2), (0, 6)]
    assert [round(math.exp(one.error), 2) for one in found] == [5.32, 3.26, 3.11]
    # How many matrices are measured together may change a last digit.
    for one, other in zip(found, worst_judgements(HOUSE, 99), strict=False):
        assert tuple(one) == pytest.approx(tuple(other), rel=1e-13)


def test_replacing_the_worst_of_the_house_makes_it_consistent_enough() -> None:
    first = worst_judgements(HOUSE)[0]
    after = consistency_ratio(moved(HOUSE, first, first.suggested / first.given))
    assert first.ratio_if_replaced == pytest.approx(float(after), abs=1e-12)
    assert after < 0.1 < consistency_ratio(HOUSE)


def test_a_positive_gradient_says_that_less_would_be_more_consistent() -> None:
    for worst in worst_judgements(HOUSE):
        less = consistency_ratio(moved(HOUSE, worst, 0.99))
        assert (less < consistency_ratio(HOUSE)) == (worst.gradient > 0)


def test_the_ratio_refers_to_the_named_random_index() -> None:
    exact, saaty = worst_judgements(HOUSE), worst_judgements(HOUSE, random_index="saaty1980")
    assert saaty[0].ratio_if_replaced == pytest.approx(exact[0].ratio_if_replaced * 1.4043 / 1.41)


def test_with_judgements_missing_the_ratio_refers_to_those_given() -> None:
    ring = np.array(
        [[1, 9, GAP, 1 / 9], [1 / 9, 1, 9, GAP], [GAP, 1 / 9, 1, 9], [9, GAP, 1 / 9, 1]]
    )
    worst = worst_judgements(ring)[0]
    # All priorities are equal, so 1 is suggested, and a product of 9³ is left around the ring.
    root = 9 ** (3 / 4)
    assert (worst.i, worst.j) == (0, 1)
    assert worst.suggested == pytest.approx(1)
    assert worst.ratio_if_replaced == pytest.approx((root + 1 / root - 2) / 3 / 0.2527, rel=1e-9)


def test_equal_errors_come_in_the_order_of_the_items() -> None:
    circle = np.array([[1, 2, 1 / 2], [1 / 2, 1, 2], [2, 1 / 2, 1]])
    assert [(one.i, one.j) for one in worst_judgements(circle)] == [(0, 1), (0, 2), (1, 2)]


@given(weights=priorities_of(4))
def test_judgements_that_agree_have_no_error(weights: FloatArray) -> None:
    for worst in worst_judgements(weights[:, np.newaxis] / weights):
        assert worst.error == pytest.approx(0, abs=1e-12)
        assert worst.gradient == pytest.approx(0, abs=1e-12)


def test_a_tree_of_judgements_has_no_error_and_no_ratio() -> None:
    found = worst_judgements([[1, 2, GAP], [1 / 2, 1, 3], [GAP, 1 / 3, 1]])
    assert [(one.i, one.j) for one in found] == [(0, 1), (1, 2)]
    assert all(math.isnan(one.ratio_if_replaced) for one in found)


def test_one_item_has_no_judgement_and_two_have_one() -> None:
    assert worst_judgements([[1]]) == []
    assert worst_judgements(HOUSE, 0) == []
    assert worst_judgements(np.array([[1, 4], [1 / 4, 1]])) == [(0, 1, 4, 4, 0, 0, 0)]


def test_groups_apart_and_unknown_tables_are_refused() -> None:
    with pytest.raises(DisconnectedComparisonsError, match=r"groups \[0\] and \[1\]"):
        worst_judgements([[1, GAP], [GAP, 1]])
    with pytest.raises(UnknownNameError, match="did you mean 'saaty2005'"):
        worst_judgements(HOUSE, random_index="saaty2006")
