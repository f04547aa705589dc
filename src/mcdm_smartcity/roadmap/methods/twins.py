"""Programs that are alike in everything: one order of them is as good as any other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.roadmap.methods.programme import Layout


def with_twins(layout: Layout) -> Layout:
    """Return the layout with a grid that knows its twins."""
    return replace(layout, grid=replace(layout.grid, twins=twins_of(layout)))


def twins_of(layout: Layout) -> tuple[IntArray, ...]:
    """
    Return groups of two or more programs that may change places without any difference.

    They are equal in window, duration, worth of each start (so that a roadmap before treats them
    alike), costs, upkeep, and agency; the same programs wait for them, exclude them and earn with
    them; and every rule takes them alike. Links between two of them make them different.
    """
    links = _links(layout)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i in np.flatnonzero(layout.grid.possible).tolist():
        groups[(_numbers(layout, i), frozenset(links[i].items()))].append(i)
    return tuple(np.array(group, dtype=np.int64) for group in groups.values() if len(group) > 1)


def _numbers(layout: Layout, i: int) -> Hashable:
    """Return everything that is told of a program by itself, exactly."""
    grid, money = layout.grid, layout.money
    own = slice(int(grid.first[i]), int(grid.first[i + 1]))
    return (
        int(grid.earliest[i]),
        int(grid.latest[i]),
        int(layout.duration[i]),
        layout.worth[own].tobytes(),
        money.costs[:, i].tobytes(),
        money.upkeep[:, i].tobytes(),
        tuple(bool(members[i]) for members, _, _ in layout.capacity),
    )


def _links(layout: Layout) -> Sequence[Counter[Hashable]]:
    """Return what ties each program to others and to rules, and how often."""
    found: list[Counter[Hashable]] = [Counter() for _ in range(len(layout.duration))]
    for before, after, lag, _ in layout.lags.tolist():
        found[before]["before", after, lag] += 1
        found[after]["after", before, lag] += 1
    for one, two, _ in layout.excludes.tolist():
        found[one]["excludes", two] += 1
        found[two]["excludes", one] += 1
    for joint in layout.joints:
        for i in joint.members:
            others = frozenset(joint.members) - {i}
            found[i]["joint", others, joint.worth] += 1
    for r, rule in enumerate(layout.rules):
        for i, period, value in rule.entries:
            found[i]["rule", r, period, value] += 1
    return found
