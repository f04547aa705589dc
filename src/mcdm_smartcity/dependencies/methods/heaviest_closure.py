"""The heaviest closed sets of many graphs at once, exactly, by one minimum cut for all."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.dependencies.methods.rounded_flow import reached, rounded_flow
from mcdm_smartcity.numerics.arrays import BoolArray, IntArray

Weights = Sequence[int]
Needed = Sequence[Sequence[int]]
# Whole numbers of any size: int64 where they fit, else Python's own in an array of objects.
WholeArray = NDArray[Any]
# What the flow of one block may carry in 32 bits, with room for what flows back.
CAPACITY = 2**29 - 1


def heaviest_closure(weights: Weights, needed: Needed) -> list[int]:
    """
    The smallest among the closed sets of greatest total weight.

    A set is closed if it holds everything that its members need.

    Parameters
    ----------
    weights
        Whole numbers of any size, one a node.
    needed
        The nodes that each node needs.

    Returns
    -------
    Members in rising order; none if no closed set has a positive weight.

    Notes
    -----
    Picard (1976), Management Science 22:1268-1272: it is the source side of a minimum cut between
    the nodes of positive weight and those of negative weight.
    """
    if not weights:
        return []
    tails = np.repeat(np.arange(len(weights)), [len(row) for row in needed])
    heads = np.array([j for row in needed for j in row], dtype=np.int64)
    whole = np.array(weights, dtype=object)
    members = heaviest_closures(whole, np.zeros(1, dtype=np.int64), (tails, heads))
    return [int(node) for node in np.flatnonzero(members)]


def heaviest_closures(
    weights: WholeArray,
    starts: IntArray,
    arcs: tuple[IntArray, IntArray],
    *,
    early: bool = False,
) -> BoolArray:
    """
    The heaviest closed set of each block of nodes.

    Rounds of maximum flow in 32 bits, each in units that are finer than those of the round before,
    until the units are 1: the flow is then a maximum flow of the whole numbers themselves, and no
    rounding can hide or invent a member.

    Parameters
    ----------
    weights
        Whole numbers, shape (n,), blocks one after the other.
    starts
        First node of each block, shape (b,).
    arcs
        Node and what it needs, each shape (a,); both ends in one block.
    early
        Take the first closed set that is heavier than nothing and than its block, though others may
        be heavier still; a block of which no part is both gets none, or all of itself.

    Returns
    -------
    Which nodes are members, shape (n,); the smallest set where several weigh the same.
    """
    cut = _Cut(weights, starts, arcs)
    while cut.open.any():
        cut.flow_once()
        cut.close(early=early)
    return cut.members


class _Cut:
    """Flow from suppliers (positive weight) along needs to consumers (negative weight)."""

    def __init__(
        self, weights: WholeArray, starts: IntArray, arcs: tuple[IntArray, IntArray]
    ) -> None:
        self.weights, self.starts = weights, starts
        self.tails, self.heads = arcs
        sizes = np.diff(starts, append=len(weights))
        self.block = np.repeat(np.arange(len(starts)), sizes)
        self.excess = np.maximum(weights, 0)
        self.room = np.maximum(-weights, 0)
        self.flown = np.zeros(len(self.tails), dtype=weights.dtype)
        # The rounding of a round costs each node and each arc less than one unit.
        self.parts = sizes + np.bincount(self.block[self.tails], minlength=len(starts))
        self.left = self._sums(self.excess)
        self.totals = self._sums(weights)
        self.unit = -(-self.left // CAPACITY)
        self.members = np.zeros(len(weights), dtype=bool)
        self.open = np.array(self.left > 0, dtype=bool)

    def flow_once(self) -> None:
        """Send what whole units can carry, and mark what a cut in these units leaves together."""
        nodes = np.flatnonzero(self.open[self.block])
        arcs = np.flatnonzero(self.open[self.block[self.tails]])
        place = np.zeros(len(self.block), dtype=np.int64)
        place[nodes] = np.arange(len(nodes))
        ends = place[self.tails[arcs]], place[self.heads[arcs]]
        unit, along = self.unit[self.block[nodes]], self.unit[self.block[self.tails[arcs]]]
        gates = np.flatnonzero(self.open)
        gate = np.searchsorted(gates, self.block[nodes])
        limits = [
            np.minimum(amount, CAPACITY).astype(np.int64)
            for amount in (
                self.left[gates] // self.unit[gates] + 1,
                self.excess[nodes] // unit,
                self.room[nodes] // unit,
                self.flown[arcs] // along,
            )
        ]
        supplied, consumed, carried = rounded_flow(gate, ends, limits)
        self.excess[nodes] -= supplied * unit
        self.room[nodes] -= consumed * unit
        self.flown[arcs] += carried * along
        back = np.array(self.flown[arcs] >= along, dtype=bool)
        suppliers = np.array(self.excess[nodes] >= unit, dtype=bool)
        self.members[nodes] = reached(suppliers, ends, back)

    def close(self, *, early: bool) -> None:
        """Close the blocks of which the heaviest closed set is known."""
        inside = self._sums(np.where(self.members, self.weights, 0))
        unsent = self._sums(self.excess)
        exact = self.open & np.array(self.unit == 1, dtype=bool)
        sent = self.open & np.array(unsent == 0, dtype=bool)
        self.members[sent[self.block]] = False
        better = np.array(inside > np.maximum(self.totals, 0), dtype=bool) & early
        self.open = self.open & ~exact & ~sent & ~better
        self.left = np.minimum(unsent, self.parts * self.unit)
        self.unit = np.maximum(-(-self.left // CAPACITY), 1)

    def _sums(self, values: WholeArray) -> WholeArray:
        sums: WholeArray = np.add.reduceat(values, self.starts)
        return sums
