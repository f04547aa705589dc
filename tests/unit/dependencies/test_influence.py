"""Influence against the sum over all chains of links."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from mcdm_smartcity import DependencyGraph, propagate
from mcdm_smartcity.errors import InvalidArrayError
from strategies import AWKWARD_WORTH, Case, cases, fewer


def strengths(case: Case) -> dict[tuple[str, str], float]:
    """How strongly the first leans upon the second."""
    found = dict.fromkeys(case.needs, 1.0)
    for source, target, share in case.feeds:
        found[target, source] = found.get((target, source), 0.0) + share
    return found


@fewer(2)
@given(case=cases(6, AWKWARD_WORTH, acyclic=True))
def test_influence_is_the_sum_over_all_chains(case: Case) -> None:
    by_link = strengths(case)
    graph: nx.DiGraph[str] = nx.DiGraph(by_link.keys())
    if not nx.is_directed_acyclic_graph(graph):
        return  # feeds may close a circle, and then chains have no end
    expected = dict(case.worth)
    for start in graph:
        for end in graph:
            chains = nx.all_simple_paths(graph, start, end) if start != end else []
            for chain in chains:
                expected[end] += case.worth[start] * float(
                    np.prod([0.25 * by_link[pair] for pair in pairwise(chain)])
                )
    found = propagate(case.worth, case.graph, damping=0.25)
    size = sum(map(abs, case.worth.values()))
    np.testing.assert_allclose(found.total, list(expected.values()), rtol=1e-9, atol=1e-9 * size)


def test_a_circle_passes_on_a_falling_series() -> None:
    graph = DependencyGraph("ab", needs=[("a", "b"), ("b", "a")])
    found = propagate({"a": 3, "b": 0}, graph, damping=0.5)
    assert found.total.tolist() == pytest.approx([4, 2])
    assert found.passed_on.tolist() == pytest.approx([1, 2])


@pytest.mark.parametrize("needs", [[("a", "b"), ("b", "a")], [("a", "b"), ("b", "c"), ("c", "a")]])
def test_a_circle_that_passes_on_all_it_gets_is_refused(needs: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidArrayError, match="damping of 1 influence grows without end"):
        propagate(dict.fromkeys("abc", 1), DependencyGraph("abc", needs), damping=1)


def test_two_circles_through_one_program_may_be_too_much_for_a_damping_below_1() -> None:
    needs = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")]
    with pytest.raises(InvalidArrayError, match="take a smaller one"):
        propagate(dict.fromkeys("abc", 1), DependencyGraph("abc", needs), damping=0.8)


@pytest.mark.parametrize("damping", [0, -0.5, 1.5, float("nan")], ids=str)
def test_a_damping_out_of_range_is_refused(damping: float) -> None:
    with pytest.raises(InvalidArrayError, match="damping must be above 0 and at most 1"):
        propagate({"a": 1}, DependencyGraph("a"), damping=damping)


def test_without_links_each_program_keeps_its_worth() -> None:
    found = propagate({"a": 3, "b": -1}, DependencyGraph("ab"))
    assert found.total.tolist() == [3, -1]
    assert propagate({}, DependencyGraph([])).total.tolist() == []


def test_influence_grows_with_parallel_chains_where_credit_does_not() -> None:
    needs = [("d", "b"), ("d", "c"), ("b", "a"), ("c", "a")]
    found = propagate({"a": 0, "b": 0, "c": 0, "d": 4}, DependencyGraph("abcd", needs), damping=1)
    # The root is counted twice, once for each way that leads to it.
    assert found.total.tolist() == [8, 4, 4, 4]


def test_rows_of_influence_stand_from_the_highest_total_down() -> None:
    graph = DependencyGraph(["center", "network"], needs=[("center", "network")])
    rows = propagate({"center": 2, "network": 2}, graph).as_rows()
    assert rows == [
        {"program": "network", "own": 2.0, "passed_on": 1.0, "total": 3.0},
        {"program": "center", "own": 2.0, "passed_on": 0.0, "total": 2.0},
    ]
