"""Maximum flow of a closure problem in 32-bit numbers, refined, with what it leaves over."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray

# What an arc can carry and what can flow back over it must fit 31 bits together.
CAPACITY = 2**30 - 1


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
    closed set weighs more than Σ rest⁺. The flow is a greatest one but for rounding to a 2⁶⁰th of
    the whole.

    Notes
    -----
    Picard (1976), Management Science 22:1268-1272. Flows of scipy are 32-bit whole numbers, so a
    second pass sends the crumbs of the first in finer units. It is small: across the cut that the
    first pass filled, less than one of its units is left at each node.
    """
    rest = weights.astype(np.float64)
    flow = np.zeros(len(arcs.first))
    positive, negative = rest[rest > 0].sum(), -rest[rest < 0].sum()
    if positive == 0 or negative == 0 or not len(arcs.first):
        return flow, rest
    unit = (positive + negative) / CAPACITY
    for step in (unit, unit / _finer(len(rest))):
        given = np.clip(rest / step, -CAPACITY, CAPACITY)
        sent = _rounded_flow(given, arcs, np.floor(flow / step))
        flow += sent * step
        rest -= np.bincount(arcs.first, sent * step, len(rest))
        rest += np.bincount(arcs.second, sent * step, len(rest))
        # What passes through a node leaves rounding of floats behind.
        rest = np.where(weights > 0, np.maximum(rest, 0), np.minimum(rest, 0))
    return flow, rest


def heaviest(weights: FloatArray, arcs: Arcs) -> BoolArray:
    """Return a closed set of greatest weight, but for rounding; the smallest such."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.csgraph import breadth_first_order  # noqa: PLC0415 - as above

    flow, rest = closure_flow(weights, arcs)
    count = len(weights)
    source = count
    # Less than one unit of the finest pass is a crumb, which could not be sent.
    finest = np.abs(weights).sum() / CAPACITY / _finer(count)
    left = np.flatnonzero(rest > finest)
    back = flow > 0
    rows = np.concatenate([np.full(len(left), source), arcs.first, arcs.second[back]])
    columns = np.concatenate([left, arcs.second, arcs.first[back]])
    ones = np.ones(len(rows), dtype=np.int8)
    network = csr_array((ones, (rows, columns)), shape=(count + 1, count + 1))
    reached = breadth_first_order(network, source, return_predecessors=False)
    chosen = np.zeros(count + 1, dtype=bool)
    chosen[reached] = True
    return chosen[:count]


def _finer(count: int) -> float:
    """How much finer the second pass is: as much as keeps one unit of each node in 31 bits."""
    return float(2.0 ** np.floor(np.log2(CAPACITY / max(count, 1))))


def _rounded_flow(weights: FloatArray, arcs: Arcs, back: FloatArray) -> FloatArray:
    """The greatest flow in whole units; up to `back` units of an arc may be taken back."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.csgraph import maximum_flow  # noqa: PLC0415 - as above

    count = len(weights)
    source, sink = count, count + 1
    units = np.trunc(weights)
    supply, demand = np.flatnonzero(units > 0), np.flatnonzero(units < 0)
    open_back = np.minimum(back, CAPACITY)
    returns = np.flatnonzero(open_back > 0)
    rows = [np.full(len(supply), source), demand, arcs.first, arcs.second[returns]]
    columns = [supply, np.full(len(demand), sink), arcs.second, arcs.first[returns]]
    limits = [
        units[supply],
        -units[demand],
        np.full(len(arcs.first), CAPACITY),
        open_back[returns],
    ]
    places = (np.concatenate(rows).astype(np.int32), np.concatenate(columns).astype(np.int32))
    shape = (count + 2, count + 2)
    network = csr_array((np.concatenate(limits).astype(np.float64), places), shape=shape)
    network.sum_duplicates()
    network.data = np.minimum(network.data, CAPACITY)
    found = maximum_flow(network.astype(np.int32), source, sink).flow
    net = np.asarray(found[arcs.first, arcs.second]).ravel().astype(np.float64)
    # Of two arcs against each other one carries the net flow, and the other nothing.
    against = np.isin(arcs.first * count + arcs.second, arcs.second * count + arcs.first)
    return np.where(against, np.maximum(net, 0.0), net)
