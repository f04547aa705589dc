"""Maximum-ratio closures, one after the other: Sidney's decomposition, exactly."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np

from mcdm_smartcity.dependencies.methods.heaviest_closure import (
    Needed,
    Weights,
    WholeArray,
    heaviest_closures,
)
from mcdm_smartcity.numerics.arrays import BoolArray, IntArray

Block = list[int]
# Sums of products below this never leave 64 bits.
LARGEST = 2**61


def ratio_blocks(worth: Weights, cost: Weights, needed: Needed) -> list[Block]:
    """
    Split nodes into blocks of strictly falling ratio Σ worth / Σ cost, closed with those before.

    The first block is the largest among the closed sets of greatest ratio, the second the same
    for what is left, and so on. A block is final once no closed part of it has a greater ratio;
    blocks that are final, closed and of falling ratio are the decomposition, however they were
    found, so rounded numbers may propose parts and exact ones decide.

    Parameters
    ----------
    worth, cost
        Whole numbers of any size; costs not negative, worth of any sign. Zero cost and positive
        worth is an infinite ratio, zero cost and negative worth comes last. What costs nothing and
        adds nothing joins the earliest block after which it has what it needs; before harm, it is
        a block of its own.
    needed
        What each node needs; without cycles.

    Returns
    -------
    The nodes of each block in rising order.

    Notes
    -----
    Sidney (1975), Operations Research 23:283-298; blocks by parametric minimum cuts as in Lawler
    (1978), Annals of Discrete Mathematics 2:75-90. All blocks of one depth are cut at once.
    """
    if not worth:
        return []
    if all(one > 0 for one, price in zip(worth, cost, strict=True) if price == 0):
        return _Decomposition(worth, cost, needed).blocks()
    # A little worth for each free node takes those that add nothing along, as early as can be.
    raised = [one * (len(worth) + 1) + (price == 0) for one, price in zip(worth, cost, strict=True)]
    return _joined(_Decomposition(raised, cost, needed).blocks(), worth, cost)


def _joined(blocks: Sequence[Block], worth: Weights, cost: Weights) -> list[Block]:
    """Join blocks that only the little worth of free nodes tells apart."""
    joined: list[Block] = []
    for block in blocks:
        if joined and not _ratio(joined[-1], worth, cost) > _ratio(block, worth, cost):
            joined[-1] = sorted(joined[-1] + block)
        else:
            joined.append(block)
    return joined


def _ratio(block: Block, worth: Weights, cost: Weights) -> Fraction | float:
    """Worth for each unit of cost; nothing for nothing counts as 0."""
    gain, price = sum(worth[i] for i in block), sum(cost[i] for i in block)
    if price:
        return Fraction(gain, price)
    return 0 if gain == 0 else float("inf") if gain > 0 else float("-inf")


def _greater(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether a worth and cost have a greater ratio than others; free worth before free harm."""
    (worth, cost), (other_worth, other_cost) = one, two
    if cost == other_cost == 0:
        return worth > 0 > other_worth
    return worth * other_cost > other_worth * cost


class _Decomposition:
    """Nodes in an order cut into blocks, which are split and joined until all are final."""

    def __init__(self, worth: Weights, cost: Weights, needed: Needed) -> None:
        self.worth, self.cost = np.array(worth, dtype=object), np.array(cost, dtype=object)
        self.tails = np.repeat(np.arange(len(worth)), [len(row) for row in needed])
        self.heads = np.array([j for row in needed for j in row], dtype=np.int64)
        self.order: IntArray = np.arange(len(worth))
        self.starts: IntArray = np.zeros(1, dtype=np.int64)

    def blocks(self) -> list[Block]:
        """The final blocks, each in rising order."""
        self._split(np.ones(1, dtype=bool), early=True)
        while (joined := self._joined()).any():
            # Neighbours whose ratios do not fall become one, which is split again.
            run = np.cumsum(~joined) - 1
            self.starts = self.starts[~joined]
            self._split(np.bincount(run) > 1, early=False)
        parts = np.split(self.order, self.starts[1:])
        return [sorted(part.tolist()) for part in parts]

    def _joined(self) -> BoolArray:
        """Which blocks to join to the one before: up to the first whose ratio is no greater."""
        sums = (np.add.reduceat(a[self.order], self.starts) for a in (self.worth, self.cost))
        totals = list(zip(*(values.tolist() for values in sums), strict=True))
        first = list(range(len(totals)))
        for k, (before, block) in enumerate(pairwise(totals), start=1):
            if not _greater(before, block):
                begin = first[k - 1]
                while begin and not _greater(totals[begin - 1], block):
                    begin = first[begin - 1]
                first[k] = begin
        joined = np.zeros(len(totals), dtype=bool)
        for k, begin in enumerate(first):
            joined[begin + 1 : k + 1] = True
        return joined

    def _split(self, unsure: BoolArray, *, early: bool) -> None:
        """Split the blocks that are not sure to be final, and their parts, until all are."""
        sizes = np.diff(self.starts, append=len(self.order))
        unsure = unsure & (sizes > 1)
        tails, heads = self.tails, self.heads
        while unsure.any():
            picked = np.flatnonzero(np.repeat(unsure, sizes))
            nodes = self.order[picked]
            at = np.full(len(self.order), -1)
            at[nodes] = np.arange(len(nodes))
            block = np.repeat(np.arange(unsure.sum()), sizes[unsure])
            label = np.full(len(self.order) + 1, -1)
            label[nodes] = block
            inside = (label[tails] == label[heads]) & (label[tails] >= 0)
            tails, heads = tails[inside], heads[inside]
            part, split = self._parts(nodes, block, (at[tails], at[heads]), early=early)
            # The part goes before the rest, all else stays in its place.
            self.order[picked] = nodes[np.lexsort((~part, block))]
            counts = np.bincount(block[part], minlength=len(split))
            cuts = self.starts[unsure] + counts
            again = unsure.copy()
            again[unsure] = split
            self.starts = np.concatenate([self.starts, cuts[split]])
            unsure = np.concatenate([again, np.ones(split.sum(), dtype=bool)])
            by_start = np.argsort(self.starts)
            self.starts, unsure = self.starts[by_start], unsure[by_start]
            sizes = np.diff(self.starts, append=len(self.order))
            unsure = unsure & (sizes > 1)

    def _parts(
        self,
        nodes: IntArray,
        block: IntArray,
        arcs: tuple[IntArray, IntArray],
        *,
        early: bool,
    ) -> tuple[BoolArray, BoolArray]:
        """Of each block a closed part of greater ratio, and whether there is one."""
        starts = np.flatnonzero(np.diff(block, prepend=-1))
        weights = _weights(self.worth[nodes], self.cost[nodes], starts, block)
        members = heaviest_closures(weights, starts, arcs, early=early)
        inside = np.add.reduceat(np.where(members, weights, 0), starts)
        counts = np.add.reduceat(members.astype(np.int64), starts)
        sizes = np.diff(starts, append=len(nodes))
        better = np.array(inside > np.add.reduceat(weights, starts), dtype=bool)
        split = better & (counts > 0) & (counts < sizes)
        return members & split[block], split


def _weights(worth: WholeArray, cost: WholeArray, starts: IntArray, block: IntArray) -> WholeArray:
    """Worth beyond what each node's cost buys at the ratio of its block; exact."""
    prices, gains = np.add.reduceat(cost, starts), np.add.reduceat(worth, starts)
    # Among free nodes only the sign of worth counts.
    free = np.array(prices == 0, dtype=bool)
    prices, gains = np.where(free, 1, prices), np.where(free, 0, gains)
    bound = (np.add.reduceat(np.abs(worth), starts) + 1) * prices
    if bound.max() < LARGEST:
        worth, cost = worth.astype(np.int64), cost.astype(np.int64)
        prices, gains = prices.astype(np.int64), gains.astype(np.int64)
    weights: WholeArray = worth * prices[block] - gains[block] * cost
    return weights
