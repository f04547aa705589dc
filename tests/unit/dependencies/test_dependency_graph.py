"""The dependency graph against networkx and brute force."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import DependencyGraph, example_study
from mcdm_smartcity.errors import AlignmentError, UnknownNameError
from strategies import Case, cases

durations_of = st.fixed_dictionaries({name: st.integers(0, 5).map(float) for name in "abcdefgh"})


def needs_of(case: Case) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(case.programs)
    graph.add_edges_from(case.needs)
    return graph


@given(case=cases(8))
def test_a_closure_holds_the_program_and_all_its_descendants(case: Case) -> None:
    graph = needs_of(case)
    for name in case.programs:
        assert case.graph.closure(name) == {name} | nx.descendants(graph, name)


@given(case=cases(8))
def test_generations_hold_each_program_once_in_the_order_given(case: Case) -> None:
    generations = case.graph.generations()
    assert sorted(sum(generations, ())) == sorted(case.programs)
    for generation in generations:
        assert list(generation) == sorted(generation, key=case.programs.index)


@given(case=cases(8))
def test_a_generation_is_the_longest_way_down(case: Case) -> None:
    merged = nx.condensation(needs_of(case))
    part = merged.graph["mapping"]
    for depth, generation in enumerate(case.graph.generations()):
        for name in generation:
            below = merged.subgraph({part[name]} | nx.descendants(merged, part[name]))
            assert nx.dag_longest_path_length(below) == depth


@given(case=cases(8), durations=durations_of)
def test_the_critical_chain_takes_as_long_as_the_longest_path(
    case: Case, durations: dict[str, float]
) -> None:
    durations = {name: durations[name] for name in case.programs}
    merged = nx.condensation(needs_of(case))
    spans = {
        part: max(durations[name] for name in merged.nodes[part]["members"]) for part in merged
    }
    paths = [
        path
        for start in merged
        for end in merged
        for path in ([[start]] if start == end else nx.all_simple_paths(merged, start, end))
    ]
    longest = max(sum(spans[part] for part in path) for path in paths)
    chain = case.graph.critical_chain(durations)
    assert sum(durations[name] for name in chain) == longest
    mapping = merged.graph["mapping"]
    for before, after in pairwise(chain):
        assert merged.has_edge(mapping[after], mapping[before])


@given(case=cases(8))
def test_cycles_are_the_strongly_connected_parts_with_a_shortest_loop(case: Case) -> None:
    graph = needs_of(case)
    parts = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    cycles = case.graph.cycles
    assert sorted(map(sorted, parts)) == sorted(sorted(cycle.programs) for cycle in cycles)
    for cycle in cycles:
        assert list(cycle.programs) == sorted(cycle.programs, key=case.programs.index)
        inside = graph.subgraph(cycle.programs)
        assert len(cycle.loop) - 1 == min(len(loop) for loop in nx.simple_cycles(inside))
        assert cycle.loop[0] == cycle.loop[-1]
        assert all(inside.has_edge(one, two) for one, two in pairwise(cycle.loop))


@given(case=cases(8), data=st.data())
def test_networkx_and_back_keeps_all_links(case: Case, data: st.DataObject) -> None:
    pairs = st.tuples(st.sampled_from(case.programs), st.sampled_from(case.programs))
    wanted = data.draw(st.lists(pairs, max_size=3))
    together = [frozenset(held) for held in map(case.graph.closure, case.programs)]
    excludes = [
        (a, b) for a, b in wanted if a != b and not any({a, b} <= held for held in together)
    ]
    graph = DependencyGraph(case.programs, case.needs, case.feeds, excludes)
    back = DependencyGraph.from_networkx(graph.to_networkx())
    assert back.programs == graph.programs
    assert set(back.needs) == set(graph.needs)
    assert set(back.feeds) == set(graph.feeds)
    assert set(map(frozenset, back.excludes)) == set(map(frozenset, graph.excludes))


def test_edges_of_networkx_without_a_kind_are_needs() -> None:
    plain: nx.DiGraph[str] = nx.DiGraph([("center", "network")])
    assert DependencyGraph.from_networkx(plain).needs == (("center", "network"),)


def test_an_edge_of_networkx_of_an_unknown_kind_is_refused() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", kind="need")
    with pytest.raises(UnknownNameError, match="unknown kind of link 'need'; did you mean 'needs'"):
        DependencyGraph.from_networkx(graph)


def test_a_study_gives_its_programs_and_links() -> None:
    graph = DependencyGraph.from_study(example_study())
    assert graph.programs == ("network", "data-center", "command-center", "e-services")
    assert graph.generations() == (
        ("network",),
        ("data-center", "e-services"),
        ("command-center",),
    )


def test_a_graph_without_programs_is_empty_in_every_respect() -> None:
    graph = DependencyGraph([])
    assert (graph.programs, graph.cycles, graph.generations()) == ((), (), ())
    assert graph.critical_chain({}) == ()
    assert graph.closures.shape == (0, 0)
    assert DependencyGraph.from_networkx(graph.to_networkx()).programs == ()


def test_programs_without_links_are_one_generation() -> None:
    assert DependencyGraph(["b", "a"]).generations() == (("b", "a"),)


def test_a_long_chain_does_not_run_out_of_depth() -> None:
    names = [f"program-{i}" for i in range(3000)]
    graph = DependencyGraph(names, needs=list(pairwise(names)))
    assert len(graph.closure(names[0])) == 3000
    assert len(graph.critical_chain(dict.fromkeys(names, 1))) == 3000


def test_among_equally_long_chains_that_of_the_program_named_first_is_returned() -> None:
    graph = DependencyGraph(["d", "c", "b", "a"], needs=[("d", "b"), ("c", "a")])
    assert graph.critical_chain(dict.fromkeys("abcd", 2)) == ("b", "d")


def test_the_longest_member_stands_for_its_bundle_on_the_critical_chain() -> None:
    graph = DependencyGraph(["a", "b", "c"], needs=[("a", "b"), ("b", "a"), ("c", "a")])
    assert graph.critical_chain({"a": 1, "b": 3, "c": 2}) == ("b", "c")


def test_durations_of_other_programs_are_refused_naming_them() -> None:
    graph = DependencyGraph(["a", "b"])
    with pytest.raises(AlignmentError, match="missing durations of programs: b; not expected: c"):
        graph.critical_chain({"a": 1, "c": 1})


def test_the_closure_of_an_unknown_program_is_refused_with_the_nearest_name() -> None:
    graph = DependencyGraph(["network", "park"])
    with pytest.raises(UnknownNameError, match="unknown program 'netwrk'; did you mean 'network'"):
        graph.closure("netwrk")


def test_closures_are_an_array_of_truths_with_a_true_diagonal() -> None:
    graph = DependencyGraph(["a", "b"], needs=[("b", "a")])
    np.testing.assert_array_equal(graph.closures, [[True, False], [True, True]])


def test_a_long_circle_is_named_once_round() -> None:
    names = [f"program-{i}" for i in range(2000)]
    graph = DependencyGraph(names, needs=[*pairwise(names), (names[-1], names[0])])
    assert [len(cycle.loop) for cycle in graph.cycles] == [2001]
    assert graph.generations() == (tuple(names),)
