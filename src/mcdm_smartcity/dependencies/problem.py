"""Worth, costs and links as one closure problem: a node pays once all that it needs is funded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.numerics.answer import named_numbers, positions_of
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.study.cost_table import CostTable

GivenWorth: TypeAlias = Worth | Mapping[str, float]
GivenCosts: TypeAlias = CostTable | Mapping[str, float]


@dataclass(frozen=True)
class FeedNode:
    """The part of a program's worth that is realised only together with a source."""

    source: int
    target: int
    worth: float


def worth_on(graph: DependencyGraph, worth: GivenWorth) -> FloatArray:
    """Return the worth of each program of the graph, by name."""
    table = worth if isinstance(worth, Worth) else Worth.from_mapping(worth)
    return table.on(graph.programs)


def costs_on(graph: DependencyGraph, costs: GivenCosts) -> FloatArray:
    """Return the total cost of each program of the graph, by name; negative ones are refused."""
    if isinstance(costs, CostTable):
        costs = dict(zip(costs.programs, costs.total.tolist(), strict=True))
    amounts = named_numbers(costs, "cost", "finite and not negative", least=0.0)
    return amounts[positions_of(graph.programs, tuple(costs), "programs with a cost")]


def split_by_feeds(
    graph: DependencyGraph, worth: FloatArray
) -> tuple[FloatArray, tuple[FeedNode, ...]]:
    """
    Split worth into what each program earns by itself and the nodes of its `feeds` links.

    A link holds back its share of a positive worth; a worth of zero or less is not held back,
    since nobody is spared a disadvantage by leaving out a source.
    """
    alone = worth.astype(np.float64)
    nodes = []
    for source, target, share in graph.feeds:
        i, j = graph.index[source], graph.index[target]
        if worth[j] > 0:
            part = share * float(worth[j])
            nodes.append(FeedNode(i, j, part))
            alone[j] -= part
    # Shares that sum to 1 leave nothing, not the crumbs of their rounding.
    crumbs = np.abs(alone) <= 1e-12 * np.abs(worth)
    return np.where(crumbs & (worth > 0), 0.0, alone), tuple(nodes)


def merged_needs(
    graph: DependencyGraph, feeds: Sequence[tuple[int, int]]
) -> tuple[list[int], list[list[int]]]:
    """
    Return the bundle of each program, and what each bundle and then each feed node needs.

    `feeds` are pairs (source, target) of positions.
    """
    bundle_of = [0] * len(graph.programs)
    for k, bundle in enumerate(graph.bundles):
        for i in bundle:
            bundle_of[i] = k
    needed = [
        sorted({bundle_of[j] for i in bundle for j in graph.needed[i]} - {k})
        for k, bundle in enumerate(graph.bundles)
    ]
    needed += [sorted({bundle_of[i] for i in pair}) for pair in feeds]
    return bundle_of, needed


@dataclass(frozen=True)
class ClosureProblem:
    """
    What the decomposition orders: bundles of programs, then nodes of held-back worth.

    Attributes
    ----------
    members
        Positions of the programs of each node; none for held-back worth.
    names
        What tells each node apart, whatever the order in which programs and links were given: the
        names of its programs; for held-back worth, of target and source.
    worth, cost
        Whole numbers: the given ones times `worth_unit` and `cost_unit`.
    needed
        What each node needs; without cycles.
    """

    members: list[tuple[int, ...]]
    names: list[tuple[str, ...]]
    worth: list[int]
    cost: list[int]
    needed: list[list[int]]
    worth_unit: int
    cost_unit: int


def closure_problem(worth: FloatArray, costs: FloatArray, graph: DependencyGraph) -> ClosureProblem:
    """Merge bundles, add the nodes of held-back worth, and make all numbers whole, exactly."""
    alone, feeds = split_by_feeds(graph, worth)
    worths, worth_unit = _whole([*alone.tolist(), *(feed.worth for feed in feeds)])
    amounts, cost_unit = _whole(costs.tolist())
    _, needed = merged_needs(graph, [(feed.source, feed.target) for feed in feeds])
    return ClosureProblem(
        members=[*graph.bundles, *(() for _ in feeds)],
        names=[
            *(tuple(sorted(graph.programs[i] for i in bundle)) for bundle in graph.bundles),
            *((graph.programs[feed.target], graph.programs[feed.source]) for feed in feeds),
        ],
        worth=[sum(worths[i] for i in bundle) for bundle in graph.bundles] + worths[len(alone) :],
        cost=[sum(amounts[i] for i in bundle) for bundle in graph.bundles] + [0] * len(feeds),
        needed=needed,
        worth_unit=worth_unit,
        cost_unit=cost_unit,
    )


def _whole(numbers: Sequence[float]) -> tuple[list[int], int]:
    """The numbers times one power of two that makes all of them whole, exactly."""
    fractions = [float(number).as_integer_ratio() for number in numbers]
    unit = max((denominator for _, denominator in fractions), default=1)
    return [whole * (unit // denominator) for whole, denominator in fractions], unit
