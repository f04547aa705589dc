"""How far many rankings agree as a whole, and how far two agree on the best."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray
from mcdm_smartcity.ranking.methods.places import mid_ranks, places_of


def concordance(numbers: ArrayLike) -> FloatArray:
    """
    Kendall's W of k rankings, corrected for ties.

    W = (12 Σ R_i² − 3 k² n (n+1)²) / (k² n (n² − 1) − k Σ_k Σ (t³ − t)), with R_i the sum of the
    places of program i, and t the sizes of the ties of a ranking.

    Parameters
    ----------
    numbers
        Ranks, or any numbers of which less is better in each row, shape (..., k, n).

    Returns
    -------
    W, shape (...), 0 to 1; 1 if there is one program, or all rankings tie all programs.

    Raises
    ------
    InvalidArrayError
        Not of shape (..., k, n), or not finite.

    Notes
    -----
    Kendall and Babington Smith (1939), Annals of Mathematical Statistics 10:275-287; correction for
    ties as in Kendall and Gibbons (1990), Rank Correlation Methods.

    Examples
    --------
    >>> float(concordance([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]))
    0.0625
    """
    places = mid_ranks(numbers, "rankings")
    if places.ndim < MATRIX_DIMENSIONS or places.shape[-2] == 0:
        raise InvalidArrayError(
            f"rankings must have shape (..., rankings, programs), not {places.shape}"
        )
    count = places.shape[-2]
    apart = places - (places.shape[-1] + 1) / 2
    # The variance of the sums as a share of what it would be if all rankings were equal.
    found = (apart.sum(axis=-2) ** 2).sum(axis=-1)
    most = count * (apart**2).sum(axis=(-2, -1))
    agreement: FloatArray = np.where(most > 0, found / np.where(most > 0, most, 1), 1.0)
    return agreement


def overlap_of_best(first: ArrayLike, second: ArrayLike, best: int) -> FloatArray:
    """
    Share of the best programs that two rankings have in common.

    Programs tied across the border share the places that are left: of two for the last place each
    is half among the best.

    Parameters
    ----------
    first, second
        Ranks, shape (..., n).
    best
        How many are the best, 1 to n.

    Returns
    -------
    Share, shape (...), 0 to 1, the same both ways.

    Raises
    ------
    InvalidArrayError
        Rows are no ranks, or `best` is out of range.

    Examples
    --------
    >>> float(overlap_of_best([1, 2, 3, 4], [1, 3, 2, 4], 2))
    0.5
    """
    one, two = places_of(first, "first ranking"), places_of(second, "second ranking")
    count = one.shape[-1]
    if isinstance(best, bool) or int(best) != best or not 1 <= best <= count:
        raise InvalidArrayError(
            f"the number of best programs must be whole, 1 to {count}, not {best}"
        )
    common = np.minimum(_membership(one, best), _membership(two, best)).sum(axis=-1)
    share: FloatArray = common / best
    return share


def _membership(places: FloatArray, best: int) -> FloatArray:
    """How far each program is among the best; sums to their number."""
    tied = (places[..., :, np.newaxis] == places[..., np.newaxis, :]).sum(axis=-1)
    before = places - (tied + 1) / 2
    part: FloatArray = np.clip((best - before) / tied, 0, 1)
    return part
