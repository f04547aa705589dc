"""The map of influences as a graph."""

import networkx as nx
import numpy as np
import pytest

from mcdm_smartcity import DuplicateNameError, InvalidArrayError, dematel, influence_map

NAMES = ["power", "network", "services"]
CHAIN = [[0, 2, 0], [0, 0, 2], [0, 0, 0]]


def test_arrows_are_the_influences_above_the_mean() -> None:
    graph = influence_map(NAMES, dematel(CHAIN))
    assert isinstance(graph, nx.DiGraph)
    assert dict(graph.edges) == {
        ("power", "network"): {"weight": 1.0},
        ("power", "services"): {"weight": 1.0},
        ("network", "services"): {"weight": 1.0},
    }


def test_items_carry_prominence_relation_weight_and_role() -> None:
    nodes = influence_map(NAMES, dematel(CHAIN)).nodes
    assert list(nodes) == NAMES
    assert [nodes[name]["role"] for name in NAMES] == ["cause", "balanced", "effect"]
    assert [nodes[name]["prominence"] for name in NAMES] == [2.0, 2.0, 2.0]
    assert [nodes[name]["relation"] for name in NAMES] == [2.0, 0.0, -2.0]
    lengths = np.array([np.sqrt(8), 2, np.sqrt(8)])
    np.testing.assert_allclose([nodes[name]["weight"] for name in NAMES], lengths / lengths.sum())


def test_a_threshold_of_ones_own_leaves_fewer_arrows() -> None:
    found = dematel([[0, 4], [2, 0]])
    assert set(influence_map(["a", "b"], found).edges) == {("a", "b")}
    # The totals are 1, 2, 1, 1: what comes back to an item is an arrow to itself.
    assert set(influence_map(["a", "b"], found, 0.5).edges) == {
        ("a", "a"),
        ("a", "b"),
        ("b", "a"),
        ("b", "b"),
    }
    assert not influence_map(["a", "b"], found, 2).edges


def test_the_threshold_of_the_answer_serves_unless_told_otherwise() -> None:
    found = dematel([[0, 4], [2, 0]], threshold=0.5)
    assert len(influence_map(["a", "b"], found).edges) == 4


def test_no_influence_is_a_graph_without_arrows() -> None:
    graph = influence_map(["a", "b"], dematel(np.zeros((2, 2))))
    assert not graph.edges
    assert {data["role"] for _, data in graph.nodes(data=True)} == {"balanced"}


@pytest.mark.parametrize("threshold", [-1, np.nan, np.inf])
def test_a_threshold_that_is_none_is_refused(threshold: float) -> None:
    with pytest.raises(InvalidArrayError, match="threshold must be finite, 0 or more"):
        influence_map(NAMES, dematel(CHAIN), threshold)


def test_names_must_fit_the_items() -> None:
    with pytest.raises(InvalidArrayError, match="one name for each of 3 items, not 2"):
        influence_map(NAMES[:2], dematel(CHAIN))
    with pytest.raises(DuplicateNameError, match="power"):
        influence_map(["power", "power", "services"], dematel(CHAIN))
    with pytest.raises(InvalidArrayError, match="not for a batch"):
        influence_map(NAMES, dematel([CHAIN, CHAIN]))
