"""How far judgements contradict each other, by the geometric mean."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    known_pairs,
    require_connected,
)
from mcdm_smartcity.weighting.methods.geometric_mean import log_priorities
from mcdm_smartcity.weighting.methods.random_index import SMALLEST, random_index


def geometric_consistency_index(comparisons: ArrayLike) -> FloatArray:
    """
    Geometric consistency index (GCI): variance of what the geometric mean leaves unexplained.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing.

    Returns
    -------
    Indices, shape (...,), at least 0; 0 if all judgements agree, and for one or two items. NaN
    where m − 1 judgements connect three or more items: nothing is left to check them.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.
    DisconnectedComparisonsError
        The given judgements leave separate groups.

    Notes
    -----
    Aguarón and Moreno-Jiménez (2003), European J. Operational Research 147:137-145, as
    2 / ((m − 1)(m − 2)) · Σ ln² e_ij over the pairs, with e_ij = a_ij w_j / w_i and the weights of
    `geometric_mean`. With e judgements given this is Σ ln² e_ij / (e − m + 1): the sum of squares
    of a least-squares fit over its degrees of freedom, the judgements beyond a tree. Thoughtless
    judgements of 1/9 to 9 therefore have a mean index of 2.629, whatever their number and pattern.

    Examples
    --------
    >>> round(float(geometric_consistency_index([[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]])), 4)
    0.4023
    """
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    size = matrix.shape[-1]
    fit = log_priorities(matrix)
    known = known_pairs(matrix)
    logarithms = np.log(np.where(known, matrix, 1))
    errors = np.where(known, logarithms - fit[..., :, np.newaxis] + fit[..., np.newaxis, :], 0)
    squares = (errors**2).sum(axis=(-1, -2)) / 2
    freedom = known.sum(axis=(-1, -2)) // 2 - size + 1
    unchecked = 0.0 if size < SMALLEST else np.nan
    index: FloatArray = np.where(freedom > 0, squares / np.maximum(freedom, 1), unchecked)
    return index.astype(matrix.dtype)


def geometric_consistency_limit(size: int, *, ratio: float = 0.10) -> float:
    """
    The geometric consistency index that goes with a consistency ratio, usually 0.10.

    Parameters
    ----------
    size
        Number of items compared, m, at least 1.
    ratio
        The consistency ratio that is still acceptable.

    Returns
    -------
    The limit 2m / (m − 2) · RI(m) · ratio; 0 for one or two items, whose index is 0.

    Raises
    ------
    InvalidArrayError
        The size is below 1.

    Notes
    -----
    For small errors λ − m is Σ ln² e_ij / m to second order, which turns the consistency index
    into the geometric one times (m − 2) / 2m. With our random indices this gives the 0.31, 0.35
    and 0.37 that Aguarón and Moreno-Jiménez (2003) found by simulation for 3, 4 and more items.

    Examples
    --------
    >>> [round(geometric_consistency_limit(size), 2) for size in (2, 3, 4, 5)]
    [0.0, 0.31, 0.35, 0.37]
    """
    if size < SMALLEST:
        return random_index(size)
    return 2 * size / (size - 2) * random_index(size) * ratio
