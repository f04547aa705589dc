"""Which judgement to talk about first."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import (
    FloatArray,
    IntArray,
    require_whole,
)
from mcdm_smartcity.weighting.methods.comparisons import as_one_matrix, known_pairs
from mcdm_smartcity.weighting.methods.completion import LARGEST_EXPONENT
from mcdm_smartcity.weighting.methods.consistency import consistency_ratio
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector

# Errors that agree to so many digits are equal, and come in the order of the items.
DIGITS = 9


class WorstJudgement(NamedTuple):
    """
    One judgement, and how it stands to all others.

    Attributes
    ----------
    i, j
        The compared items, counted from 0, i before j.
    given, suggested
        How many times as important i is as j: as judged, and by the priorities of all judgements.
    error
        |ln(given / suggested)|; its exponential is Saaty's e_ij, by how much the two differ.
    gradient
        dλ / d ln given: positive if a smaller ratio would make the judgements more consistent.
    ratio_if_replaced
        Consistency ratio with the suggested value instead; NaN where undefined.
    """

    i: int
    j: int
    given: float
    suggested: float
    error: float
    gradient: float
    ratio_if_replaced: float


def worst_judgements(
    comparisons: ArrayLike, count: int = 3, *, random_index: str | float = "exact"
) -> list[WorstJudgement]:
    """
    Judgements that fit the others least, largest error first: the ones to ask about again.

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix, shape (m, m), NaN where a judgement is missing; those given
        must connect all items.
    count
        How many to return at most, at least 0; fewer if fewer were given.
    random_index
        As for `consistency_ratio`.

    Returns
    -------
    The judgements, each with the value that the priorities of `eigenvector` suggest. One item has
    none. If all agree their errors are 0, and they come in the order of the items.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        Not one matrix, or as for `eigenvector`.
    InvalidArrayError
        The count is no whole number of at least 0.
    UnknownNameError
        There is no such table of random indices.

    Notes
    -----
    Saaty (2003), European J. Operational Research 145:85-91. With the right and left principal
    vectors w and u, Σ u_i w_i = 1, the gradient is u_i a_ij w_j − u_j a_ji w_i, exactly: missing
    judgements are at least λ, so they add nothing. The largest error need not have the largest
    gradient, and to replace a small error can even make the ratio worse; the ratio tells.

    Examples
    --------
    >>> judgements = [[1, 3, 1/2, 2], [1/3, 1, 3, 1], [2, 1/3, 1, 2], [1/2, 1, 1/2, 1]]
    >>> worst = worst_judgements(judgements)[0]
    >>> (worst.i, worst.j), worst.given, round(worst.suggested, 2)
    ((1, 2), 3.0, 1.02)
    """
    matrix = as_one_matrix(comparisons)
    require_whole("count", count, 0)
    right, left = _positive(eigenvector(matrix)), _positive(eigenvector(matrix.T))
    first, second = np.nonzero(np.triu(known_pairs(matrix)))
    errors = np.abs(np.log(matrix[first, second]) + np.log(right[second]) - np.log(right[first]))
    order = np.argsort(-errors.round(DIGITS), kind="stable")[:count]
    if not len(order):
        return []
    first, second = first[order], second[order]
    given, suggested = matrix[first, second], right[first] / right[second]
    pull = _gradients(np.log(left), np.log(given), np.log(right), first, second)
    copies = np.repeat(matrix[np.newaxis], len(order), axis=0)
    which = np.arange(len(order))
    copies[which, first, second], copies[which, second, first] = suggested, 1 / suggested
    ratios = consistency_ratio(copies, random_index)
    columns = (first, second, given, suggested, errors[order], pull, ratios)
    return [WorstJudgement(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]


def _gradients(
    left: FloatArray, given: FloatArray, right: FloatArray, first: IntArray, second: IntArray
) -> FloatArray:
    """Slopes of λ by logarithms of vectors and judgements, whose products may be no numbers."""
    levels = left + right
    highest = float(levels.max())
    whole = highest + np.log(np.exp(levels - highest).sum())
    up = left[first] + given + right[second] - whole
    down = left[second] - given + right[first] - whole
    gradients: FloatArray = np.exp(np.minimum(up, LARGEST_EXPONENT)) - np.exp(
        np.minimum(down, LARGEST_EXPONENT)
    )
    return gradients


def _positive(priorities: FloatArray) -> FloatArray:
    """Priorities of which none is so small that it counts as 0."""
    return np.maximum(priorities, np.finfo(priorities.dtype).tiny)
