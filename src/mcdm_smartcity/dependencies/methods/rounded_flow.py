"""Maximum flow in 32 bits, for many blocks of programs at once."""

from collections.abc import Sequence

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, IntArray

UNLIMITED = 2**29 - 1


def rounded_flow(
    gate: IntArray, arcs: tuple[IntArray, IntArray], limits: Sequence[IntArray]
) -> tuple[IntArray, IntArray, IntArray]:
    """
    Send as much as possible from suppliers along arcs, or back along them, to consumers.

    Parameters
    ----------
    gate
        The block of each node, shape (n,); all that its nodes supply passes its gate.
    arcs
        Tails and heads, each shape (a,); without limit in their own direction.
    limits
        What each gate (b,), supplier (n,) and consumer (n,) can pass, and how much may flow back
        along each arc (a,); all below 2 ** 29.

    Returns
    -------
    What each node supplies and consumes, shape (n,), and what flows along each arc, less what flows
    back, shape (a,).
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.csgraph import maximum_flow  # noqa: PLC0415 - as above

    tails, heads = arcs
    gates, supply, demand, back = limits
    count, size = len(gate), len(gate) + len(gates) + 2
    source, sink = size - 2, size - 1
    suppliers, consumers = np.flatnonzero(supply), np.flatnonzero(demand)
    returning = np.flatnonzero(back)
    starts = [np.full(len(gates), source), count + gate[suppliers], consumers, tails]
    ends = [count + np.arange(len(gates)), suppliers, np.full(len(consumers), sink), heads]
    amounts = [gates, supply[suppliers], demand[consumers], np.full(len(tails), UNLIMITED)]
    rows = np.concatenate([*starts, heads[returning]]).astype(np.int32)
    columns = np.concatenate([*ends, tails[returning]]).astype(np.int32)
    values = np.concatenate([*amounts, back[returning]]).astype(np.int32)
    network = csr_array((values, (rows, columns)), shape=(size, size))
    flow = maximum_flow(network, source, sink).flow.tocoo()
    sent = flow.data > 0
    tail, head = flow.row[sent].astype(np.int64), flow.col[sent].astype(np.int64)
    amount = flow.data[sent].astype(np.int64)
    supplied, consumed = np.zeros((2, count), dtype=np.int64)
    from_gate, to_sink = (tail >= count) & (head < count), head == sink
    supplied[head[from_gate]] = amount[from_gate]
    consumed[tail[to_sink]] = amount[to_sink]
    between = (tail < count) & (head < count)
    pairs = tail[between], head[between]
    return supplied, consumed, _along(arcs, pairs, amount[between], count)


def _along(
    arcs: tuple[IntArray, IntArray], pairs: tuple[IntArray, IntArray], sent: IntArray, count: int
) -> IntArray:
    """What flows along each arc; what flows between the ends of none runs back along one."""
    keys = arcs[0] * count + arcs[1]
    order = np.argsort(keys)
    flow = np.zeros(len(keys), dtype=np.int64)
    if not len(keys):
        return flow
    forward = pairs[0] * count + pairs[1]
    at = order[np.minimum(np.searchsorted(keys, forward, sorter=order), len(keys) - 1)]
    along = keys[at] == forward
    flow[at[along]] = sent[along]
    backward = pairs[1][~along] * count + pairs[0][~along]
    flow[order[np.searchsorted(keys, backward, sorter=order)]] -= sent[~along]
    return flow


def reached(suppliers: BoolArray, arcs: tuple[IntArray, IntArray], back: BoolArray) -> BoolArray:
    """
    Which nodes can be reached from some, along arcs or back where that is open.

    Parameters
    ----------
    suppliers
        Where to start, shape (n,).
    arcs
        Tails and heads, each shape (a,).
    back
        Along which arcs one may go back, shape (a,).

    Returns
    -------
    Which nodes are reached, the first ones included, shape (n,).
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.csgraph import breadth_first_order  # noqa: PLC0415 - as above

    tails, heads = arcs
    first, count = np.flatnonzero(suppliers), len(suppliers)
    found = np.zeros(count + 1, dtype=bool)
    rows = np.concatenate([np.full(len(first), count), tails, heads[back]]).astype(np.int32)
    columns = np.concatenate([first, heads, tails[back]]).astype(np.int32)
    ways = csr_array((np.ones(len(rows), np.int8), (rows, columns)), shape=(count + 1, count + 1))
    found[breadth_first_order(ways, count, return_predecessors=False)] = True
    return found[:count]
