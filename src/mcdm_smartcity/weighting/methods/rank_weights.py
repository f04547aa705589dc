"""Weights from nothing but the order of criteria."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray, as_floats, require_finite


def rank_order_centroid(ranks: ArrayLike) -> FloatArray:
    """
    The centre of all weights that keep the order of the criteria (ROC).

    Parameters
    ----------
    ranks
        Shape (..., m), m at least 1: whole numbers, 1 for the most important criterion. Ties share
        the better rank (1, 2, 2, 4), as `ranks` gives them.

    Returns
    -------
    Weights, shape (..., m), positive, each vector summing to 1: (1/r + 1/(r + 1) + … + 1/m) / m for
    rank r. Tied criteria have the mean of the weights of the places that they share. One criterion
    has weight 1.

    Raises
    ------
    InvalidArrayError
        Not ranks: the message gives the ranks of that order.

    Notes
    -----
    Barron (1992), Acta Psychologica 80:91-103; Barron and Barrett (1996), Management Science
    42:1515-1523.

    Examples
    --------
    >>> rank_order_centroid([1, 2, 3, 4]).round(4).tolist()
    [0.5208, 0.2708, 0.1458, 0.0625]
    >>> rank_order_centroid([2, 1, 2]).round(4).tolist()
    [0.1944, 0.6111, 0.1944]
    """
    given = _as_ranks(ranks)
    places = _places(given)
    return _shared(np.cumsum(1 / places[::-1])[::-1], given)


def rank_sum(ranks: ArrayLike) -> FloatArray:
    """
    Weights that fall by equal steps with the rank.

    Parameters
    ----------
    ranks
        As for `rank_order_centroid`, shape (..., m).

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1: in proportion to m + 1 − r for rank r. Ties
    and one criterion are as for `rank_order_centroid`.

    Raises
    ------
    InvalidArrayError
        Not ranks.

    Notes
    -----
    Stillwell, Seaver and Edwards (1981), Organizational Behavior and Human Performance 28:62-77.

    Examples
    --------
    >>> rank_sum([1, 2, 3, 4]).tolist()
    [0.4, 0.3, 0.2, 0.1]
    """
    given = _as_ranks(ranks)
    return _shared(_places(given)[::-1], given)


def rank_reciprocal(ranks: ArrayLike) -> FloatArray:
    """
    Weights in proportion to 1 / rank.

    Parameters
    ----------
    ranks
        As for `rank_order_centroid`, shape (..., m).

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. Ties and one criterion are as for
    `rank_order_centroid`.

    Raises
    ------
    InvalidArrayError
        Not ranks.

    Notes
    -----
    Stillwell, Seaver and Edwards (1981), Organizational Behavior and Human Performance 28:62-77.

    Examples
    --------
    >>> rank_reciprocal([1, 2, 3, 4]).round(4).tolist()
    [0.48, 0.24, 0.16, 0.12]
    """
    given = _as_ranks(ranks)
    return _shared(1 / _places(given), given)


def _as_ranks(ranks: ArrayLike) -> IntArray:
    given = as_floats(ranks, "ranks")
    if given.ndim == 0 or given.shape[-1] == 0:
        raise InvalidArrayError(f"ranks must have shape (..., m), m at least 1, not {given.shape}")
    require_finite(given, "ranks")
    better = given[..., np.newaxis, :] < given[..., :, np.newaxis]
    expected: IntArray = 1 + better.sum(axis=-1)
    wrong = (given != expected).any(axis=-1)
    if wrong.any():
        at = tuple(np.argwhere(wrong)[0])
        raise InvalidArrayError(
            "ranks must be whole numbers from 1, the most important, and ties share the better "
            f"rank; {_listed(given[at])} should be {_listed(expected[at])}, if 1 is the first"
        )
    return expected


def _listed(values: FloatArray | IntArray) -> str:
    return "[" + ", ".join(f"{value:g}" for value in values) + "]"


def _places(given: IntArray) -> FloatArray:
    return np.arange(1.0, given.shape[-1] + 1)


def _shared(by_place: FloatArray, given: IntArray) -> FloatArray:
    """Weights in the order of the criteria; those of tied places are averaged."""
    tied = (given[..., :, np.newaxis] == given[..., np.newaxis, :]).sum(axis=-1)
    place = np.arange(1, given.shape[-1] + 1)
    start = given[..., np.newaxis]
    own = (start <= place) & (place < start + tied[..., np.newaxis])
    weights: FloatArray = (own @ (by_place / by_place.sum())) / tied
    return weights
