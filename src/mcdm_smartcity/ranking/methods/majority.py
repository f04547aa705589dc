"""Who is put above whom, by how many rankings; Borda's and Copeland's points; distances."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray

# Signs of pairs that are held in memory at once.
PAIRS_AT_ONCE = 1 << 22
# Sums of weights that differ by less than this share of all weights are equal.
EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Preferences:
    """
    Weights of the rankings that put one program above another.

    Attributes
    ----------
    above
        Entry (i, j): weight of the rankings that put i above j, shape (n, n).
    total
        Weight of all rankings.
    """

    above: FloatArray
    total: float

    @property
    def support(self) -> FloatArray:
        """The same with ties counted half to each side, shape (n, n), zero on the diagonal."""
        half: FloatArray = (self.total + self.above - self.above.T) / 2
        np.fill_diagonal(half, 0)
        return half

    @property
    def margins(self) -> FloatArray:
        """Weight for i above j less that for j above i; differences by rounding are 0."""
        margins: FloatArray = self.above - self.above.T
        return np.where(np.abs(margins) > EQUAL * self.total, margins, 0.0)


def preferences(places: FloatArray, weights: FloatArray) -> Preferences:
    """
    Count who is put above whom.

    Parameters
    ----------
    places
        Places, shape (k, n), less is better.
    weights
        How much each ranking counts, shape (k,), not negative.

    Returns
    -------
    The weights by pairs.
    """
    count = places.shape[1]
    above = np.zeros((count, count))
    step = max(1, PAIRS_AT_ONCE // count**2)
    for start in range(0, len(places), step):
        part = slice(start, start + step)
        wins = places[part, :, np.newaxis] < places[part, np.newaxis, :]
        above += np.tensordot(weights[part], wins, axes=1)
    return Preferences(above, float(weights.sum()))


def borda(wishes: Preferences) -> FloatArray:
    """
    Borda's points: from each ranking one for each program below, and half for each tied one.

    Notes
    -----
    Borda (1781), Mémoire sur les élections au scrutin; with n points less the mean place of ties.

    Examples
    --------
    >>> borda(preferences(np.array([[1.0, 2, 3], [1.0, 3, 2]]), np.ones(2))).tolist()
    [4.0, 1.0, 1.0]
    """
    points: FloatArray = wishes.support.sum(axis=1)
    return points


def copeland(wishes: Preferences) -> FloatArray:
    """
    Copeland's points: programs that a majority puts below, less those that it puts above.

    Notes
    -----
    Copeland (1951), A reasonable social welfare function, University of Michigan.

    Examples
    --------
    >>> copeland(preferences(np.array([[1.0, 2, 3], [1.0, 3, 2]]), np.ones(2))).tolist()
    [2.0, -1.0, -1.0]
    """
    points: FloatArray = np.sign(wishes.margins).sum(axis=1)
    return points


def distance(wishes: Preferences, places: FloatArray) -> float:
    """
    Kendall's distance of one ranking from all: 1 for each reversed pair, ½ if only one ties it.

    Notes
    -----
    Kemeny and Snell (1962), Mathematical Models in the Social Sciences (whose unit is half).
    """
    before: BoolArray = places[:, np.newaxis] < places[np.newaxis, :]
    reversed_pairs = wishes.support.T[before].sum()
    tied = places[:, np.newaxis] == places[np.newaxis, :]
    # Entries (i, j) and (j, i) make one pair, and half of its weight counts.
    return float(reversed_pairs + wishes.above[tied].sum() / 2)


def least_distance(wishes: Preferences) -> float:
    """Return what no ranking can be nearer than: each pair by itself as it is best."""
    rows, columns = np.triu_indices(len(wishes.above), 1)
    support, above = wishes.support, wishes.above
    tied = (above[rows, columns] + above[columns, rows]) / 2
    return float(np.minimum.reduce([support[rows, columns], support[columns, rows], tied]).sum())
