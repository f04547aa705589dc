"""Weights from the order alone that comparisons tell."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.weighting.methods.geometric_mean import geometric_mean


def weights_of_order(
    comparisons: ArrayLike, *, rule: Callable[[ArrayLike], FloatArray]
) -> FloatArray:
    """
    Weights by the ranks of the items, whatever the sizes of the judgements behind them.

    Parameters
    ----------
    comparisons
        As for `geometric_mean`, shape (..., m, m), whose priorities tell the order.
    rule
        From ranks to weights: `rank_order_centroid`, `rank_sum` or `rank_reciprocal`.

    Returns
    -------
    Weights, shape (..., m), positive, each vector summing to 1; items as important as each other
    (within 1e-9) share the weights of their places.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `geometric_mean`.

    Examples
    --------
    >>> from mcdm_smartcity import rank_sum
    >>> weights_of_order([[1, 2, 9], [1/2, 1, 5], [1/9, 1/5, 1]], rule=rank_sum).round(3).tolist()
    [0.5, 0.333, 0.167]
    """
    priorities = geometric_mean(comparisons)
    weights = rule(ranks(np.log(priorities) - np.log(priorities).min(axis=-1, keepdims=True)))
    return weights.astype(priorities.dtype)
