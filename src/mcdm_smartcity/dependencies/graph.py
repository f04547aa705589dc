"""What needs, feeds and excludes what: the dependency graph of programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from mcdm_smartcity.dependencies.links_given import checked_links
from mcdm_smartcity.dependencies.methods.bundles import needed_first, needed_together
from mcdm_smartcity.dependencies.methods.closures import closure_matrix
from mcdm_smartcity.errors import CycleError, ExclusionConflictError, UnknownNameError
from mcdm_smartcity.numerics.answer import positions_of, unique_names
from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.study.link import impossible_needs, shortest_loop
from mcdm_smartcity.study.study import Study

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Cycle:
    """
    Programs that need each other, and so are funded together.

    Attributes
    ----------
    programs
        All members of the bundle, in the order of the graph.
    loop
        The shortest circle of needs among them, its first program repeated at the end.
    """

    programs: tuple[str, ...]
    loop: tuple[str, ...]


class DependencyGraph:
    """
    Links between programs.

    Programs that need each other in a circle are merged into a bundle, reported in `cycles`.

    Parameters
    ----------
    programs
        Names, each once.
    needs
        Pairs (program, what it needs); repeated ones are merged.
    feeds
        Triples (source, target, share): the share of the target's worth, above 0 and at most 1,
        that is realised only if the source is funded too. Shares into one target sum to at most 1.
    excludes
        Pairs of programs that must not both be funded.
    strict
        Refuse cycles instead of merging them.

    Raises
    ------
    DuplicateNameError
        A program is named twice.
    InvalidRecordError
        Links name unknown programs, link a program with itself, or have impossible shares; all
        such problems at once.
    CycleError
        There is a cycle, and `strict` is set; the shortest loop is named.
    ExclusionConflictError
        A program needs two that exclude each other; both paths are named.

    Examples
    --------
    >>> graph = DependencyGraph(
    ...     ["network", "data-center", "command-center"],
    ...     needs=[("data-center", "network"), ("command-center", "data-center")],
    ... )
    >>> sorted(graph.closure("command-center"))
    ['command-center', 'data-center', 'network']
    >>> graph.generations()
    (('network',), ('data-center',), ('command-center',))
    """

    def __init__(
        self,
        programs: Sequence[str],
        needs: Iterable[tuple[str, str]] = (),
        feeds: Iterable[tuple[str, str, float]] = (),
        excludes: Iterable[tuple[str, str]] = (),
        *,
        strict: bool = False,
    ) -> None:
        self.programs = unique_names(list(programs), "program")
        links = checked_links(self.programs, needs, feeds, excludes)
        self.needs, self.feeds, self.excludes = links.needs, links.feeds, links.excludes
        if strict and self.cycles:
            loop = " → ".join(self.cycles[0].loop)
            raise CycleError(f"programs need each other in a circle: {loop}")
        for one, two in self._impossible():
            raise ExclusionConflictError(
                f"{one[0]!r} can never be funded: it needs {one[-1]!r} ({' → '.join(one)}) and "
                f"{two[-1]!r} ({' → '.join(two)}), which exclude each other"
            )

    def _impossible(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        if not self.excludes:
            return []
        pairs = [(self.index[a], self.index[b]) for a, b in self.excludes]
        met = needed_together(self.bundles, self.needed, pairs)
        return impossible_needs(self.needs, [self.excludes[k] for k in met]) if met else []

    @classmethod
    def from_study(cls, study: Study) -> "DependencyGraph":
        """Build the graph of a study's programs and links."""
        by_kind: dict[str, list[Any]] = {"needs": [], "feeds": [], "excludes": []}
        for link in study.links:
            pair = (link.program, link.other)
            by_kind[link.kind].append(pair if link.share is None else (*pair, link.share))
        names = [program.id for program in study.programs]
        return cls(names, by_kind["needs"], by_kind["feeds"], by_kind["excludes"])

    @classmethod
    def from_networkx(cls, graph: "nx.Graph[str]") -> "DependencyGraph":
        """Build from a networkx graph whose edges carry `kind` (or mean needs) and `share`."""
        links: dict[str, list[Any]] = {"needs": [], "feeds": [], "excludes": []}
        for start, end, data in graph.edges(data=True):
            kind = data.get("kind", "needs")
            if kind not in links:
                raise UnknownNameError("kind of link", kind, links)
            pair = (start, end)
            links[kind].append((*pair, data.get("share", np.nan)) if kind == "feeds" else pair)
        return cls(list(graph.nodes), links["needs"], links["feeds"], links["excludes"])

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return a networkx graph; edges run from program to other, with `kind` and `share`."""
        import networkx as nx  # noqa: PLC0415 - loaded when used

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.programs)
        for kind, pairs in (("needs", self.needs), ("excludes", self.excludes)):
            for program, other in pairs:
                graph.add_edge(program, other, key=kind, kind=kind)
        for source, target, share in self.feeds:
            graph.add_edge(source, target, key="feeds", kind="feeds", share=share)
        return graph

    def closure(self, name: str) -> frozenset[str]:
        """Return the program itself and everything that it needs, over any number of links."""
        if name not in self.index:
            raise UnknownNameError("program", name, self.programs)
        found = {self.index[name]}
        waiting = [self.index[name]]
        while waiting:
            fresh = set(self.needed[waiting.pop()]) - found
            found |= fresh
            waiting += fresh
        return frozenset(self.programs[i] for i in found)

    def generations(self) -> tuple[tuple[str, ...], ...]:
        """Return programs by depth: those that need nothing first, bundles together."""
        depth: dict[int, int] = {}
        for bundle in self.bundles:
            below = {depth[j] for i in bundle for j in self.needed[i] if j not in bundle}
            depth |= dict.fromkeys(bundle, max(below, default=-1) + 1)
        levels: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
        for i, name in enumerate(self.programs):
            levels[depth[i]].append(name)
        return tuple(tuple(level) for level in levels)

    def critical_chain(self, durations: Mapping[str, float]) -> tuple[str, ...]:
        """
        Return the chain of needs that takes longest, first to last.

        `durations` gives each program's, in any unit. A bundle takes as long as its longest
        member, who stands for it. Among equally long chains the one that ends with the program
        named first is returned.
        """
        spans = [durations[name] for name in self._aligned(durations)]
        best: dict[int, tuple[float, tuple[str, ...]]] = {}
        for bundle in self.bundles:
            below = [best[j] for i in bundle for j in self.needed[i] if j not in bundle]
            length, chain = max(below, key=lambda entry: entry[0], default=(0.0, ()))
            longest = max(bundle, key=lambda i: spans[i])
            reached = (length + spans[longest], (*chain, self.programs[longest]))
            best |= dict.fromkeys(bundle, reached)
        ordered = (best[i] for i in range(len(self.programs)))
        return max(ordered, key=lambda entry: entry[0], default=(0.0, ()))[1]

    def _aligned(self, values: Mapping[str, float]) -> Sequence[str]:
        names = list(values)
        return [names[i] for i in positions_of(self.programs, names, "durations of programs")]

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each program."""
        return {name: i for i, name in enumerate(self.programs)}

    @cached_property
    def needed(self) -> tuple[tuple[int, ...], ...]:
        """Positions of what each program needs by a link of its own."""
        lists: list[list[int]] = [[] for _ in self.programs]
        for program, other in self.needs:
            lists[self.index[program]].append(self.index[other])
        return tuple(map(tuple, lists))

    @cached_property
    def bundles(self) -> tuple[tuple[int, ...], ...]:
        """Groups of positions that need each other, what is needed first; most hold one."""
        return needed_first(self.needed)

    @cached_property
    def cycles(self) -> tuple[Cycle, ...]:
        """Bundles of programs that need each other, each with its shortest loop."""
        merged = sorted(bundle for bundle in self.bundles if len(bundle) > 1)
        return tuple(self._cycle(bundle) for bundle in merged)

    def _cycle(self, bundle: tuple[int, ...]) -> Cycle:
        members = set(bundle)
        inside = [
            (self.programs[i], self.programs[j])
            for i in bundle
            for j in self.needed[i]
            if j in members
        ]
        names = tuple(self.programs[i] for i in bundle)
        return Cycle(names, shortest_loop(names, inside))

    @cached_property
    def closures(self) -> BoolArray:
        """Whether program i (row) is or needs program j (column), shape (n, n); for small n."""
        return closure_matrix(self.bundles, self.needed)
