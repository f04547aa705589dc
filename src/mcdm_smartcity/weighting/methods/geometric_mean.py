"""Priorities as row geometric means, that is by logarithmic least squares."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    known_pairs,
    require_connected,
)


def geometric_mean(comparisons: ArrayLike) -> FloatArray:
    """
    Priorities that fit the logarithms of the judgements best, in the sense of least squares.

    With all judgements given this is the geometric mean of each row.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m): entry (i, j) tells how many times as
        important i is as j. NaN marks a missing judgement; those given must connect all items.

    Returns
    -------
    Priorities, shape (..., m), positive, each vector summing to 1. One item has priority 1.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.
    DisconnectedComparisonsError
        The given judgements leave separate groups.

    Notes
    -----
    Crawford and Williams (1985), J. Mathematical Psychology 29:387-405; with missing judgements
    Bozóki, Fülöp and Rónyai (2010), Mathematical and Computer Modelling 52:318-333.

    Examples
    --------
    >>> geometric_mean([[1, 2, 4], [0.5, 1, 3], [0.25, 1 / 3, 1]]).round(4).tolist()
    [0.5584, 0.3196, 0.122]
    """
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    return normalised_exponential(log_priorities(matrix))


def log_priorities(matrix: FloatArray) -> FloatArray:
    """Logarithms of the least-squares priorities of a valid, connected matrix, up to a constant."""
    logarithms = np.log(matrix)
    if np.isnan(logarithms).any():
        return least_squares(logarithms, inverse_laplacian(matrix))
    rows: FloatArray = logarithms.mean(axis=-1)
    return rows


def least_squares(logarithms: FloatArray, inverse: FloatArray) -> FloatArray:
    """Levels whose differences fit the given logarithms best, by the inverse of their Laplacian."""
    solution: FloatArray = np.einsum("...ij,...j->...i", inverse, np.nansum(logarithms, axis=-1))
    return solution.astype(logarithms.dtype)


def inverse_laplacian(matrix: FloatArray) -> FloatArray:
    """Inverse Laplacians of the graphs of given judgements, (..., m, m), on sums of zero."""
    known = known_pairs(matrix)
    # The Laplacian itself is singular along the constant vector; 1 / m everywhere keeps that
    # vector as it is, and changes nothing else.
    size = matrix.shape[-1]
    laplacian = known.sum(axis=-1, keepdims=True) * np.eye(size) - known + 1 / size
    inverse: FloatArray = np.linalg.inv(laplacian)
    return inverse


def normalised_exponential(logarithms: FloatArray) -> FloatArray:
    """exp(x) scaled to sum 1 over the last axis, without overflow."""
    grown = np.exp(logarithms - logarithms.max(axis=-1, keepdims=True))
    shares: FloatArray = grown / grown.sum(axis=-1, keepdims=True)
    return shares
