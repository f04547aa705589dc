"""Links as they are given: merged where repeated, refused with every problem at once."""

import networkx as nx
import pytest

from mcdm_smartcity import DependencyGraph
from mcdm_smartcity.errors import (
    CycleError,
    DuplicateNameError,
    ExclusionConflictError,
    InvalidRecordError,
    McdmError,
)

NAMES = ["a", "b", "c", "d"]


def problems_with(**links: list[tuple[object, ...]]) -> list[str]:
    with pytest.raises(InvalidRecordError, match=r"^dependency graph: ") as caught:
        DependencyGraph(NAMES, **links)  # type: ignore[arg-type] # some links are wrong on purpose
    return [str(problem) for problem in caught.value.problems]


def test_repeated_links_are_merged() -> None:
    graph = DependencyGraph(
        NAMES,
        needs=[("a", "b"), ("c", "b"), ("a", "b")],
        feeds=[("c", "d", 0.5), ("c", "d", 0.5)],
        excludes=[("a", "d"), ("d", "a"), ("a", "d")],
    )
    assert graph.needs == (("a", "b"), ("c", "b"))
    assert graph.feeds == (("c", "d", 0.5),)
    assert list(map(frozenset, graph.excludes)) == [{"a", "d"}]


def test_links_may_come_from_any_iterable_and_pair() -> None:
    graph = DependencyGraph(tuple(NAMES), needs=(pair for pair in [["a", "b"]]))  # type: ignore[misc] # lists, as JSON gives them
    assert graph.needs == (("a", "b"),)


def test_a_program_named_twice_is_refused() -> None:
    with pytest.raises(DuplicateNameError, match=r"program names must be unique.*: a, c"):
        DependencyGraph(["a", "b", "a", "c", "c"])


def test_an_unknown_program_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InvalidRecordError, match=r"unknown program 'netwrk'.*mean 'network'"):
        DependencyGraph(["network", "park"], needs=[("park", "netwrk")])


@pytest.mark.parametrize("share", [0, -0.5, 1.5, float("nan")], ids=str)
def test_a_share_out_of_range_is_refused(share: float) -> None:
    assert any(
        f"a feeds b: the share must be above 0 and at most 1; found {share:g}" in problem
        for problem in problems_with(feeds=[("a", "b", share)])
    )


def test_shares_into_one_program_sum_to_at_most_1() -> None:
    assert problems_with(feeds=[("a", "d", 0.7), ("b", "d", 0.7)]) == [
        "feeds into d: the shares sum to 1.4; at most 1 is possible"
    ]


def test_shares_that_sum_to_1_but_for_rounding_are_taken() -> None:
    shares = [("a", "d", 0.7), ("b", "d", 0.2), ("c", "d", 0.1 + 1e-12)]
    assert len(DependencyGraph(NAMES, feeds=shares).feeds) == 3


def test_one_link_with_two_shares_is_refused() -> None:
    assert problems_with(feeds=[("a", "d", 0.2), ("a", "d", 0.3)]) == [
        "a feeds d: is given with two shares, 0.2 and 0.3"
    ]


def test_all_problems_are_gathered_in_one_error() -> None:
    problems = problems_with(
        needs=[("a", "x"), ("b", "b")],
        feeds=[("y", "c", 0.5), ("a", "d", 2.0)],
        excludes=[("c", "c"), ("d", "z")],
    )
    assert [problem.split(";")[0] for problem in problems] == [
        "a needs x: unknown program 'x'",
        "b needs b: links a program with itself",
        "y feeds c: unknown program 'y'",
        "c excludes c: links a program with itself",
        "d excludes z: unknown program 'z'",
        "a feeds d: the share must be above 0 and at most 1",
        "feeds into d: the shares sum to 2",
    ]


def test_a_feeds_edge_of_networkx_without_a_share_is_refused_naming_the_link() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("a", "b", kind="feeds")
    with pytest.raises(McdmError, match=r"a feeds b.*share"):
        DependencyGraph.from_networkx(graph)


def test_strict_refuses_a_circle_naming_its_shortest_loop() -> None:
    needs = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")]
    with pytest.raises(CycleError, match=r"circle: (b → c → b|c → b → c)$"):
        DependencyGraph(NAMES, needs, strict=True)


def test_strict_takes_a_graph_without_circles() -> None:
    graph = DependencyGraph(NAMES, [("a", "b"), ("b", "c"), ("a", "c")], strict=True)
    assert graph.cycles == ()


def test_needing_two_that_exclude_each_other_is_refused_with_both_paths() -> None:
    words = r"'a' can never be funded: it needs '[cd]' \((a → b → c|a → d)\) and '[cd]' "
    with pytest.raises(ExclusionConflictError, match=words) as caught:
        DependencyGraph(NAMES, needs=[("a", "b"), ("b", "c"), ("a", "d")], excludes=[("c", "d")])
    assert "a → b → c" in str(caught.value)
    assert "a → d" in str(caught.value)


def test_the_shortest_paths_into_a_conflict_are_named() -> None:
    needs = [("a", "b"), ("b", "c"), ("b", "d")]
    with pytest.raises(ExclusionConflictError, match="'b' can never be funded"):
        DependencyGraph(NAMES, needs, excludes=[("c", "d")])


def test_excluding_what_one_needs_is_refused() -> None:
    with pytest.raises(ExclusionConflictError, match=r"'a' can never be funded.*a → b → c"):
        DependencyGraph(NAMES, needs=[("a", "b"), ("b", "c")], excludes=[("c", "a")])


def test_a_bundle_that_excludes_a_member_is_refused() -> None:
    with pytest.raises(ExclusionConflictError, match="exclude each other"):
        DependencyGraph(NAMES, needs=[("a", "b"), ("b", "a")], excludes=[("a", "b")])


def test_programs_that_exclude_each_other_may_need_the_same() -> None:
    graph = DependencyGraph(NAMES, needs=[("a", "c"), ("b", "c")], excludes=[("a", "b")])
    assert graph.excludes == (("a", "b"),)
