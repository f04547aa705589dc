"""Graphs numbered in another way are the same graph."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.weighting.methods.canonical_graph import bits_of, canonical_graph


def graph_of(size: int, pairs: list[tuple[int, int]]) -> BoolArray:
    graph = np.zeros((size, size), dtype=bool)
    for i, j in pairs:
        graph[i, j] = graph[j, i] = True
    return graph


def ring(*vertices: int) -> list[tuple[int, int]]:
    return list(zip(vertices, (*vertices[1:], vertices[0]), strict=True))


@st.composite
def graphs(draw: st.DrawFn) -> BoolArray:
    size = draw(st.integers(1, 12))
    pairs = list(combinations(range(size), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return graph_of(size, chosen)


SYMMETRIC = {
    "nothing": graph_of(9, []),
    "everything": ~np.eye(9, dtype=bool),
    "pairs": graph_of(16, [(2 * k, 2 * k + 1) for k in range(8)]),
    "ring": graph_of(9, ring(*range(9))),
    "star": graph_of(9, [(0, k) for k in range(1, 9)]),
    "two rings": graph_of(8, ring(0, 1, 2, 3) + ring(4, 5, 6, 7)),
    "two threes": graph_of(6, [(i, j) for i in range(3) for j in range(3, 6)]),
}


@given(graph=graphs(), data=st.data())
def test_another_numbering_gives_the_same_graph(graph: BoolArray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(graph))))
    found = canonical_graph(graph[np.ix_(order, order)])
    np.testing.assert_array_equal(found, canonical_graph(graph))


@pytest.mark.parametrize("graph", SYMMETRIC.values(), ids=SYMMETRIC.keys())
@given(data=st.data())
def test_so_it_does_where_vertices_are_alike(graph: BoolArray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(graph))))
    found = canonical_graph(graph[np.ix_(order, order)])
    np.testing.assert_array_equal(found, canonical_graph(graph))


@given(graph=graphs())
def test_it_remains_that_graph(graph: BoolArray) -> None:
    found = canonical_graph(graph)
    np.testing.assert_array_equal(found, found.T)
    assert not found.diagonal().any()
    before, after = (np.linalg.eigvalsh(one.astype(float)) for one in (graph, found))
    np.testing.assert_allclose(before, after, atol=1e-9)


@pytest.mark.parametrize(("size", "classes"), [(1, 1), (2, 2), (3, 4), (4, 11), (5, 34)])
def test_all_graphs_fall_into_as_many_classes_as_there_are(size: int, classes: int) -> None:
    # Numbers of graphs on n unlabelled vertices, OEIS A000088.
    pairs = list(combinations(range(size), 2))
    found = set()
    for chosen in product([False, True], repeat=len(pairs)):
        graph = graph_of(size, [pair for pair, is_in in zip(pairs, chosen, strict=True) if is_in])
        found.add(bits_of(canonical_graph(graph)))
    assert len(found) == classes


def test_equal_degrees_do_not_make_graphs_equal() -> None:
    one, two = graph_of(6, ring(*range(6))), graph_of(6, ring(0, 1, 2) + ring(3, 4, 5))
    assert bits_of(canonical_graph(one)) != bits_of(canonical_graph(two))


def test_too_many_orders_leave_a_graph_as_it_is() -> None:
    # Pairs of seven things, joined where they have none in common: 5040 symmetries and no twins.
    pairs = list(combinations(range(7), 2))
    edges = [(i, j) for i, a in enumerate(pairs) for j, b in enumerate(pairs) if not {*a} & {*b}]
    graph = graph_of(len(pairs), edges)
    np.testing.assert_array_equal(canonical_graph(graph), graph)


def test_bits_count_pairs_row_by_row() -> None:
    assert bits_of(graph_of(4, [(0, 1), (1, 2), (2, 3)])) == 1 + 8 + 32
