"""An order of nodes as it is carried out: held-back worth, exclusions, and what adds up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import ClosureProblem
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note

Totals = list[int]


@dataclass(frozen=True)
class SetAside:
    """
    What an order leaves out so that no two of it exclude each other.

    Attributes
    ----------
    nodes
        Everything left out, held-back worth that can no longer be realised included.
    beaten
        Pairs of positions: the program taken, and the one left out because of it.
    dragged
        Positions of programs left out since they need one that is.
    """

    nodes: frozenset[int]
    beaten: tuple[tuple[int, int], ...]
    dragged: tuple[int, ...]


def realised(nodes: Sequence[int], problem: ClosureProblem) -> list[int]:
    """Move each node of held-back worth to just behind the last of what it needs."""
    place = {node: k for k, node in enumerate(nodes)}
    last = {
        node: place[node] if members else max(place[other] for other in problem.needed[node])
        for node, members in enumerate(problem.members)
    }
    return sorted(nodes, key=lambda node: (last[node], not problem.members[node]))


def set_aside(nodes: Iterable[int], problem: ClosureProblem, graph: DependencyGraph) -> SetAside:
    """Take each node in turn unless it excludes one taken before, or needs one left out."""
    against: dict[int, list[int]] = {}
    for pair in graph.excludes:
        one, two = (graph.index[name] for name in pair)
        against.setdefault(one, []).append(two)
        against.setdefault(two, []).append(one)
    taken: set[int] = set()
    left_out: set[int] = set()
    beaten: list[tuple[int, int]] = []
    dragged: list[int] = []
    for node in nodes:
        members = problem.members[node]
        lost = [(other, i) for i in members for other in against.get(i, ()) if other in taken]
        beaten += lost
        if lost:
            left_out.add(node)
        elif not left_out.isdisjoint(problem.needed[node]):
            left_out.add(node)
            dragged += members
        else:
            taken.update(members)
    return SetAside(frozenset(left_out), tuple(beaten), tuple(dragged))


def programs_of(nodes: Sequence[int], problem: ClosureProblem) -> tuple[tuple[str, ...], list[int]]:
    """The programs of some nodes, and after which node each program's bundle is complete."""
    # Held-back worth is realised by the bundle that stands just before it.
    starts = [k for k, node in enumerate(nodes) if problem.members[node]]
    ends = [*starts[1:], len(nodes)]
    names = [problem.names[nodes[k]] for k in starts]
    order = tuple(name for bundle in names for name in bundle)
    return order, [end for bundle, end in zip(names, ends, strict=False) for _ in bundle]


def exclusion_notes(
    aside: SetAside, programs: Sequence[str], block_of: Mapping[str, int]
) -> Iterator[Note]:
    """Say which of two programs is taken, why, and what stands aside with the other."""
    for one, two in aside.beaten:
        taken, other = programs[one], programs[two]
        tied = block_of[taken] == block_of[other]
        yield Note("exclusion_tied" if tied else "exclusion", (taken, other))
    if aside.dragged:
        yield Note("set_aside_too", tuple(programs[i] for i in aside.dragged))


def running(values: Sequence[int], nodes: Iterable[int]) -> Totals:
    """Exact sums before the first node, after it, after the second and so on."""
    return list(accumulate((values[node] for node in nodes), initial=0))


def as_float(number: int, unit: int) -> float:
    """Divide, rounded to the nearest float; infinite beyond the largest."""
    try:
        return number / unit
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def as_floats(totals: Sequence[int], unit: int) -> FloatArray:
    """Divide each of some numbers by one."""
    return np.array([as_float(total, unit) for total in totals])
