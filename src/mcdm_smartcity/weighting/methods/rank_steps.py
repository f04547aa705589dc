"""Weights that fall from each rank to the next by a given ratio, for FUCOM and SWARA."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray


def falling_weights(ratios: FloatArray, order: ArrayLike | None) -> FloatArray:
    """Weights that sum to 1, each the one before it divided by its ratio, (..., m) to (..., m).

    With an order, (m,) or (..., m), they come in the order of the criteria instead of by rank.
    """
    falling = np.cumprod(1 / ratios, axis=-1)
    by_rank: FloatArray = falling / falling.sum(axis=-1, keepdims=True)
    if order is None:
        return by_rank
    ranked = np.asarray(order)
    criteria = np.arange(ratios.shape[-1])
    fits = ranked.dtype.kind in "iu" and ranked.shape in (criteria.shape, by_rank.shape)
    if not fits or (np.sort(ranked, axis=-1) != criteria).any():
        raise InvalidArrayError(
            f"order must name each criterion once, by the numbers 0 to {len(criteria) - 1}, the "
            f"most important first; found {ranked.tolist()!r:.60}"
        )
    rank_of = np.broadcast_to(np.argsort(ranked, axis=-1), by_rank.shape)
    weights: FloatArray = np.take_along_axis(by_rank, rank_of, axis=-1)
    return weights
