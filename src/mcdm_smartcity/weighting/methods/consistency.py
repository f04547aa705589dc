"""How far judgements contradict each other."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    is_complete,
    known_pairs,
    require_connected,
)
from mcdm_smartcity.weighting.methods.completion import principal_completed
from mcdm_smartcity.weighting.methods.indices_of_random import indices_of_random
from mcdm_smartcity.weighting.methods.random_index import SMALLEST, check_table


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
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    return consistency_index_of(matrix, principal_completed(matrix)[1])


class EigenvectorAndConsistency(NamedTuple):
    """
    What the principal eigenvalue and its vector tell of comparisons.

    Attributes
    ----------
    priorities, lambda_max
        As by `eigenvector` (..., m) and `lambda_max` (...,).
    consistency_index, consistency_ratio
        As by the functions of these names, (...,).
    random_index
        The random index behind each ratio, (...,), NaN where undefined.
    origin
        Where each random index comes from, (...,) words as in `RandomIndex`.
    """

    priorities: FloatArray
    lambda_max: FloatArray
    consistency_index: FloatArray
    consistency_ratio: FloatArray
    random_index: FloatArray
    origin: NDArray[np.str_]


def eigenvector_and_consistency(
    comparisons: ArrayLike, random_index: str | float = "exact", *, simulate: bool | None = None
) -> EigenvectorAndConsistency:
    """
    Derive priorities and measure consistency in one pass, for many matrices at once.

    Parameters
    ----------
    comparisons, random_index
        As for `consistency_ratio`.
    simulate
        Whether random indices may be simulated where judgements are missing; if not given, for up
        to 24 patterns.

    Returns
    -------
    Priorities, eigenvalues, indices, ratios, and the random indices behind them.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError, UnknownNameError
        As for `consistency_ratio`.

    Examples
    --------
    >>> found = eigenvector_and_consistency([[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]])
    >>> found.priorities.round(3).tolist(), round(float(found.consistency_ratio), 3)
    ([0.754, 0.181, 0.065], 0.129)
    >>> str(found.origin)
    'exact'
    """
    if isinstance(random_index, str):
        check_table(random_index)
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    priorities, values = principal_completed(matrix)
    index = consistency_index_of(matrix, values)
    of_random, origin = indices_of_random(matrix, random_index, simulate=simulate)
    if matrix.shape[-1] < SMALLEST:
        return EigenvectorAndConsistency(priorities, values, index, index, of_random, origin)
    ratio: FloatArray = (index / of_random).astype(index.dtype)
    return EigenvectorAndConsistency(priorities, values, index, ratio, of_random, origin)


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
        table is scaled linearly. So is ``exact``, lest it take minutes, in a call with more than
        24 patterns that would have to be simulated.

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
    return eigenvector_and_consistency(comparisons, random_index).consistency_ratio


def consistency_index_of(matrix: FloatArray, values: FloatArray) -> FloatArray:
    """Consistency indices (...,) of valid, connected matrices by their principal eigenvalues."""
    size = matrix.shape[-1]
    index: FloatArray = ((values - size) / max(size - 1, 1)).astype(matrix.dtype)
    if size < SMALLEST or is_complete(matrix):
        return index
    nothing_to_check = known_pairs(matrix).sum(axis=(-1, -2)) // 2 == size - 1
    result: FloatArray = np.where(nothing_to_check, np.nan, index).astype(matrix.dtype)
    return result
