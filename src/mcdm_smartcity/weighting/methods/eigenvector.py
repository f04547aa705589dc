"""Priorities as the principal eigenvector, with missing judgements completed at least λ."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    require_connected,
)
from mcdm_smartcity.weighting.methods.geometric_mean import (
    log_priorities,
    normalised_exponential,
)

# 2^60 steps of the power method; a positive matrix has converged long before.
SQUARINGS = 60
COMPLETION_ROUNDS = 1000
COMPLETION_TOLERANCE = 1e-13
CLOSED_FORM_SIZE = 3


def eigenvector(comparisons: ArrayLike) -> FloatArray:
    """
    Priorities as the principal right eigenvector, Saaty's choice.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m): entry (i, j) tells how many times as
        important i is as j. NaN marks a missing judgement; those given must connect all items,
        and the missing ones take the values that make the principal eigenvalue least.

    Returns
    -------
    Priorities, shape (..., m), positive, each vector summing to 1. One item has priority 1; up to
    three items the eigenvector is the row geometric mean, and is computed as such.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.
    DisconnectedComparisonsError
        The given judgements leave separate groups.

    Notes
    -----
    Saaty (1977), J. Mathematical Psychology 15:234-281; completion by Bozóki, Fülöp and Rónyai
    (2010), Mathematical and Computer Modelling 52:318-333.

    Examples
    --------
    >>> eigenvector([[1, 2, 3, 4], [1/2, 1, 5, 6], [1/3, 1/5, 1, 7], [1/4, 1/6, 1/7, 1]]).round(4)
    array([0.4082, 0.3758, 0.1632, 0.0528])
    """
    return _principal(comparisons)[0]


def lambda_max(comparisons: ArrayLike) -> FloatArray:
    """
    Principal eigenvalue: the number of items m if the judgements agree, more if they do not.

    Parameters
    ----------
    comparisons
        As for `eigenvector`, shape (..., m, m).

    Returns
    -------
    Eigenvalues, shape (...,), at least m.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `eigenvector`.

    Notes
    -----
    Saaty (1977), J. Mathematical Psychology 15:234-281.

    Examples
    --------
    >>> round(float(lambda_max([[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]])), 3)
    3.136
    """
    return _principal(comparisons)[1]


def _principal(comparisons: ArrayLike) -> tuple[FloatArray, FloatArray]:
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    return principal(completed(matrix))


def completed(matrix: FloatArray) -> FloatArray:
    """Fill the missing judgements of valid, connected matrices so that λ is least.

    At the optimum a missing a_ij is √(u_j w_i / (u_i w_j)), with w and u the right and left
    principal vectors; iterating that from the least-squares fit converges, since λ is strictly
    convex in the logarithms of the missing entries.
    """
    missing = np.isnan(matrix)
    if not missing.any():
        return matrix
    fit = log_priorities(matrix)
    logarithms = np.where(missing, fit[..., :, np.newaxis] - fit[..., np.newaxis, :], 0)
    filled = np.where(missing, np.exp(logarithms), matrix)
    for _ in range(COMPLETION_ROUNDS):
        right = np.log(principal(filled)[0])
        left = np.log(principal(np.swapaxes(filled, -1, -2))[0])
        level = (right - left) / 2
        update = np.where(missing, level[..., :, np.newaxis] - level[..., np.newaxis, :], 0)
        change = np.abs(update - logarithms).max()
        logarithms = update
        filled = np.where(missing, np.exp(logarithms), matrix)
        if change <= COMPLETION_TOLERANCE:
            break
    return filled


def principal(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Principal vector (..., m), summing to 1, and eigenvalue (...,) of complete matrices."""
    size = matrix.shape[-1]
    logarithms = np.log(matrix)
    fit = logarithms.mean(axis=-1)
    # Divided by the geometric means, a consistent matrix is all ones: the errors are left. They
    # are taken relative to the largest, so that no power of them overflows.
    exponents = logarithms - fit[..., :, np.newaxis] + fit[..., np.newaxis, :]
    largest = exponents.max(axis=(-1, -2))
    errors = np.exp(exponents - largest[..., np.newaxis, np.newaxis])
    vector = np.ones_like(fit) / size if size <= CLOSED_FORM_SIZE else _perron(errors)
    image = (errors @ vector[..., np.newaxis])[..., 0]
    with np.errstate(divide="ignore", over="ignore"):
        value = np.maximum(np.exp(largest) * image.sum(axis=-1), size)
        priorities = normalised_exponential(fit + np.log(vector))
    return priorities, np.minimum(value, np.finfo(value.dtype).max)


def _perron(matrix: FloatArray) -> FloatArray:
    """Principal vector of positive matrices by repeated squaring, then two plain steps.

    Squares of a positive matrix lose no digits to cancellation, and the stop is certain.
    """
    tolerance = 4 * float(np.finfo(matrix.dtype).eps)
    power, vector = matrix, _row_shares(matrix)
    for _ in range(SQUARINGS):
        power = power @ power
        power /= power.max(axis=(-1, -2), keepdims=True)
        previous, vector = vector, _row_shares(power)
        if np.abs(vector - previous).max() <= tolerance:
            break
    for _ in range(2):
        vector = (matrix @ vector[..., np.newaxis])[..., 0]
        vector /= vector.sum(axis=-1, keepdims=True)
    return vector


def _row_shares(matrix: FloatArray) -> FloatArray:
    sums = matrix.sum(axis=-1)
    shares: FloatArray = sums / sums.sum(axis=-1, keepdims=True)
    return shares
