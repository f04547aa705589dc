"""Every efficient closed set between two neighbouring supported ones, with a certificate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.flow_loss import Links, flow_loss
from mcdm_smartcity.portfolio.methods.near_best_closures import (
    OutOfReachError,
    Reach,
    States,
    near_best_closures,
)
from mcdm_smartcity.portfolio.methods.settled_nodes import Core, core_of

# The first limit is this part of what could be needed at most; then it doubles.
FIRST = 1 / 32
# If that is out of reach, less is tried, down to this part; then nothing is found between.
STEP_BACK = 1 / 8
LAST = FIRST / 8**4
NOT_YET = -1.0
Corner = tuple[int, int]


@dataclass(frozen=True)
class Box:
    """
    Where a segment looks for sets.

    Attributes
    ----------
    ends
        (cost, worth) of the cheaper and of the dearer supported set.
    least
        Sets must be worth more than this, the best that is known at the cheaper end.
    below
        Sets must cost less than this.
    """

    ends: tuple[Corner, Corner]
    least: int
    below: int

    @property
    def slope(self) -> float:
        """Worth for one more unit of cost along the segment; 0 if both ends cost the same."""
        (low, least), (high, most) = self.ends
        return (most - least) / (high - low) if high > low else 0.0

    @property
    def line(self) -> float:
        """Worth of the line through both ends where it costs nothing."""
        high, most = self.ends[1]
        return most - self.slope * high


@dataclass(frozen=True)
class RankedSegment:
    """
    What lies between two supported closed sets.

    Attributes
    ----------
    taken
        Which nodes the efficient sets between take, the cheapest first, shape (k, n).
    searched
        Every set between that loses at most this against the line was looked at; −1 if none.
    needed
        A set that is missing, and that no listed one equals or beats, loses at most this; below 0
        if there is no room for one.
    """

    taken: BoolArray
    searched: float
    needed: float

    @property
    def proved(self) -> bool:
        """Whether no efficient set is missing."""
        return self.searched >= self.needed or self.needed < 0

    @property
    def gap(self) -> float:
        """How much more than the listed ones a set that is missing could be worth, at most."""
        # The loss is told for a set that is worth one more than the listed one.
        return 0.0 if self.proved else self.needed - max(self.searched, 0.0) + 1


def rank_segment(
    worth: IntArray, cost: IntArray, links: Links, box: Box, reach: Reach
) -> RankedSegment:
    """
    List the efficient closed sets between two neighbouring supported ones.

    Each set between loses something against the straight line through both. All sets of small
    loss are listed; their staircase tells how much a set that is missing could lose at most, and
    the limit is doubled until it is above that.

    Parameters
    ----------
    worth, cost
        Whole numbers, shape (n,); costs not negative; sums at most 2**60.
    links
        Who needs what, without cycles, and who excludes whom.
    box
        Where to look.
    reach
        Memory and time.

    Notes
    -----
    Ranking by Lagrangian loss closes the gaps that the convex hull leaves: Handler and Zang
    (1980), Networks 10:293-309, for shortest paths.
    """
    found, core, searched = _nothing(), None, NOT_YET
    if not reach.in_time():
        return RankedSegment(_taken(found, core, links.count), searched, _needed(found, box))
    loss = flow_loss(worth - box.slope * cost, links)
    more = max(0.0, loss.bound - box.line) + loss.slack
    needed = _needed(found, box) + more
    limit, least = max(0.0, needed * FIRST), needed * LAST
    while searched < needed and needed >= 0:
        limit = min(limit, needed)
        try:
            tried = core_of(worth, cost, links, loss, limit + more)
            found, core = near_best_closures(tried, limit + more, box.below, reach), tried
        except OutOfReachError:
            limit *= STEP_BACK
            if searched >= 0 or limit <= least:
                break
            continue
        found = found.where((found.cost >= box.ends[0][0]) & (found.worth > box.least))
        searched, needed = limit, _needed(found, box) + more
        limit *= 2
    return RankedSegment(_taken(found, core, links.count), searched, needed)


def _nothing() -> States:
    return States(
        np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 1), np.uint64)
    )


def _needed(found: States, box: Box) -> float:
    """The largest loss of a set that no listed one equals or beats; below 0 if there is none.

    It would cost less than the next listed one, and be worth more than the one before.
    """
    costs = np.append(found.cost, box.below) - 1
    worths = np.append(box.least, found.worth) + 1
    losses: FloatArray = box.line - worths + box.slope * costs
    return float(losses.max())


def _taken(found: States, core: Core | None, count: int) -> BoolArray:
    taken = np.zeros((found.cost.size, count), dtype=bool)
    if core is None or not found.cost.size:
        return taken
    taken[:, list(core.settled_in)] = True
    for place, node in enumerate(core.nodes):
        taken[:, node] = found.takes(place)
    return taken


def efficient(points: Sequence[Corner], crumb: int = 0) -> list[int]:
    """Positions of the points that no other one equals or beats in both, the cheapest first.

    A point that is worth at most `crumb` more than a cheaper one counts as equal.

    >>> efficient([(2, 5), (1, 5), (3, 4), (4, 9), (4, 9)]), efficient([(1, 5), (2, 6), (3, 9)], 1)
    ([1, 3], [0, 2])
    """
    order = sorted(range(len(points)), key=lambda k: (points[k][0], -points[k][1], k))
    kept: list[int] = []
    for k in order:
        if not kept or points[k][1] > points[kept[-1]][1] + crumb:
            kept.append(k)
    return kept
