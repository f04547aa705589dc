"""How far judgements contradict each other."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    known_pairs,
    require_connected,
)
from mcdm_smartcity.weighting.methods.completion import completed
from mcdm_smartcity.weighting.methods.perron import principal
from mcdm_smartcity.weighting.methods.random_index import SMALLEST, check_table
from mcdm_smartcity.weighting.methods.random_index import random_index as index_of_random


def consistency_index(comparisons: ArrayLike) -> FloatArray:
    """
    Consistency index (λ_max − m) / (m − 1): 0 if all judgements agree.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing.

    Returns
    -------
    Indices, shape (...,), at least 0; 0 for one or two items. NaN where m − 1 judgements connect
    three or more items: every such set is free of contradiction, so it proves nothing.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `eigenvector`.

    Notes
    -----
    Saaty (1977), J. Mathematical Psychology 15:234-281.

    Examples
    --------
    >>> round(float(consistency_index([[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]])), 3)
    0.068
    """
    return _index_and_missing(comparisons)[0]


def consistency_ratio(comparisons: ArrayLike, random_index: str | float = "exact") -> FloatArray:
    """
    Consistency index as a share of what random judgements would have; up to 0.10 is usual.

    Parameters
    ----------
    comparisons
        As for `consistency_index`, shape (..., m, m).
    random_index
        A table of `random_index`, or the index itself as a number.

    Returns
    -------
    Ratios, shape (...,), at least 0; 0 for one or two items, NaN where undefined (see
    `consistency_index`).

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `eigenvector`.
    UnknownNameError
        There is no such table of random indices.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process. The tables in use differ by up to 15 % at three
    items, so name the one that a printed ratio used.

    Examples
    --------
    >>> house = [[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]]
    >>> round(float(consistency_ratio(house, "saaty1980")), 3)
    0.117
    >>> round(float(consistency_ratio(house)), 3)
    0.129
    """
    if isinstance(random_index, str):
        check_table(random_index)
    index, missing = _index_and_missing(comparisons)
    size = np.shape(comparisons)[-1]
    if size < SMALLEST:
        return index
    ratio: FloatArray = index / _indices_of_random(size, missing, random_index)
    return ratio.astype(index.dtype)


def _index_and_missing(comparisons: ArrayLike) -> tuple[FloatArray, IntArray]:
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    size = matrix.shape[-1]
    known = known_pairs(matrix).sum(axis=(-1, -2)) // 2
    value = principal(completed(matrix))[1]
    index = (value - size) / max(size - 1, 1)
    nothing_to_check = (size >= SMALLEST) & (known == size - 1)
    result: FloatArray = np.where(nothing_to_check, np.nan, index).astype(matrix.dtype)
    return result, np.asarray(size * (size - 1) // 2 - known)


def _indices_of_random(size: int, missing: IntArray, table: str | float) -> FloatArray:
    if not isinstance(table, str):
        return np.full(missing.shape, float(table))
    counts, where = np.unique(missing, return_inverse=True)
    indices = np.array([index_of_random(size, int(count), table) for count in counts])
    # A tree has index 0 / 0; NaN instead of 0 keeps the division silent.
    result: FloatArray = np.where(indices > 0, indices, np.nan)[where].reshape(missing.shape)
    return result
