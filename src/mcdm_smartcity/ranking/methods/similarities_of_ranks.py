"""How alike two rankings are: four measures on places, each 1 for equal rankings."""

from collections.abc import Callable

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray

# Up to here all pairs of programs are compared in one array.
PAIRS_AT_ONCE = 100


def kendall(first: FloatArray, second: FloatArray) -> FloatArray:
    """
    Kendall's τ-b: of the pairs of programs, the share in the same order less that in the other.

    Parameters
    ----------
    first, second
        Places, shape (..., n).

    Returns
    -------
    τ-b, shape (...), −1 to 1. 1 if both rankings tie all programs or there is one; 0 if only one
    ranking ties all.

    Notes
    -----
    Kendall (1945), Biometrika 33:239-251.

    Examples
    --------
    >>> float(kendall(np.array([1.0, 2, 3]), np.array([1.0, 3, 2])).round(4))
    0.3333
    """
    if first.shape[-1] > PAIRS_AT_ONCE:
        return _kendall_of_many(first, second)
    one, two = _orders(first), _orders(second)
    together = (one * two).sum(axis=(-2, -1), dtype=np.int64)
    apart_one = np.abs(one).sum(axis=(-2, -1), dtype=np.int64)
    apart_two = np.abs(two).sum(axis=(-2, -1), dtype=np.int64)
    return _ratio(together.astype(float), apart_one.astype(float), apart_two.astype(float))


def spearman(first: FloatArray, second: FloatArray) -> FloatArray:
    """
    Spearman's ρ: Pearson's correlation of places, with ties at the mean of their places.

    Parameters and degenerate cases as for `kendall`.

    Notes
    -----
    Spearman (1904), American J. of Psychology 15:72-101.

    Examples
    --------
    >>> float(spearman(np.array([1.0, 2, 3, 4, 5]), np.array([2.0, 1, 3, 4, 5])).round(4))
    0.9
    """
    middle = (first.shape[-1] + 1) / 2
    one, two = first - middle, second - middle
    return _ratio((one * two).sum(axis=-1), (one * one).sum(axis=-1), (two * two).sum(axis=-1))


def weighted_spearman(first: FloatArray, second: FloatArray) -> FloatArray:
    """
    Spearman's ρ in which differences among the best count more (r_w).

    1 − 6 Σ (x − y)² ((n − x + 1) + (n − y + 1)) / (n⁴ + n³ − n² − n).

    Parameters as for `kendall`; 1 for one program, and for two rankings that tie all.

    Notes
    -----
    Pinto da Costa and Soares (2005), Australian and New Zealand J. of Statistics 47:515-529. The
    formula is for rankings without ties; ties enter by the mean of their places.

    Examples
    --------
    >>> float(weighted_spearman(np.array([1.0, 2, 3]), np.array([1.0, 3, 2])).round(4))
    0.625
    """
    count = first.shape[-1]
    whole = float(count) ** 4 + count**3 - count**2 - count
    apart = (first - second) ** 2 * (2 * count + 2 - first - second)
    similarity: FloatArray = 1 - 6 * apart.sum(axis=-1) / max(whole, 1)
    return similarity


def ws(first: FloatArray, second: FloatArray) -> FloatArray:
    """
    WS coefficient: places of the best programs count most, halving from place to place.

    1 − Σ 2^(−x) |x − y| / max(|x − 1|, |x − n|), where x is of the first ranking, the reference:
    WS(x, y) is not WS(y, x).

    Parameters as for `kendall`.

    Returns
    -------
    WS, shape (...), above 0 and at most 1; 1 for one program.

    Notes
    -----
    Sałabun and Urbaniak (2020), ICCS 2020, LNCS 12138:632-645; below 0.234 low, above 0.808 high.
    It is published for rankings without ties; ties enter by the mean of their places.

    Examples
    --------
    >>> float(ws(np.array([1.0, 2, 3]), np.array([1.0, 3, 2])).round(4))
    0.6875
    """
    count = first.shape[-1]
    farthest = np.maximum(np.maximum(first - 1, count - first), 0.5)
    lost = 2.0**-first * np.abs(first - second) / farthest
    similarity: FloatArray = 1 - lost.sum(axis=-1)
    return similarity


MEASURES: dict[str, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "kendall": kendall,
    "spearman": spearman,
    "weighted_spearman": weighted_spearman,
    "ws": ws,
}
# For these the order alone matters, so that numbers need not be ranks.
OF_ORDERS = ("kendall", "spearman")


def _orders(places: FloatArray) -> IntArray:
    signs: IntArray = np.sign(places[..., :, np.newaxis] - places[..., np.newaxis, :]).astype(
        np.int8
    )
    return signs


def _kendall_of_many(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the same with n log n comparisons, one pair of rankings after the other."""
    from scipy.stats import kendalltau  # noqa: PLC0415 - loaded when used

    one, two = np.broadcast_arrays(first, second)
    similar = np.empty(one.shape[:-1])
    for at in np.ndindex(similar.shape):
        tied = [(places[at] == places[at][0]).all() for places in (one, two)]
        similar[at] = float(all(tied)) if any(tied) else kendalltau(one[at], two[at]).statistic
    return similar


def _ratio(together: FloatArray, one: FloatArray, two: FloatArray) -> FloatArray:
    """Return a correlation, where rankings that tie all programs have no spread."""
    spread = np.sqrt(one * two)
    known = np.clip(together / np.where(spread > 0, spread, 1), -1, 1)
    similarity: FloatArray = np.where(spread > 0, known, (one == two).astype(float))
    return similarity
