"""The order inside a block: what is needed first, then the most worth for its cost."""

import heapq
from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from mcdm_smartcity.dependencies.methods.heaviest_closure import Needed, Weights
from mcdm_smartcity.numerics.arrays import BoolArray

Key = tuple[int, Fraction]


def block_order(
    worth: Weights, cost: Weights, needed: Needed, priority: Sequence[int]
) -> list[int]:
    """
    Order the nodes of one block.

    Again and again the node that brings most worth for its cost, together with all that it still
    needs, is taken with these; among equals the one with more worth for its own cost, then the one
    with the lower priority number.

    Parameters
    ----------
    worth, cost
        Whole numbers, one a node.
    needed
        What each node needs, within the block, without cycles.
    priority
        Last tie-break, lower first; all different.

    Returns
    -------
    All nodes, none before one that it needs.
    """
    own = [(*falling_ratio(w, c), place) for w, c, place in zip(worth, cost, priority, strict=True)]
    closures = _closures(needed)
    worths = closures.astype(object) @ np.array(worth, dtype=object)
    costs = closures.astype(object) @ np.array(cost, dtype=object)
    left = np.ones(len(own), dtype=bool)
    order: list[int] = []
    heap = [(falling_ratio(worths[i], costs[i]), own[i], i) for i in range(len(own))]
    heapq.heapify(heap)
    while heap:
        key, _, node = heapq.heappop(heap)
        if not left[node] or key != falling_ratio(worths[node], costs[node]):
            continue  # taken with another, or a newer entry for it is in the heap
        taken = np.flatnonzero(closures[node] & left).tolist()
        order += _by_need(taken, needed, own)
        left[taken] = False
        for other in taken:
            above = closures[:, other]
            worths[above] -= worth[other]
            costs[above] -= cost[other]
        for changed in np.flatnonzero(closures[:, taken].any(axis=1) & left).tolist():
            fresh = falling_ratio(worths[changed], costs[changed])
            heapq.heappush(heap, (fresh, own[changed], changed))
    return order


def falling_ratio(worth: int, cost: int) -> Key:
    """A key that sorts by worth / cost, the greatest first; nothing for nothing counts as 0."""
    if cost:
        return 1, -Fraction(worth, cost)
    return (1 if worth == 0 else 0 if worth > 0 else 2), Fraction(0)


def _closures(needed: Needed) -> BoolArray:
    closures = np.eye(len(needed), dtype=bool)
    anyhow = [(0, Fraction(0), node) for node in range(len(needed))]
    for node in _by_need(range(len(needed)), needed, anyhow):
        closures[node] |= closures[list(needed[node])].any(axis=0)
    return closures


def _by_need(
    nodes: Iterable[int], needed: Needed, keys: Sequence[tuple[int, Fraction, int]]
) -> list[int]:
    """Order nodes by their keys, except that each waits for those that it needs among them."""
    inside = set(nodes)
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
