"""Kemeny's order: the one with the fewest reversed pairs against all rankings together."""

import time
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.ranking.methods import kemeny_subsets
from mcdm_smartcity.ranking.methods.kemeny_programme import programme_order
from mcdm_smartcity.ranking.methods.majority import Preferences

PROOF = 1e-7


@dataclass(frozen=True, slots=True)
class KemenyOrder:
    """
    The nearest order that was found.

    Attributes
    ----------
    order
        Programs, best first, shape (n,).
    distance, bound
        Reversed pairs, by weight of the rankings, and what no order without ties goes below.
    proved
        Whether no order is nearer.
    alone
        Whether no other order is as near; None where that was not found out.
    """

    order: IntArray
    distance: float
    bound: float
    proved: bool
    alone: bool | None


def kemeny(wishes: Preferences, time_limit: float) -> KemenyOrder:
    """
    Find the order of least distance from all rankings.

    Programs that a majority puts above each other in a circle form a group; groups are solved one
    by one and put in the order of the majority, which loses nothing (the extended criterion of
    Condorcet): all pairs between groups then stand as the majority wants.

    Parameters
    ----------
    wishes
        Who is put above whom.
    time_limit
        Seconds; groups of up to 16 programs are always solved.

    Returns
    -------
    The order; where time was over a near one, with its bound. Of equally near orders of a group of
    up to 16 the one with the smallest numbers first.

    Notes
    -----
    Kemeny (1959), Daedalus 88:577-591; Young and Levenglick (1978), SIAM J. on Applied Mathematics
    35:285-300; groups: Truchon (1998), An extension of the Condorcet criterion and Kemeny orders,
    Université Laval.
    """
    until = time.monotonic() + time_limit
    margins, support = wishes.margins, wishes.support
    excess = np.maximum(margins.T, 0)
    parts, bound = [], float(np.minimum(support, support.T).sum()) / 2
    alone: bool | None = True
    for group in groups_in_order(margins > 0):
        part, least, single = _solved(excess[np.ix_(group, group)], until)
        parts.append(group[part])
        bound += least
        alone = single if alone or single is False else alone
    order = np.concatenate(parts)
    distance = float(np.triu(support.T[np.ix_(order, order)], 1).sum())
    proved = distance - bound <= PROOF * wishes.total
    free = margins[order[:-1], order[1:]] == 0
    return KemenyOrder(
        order=order,
        distance=distance,
        bound=distance if proved else bound,
        proved=proved,
        alone=False if free.any() else alone,
    )


def _solved(excess: FloatArray, until: float) -> tuple[IntArray, float, bool | None]:
    """Return the order of a group, a bound of its cost, and whether it is alone."""
    if len(excess) <= kemeny_subsets.MOST:
        order, alone = kemeny_subsets.best_order(excess)
        return order, float(np.triu(excess[np.ix_(order, order)], 1).sum()), alone
    order, bound = programme_order(excess, until)
    return order, bound, None


def groups_in_order(beats: BoolArray) -> list[IntArray]:
    """
    Cut programs into groups that beat each other in circles, those that beat others first.

    Parameters
    ----------
    beats
        Whether i beats j, shape (n, n).

    Returns
    -------
    The groups, each with its numbers rising; of those that could be next, the one with the smallest
    number.

    Examples
    --------
    >>> beats = np.array([[0, 0, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [1, 1, 0, 0]], dtype=bool)
    >>> [group.tolist() for group in groups_in_order(beats)]
    [[1, 2, 3], [0]]
    """
    reach = beats | np.eye(len(beats), dtype=bool)
    for middle in range(len(beats)):
        reach |= np.outer(reach[:, middle], reach[middle])
    together = reach & reach.T
    left, groups = np.ones(len(beats), dtype=bool), []
    while left.any():
        # A group is next if nobody outside of it that is left reaches it.
        outside = (reach & ~together)[left].any(axis=0)
        group = np.flatnonzero(together[np.flatnonzero(left & ~outside)[0]])
        groups.append(group)
        left[group] = False
    return groups
