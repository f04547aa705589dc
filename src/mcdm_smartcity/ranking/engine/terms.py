"""Terms of a weight and a value that no matrix product can add up: maxima, powers."""

from collections.abc import Callable

import numpy as np

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray

# Relative difference up to which numbers of programs are tied, as for ranks.
TIE = 1e-9


def combined_terms(
    term: Callable[[FloatArray, FloatArray], FloatArray],
    combine: np.ufunc,
    table: FloatArray,
    weights: FloatArray,
) -> FloatArray:
    """Combine term(x_ij, w_j) over the criteria, (..., n, m) and (..., m) to (..., n).

    One table under many weight vectors is gone through by criteria, so that no array is larger
    than its answer.
    """
    if not (table.ndim == MATRIX_DIMENSIONS <= weights.ndim):
        reduced: FloatArray = combine.reduce(term(table, weights[..., np.newaxis, :]), axis=-1)
        return reduced
    columns = np.ascontiguousarray(table.T)
    total = term(columns[0], weights[..., 0, np.newaxis])
    for column, criterion in zip(columns[1:], range(1, len(columns)), strict=True):
        combine(total, term(column, weights[..., criterion, np.newaxis]), out=total)
    return total


def parts_of(table: FloatArray, weights: FloatArray) -> FloatArray:
    """Return w_j x_ij, whose rows sum to the weighted total, (..., n, m) and (..., m)."""
    parts: FloatArray = table * weights[..., np.newaxis, :]
    return parts


def tie_tolerance(numbers: FloatArray) -> FloatArray:
    """How near numbers of programs (..., n) must be to count as tied, (..., 1)."""
    relative = max(TIE, 16 * float(np.finfo(numbers.dtype).eps))
    tolerance: FloatArray = relative * np.abs(numbers).max(axis=-1, keepdims=True)
    return tolerance


def share_of_range(numbers: FloatArray) -> FloatArray:
    """(x − min) / (max − min) of numbers of programs, (..., n); 0 for all if they are tied."""
    lowest = numbers.min(axis=-1, keepdims=True)
    span = numbers.max(axis=-1, keepdims=True) - lowest
    tied = span <= tie_tolerance(numbers)
    shares: FloatArray = np.where(tied, 0, (numbers - lowest) / np.where(tied, 1, span))
    return shares
