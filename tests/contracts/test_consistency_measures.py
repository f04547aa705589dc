"""What further priorities and measures of consistency promise on any judgements."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    InvalidArrayError,
    InvalidComparisonsError,
    UnknownNameError,
    consistency_ratio,
    eigenvector,
    geometric_mean,
    lambda_max,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.column_mean import column_mean
from mcdm_smartcity.weighting.methods.geometric_consistency import (
    geometric_consistency_index,
    geometric_consistency_limit,
)
from mcdm_smartcity.weighting.methods.harker import harker
from mcdm_smartcity.weighting.methods.judgement_scales import SCALES, apply_scale
from mcdm_smartcity.weighting.methods.triads import (
    circular_triads,
    congruence,
    dissonance,
    koczkodaj,
)
from mcdm_smartcity.weighting.methods.worst_judgements import worst_judgements

TREE = np.array([[1, 2, np.nan], [0.5, 1, 3], [np.nan, 1 / 3, 1]])
MEASURES = (koczkodaj, congruence, dissonance, circular_triads)


def pair(ratio: float) -> FloatArray:
    """One judgement."""
    return np.array([[1, ratio], [1 / ratio, 1]])


@st.composite
def judgements(draw: st.DrawFn, least: int = 2, most: int = 6) -> FloatArray:
    """Reciprocal matrices of ratios from 1/9 to 9."""
    size = draw(st.integers(least, most))
    logarithms = np.zeros((size, size))
    for i in range(size):
        for j in range(i + 1, size):
            logarithms[i, j] = draw(st.floats(-np.log(9), np.log(9)))
    return np.exp(logarithms - logarithms.T)


@st.composite
def consistent(draw: st.DrawFn) -> tuple[FloatArray, FloatArray]:
    """Weights, and judgements that agree with them."""
    parts = draw(st.lists(st.floats(0.2, 5), min_size=2, max_size=6))
    weights = np.array(parts) / sum(parts)
    return weights, weights[:, np.newaxis] / weights


@given(case=consistent())
def test_consistent_judgements_give_back_their_weights(case: tuple[FloatArray, FloatArray]) -> None:
    weights, matrix = case
    np.testing.assert_allclose(harker(matrix), weights, atol=1e-12)
    np.testing.assert_allclose(column_mean(matrix), weights, atol=1e-12)


@given(case=consistent())
def test_consistent_judgements_contradict_nothing(case: tuple[FloatArray, FloatArray]) -> None:
    _, matrix = case
    assert geometric_consistency_index(matrix) == pytest.approx(0, abs=1e-12)
    for measure in MEASURES:
        assert measure(matrix) == pytest.approx(0, abs=1e-12)


@given(matrix=judgements())
def test_harkers_priorities_of_complete_judgements_are_the_eigenvector(matrix: FloatArray) -> None:
    np.testing.assert_allclose(harker(matrix), eigenvector(matrix), atol=1e-9)


@given(matrix=judgements(3))
def test_the_geometric_index_is_the_mean_square_of_the_errors(matrix: FloatArray) -> None:
    size = len(matrix)
    weights = geometric_mean(matrix)
    errors = np.log(matrix * weights / weights[:, np.newaxis])
    slow = (np.triu(errors, 1) ** 2).sum() * 2 / ((size - 1) * (size - 2))
    assert geometric_consistency_index(matrix) == pytest.approx(slow, abs=1e-10)


@given(matrix=judgements(3), data=st.data())
def test_measures_do_not_depend_on_the_order_of_items(
    matrix: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    turned = matrix[np.ix_(order, order)]
    for measure in (*MEASURES, geometric_consistency_index):
        assert measure(turned) == pytest.approx(float(measure(matrix)), abs=1e-9)


@given(matrices=st.lists(judgements(4, 4), min_size=2, max_size=4))
def test_a_batch_of_measures_equals_a_loop(matrices: list[FloatArray]) -> None:
    for measure in (*MEASURES, geometric_consistency_index, harker, column_mean):
        loop = np.array([measure(matrix) for matrix in matrices])
        np.testing.assert_allclose(measure(np.array(matrices)), loop, atol=1e-12)


@given(matrix=judgements(3))
def test_the_gradient_is_that_of_the_eigenvalue(matrix: FloatArray) -> None:
    worst = worst_judgements(matrix)[0]
    step = 1e-5
    ends = []
    for sign in (1, -1):
        moved = matrix.copy()
        moved[worst.i, worst.j] *= np.exp(sign * step)
        moved[worst.j, worst.i] = 1 / moved[worst.i, worst.j]
        ends.append(float(lambda_max(moved)))
    assert worst.gradient == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=1e-4)


@given(matrix=judgements(3))
def test_worst_judgements_come_largest_error_first_with_the_ratio_after_a_change(
    matrix: FloatArray,
) -> None:
    found = worst_judgements(matrix, count=99)
    assert len(found) == len(matrix) * (len(matrix) - 1) // 2
    assert all(one.error >= two.error - 1e-8 for one, two in pairwise(found))
    first = found[0]
    changed = matrix.copy()
    changed[first.i, first.j] = first.suggested
    changed[first.j, first.i] = 1 / first.suggested
    assert first.ratio_if_replaced == pytest.approx(float(consistency_ratio(changed)), abs=1e-9)


def test_a_tree_of_judgements_leaves_nothing_to_measure() -> None:
    assert np.isnan(geometric_consistency_index(TREE))
    assert np.isnan(koczkodaj(TREE))
    assert circular_triads(TREE) == 0


def test_harker_takes_missing_judgements_and_the_column_mean_refuses_them() -> None:
    np.testing.assert_allclose(harker(TREE), np.array([6, 3, 1]) / 10, atol=1e-9)
    with pytest.raises(InvalidComparisonsError, match="missing"):
        column_mean(TREE)


def test_a_circle_of_preferences_is_counted() -> None:
    circle = [[1, 2, 1 / 2], [1 / 2, 1, 2], [2, 1 / 2, 1]]
    assert circular_triads(circle) == 1
    assert dissonance(circle) == 1


@pytest.mark.parametrize(
    ("scale", "ratio"),
    [
        ("linear", 5),
        ("logarithmic", np.log2(6)),
        ("root", np.sqrt(5)),
        ("inverse_linear", 9 / 5),
        ("balanced", 14 / 6),
        ("balanced_n", (9 + 5) / (9 + 2 - 5)),
        ("adaptive", 5.0),
        ("power", 25),
        ("geometric", 16),
    ],
)
def test_scales_are_those_of_goepel_2018_table_1(scale: str, ratio: float) -> None:
    found = apply_scale(pair(1 / 5), scale)
    assert found[1, 0] == pytest.approx(ratio)
    assert found[0, 1] == pytest.approx(1 / ratio)


@pytest.mark.parametrize("scale", SCALES)
@given(matrix=judgements(3, 4))
def test_scales_keep_reciprocity_and_equal_judgements(scale: str, matrix: FloatArray) -> None:
    found = apply_scale(matrix, scale)
    np.testing.assert_allclose(found * found.T, 1, atol=1e-9)
    np.testing.assert_allclose(apply_scale(np.ones((3, 3)), scale), 1, atol=1e-12)


def test_scales_refuse_what_they_cannot_read() -> None:
    with pytest.raises(UnknownNameError, match="balanced"):
        apply_scale(pair(2.0), "balancd")
    with pytest.raises(InvalidComparisonsError, match="12"):
        apply_scale(pair(12.0), "inverse_linear")


def test_bad_counts_and_sizes_are_refused() -> None:
    with pytest.raises(InvalidArrayError, match="count must be a whole number of at least 0"):
        worst_judgements(pair(2.0), -1)
    with pytest.raises(InvalidArrayError, match="size must be a whole number of at least 1"):
        geometric_consistency_limit(0)
    with pytest.raises(InvalidComparisonsError, match=r"shape \(m, m\)"):
        worst_judgements(np.ones((2, 3, 3)))
