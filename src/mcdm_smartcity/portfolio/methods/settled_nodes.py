"""The core that is left to decide once what every set of small loss takes or leaves is settled."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.core_fixing import fixed
from mcdm_smartcity.portfolio.methods.flow_loss import FlowLoss, Links


@dataclass(frozen=True)
class Core:
    """
    The nodes to decide, numbered anew so that each stands after what it links.

    Attributes
    ----------
    nodes
        Their old numbers.
    settled_in
        Old numbers of the nodes that are always taken.
    worth, cost
        Whole numbers, shape (core,).
    left_out, taken
        Losses, shape (core,), those of flows to and from settled nodes included.
    needed, flows
        Which core nodes each one needs, and the loss of taking that one without it.
    barred
        Which earlier core nodes each one excludes.
    base_worth, base_cost, base_loss
        Of what is settled.
    """

    nodes: tuple[int, ...]
    settled_in: tuple[int, ...]
    worth: IntArray
    cost: IntArray
    left_out: FloatArray
    taken: FloatArray
    needed: tuple[tuple[int, ...], ...]
    flows: tuple[tuple[float, ...], ...]
    barred: tuple[tuple[int, ...], ...]
    base_worth: int
    base_cost: int
    base_loss: float


def core_of(worth: IntArray, cost: IntArray, links: Links, loss: FlowLoss, limit: float) -> Core:
    """
    Settle the nodes that no set of loss at most `limit` can take, or leave out.

    Parameters
    ----------
    worth, cost
        Whole numbers, shape (n,).
    links, loss
        Who needs and excludes what, and the parts of the loss.
    limit
        Largest loss.
    """
    inside, outside = fixed(loss.flow, loss.left_out - loss.taken, links.arcs, limit)
    place = _order(links, ~(inside | outside))
    numbers = {node: k for k, node in enumerate(place)}
    left_out, taken, inner = _shared_out(links, loss, inside, outside)
    needed: list[list[int]] = [[] for _ in place]
    flows: list[list[float]] = [[] for _ in place]
    for taker, other, flow in inner:
        needed[numbers[taker]].append(numbers[other])
        flows[numbers[taker]].append(flow)
    return Core(
        nodes=tuple(place),
        settled_in=tuple(np.flatnonzero(inside).tolist()),
        worth=worth[place],
        cost=cost[place],
        left_out=left_out[place],
        taken=taken[place],
        needed=tuple(map(tuple, needed)),
        flows=tuple(map(tuple, flows)),
        barred=_barred(links, numbers),
        base_worth=int(worth[inside].sum()),
        base_cost=int(cost[inside].sum()),
        base_loss=float(left_out[outside].sum() + taken[inside].sum()),
    )


def _shared_out(
    links: Links, loss: FlowLoss, inside: BoolArray, outside: BoolArray
) -> tuple[FloatArray, FloatArray, list[tuple[int, int, float]]]:
    """Losses of each node with those of links to settled nodes; what is left between free ones."""
    left_out, taken = loss.left_out.copy(), loss.taken.copy()
    inner = []
    arcs = zip(links.takers.tolist(), links.needed.tolist(), loss.flow.tolist(), strict=True)
    for taker, other, flow in arcs:
        if inside[other]:
            left_out[taker] += flow
        elif outside[taker]:
            taken[other] += flow
        elif not (inside[taker] or outside[other]):
            inner.append((taker, other, flow))
    for one, other in links.excludes:
        # What every set holds bars the other, whatever that is worth.
        for held, barred in ((one, other), (other, one)):
            if inside[held]:
                taken[barred] = np.inf
    return left_out, taken, inner


def _barred(links: Links, numbers: Mapping[int, int]) -> tuple[tuple[int, ...], ...]:
    """Which earlier nodes each core node excludes."""
    barred: list[list[int]] = [[] for _ in numbers]
    for one, other in links.excludes:
        if one in numbers and other in numbers:
            first, second = sorted((numbers[one], numbers[other]))
            barred[second].append(first)
    return tuple(map(tuple, barred))


def _order(links: Links, free: BoolArray) -> list[int]:
    """Core nodes, each after what it needs, so that few decided ones are still needed."""
    lists: dict[int, list[int]] = {node: [] for node in np.flatnonzero(free).tolist()}
    users: dict[int, set[int]] = {node: set() for node in lists}
    for taker, other in zip(links.takers.tolist(), links.needed.tolist(), strict=True):
        if taker in lists and other in lists:
            lists[taker].append(other)
            users[other].add(taker)
    missing = {node: set(others) for node, others in lists.items()}
    ready = {node for node, others in missing.items() if not others}
    order: list[int] = []
    while ready:
        # What a node closes (it was the last to need it) against what it opens.
        node = min(
            ready,
            key=lambda one: (
                bool(users[one]) - sum(users[other] == {one} for other in lists[one]),
                one,
            ),
        )
        ready.remove(node)
        order.append(node)
        for other in lists[node]:
            users[other].discard(node)
        for user in list(users[node]):
            missing[user].discard(node)
            if not missing[user]:
                ready.add(user)
    return order
