"""Graphs up to the names of their vertices: an order of the vertices that equal graphs share."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, IntArray
from mcdm_smartcity.weighting.methods.comparisons import groups_of, reachable

# Graphs so symmetric that more orders remain keep the order in which they were given.
MOST_ORDERS = 500


def canonical_graph(graph: BoolArray) -> BoolArray:
    """
    The same graph with its vertices in an order that does not depend on how they were numbered.

    Of an undirected graph, shape (n, n), symmetric without loops. Its connected parts are ordered
    one by one, then sorted. Within a part, vertices are told apart by their neighbours as far as
    these tell; where some remain alike, each of them is tried as the first, except twins, which
    may be exchanged, and the smallest resulting pattern is taken.

    A part with more than 500 such orders, which takes much symmetry, stays as given.
    """
    with_loops = np.where(graph | np.eye(len(graph), dtype=bool), 1.0, np.nan)
    parts = groups_of(reachable(with_loops))
    ordered = [_canonical_part(graph[np.ix_(part, part)]) for part in parts]
    ordered.sort(key=lambda part: (len(part), part.tobytes()))
    result = np.zeros_like(graph)
    start = 0
    for part in ordered:
        stop = start + len(part)
        result[start:stop, start:stop] = part
        start = stop
    return result


def bits_of(graph: BoolArray) -> int:
    """The pairs above the diagonal as one number, row by row, the first pair being the lowest."""
    upper = graph[np.triu_indices(len(graph), 1)]
    return sum(1 << place for place in np.flatnonzero(upper).tolist())


def _canonical_part(graph: BoolArray) -> BoolArray:
    start = np.zeros(len(graph), dtype=np.int64)
    orders = list(islice(_orders(graph, start), MOST_ORDERS + 1))
    if len(orders) > MOST_ORDERS:
        return graph
    return min((graph[np.ix_(order, order)] for order in orders), key=lambda part: part.tobytes())


def _orders(graph: BoolArray, colours: IntArray) -> Iterator[IntArray]:
    """Yield orders that respect the colours; which ones does not depend on the numbering."""
    colours = _told_apart(graph, colours)
    alike = np.flatnonzero(np.bincount(colours) > 1)
    if not len(alike):
        yield np.argsort(colours)
        return
    tried: list[int] = []
    for vertex in np.flatnonzero(colours == alike[0]).tolist():
        if any(_are_twins(graph, vertex, other) for other in tried):
            continue
        tried.append(vertex)
        chosen = 2 * colours
        chosen[vertex] -= 1
        yield from _orders(graph, chosen)


def _told_apart(graph: BoolArray, colours: IntArray) -> IntArray:
    """Split colours by how many neighbours of each colour a vertex has, until nothing changes."""
    while True:
        colours = np.unique(colours, return_inverse=True)[1].reshape(-1)
        count = int(colours.max()) + 1
        neighbours = graph.astype(np.int64) @ np.eye(count, dtype=np.int64)[colours]
        seen = np.column_stack([colours, neighbours])
        finer = np.unique(seen, axis=0, return_inverse=True)[1].reshape(-1)
        if int(finer.max()) + 1 == count:
            return finer
        colours = finer


def _are_twins(graph: BoolArray, first: int, second: int) -> bool:
    differ = graph[first] != graph[second]
    differ[[first, second]] = False
    return not differ.any()
