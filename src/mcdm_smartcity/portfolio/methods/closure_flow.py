"""Maximum flow of a closure problem in 32-bit numbers, refined, with what it leaves over."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.dependencies.methods.rounded_flow import reached, rounded_flow
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray

# What an arc can carry and what can flow back over it must fit 31 bits together.
CAPACITY = 2**29 - 1


@dataclass(frozen=True, slots=True)
class Arcs:
    """Links of nodes: node `first[k]` needs node `second[k]`."""

    first: IntArray
    second: IntArray

    def within(self, chosen: BoolArray) -> "Arcs":
        """Return the links among some nodes, which are numbered anew."""
        place = np.cumsum(chosen) - 1
        inside = chosen[self.first] & chosen[self.second]
        return Arcs(place[self.first[inside]], place[self.second[inside]])


def closure_flow(weights: FloatArray, arcs: Arcs) -> tuple[FloatArray, FloatArray]:
    """
    Send what nodes of positive weight have along their needs to those of negative weight.

    Parameters
    ----------
    weights
        Shape (n,), any sign.
    arcs
        Who needs whom, each pair once; circles are allowed.

    Returns
    -------
    The flow of each arc, shape (arcs,), and the rest of each node, shape (n,): what a positive
    node could not send, or (negative) what a negative one could not take. For any closed set x,
    Σ weights x = Σ rest⁺ x − Σ rest⁻ x − Σ flow (x_needed − x_needing), so whatever the flow, no
    closed set weighs more than Σ rest⁺. The flow is a greatest one but for rounding to about a
    2⁵⁸th of the whole, shared among the nodes.

    Notes
    -----
    Picard (1976), Management Science 22:1268-1272. Flows of scipy are 32-bit whole numbers, so a
    second pass sends the crumbs of the first in finer units. It is small: across the cut that the
    first pass filled, less than one of its units is left at each node.
    """
    excess, room = np.maximum(weights, 0.0), np.maximum(-weights, 0.0)
    flow = np.zeros(len(arcs.first))
    if excess.any() and room.any() and len(arcs.first):
        unit = excess.sum() / CAPACITY
        for step in (unit, unit / _finer(len(weights))):
            supplied, consumed, carried = _sent(excess / step, room / step, flow / step, arcs)
            excess -= supplied * step
            room -= consumed * step
            flow += carried * step
    # Floats may go a hair below nothing.
    return np.maximum(flow, 0.0), np.maximum(excess, 0.0) - np.maximum(room, 0.0)


def _sent(
    excess: FloatArray, room: FloatArray, flow: FloatArray, arcs: Arcs
) -> tuple[IntArray, IntArray, IntArray]:
    """What whole units can carry: supplied and consumed by each node, and along each arc."""
    amounts = (np.array([excess.sum()]), excess, room, flow)
    limits = [np.minimum(amount, CAPACITY).astype(np.int64) for amount in amounts]
    gate = np.zeros(len(excess), dtype=np.int64)
    return rounded_flow(gate, (arcs.first, arcs.second), limits)


def heaviest(weights: FloatArray, arcs: Arcs) -> BoolArray:
    """Return a closed set of greatest weight, but for rounding; the smallest such."""
    flow, rest = closure_flow(weights, arcs)
    # Less than one unit of the finest pass is a crumb, which could not be sent.
    finest = np.maximum(weights, 0.0).sum() / CAPACITY / _finer(len(weights))
    return reached(rest > finest, (arcs.first, arcs.second), flow > 0)


def _finer(count: int) -> float:
    """How much finer the second pass is: as much as keeps one unit of each node in 29 bits."""
    return float(2.0 ** np.floor(np.log2(CAPACITY / max(count, 1))))
