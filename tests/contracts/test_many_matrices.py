"""Many matrices at once get the answers of each alone, whatever lies beside them in memory."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import consistency_ratio, eigenvector, geometric_mean, lambda_max
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods import completion
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons
from mcdm_smartcity.weighting.methods.completion import completed
from mcdm_smartcity.weighting.methods.perron import principal
from strategies import comparisons, fewer

SCALE = np.array([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 3, 5, 7, 9])


def thoughtless(size: int, count: int, missing: int = 0, seed: int = 0) -> FloatArray:
    """Random judgements of 1 to 9, of which a tree at least is left."""
    generator = np.random.default_rng(seed)
    pairs = list(combinations(range(size), 2))
    rows, columns = np.array(pairs).T
    matrices = np.ones((count, size, size))
    values = generator.choice(SCALE, (count, len(pairs)))
    matrices[:, rows, columns], matrices[:, columns, rows] = values, 1 / values
    spare = np.array([k for k, (i, j) in enumerate(pairs) if j != i + 1], dtype=int)
    for matrix in matrices:
        gone = generator.choice(spare, missing, replace=False)
        matrix[rows[gone], columns[gone]] = matrix[columns[gone], rows[gone]] = np.nan
    return matrices


@fewer(4)
@given(matrix=comparisons(2, 7), count=st.integers(1, 40), data=st.data())
def test_a_matrix_among_others_has_the_priorities_it_has_alone(
    matrix: FloatArray, count: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, count))
    others = thoughtless(len(matrix), count)
    together = np.insert(others, place, matrix, axis=0)
    for priorities in (eigenvector, geometric_mean):
        np.testing.assert_allclose(priorities(together)[place], priorities(matrix), rtol=1e-12)
    np.testing.assert_allclose(lambda_max(together)[place], lambda_max(matrix), rtol=1e-13)
    np.testing.assert_allclose(
        consistency_ratio(together)[place], consistency_ratio(matrix), atol=1e-12
    )


@pytest.mark.parametrize("size", [4, 9, 15, 40])
def test_principal_vectors_of_thoughtless_judgements_satisfy_their_equation(size: int) -> None:
    matrices = thoughtless(size, 300)
    vectors, values = principal(as_comparisons(matrices))
    np.testing.assert_allclose(
        np.einsum("kij,kj->ki", matrices, vectors), values[:, np.newaxis] * vectors, rtol=1e-12
    )
    np.testing.assert_allclose(values, np.linalg.eigvals(matrices).real.max(axis=-1), rtol=1e-12)


def test_slow_ones_are_found_beside_fast_ones() -> None:
    # A circle of 9s: the second eigenvalue is nearly as large as the first.
    slow = np.ones((6, 6))
    for i in range(6):
        slow[i, (i + 1) % 6], slow[(i + 1) % 6, i] = 1e4, 1e-4
    matrices = np.array([np.ones((6, 6))] * 30 + [slow])
    np.testing.assert_allclose(eigenvector(matrices)[-1], np.full(6, 1 / 6), rtol=1e-12)
    np.testing.assert_allclose(lambda_max(matrices)[-1], 1e4 + 1e-4 + 4, rtol=1e-12)


def test_one_of_huge_ratios_spoils_none_of_the_others() -> None:
    huge = np.ones((5, 5))
    huge[0, 1:], huge[1:, 0] = 1e200, 1e-200
    matrices = np.insert(thoughtless(5, 40), 7, huge, axis=0)
    together = eigenvector(matrices)
    np.testing.assert_allclose(together[7], eigenvector(huge), rtol=1e-12)
    np.testing.assert_allclose(together[8], eigenvector(matrices[8]), rtol=1e-12)


def test_order_in_memory_and_leading_axes_do_not_matter() -> None:
    matrices = thoughtless(5, 24)
    expected = eigenvector(matrices)
    transposed = np.asfortranarray(matrices)
    np.testing.assert_allclose(eigenvector(transposed), expected, rtol=1e-13)
    grid = matrices.reshape(2, 3, 4, 5, 5)
    np.testing.assert_allclose(eigenvector(grid), expected.reshape(2, 3, 4, 5), rtol=1e-13)
    np.testing.assert_allclose(eigenvector(matrices[::2]), expected[::2], rtol=1e-13)


@pytest.mark.parametrize("count", [1, 50])
def test_what_is_given_is_not_written_into(count: int) -> None:
    for matrices in (thoughtless(4, count), thoughtless(4, count, missing=2)):
        # Not exactly reciprocal, so that something is there to be made so.
        matrices[:, 0, 1] *= 1 + 1e-9
        for order in ("C", "F"):
            given_ones = np.array(matrices, order=order)
            before = given_ones.copy()
            eigenvector(given_ones)
            geometric_mean(given_ones)
            np.testing.assert_array_equal(given_ones, before)


def test_no_matrices_have_no_priorities() -> None:
    assert eigenvector(np.ones((0, 4, 4))).shape == (0, 4)
    assert consistency_ratio(np.ones((0, 4, 4))).shape == (0,)


def test_single_precision_stays_single() -> None:
    matrices = thoughtless(6, 50).astype(np.float32)
    assert eigenvector(matrices).dtype == np.float32
    np.testing.assert_allclose(eigenvector(matrices), eigenvector(thoughtless(6, 50)), rtol=1e-4)


@pytest.mark.parametrize(("size", "missing"), [(4, 2), (5, 4), (6, 9), (8, 12), (12, 40)])
def test_completions_side_by_side_are_those_by_whole_eigenvectors(
    size: int, missing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrices = as_comparisons(thoughtless(size, 60, missing))
    fast = completed(matrices)
    monkeypatch.setattr(completion, "MILD_EXPONENT", -np.inf)
    careful = completed(matrices)
    np.testing.assert_allclose(fast, careful, rtol=1e-9)


def test_a_completion_that_does_not_come_to_rest_is_done_carefully(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matrices = as_comparisons(thoughtless(6, 40, 4))
    expected = completed(matrices)
    monkeypatch.setattr(completion, "LOOKS", 2)
    np.testing.assert_allclose(completed(matrices), expected, rtol=1e-9)


def test_no_other_completion_has_a_smaller_eigenvalue() -> None:
    matrices = as_comparisons(thoughtless(6, 40, 4))
    filled = completed(matrices)
    least = lambda_max(filled)
    generator = np.random.default_rng(1)
    for size in (1e-3, 1e-1):
        moves = np.triu(generator.normal(0, size, filled.shape), 1)
        moves = np.where(np.isnan(matrices), moves - np.swapaxes(moves, 1, 2), 0)
        assert (lambda_max(filled * np.exp(moves)) > least).all()
