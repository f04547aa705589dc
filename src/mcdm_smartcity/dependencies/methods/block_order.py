"""The order inside a block: what is needed first, then the most worth for its cost."""

import heapq
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.dependencies.methods.closure_sums import sums_over_closures
from mcdm_smartcity.dependencies.methods.heaviest_closure import Needed, Weights
from mcdm_smartcity.dependencies.methods.ratio_blocks import ratio_blocks
from mcdm_smartcity.numerics.arrays import FloatArray

Ratio: TypeAlias = tuple[int, int]
Key: TypeAlias = tuple[Ratio, int]
# A larger block is opened by its best closure, and what is left is cut into blocks anew.
LARGE = 200
DEEPEST = 2
# Closures of large blocks whose ratios differ by less, relatively, are taken to be equal.
EQUAL = 1e-9
# Beyond this, whole numbers are cut down before they become floats.
MOST_BITS = 900


def block_order(
    worth: Weights, cost: Weights, needed: Needed, priority: Sequence[int]
) -> list[int]:
    """
    Order the nodes of one block.

    Again and again the node that brings most worth for its cost, together with all that it still
    needs, is taken with these; among equals the one with more worth for its own cost, then the one
    with the lower priority number. In a block of more than 200 nodes that is done once; what is
    left is cut into maximum-ratio blocks, and each of these is ordered by itself, twice
    over; what is large even then stands by need and by its own ratios.

    Parameters
    ----------
    worth, cost
        Whole numbers, one a node.
    needed
        What each node needs, within the block; only nodes before it.
    priority
        Last tie-break, lower first; all different.

    Returns
    -------
    All nodes, none before one that it needs.
    """
    return _ordered(worth, cost, needed, priority, 0)


def falling_ratio(worth: int, cost: int, bits: int) -> Ratio:
    """
    A key that sorts by worth / cost, the greatest first; nothing for nothing counts as 0.

    Ratios of costs up to 2 ** bits that differ have different keys, and equal ones the same.
    """
    if cost:
        # Two different fractions differ by at least 1 / (cost · other cost).
        return 1, -((worth << 2 * bits + 1) // cost)
    return (1 if worth == 0 else 0 if worth > 0 else 2), 0


def _ordered(
    worth: Weights, cost: Weights, needed: Needed, priority: Sequence[int], depth: int
) -> list[int]:
    if len(worth) == 1:
        return [0]
    bits = sum(cost).bit_length()
    own = [
        (falling_ratio(w, c, bits), place)
        for w, c, place in zip(worth, cost, priority, strict=True)
    ]
    if len(worth) <= LARGE:
        return _Greedy(worth, cost, needed, own, bits).order()
    if depth == DEEPEST:
        return _by_need(range(len(worth)), needed, own)
    taken = _best_closure(worth, cost, needed, own)
    order = _by_need(taken, needed, own)
    rest = sorted(set(range(len(worth))) - taken)
    for block in ratio_blocks(*_of(rest, worth, cost, needed)):
        nodes = [rest[k] for k in block]
        inside = _ordered(*_of(nodes, worth, cost, needed), [priority[i] for i in nodes], depth + 1)
        order += [nodes[k] for k in inside]
    return order


def _of(
    nodes: Sequence[int], worth: Weights, cost: Weights, needed: Needed
) -> tuple[list[int], list[int], list[list[int]]]:
    """Worth, cost and needs of some nodes, counted anew."""
    at = {node: k for k, node in enumerate(nodes)}
    inside = [[at[j] for j in needed[i] if j in at] for i in nodes]
    return [worth[i] for i in nodes], [cost[i] for i in nodes], inside


def _best_closure(worth: Weights, cost: Weights, needed: Needed, own: Sequence[Key]) -> set[int]:
    """What the node needs that brings most worth for the cost of it all, itself included."""
    sums = sums_over_closures(needed, np.transpose([_floats(worth), _floats(cost)]))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.nan_to_num(sums[:, 0] / sums[:, 1], posinf=np.inf, neginf=-np.inf)
    best = ratios.max()
    tied = np.flatnonzero((ratios == best) | (ratios >= best - EQUAL * abs(best)))
    taken = {min(tied.tolist(), key=lambda node: own[node])}
    waiting = list(taken)
    while waiting:
        fresh = set(needed[waiting.pop()]) - taken
        taken |= fresh
        waiting += fresh
    return taken


def _floats(numbers: Weights) -> FloatArray:
    """The numbers over a common power of two, so that none is beyond the largest float."""
    surplus = max(0, max(abs(number) for number in numbers).bit_length() - MOST_BITS)
    return np.array([float(number >> surplus) for number in numbers])


class _Greedy:
    """The best closure again and again, in exact numbers."""

    def __init__(
        self, worth: Weights, cost: Weights, needed: Needed, own: Sequence[Key], bits: int
    ) -> None:
        self.worth, self.cost, self.needed = worth, cost, needed
        self.own, self.bits = own, bits
        self.closures: list[set[int]] = []
        self.holders: list[list[int]] = [[] for _ in worth]
        for node, others in enumerate(needed):
            self.closures.append({node}.union(*(self.closures[other] for other in others)))
            for member in self.closures[node]:
                self.holders[member].append(node)
        self.left = set(range(len(worth)))
        self.worths = [sum(worth[i] for i in closure) for closure in self.closures]
        self.costs = [sum(cost[i] for i in closure) for closure in self.closures]

    def order(self) -> list[int]:
        order: list[int] = []
        keys = [self._key(node) for node in self.left]
        heap = [(key, self.own[node], node) for node, key in enumerate(keys)]
        heapq.heapify(heap)
        while heap:
            key, _, node = heapq.heappop(heap)
            if node not in self.left or key != keys[node]:
                continue  # taken with another, or a newer entry for it is in the heap
            taken = self.closures[node] & self.left
            order += _by_need(taken, self.needed, self.own)
            for changed in self._take(taken):
                keys[changed] = self._key(changed)
                heapq.heappush(heap, (keys[changed], self.own[changed], changed))
        return order

    def _key(self, node: int) -> Ratio:
        return falling_ratio(self.worths[node], self.costs[node], self.bits)

    def _take(self, taken: set[int]) -> set[int]:
        """Count some nodes as funded, and tell for which others that changes anything."""
        self.left -= taken
        changed = set()
        for member in taken:
            for node in self.holders[member]:
                if node in self.left:
                    self.worths[node] -= self.worth[member]
                    self.costs[node] -= self.cost[member]
                    changed.add(node)
        return changed


def _by_need(nodes: Iterable[int], needed: Needed, keys: Sequence[Key]) -> list[int]:
    """Order nodes by their keys, except that each waits for those that it needs among them."""
    inside = set(nodes)
    if len(inside) == 1:
        return list(inside)
    waiting = {node: len(inside.intersection(needed[node])) for node in inside}
    after: dict[int, list[int]] = {node: [] for node in inside}
    for node in inside:
        for other in inside.intersection(needed[node]):
            after[other].append(node)
    ready = [(keys[node], node) for node in inside if not waiting[node]]
    heapq.heapify(ready)
    order = []
    while ready:
        _, node = heapq.heappop(ready)
        order.append(node)
        for follower in after[node]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heapq.heappush(ready, (keys[follower], follower))
    return order
