"""The upper hull of all portfolios: the curve of the funding order, in whole numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.methods.ratio_blocks import ratio_blocks
from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.closed_programs import ClosedPrograms


@dataclass(frozen=True)
class Hull:
    """
    Supported sets of nodes, each holding the one before.

    Attributes
    ----------
    corners
        Whole (cost, worth) of each set, both rising.
    nodes
        All nodes of the last set, those of each set before those that the next one adds.
    ends
        How many of `nodes` each set holds.
    """

    corners: tuple[tuple[int, int], ...]
    nodes: tuple[int, ...]
    ends: tuple[int, ...]

    def row(self, place: int, count: int) -> BoolArray:
        """Return which of `count` nodes a set holds."""
        held = np.zeros(count, dtype=bool)
        held[list(self.nodes[: self.ends[place]])] = True
        return held

    def after_nothing(self) -> "Hull":
        """Return the hull with the empty set before it."""
        return Hull(((0, 0), *self.corners), self.nodes, (0, *self.ends))


def hull_of(closed: ClosedPrograms) -> Hull:
    """Find all supported sets; what costs nothing and is worth something is in the first one."""
    corners, nodes, ends = [(0, 0)], list[int](), [0]
    for block in ratio_blocks(closed.worth, closed.cost, closed.needed):
        more, gain = (sum(values[i] for i in block) for values in (closed.cost, closed.worth))
        if gain <= 0:
            break
        nodes += block
        corners.append((corners[-1][0] + more, corners[-1][1] + gain))
        ends.append(len(nodes))
        if not more:
            # What costs nothing is no choice: the empty set is not efficient.
            del corners[-2], ends[-2]
    return Hull(tuple(corners), tuple(nodes), tuple(ends))


def without_clash(
    counts: Sequence[int], listed: Sequence[str], graph: DependencyGraph
) -> tuple[int, tuple[str, str] | None]:
    """How many points keep all exclusions, and which pair stops them."""
    place = {name: i for i, name in enumerate(listed)}
    clashes = [
        (max(place[one], place[other]), (one, other))
        for one, other in graph.excludes
        if one in place and other in place
    ]
    if not clashes:
        return len(counts), None
    first, pair = min(clashes)
    return sum(count <= first for count in counts), pair


def notes_of(
    graph: DependencyGraph, clash: tuple[str, str] | None, *, straight: bool
) -> Iterable[Note]:
    """What a reader of a frontier must know."""
    for cycle in graph.cycles:
        yield Note("bundle", cycle.programs)
    if clash:
        yield Note("frontier_stops", (clash[0], clash[1]))
    if straight:
        yield Note("no_knee")
