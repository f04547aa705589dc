"""Terms of a weight and a value that no matrix product can add up: maxima, powers."""

from collections.abc import Callable

import numpy as np

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray

# Relative difference up to which numbers of programs are tied, as for ranks.
TIE = 1e-9
# The same for each precision: no less than some roundings.
TIES = {
    np.dtype(kind): max(TIE, 16 * float(np.finfo(kind).eps)) for kind in (np.float32, np.float64)
}


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
    lowest = np.minimum.reduce(numbers, axis=-1, keepdims=True)
    highest = np.maximum.reduce(numbers, axis=-1, keepdims=True)
    return _tolerance(lowest, highest)


def _tolerance(lowest: FloatArray, highest: FloatArray) -> FloatArray:
    tolerance: FloatArray = TIES[highest.dtype] * np.maximum(highest, -lowest)
    return tolerance


def share_of_range(numbers: FloatArray) -> FloatArray:
    """(x − min) / (max − min) of numbers of programs, (..., n); 0 for all if they are tied."""
    lowest = np.minimum.reduce(numbers, axis=-1, keepdims=True)
    highest = np.maximum.reduce(numbers, axis=-1, keepdims=True)
    span = highest - lowest
    tied = span <= _tolerance(lowest, highest)
    shares: FloatArray = numbers - lowest
    if np.logical_or.reduce(tied, axis=None):
        shares = np.where(tied, 0, shares)
        span = np.where(tied, 1, span)
    shares /= span
    return shares
