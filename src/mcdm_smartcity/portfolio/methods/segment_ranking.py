"""Every efficient closed set between two neighbouring supported ones, with a certificate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.flow_loss import Needs, flow_loss
from mcdm_smartcity.portfolio.methods.near_best_closures import (
    BITS,
    OutOfReachError,
    Reach,
    States,
    near_best_closures,
)
from mcdm_smartcity.portfolio.methods.settled_nodes import Core, core_of

# The first limit is this part of what could be needed at most; then it doubles.
FIRST = 1 / 32
Corner = tuple[int, int]


@dataclass(frozen=True)
class RankedSegment:
    """
    What lies between two supported closed sets.

    Attributes
    ----------
    cost, worth
        Of the efficient sets strictly between, rising, shape (k,).
    taken
        Which nodes each one takes, shape (k, n).
    searched
        Every set between that loses at most this against the line was looked at.
    gap
        How much more than the listed ones a set that was missed could be worth at its cost, at
        most; 0 if none can have been missed.
    """

    cost: IntArray
    worth: IntArray
    taken: BoolArray
    searched: float
    gap: float


def rank_segment(
    worth: IntArray, cost: IntArray, needs: Needs, ends: tuple[Corner, Corner], reach: Reach
) -> RankedSegment:
    """
    List the efficient closed sets between two neighbouring supported ones.

    Each set between loses something against the straight line through both. All sets of small
    loss are listed; their staircase tells how much a set that is missing could lose at most, and
    the limit is doubled until it is above that.

    Parameters
    ----------
    worth, cost
        Whole numbers, shape (n,); costs not negative; sums below 2**52.
    needs
        Who needs what, without cycles.
    ends
        (cost, worth) of the cheaper and of the dearer supported set.
    reach
        Memory and time.

    Notes
    -----
    Ranking by Lagrangian loss closes the gaps that the convex hull leaves: Handler and Zang
    (1980), Networks 10:293-309, for shortest paths.
    """
    (low, least), (high, most) = ends
    slope = (most - least) / (high - low)
    loss = flow_loss(worth - slope * cost, needs)
    found, core = _nothing(), None
    searched, needed = 0.0, _needed(found, ends, slope, loss.bound)
    limit = needed * FIRST
    while searched < needed:
        limit = min(limit, needed)
        try:
            tried = core_of(worth, cost, needs, loss, limit + loss.slack)
            found, core = near_best_closures(tried, limit + loss.slack, high, reach), tried
        except OutOfReachError:
            break
        found = found.where((found.cost > low) & (found.worth > least))
        searched, needed = limit, _needed(found, ends, slope, loss.bound)
        limit *= 2
    gap = max(0.0, needed - searched)
    return RankedSegment(
        found.cost, found.worth, _taken(found, core, needs.count), searched, gap
    )


def _nothing() -> States:
    return States(
        np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 1), np.uint64)
    )


def _needed(found: States, ends: tuple[Corner, Corner], slope: float, bound: float) -> float:
    """The largest loss of a set that no listed one, nor an end, equals or beats.

    It would cost less than the next listed one, and be worth more than the one before.
    """
    (_, least), (high, _) = ends
    next_costs = np.concatenate([found.cost, [high]])
    before = np.concatenate([[least], found.worth])
    losses: FloatArray = bound - (before + 1) + slope * (next_costs - 1)
    return max(0.0, float(losses.max()))


def _taken(found: States, core: Core | None, count: int) -> BoolArray:
    taken = np.zeros((found.cost.size, count), dtype=bool)
    if core is None or not found.cost.size:
        return taken
    taken[:, list(core.settled_in)] = True
    for place, node in enumerate(core.nodes):
        word, bit = divmod(place, BITS)
        taken[:, node] = (found.bits[:, word] >> np.uint64(bit)) & np.uint64(1) > 0
    return taken


def efficient(points: Sequence[Corner]) -> list[int]:
    """Positions of the points that no other one equals or beats in both, the cheapest first.

    >>> efficient([(2, 5), (1, 5), (3, 4), (4, 9), (4, 9)])
    [1, 3]
    """
    order = sorted(range(len(points)), key=lambda k: (points[k][0], -points[k][1], k))
    kept: list[int] = []
    for k in order:
        if not kept or points[k][1] > points[kept[-1]][1]:
            kept.append(k)
    return kept
