"""Every closed set whose loss is small, unless another one is better: node by node, in numpy."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.settled_nodes import Core

Words = NDArray[np.uint64]
BITS = 64


class OutOfReachError(Exception):
    """There are more partial sets than fit in memory, or no time is left."""


@dataclass(frozen=True)
class Reach:
    """
    How far a search may go.

    Attributes
    ----------
    most_states
        Partial sets that are kept at once.
    in_time
        Whether time is left.
    """

    most_states: int
    in_time: Callable[[], bool]


@dataclass(frozen=True)
class States:
    """Partial sets: cost and worth so far, loss so far, and the nodes taken as bits."""

    cost: IntArray
    worth: IntArray
    loss: FloatArray
    bits: Words

    def takes(self, node: int) -> BoolArray:
        """Tell which sets take a core node, shape (k,)."""
        word, bit = divmod(node, BITS)
        return np.asarray((self.bits[:, word] >> np.uint64(bit)) & np.uint64(1) > 0)

    def where(self, kept: BoolArray | IntArray) -> "States":
        """Return some of them."""
        return States(self.cost[kept], self.worth[kept], self.loss[kept], self.bits[kept])

    def and_then(self, others: "States") -> "States":
        """Return these and others."""
        return States(
            np.concatenate([self.cost, others.cost]),
            np.concatenate([self.worth, others.worth]),
            np.concatenate([self.loss, others.loss]),
            np.concatenate([self.bits, others.bits]),
        )


def near_best_closures(core: Core, limit: float, below: int, reach: Reach) -> States:
    """
    List the efficient ones among the closed sets of loss at most `limit` that cost less than that.

    Nodes are decided in order of need. A partial set is dropped if its loss, which never falls
    again, is above the limit, or if another costs no more, is worth no less, and agrees on every
    node that an undecided one needs: whatever completes the one completes the other.

    Parameters
    ----------
    core
        The nodes that are not settled, with worth, cost and losses.
    limit
        Largest loss.
    below
        Sets must cost less than this.
    reach
        Memory and time; beyond either `OutOfReachError` is raised.

    Returns
    -------
    Costs (rising), worth (rising), losses and the bits of core nodes taken.
    """
    words = max(1, math.ceil(len(core.worth) / BITS))
    states = States(
        np.array([core.base_cost]),
        np.array([core.base_worth]),
        np.array([core.base_loss]),
        np.zeros((1, words), np.uint64),
    )
    states = states.where((states.loss <= limit) & (states.cost < below))
    last = _last_uses(core)
    for node in range(len(core.worth)):
        if not reach.in_time():
            raise OutOfReachError
        states = _decided(states, core, node, limit, below)
        still_open = [other for other in range(node + 1) if last[other] > node]
        states = _undominated(states, _mask(still_open, words))
        if states.cost.size > reach.most_states:
            raise OutOfReachError
    return _undominated(states, _mask([], words))


def _last_uses(core: Core) -> list[int]:
    last = [-1] * len(core.worth)
    for node, others in enumerate(core.needed):
        for other in others:
            last[other] = max(last[other], node)
    for node, others in enumerate(core.barred):
        for other in others:
            last[other] = max(last[other], node)
    return last


def _decided(states: States, core: Core, node: int, limit: float, below: int) -> States:
    """Leave the node out, and take it wherever all that it needs is taken."""
    extra = np.full(states.cost.size, core.left_out[node])
    possible = np.ones(states.cost.size, dtype=bool)
    for other, flow in zip(core.needed[node], core.flows[node], strict=True):
        taken = states.takes(other)
        possible &= taken
        if flow:
            extra += flow * taken
    for other in core.barred[node]:
        possible &= ~states.takes(other)
    left = replace(states, loss=states.loss + extra)
    possible &= states.loss + core.taken[node] <= limit
    possible &= states.cost + core.cost[node] < below
    with_it = states.where(possible)
    word, bit = divmod(node, BITS)
    bits = with_it.bits.copy()
    bits[:, word] |= np.uint64(1 << bit)
    taking = States(
        with_it.cost + core.cost[node],
        with_it.worth + core.worth[node],
        with_it.loss + core.taken[node],
        bits,
    )
    return left.where(left.loss <= limit).and_then(taking)


def _mask(nodes: Sequence[int], words: int) -> Words:
    mask = [0] * words
    for node in nodes:
        mask[node // BITS] |= 1 << (node % BITS)
    return np.array(mask, dtype=np.uint64)


def _undominated(states: States, mask: Words) -> States:
    """Keep, among sets with equal open nodes, those that no cheaper one equals in worth."""
    if states.cost.size <= 1:
        return states
    keys = (states.bits & mask).T
    order = np.lexsort((-states.worth, states.cost, *keys))
    keys, worth = keys[:, order], states.worth[order]
    fresh = np.concatenate([[True], (keys[:, 1:] != keys[:, :-1]).any(axis=0)])
    group = np.cumsum(fresh) - 1
    # Places instead of worths, one group above the other: running maxima never mix groups.
    _, place = np.unique(worth, return_inverse=True)
    raised = place + group * (worth.size + 1)
    best = np.maximum.accumulate(raised)
    kept = np.concatenate([[True], raised[1:] > best[:-1]])
    return states.where(order[kept])
