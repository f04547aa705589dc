"""Missing judgements: completed so that λ is least, or fitted by least squares."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    consistency_index,
    consistency_ratio,
    eigenvector,
    geometric_mean,
    lambda_max,
    random_index,
    random_index_of_graph,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.catalogue import METHODS
from mcdm_smartcity.weighting.methods.completion import completed
from strategies import comparisons, fewer, incomplete_comparisons, priorities_of

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())


def missing_pairs(matrix: FloatArray) -> list[tuple[int, int]]:
    return [(i, j) for i, j in np.argwhere(np.isnan(matrix)).tolist() if i < j]


def without(matrix: FloatArray, pattern: FloatArray) -> FloatArray:
    """The judgements of one matrix where another has some."""
    return np.where(np.isnan(pattern), np.nan, matrix)


@every_method
@given(matrix=incomplete_comparisons())
def test_priorities_are_positive_and_sum_to_1(method: Method, matrix: FloatArray) -> None:
    priorities = method.kernel(matrix)
    assert (priorities > 0).all()
    assert priorities.sum() == pytest.approx(1, rel=1e-12)


@every_method
@given(matrix=incomplete_comparisons(), data=st.data())
def test_consistent_judgements_return_the_weights_behind_them(
    method: Method, matrix: FloatArray, data: st.DataObject
) -> None:
    weights = data.draw(priorities_of(len(matrix)))
    consistent = without(weights[:, np.newaxis] / weights, matrix)
    np.testing.assert_allclose(method.kernel(consistent), weights, rtol=1e-9)


@every_method
@fewer(2)
@given(matrix=incomplete_comparisons(), data=st.data())
def test_order_of_items_does_not_matter(
    method: Method, matrix: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    shuffled = method.kernel(matrix[np.ix_(order, order)])
    np.testing.assert_allclose(shuffled, method.kernel(matrix)[order], rtol=1e-9)


@every_method
@fewer(2)
@given(matrix=incomplete_comparisons(), data=st.data())
def test_many_matrices_are_weighed_like_one_after_the_other(
    method: Method, matrix: FloatArray, data: st.DataObject
) -> None:
    whole = data.draw(comparisons(items=len(matrix)))
    panel = np.array([matrix, whole, matrix.T])
    one_by_one = [method.kernel(one) for one in panel]
    np.testing.assert_allclose(method.kernel(panel), one_by_one, rtol=1e-11)


@fewer(2)
@given(matrix=incomplete_comparisons())
def test_the_completed_matrix_keeps_what_was_given_and_is_reciprocal(matrix: FloatArray) -> None:
    full = completed(matrix)
    np.testing.assert_array_equal(without(full, matrix), matrix)
    np.testing.assert_allclose(full * full.T, 1, rtol=1e-12)
    assert lambda_max(full) == pytest.approx(float(lambda_max(matrix)), rel=1e-12)
    np.testing.assert_allclose(eigenvector(full), eigenvector(matrix), rtol=1e-12)


@fewer(2)
@given(matrix=incomplete_comparisons(), step=st.sampled_from([1e-4, 1e-2, 1.0]))
def test_no_other_value_of_a_missing_judgement_has_a_lower_eigenvalue(
    matrix: FloatArray, step: float
) -> None:
    least = lambda_max(matrix)
    for i, j in missing_pairs(matrix):
        for factor in (np.exp(step), np.exp(-step)):
            other = completed(matrix)
            other[i, j] *= factor
            other[j, i] /= factor
            assert lambda_max(other) >= least - 1e-11


@fewer(2)
@given(matrix=incomplete_comparisons(), data=st.data())
def test_no_other_completion_has_a_lower_eigenvalue(
    matrix: FloatArray, data: st.DataObject
) -> None:
    other = data.draw(comparisons(items=len(matrix)))
    filled = np.where(np.isnan(matrix), other, matrix)
    assert lambda_max(filled) >= lambda_max(matrix) - 1e-11


@given(matrix=incomplete_comparisons())
def test_the_geometric_mean_solves_the_normal_equations_of_least_squares(
    matrix: FloatArray,
) -> None:
    logarithms = np.log(geometric_mean(matrix))
    errors = np.log(matrix) - logarithms[:, np.newaxis] + logarithms
    np.testing.assert_allclose(np.nansum(errors, axis=1), 0, atol=1e-10)


@given(matrix=incomplete_comparisons())
def test_the_ratio_refers_to_the_random_index_of_the_judgements_given(matrix: FloatArray) -> None:
    size, missing = len(matrix), len(missing_pairs(matrix))
    index = consistency_index(matrix)
    if missing == (size - 1) * (size - 2) // 2:
        assert np.isnan(index)
        assert np.isnan(consistency_ratio(matrix))
    else:
        assert index == pytest.approx((lambda_max(matrix) - size) / (size - 1), abs=1e-12)
        expected = index / random_index_of_graph(~np.isnan(matrix)).value
        assert consistency_ratio(matrix) == pytest.approx(expected, abs=1e-12)


@given(matrix=incomplete_comparisons())
def test_by_a_published_table_the_ratio_is_scaled_by_how_many_are_missing(
    matrix: FloatArray,
) -> None:
    size, missing = len(matrix), len(missing_pairs(matrix))
    surplus = (size - 1) * (size - 2) / 2
    if missing < surplus:
        scaled = random_index(size, table="saaty1980") * (1 - missing / surplus)
        expected = consistency_index(matrix) / scaled
        assert consistency_ratio(matrix, "saaty1980") == pytest.approx(expected, rel=1e-12)


@fewer(2)
@given(matrix=incomplete_comparisons(), data=st.data())
def test_each_of_a_batch_is_measured_by_its_own_random_index(
    matrix: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    whole = data.draw(comparisons(items=len(matrix)))
    panel = np.array([[matrix, whole], [matrix[np.ix_(order, order)], matrix]])
    one_by_one = [[consistency_ratio(one) for one in row] for row in panel]
    np.testing.assert_allclose(consistency_ratio(panel), one_by_one, rtol=1e-9, atol=1e-12)


@given(size=st.integers(3, 7), data=st.data())
def test_a_tree_of_judgements_cannot_be_checked(size: int, data: st.DataObject) -> None:
    tree = np.where(np.eye(size) > 0, 1.0, np.nan)
    for j in range(1, size):
        i = data.draw(st.integers(0, j - 1))
        tree[i, j] = data.draw(st.floats(1 / 9, 9))
    assert lambda_max(tree) == pytest.approx(size, rel=1e-9)
    for measure in (consistency_index, consistency_ratio):
        assert np.isnan(measure(tree))


def test_a_table_of_random_indices_given_as_a_number_leaves_a_tree_unchecked_too() -> None:
    tree = [[1, 2, np.nan], [0.5, 1, 3], [np.nan, 1 / 3, 1]]
    assert np.isnan(consistency_ratio(tree, 0.58))


def test_trees_and_whole_matrices_are_told_apart_in_one_batch() -> None:
    tree = np.array([[1, 2, np.nan], [0.5, 1, 3], [np.nan, 1 / 3, 1]])
    whole = np.array([[1, 6, 8], [1 / 6, 1, 4], [1 / 8, 1 / 4, 1]])
    ratios = consistency_ratio(np.array([tree, whole]), "saaty1980")
    assert np.isnan(ratios[0])
    assert ratios[1] == pytest.approx(0.117, abs=5e-4)


def test_one_missing_judgement_of_three_is_the_product_of_the_others() -> None:
    full = completed(np.array([[1, 2, np.nan], [0.5, 1, 3], [np.nan, 1 / 3, 1]]))
    assert full[0, 2] == pytest.approx(6, rel=1e-9)
