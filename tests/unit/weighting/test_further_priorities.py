"""Harker's priorities and the mean of normalised columns, by hand."""

import math

import numpy as np
import pytest
from hypothesis import given

from mcdm_smartcity import column_mean, eigenvector, harker
from mcdm_smartcity.errors import DisconnectedComparisonsError, InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import comparisons, incomplete_comparisons

GAP = math.nan
APART = np.array([[1, 2, GAP], [1 / 2, 1, GAP], [GAP, GAP, 1]])


@given(matrix=incomplete_comparisons())
def test_harkers_priorities_are_the_principal_vector_of_his_matrix(matrix: FloatArray) -> None:
    missing = np.isnan(matrix)
    his = np.where(missing, 0, matrix) + np.diag(missing.sum(axis=1))
    values, vectors = np.linalg.eig(his)
    vector = np.abs(vectors[:, values.real.argmax()].real)
    np.testing.assert_allclose(harker(matrix), vector / vector.sum(), rtol=1e-8)


@given(matrix=comparisons())
def test_harkers_priorities_of_complete_judgements_are_the_eigenvector(matrix: FloatArray) -> None:
    np.testing.assert_allclose(harker(matrix), eigenvector(matrix), rtol=1e-11)


def test_whole_and_incomplete_matrices_keep_their_priorities_in_one_batch() -> None:
    whole = np.array([[1, 2, 5], [1 / 2, 1, 4], [1 / 5, 1 / 4, 1]])
    parts = np.array([[1, 2, GAP], [1 / 2, 1, 4], [GAP, 1 / 4, 1]])
    together = harker([whole, parts])
    np.testing.assert_allclose(together, [harker(whole), harker(parts)], rtol=1e-12)
    np.testing.assert_allclose(together[1], np.array([8, 4, 1]) / 13, rtol=1e-12)


def test_harkers_priorities_keep_single_precision() -> None:
    single = np.array([[1, 2, GAP], [1 / 2, 1, 4], [GAP, 1 / 4, 1]], dtype=np.float32)
    assert harker(single).dtype == np.float32
    np.testing.assert_allclose(harker(single), np.array([8, 4, 1]) / 13, rtol=1e-6)


@pytest.mark.parametrize("size", [1e8, 1e100, 1e300])
def test_huge_judgements_on_a_chain_keep_their_order(size: float) -> None:
    chain = np.full((4, 4), GAP)
    np.fill_diagonal(chain, 1)
    for i in range(3):
        chain[i, i + 1] = size
    weights = harker(chain)
    assert np.isfinite(weights).all()
    assert (np.diff(weights) <= 0).all()
    assert weights[0] == pytest.approx(1, abs=1e-7)


def test_the_mean_of_normalised_columns_is_that() -> None:
    matrix = np.array([[1, 2, 4], [1 / 2, 1, 3], [1 / 4, 1 / 3, 1]])
    columns = [column / column.sum() for column in matrix.T]
    np.testing.assert_allclose(column_mean(matrix), np.mean(columns, axis=0), rtol=1e-14)


def test_the_mean_of_normalised_columns_is_near_the_eigenvector_and_not_it() -> None:
    upper = np.array([[1, 2, 3, 4], [0, 1, 5, 6], [0, 0, 1, 7], [0, 0, 0, 1]])
    matrix = np.where(upper > 0, upper, 1 / np.maximum(upper.T, 1))
    apart = np.abs(column_mean(matrix) - eigenvector(matrix)).max()
    assert 0.001 < apart < 0.05


def test_column_sums_beyond_the_largest_number_do_no_harm() -> None:
    matrix = np.array([[1, 1e308, 1e308], [1e-308, 1, 1], [1e-308, 1, 1]])
    np.testing.assert_allclose(column_mean(matrix), [1, 0, 0], atol=1e-300)


def test_a_missing_judgement_is_named_where_every_one_is_needed() -> None:
    words = (
        r"column_mean needs every judgement, and that of items 0 and 2 \(counted from 0\) is "
        "missing; eigenvector and geometric_mean do without"
    )
    with pytest.raises(InvalidComparisonsError, match=words):
        column_mean([[1, 2, GAP], [1 / 2, 1, 3], [GAP, 1 / 3, 1]])


def test_judgements_that_leave_groups_apart_are_refused_as_such() -> None:
    for kernel in (harker, column_mean):
        with pytest.raises(DisconnectedComparisonsError, match=r"groups \[0, 1\] and \[2\]"):
            kernel(APART)
