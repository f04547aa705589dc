"""How far judgements contradict each other."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    known_pairs,
    require_connected,
)
from mcdm_smartcity.weighting.methods.eigenvector import completed, principal
from mcdm_smartcity.weighting.methods.random_index import SMALLEST, check_table
from mcdm_smartcity.weighting.methods.random_index_of_graph import random_index_of_graph


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
    return _index_and_known(comparisons)[0]


def consistency_ratio(comparisons: ArrayLike, random_index: str | float = "exact") -> FloatArray:
    """
    Consistency index as a share of what random judgements would have; up to 0.10 is usual.

    Parameters
    ----------
    comparisons
        As for `consistency_index`, shape (..., m, m).
    random_index
        A table of `random_index`, or the index itself as a number. Where judgements are missing,
        ``exact`` takes the index of those that were given, `random_index_of_graph`; a published
        table is scaled linearly.

    Returns
    -------
    Ratios, shape (...,), at least 0; 0 for one or two items, NaN where undefined (see
    `consistency_index`).

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `eigenvector`.
    InvalidArrayError
        A published table does not reach this number of items.
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
    index, known = _index_and_known(comparisons)
    if known.shape[-1] < SMALLEST:
        return index
    ratio: FloatArray = index / _indices_of_random(known, random_index)
    return ratio.astype(index.dtype)


def _index_and_known(comparisons: ArrayLike) -> tuple[FloatArray, BoolArray]:
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    size = matrix.shape[-1]
    known = known_pairs(matrix)
    value = principal(completed(matrix))[1]
    index = (value - size) / max(size - 1, 1)
    nothing_to_check = (size >= SMALLEST) & (known.sum(axis=(-1, -2)) // 2 == size - 1)
    result: FloatArray = np.where(nothing_to_check, np.nan, index).astype(matrix.dtype)
    return result, known


def _indices_of_random(known: BoolArray, table: str | float) -> FloatArray:
    """One random index for each matrix, looked up once for each pattern of missing judgements."""
    size = known.shape[-1]
    patterns = known.reshape(-1, size, size)
    packed = np.packbits(patterns.reshape(len(patterns), -1), axis=-1)
    rows = packed.view(np.dtype((np.void, packed.shape[-1]))).ravel()
    _, first, where = np.unique(rows, return_index=True, return_inverse=True)
    values = np.array([random_index_of_graph(patterns[k], table).value for k in first])
    indices: FloatArray = values[where].reshape(known.shape[:-2])
    return indices
