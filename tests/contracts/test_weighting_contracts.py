"""What every way to derive priorities from complete judgements promises."""

from typing import Any

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
)
from mcdm_smartcity.errors import DisconnectedComparisonsError, InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.catalogue import METHODS
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons
from strategies import comparisons, panels, priorities_of

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
any_size = st.integers(1, 9)


@every_method
@given(matrix=comparisons())
def test_priorities_are_positive_and_sum_to_1(method: Method, matrix: FloatArray) -> None:
    priorities = method.kernel(matrix)
    assert priorities.shape == matrix.shape[:1]
    assert (priorities > 0).all()
    assert priorities.sum() == pytest.approx(1, rel=1e-12)


@every_method
@given(weights=any_size.flatmap(priorities_of))
def test_consistent_judgements_return_the_weights_behind_them(
    method: Method, weights: FloatArray
) -> None:
    matrix = weights[:, np.newaxis] / weights
    np.testing.assert_allclose(method.kernel(matrix), weights, rtol=1e-12)


@every_method
@given(matrix=comparisons(), data=st.data())
def test_order_of_items_does_not_matter(
    method: Method, matrix: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    shuffled = matrix[np.ix_(order, order)]
    np.testing.assert_allclose(method.kernel(shuffled), method.kernel(matrix)[order], rtol=1e-11)


@every_method
@given(panel=panels(6))
def test_many_matrices_are_weighed_like_one_after_the_other(
    method: Method, panel: FloatArray
) -> None:
    one_by_one = [method.kernel(matrix) for matrix in panel]
    np.testing.assert_allclose(method.kernel(panel), one_by_one, rtol=1e-12)
    np.testing.assert_allclose(method.kernel(panel[np.newaxis])[0], one_by_one, rtol=1e-12)


@every_method
@given(matrix=comparisons())
def test_priorities_keep_single_precision(method: Method, matrix: FloatArray) -> None:
    single = method.kernel(matrix.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, method.kernel(matrix), rtol=1e-4)


@every_method
@given(matrix=comparisons())
def test_given_judgements_are_left_as_they_are(method: Method, matrix: FloatArray) -> None:
    before = matrix.copy()
    method.kernel(matrix)
    np.testing.assert_array_equal(matrix, before)


@every_method
@pytest.mark.parametrize("size", [1e6, 1e200])
def test_huge_judgements_in_a_circle_favour_nobody(method: Method, size: float) -> None:
    circle = np.ones((4, 4))
    for i in range(4):
        circle[i, (i + 1) % 4] = size
        circle[(i + 1) % 4, i] = 1 / size
    np.testing.assert_allclose(method.kernel(circle), np.full(4, 0.25), rtol=1e-9)


@given(matrix=comparisons(most=3))
def test_the_eigenvector_of_up_to_three_items_is_the_geometric_mean(matrix: FloatArray) -> None:
    np.testing.assert_allclose(eigenvector(matrix), geometric_mean(matrix), rtol=1e-12)


@given(matrix=comparisons())
def test_inverted_judgements_invert_the_geometric_mean(matrix: FloatArray) -> None:
    inverted = 1 / geometric_mean(matrix)
    expected = inverted / inverted.sum()
    np.testing.assert_allclose(geometric_mean(matrix.T), expected, rtol=1e-12)


@given(matrix=comparisons())
def test_the_eigenvector_is_stretched_by_the_eigenvalue(matrix: FloatArray) -> None:
    vector, value = eigenvector(matrix), lambda_max(matrix)
    np.testing.assert_allclose(matrix @ vector, value * vector, rtol=1e-9)


@given(matrix=comparisons())
def test_the_eigenvalue_is_the_largest_of_the_matrix(matrix: FloatArray) -> None:
    largest = np.linalg.eigvals(matrix).real.max()
    assert lambda_max(matrix) == pytest.approx(largest, rel=1e-9)
    assert lambda_max(matrix) >= len(matrix)


@given(panel=panels(6))
def test_many_consistencies_are_computed_like_one_after_the_other(panel: FloatArray) -> None:
    for measure in (lambda_max, consistency_index, consistency_ratio):
        one_by_one = [measure(matrix) for matrix in panel]
        np.testing.assert_allclose(measure(panel), one_by_one, rtol=1e-12, atol=1e-12)


@given(weights=any_size.flatmap(priorities_of))
def test_consistent_judgements_have_index_and_ratio_0(weights: FloatArray) -> None:
    matrix = weights[:, np.newaxis] / weights
    assert consistency_index(matrix) == pytest.approx(0, abs=1e-12)
    assert consistency_ratio(matrix) == pytest.approx(0, abs=1e-12)


@given(matrix=comparisons(most=2))
def test_one_or_two_items_are_always_consistent(matrix: FloatArray) -> None:
    assert consistency_index(matrix) == 0
    assert consistency_ratio(matrix) == 0


@given(matrix=comparisons(least=3), index=st.floats(0.1, 2))
def test_the_ratio_is_the_index_as_a_share_of_a_given_random_index(
    matrix: FloatArray, index: float
) -> None:
    expected = (lambda_max(matrix) - len(matrix)) / (len(matrix) - 1) / index
    assert consistency_ratio(matrix, index) == pytest.approx(expected, abs=1e-12)


@given(matrix=comparisons(), noise=st.floats(-4e-7, 4e-7), data=st.data())
def test_judgements_become_exactly_reciprocal(
    matrix: FloatArray, noise: float, data: st.DataObject
) -> None:
    spoiled = np.where(np.tri(len(matrix), k=-1) > 0, matrix * (1 + noise), matrix)
    given_side = data.draw(st.sampled_from([spoiled, spoiled.T]))
    exact = as_comparisons(given_side)
    np.testing.assert_array_equal(np.diag(exact), 1)
    np.testing.assert_array_equal(np.minimum(exact, exact.T), 1 / np.maximum(exact, exact.T))
    np.testing.assert_allclose(exact, given_side, rtol=1e-6)


@pytest.mark.parametrize("entry", [1 + 4e-7, 1 - 4e-7], ids=["above 1", "below 1"])
def test_equal_judgements_of_a_pair_become_exactly_reciprocal_too(entry: float) -> None:
    exact = as_comparisons([[1, entry], [entry, 1]])
    assert exact[0, 1] * exact[1, 0] == pytest.approx(1, abs=3e-16)


def test_a_judgement_on_one_side_is_completed_by_its_inverse() -> None:
    exact = as_comparisons([[np.nan, 4, np.nan], [np.nan, 1, 0.5], [0.25, np.nan, 1]])
    np.testing.assert_array_equal(exact, [[1, 4, 4], [0.25, 1, 0.5], [0.25, 2, 1]])


@every_method
@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[1, 3], [0.5, 1]], "items 0 and 1 .*inverse to each other.*found 3, mirror 0.5"),
        ([[1, 3], [1 / 3, 2]], "items 1 and 1 .*as important as itself; found 2"),
        ([[1, 0], [np.inf, 1]], "items 0 and 1 .*positive and finite.*found 0, mirror inf"),
        ([[1, -3], [-1 / 3, 1]], "positive and finite; NaN means missing; found -3"),
        ([[1, 1e-320], [np.nan, 1]], "too small: its inverse is not finite"),
        ([[1, 2, 3], [0.5, 1, 2]], r"square, \(..., m, m\), not \(2, 3\)"),
        ([1, 2], "must be square"),
        (np.empty((0, 0)), "must be square"),
        ([["1", "3"], ["1/3", "1"]], "comparisons must be an array of numbers"),
    ],
    ids=["mirror", "diagonal", "zero", "sign", "tiny", "oblong", "flat", "empty", "words"],
)
def test_what_is_no_matrix_of_judgements_is_refused(
    method: Method, matrix: Any, words: str
) -> None:
    with pytest.raises(InvalidComparisonsError, match=words):
        method.kernel(matrix)


@every_method
def test_judgements_that_leave_groups_apart_are_refused_naming_the_groups(method: Method) -> None:
    gap = np.nan
    apart = [[1, gap, 2, gap], [gap, 1, gap, 3], [0.5, gap, 1, gap], [gap, 1 / 3, gap, 1]]
    with pytest.raises(DisconnectedComparisonsError, match=r"groups \[0, 2\] and \[1, 3\]"):
        method.kernel(apart)


@pytest.mark.parametrize("measure", [lambda_max, consistency_index, consistency_ratio])
def test_consistency_of_groups_apart_is_refused_too(measure: Any) -> None:
    gap = np.nan
    with pytest.raises(DisconnectedComparisonsError, match=r"\[0, 1\] and \[2\].*at least one"):
        measure([[1, 2, gap], [0.5, 1, gap], [gap, gap, 1]])
