"""Priorities from incomplete judgements without filling them in: Harker's matrix."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons, require_connected
from mcdm_smartcity.weighting.methods.geometric_mean import (
    log_priorities,
    normalised_exponential,
)

# 2^60 steps of the power method; a primitive matrix has converged long before.
SQUARINGS = 60
TOLERANCE = 1e-14
LOWEST_EXPONENT = -700.0


def harker(comparisons: ArrayLike) -> FloatArray:
    """
    Priorities as the principal vector of the judgements that were given, each gap left open.

    A missing judgement counts as the ratio of the priorities that come out, so it neither adds nor
    contradicts anything.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m): entry (i, j) tells how many times as
        important i is as j. NaN marks a missing judgement; those given must connect all items.

    Returns
    -------
    Priorities, shape (..., m), positive, each vector summing to 1. One item has priority 1; with
    every judgement given they are those of `eigenvector`.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.
    DisconnectedComparisonsError
        The given judgements leave separate groups.

    Notes
    -----
    Harker (1987), Mathematical Modelling 9:837-848: the principal vector of the matrix that holds
    a_ij where known, 0 where missing, and on the diagonal 1 plus the number of missing judgements
    of that row. For comparison; `eigenvector` takes the values of least λ instead.

    Examples
    --------
    >>> harker([[1, 2, 8], [1/2, 1, float("nan")], [1/8, float("nan"), 1]]).round(4).tolist()
    [0.6154, 0.3077, 0.0769]
    """
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    fit = log_priorities(matrix).astype(np.float64)
    vector = _principal_vector(_relative(matrix, fit))
    with np.errstate(divide="ignore"):
        priorities = normalised_exponential(fit + np.log(vector))
    return priorities.astype(matrix.dtype)


def _relative(matrix: FloatArray, fit: FloatArray) -> FloatArray:
    """Harker's matrix over the fitted ratios: ones, or 0 where missing, if judgements agree."""
    missing = np.isnan(matrix)
    ratios = np.log(np.where(missing, 1, matrix))
    errors = np.where(missing, 0, ratios - fit[..., :, np.newaxis] + fit[..., np.newaxis, :])
    # The floor keeps every judgement positive, so that no power of the matrix vanishes.
    relative = errors - errors.max(axis=(-1, -2), keepdims=True)
    shrunk = np.exp(np.maximum(relative, LOWEST_EXPONENT))
    diagonal = np.eye(matrix.shape[-1]) * missing.sum(axis=-1, keepdims=True)
    result: FloatArray = np.where(missing, 0, shrunk) * (1 + diagonal)
    return result


def _principal_vector(matrix: FloatArray) -> FloatArray:
    """Principal vector of connected matrices with a positive diagonal, by repeated squaring."""
    power, vector = matrix, _row_shares(matrix)
    for _ in range(SQUARINGS):
        power = power @ power
        power /= power.max(axis=(-1, -2), keepdims=True)
        previous, vector = vector, _row_shares(power)
        if (np.abs(vector - previous) <= TOLERANCE * vector).all():
            break
    return vector


def _row_shares(matrix: FloatArray) -> FloatArray:
    sums = matrix.sum(axis=-1)
    shares: FloatArray = sums / sums.sum(axis=-1, keepdims=True)
    return shares
