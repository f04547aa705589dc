"""Best-worst method: weights from comparisons with the best and with the worst criterion."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.best_worst_judgements import (
    as_best_worst,
    differences,
    precision_of,
    sums_of,
)
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons


def best_worst(
    best_to_others: ArrayLike, others_to_worst: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    """
    Weights that follow the comparisons with the best and the worst criterion, linear model.

    Parameters
    ----------
    best_to_others
        Shape (..., m), m at least 2: how many times as important the best criterion is as each
        one, at least 1, and 1 for itself.
    others_to_worst
        Shape (..., m): how many times as important each criterion is as the worst, at least 1, and
        1 for the worst itself.

    Returns
    -------
    Weights, shape (..., m), positive, each vector summing to 1, and ξ, shape (...,): the largest of
    the errors |w_best − a·w_j| and |w_j − a·w_worst|, 0 if the judgements agree. The optimum is
    unique. The best and the worst are where the 1 stands; if several fit, those of the largest
    ratio, then the first.

    Raises
    ------
    InvalidComparisonsError
        Fewer than two criteria; a judgement below 1 or not finite; a row without a 1; one criterion
        as best and worst; rows that differ on how many times as important the best is as the worst.

    Notes
    -----
    Rezaei (2016), Omega 64:126-130. Solved in closed form, not as a linear programme (see the page
    of this method); another closed form is in Ratandhara and Kumar (2025), arXiv:2506.17666. This ξ
    is a difference of weights, read by itself: near 0 is consistent. It has no consistency ratio;
    the index to divide by, `best_worst_consistency_index`, is that of `best_worst_nonlinear`.

    Examples
    --------
    >>> weights, xi = best_worst([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    >>> weights.round(4).tolist(), round(float(xi), 4)
    ([0.2295, 0.4481, 0.1148, 0.153, 0.0546], 0.0109)
    """
    given = as_best_worst(best_to_others, others_to_worst)
    products = given.best_to_others * given.others_to_worst
    # In units of the worst weight, w_best must lie within slack · ξ of every product.
    slacks = np.where(given.best | given.worst, 1, given.best_to_others + 1)
    error = (differences(products) / sums_of(slacks)).max(axis=(-1, -2))[..., np.newaxis]
    best = (products + slacks * error).min(axis=-1, keepdims=True)
    # ξ is least, as a share of the whole, if every weight is the largest that its errors allow.
    others = np.minimum((best + error) / given.best_to_others, given.others_to_worst + error)
    weights = np.where(given.best, best, np.where(given.worst, 1, others))
    total = weights.sum(axis=-1, keepdims=True)
    precision = precision_of(best_to_others, others_to_worst)
    xi: FloatArray = (error / total).max(axis=-1).astype(precision)
    return (weights / total).astype(precision), xi


def best_worst_priorities(comparisons: ArrayLike) -> FloatArray:
    """
    Weights by `best_worst` from comparisons of pairs, of which it reads those it needs.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing. The best
        item is one that all others were compared with, none of them above it; the worst likewise.

    Returns
    -------
    Weights, shape (..., m), positive, each vector summing to 1. One item has weight 1; several that
    fit as best or worst are equally important, and the first is the best, the last the worst.

    Raises
    ------
    InvalidComparisonsError
        Not comparisons, or there is no such best or worst item.

    Examples
    --------
    >>> best_worst_priorities([[1, 2, 8], [1/2, 1, 4], [1/8, 1/4, 1]]).round(4).tolist()
    [0.6154, 0.3077, 0.0769]
    """
    matrix = as_comparisons(comparisons)
    if matrix.shape[-1] == 1:
        return np.ones(matrix.shape[:-1], dtype=matrix.dtype)
    above, below = np.all(matrix >= 1, axis=-1), np.all(matrix <= 1, axis=-1)
    for found, word in ((above, "above"), (below, "below")):
        if not found.any(axis=-1).all():
            raise InvalidComparisonsError(
                f"best_worst needs one item that was compared with every other, with none {word} it"
            )
    best = above.argmax(axis=-1)[..., np.newaxis, np.newaxis]
    worst = (matrix.shape[-1] - 1 - below[..., ::-1].argmax(axis=-1))[..., np.newaxis, np.newaxis]
    to_others = np.take_along_axis(matrix, best, axis=-2)[..., 0, :]
    to_worst = np.take_along_axis(matrix, worst, axis=-1)[..., 0]
    return best_worst(to_others, to_worst)[0]
