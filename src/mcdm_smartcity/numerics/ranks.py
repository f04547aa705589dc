"""From scores to ranks, with honest ties."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import IntArray, as_floats, require_finite

TIE_TOLERANCE = 1e-9


def ranks(scores: ArrayLike) -> IntArray:
    """
    Rank scores: 1 is best, and ties share the better rank (1, 2, 2, 4).

    Two programs are tied when they are neighbours in the sorted order and their scores differ by
    at most 1e-9 of the largest absolute score; a chain of such neighbours is one tie.

    Parameters
    ----------
    scores
        Scores of shape (..., n), finite, higher is better.

    Returns
    -------
    Whole numbers of shape (..., n) from 1 to n. One program has rank 1; equal scores all do.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or there is no score.

    Examples
    --------
    >>> ranks([0.2, 0.9, 0.5, 0.5]).tolist()
    [4, 1, 2, 2]
    """
    given = as_floats(scores, "scores")
    if given.ndim == 0 or given.shape[-1] == 0:
        raise InvalidArrayError(f"scores must have shape (..., n), n at least 1, not {given.shape}")
    require_finite(given, "scores", ("program",))
    order = np.argsort(-given, axis=-1, kind="stable")
    descending = np.take_along_axis(given, order, axis=-1)
    # Halves, since the difference of two huge scores of opposite sign would overflow.
    gaps = descending[..., :-1] / 2 - descending[..., 1:] / 2
    tolerance = TIE_TOLERANCE * np.abs(given).max(axis=-1, keepdims=True) / 2
    positions = np.arange(1, given.shape[-1])
    starts = np.where(gaps > tolerance, positions, 0)
    first = np.zeros((*given.shape[:-1], 1), dtype=np.int64)
    places = np.concatenate([first, np.maximum.accumulate(starts, axis=-1)], axis=-1) + 1
    result = np.empty(given.shape, dtype=np.int64)
    np.put_along_axis(result, order, places, axis=-1)
    return result
