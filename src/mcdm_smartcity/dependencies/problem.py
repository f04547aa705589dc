"""Worth, costs and links as one closure problem: every node pays once all that it needs is funded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import positions_of
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
    """Return the total cost of each program of the graph, by name, finite and not negative."""
    names = costs.programs if isinstance(costs, CostTable) else tuple(costs)
    given = costs.total if isinstance(costs, CostTable) else list(costs.values())
    amounts = np.asarray(given, dtype=np.float64)
    ordered: FloatArray = amounts[positions_of(graph.programs, names, "programs with a cost")]
    for name, amount in zip(graph.programs, ordered, strict=True):
        if not (np.isfinite(amount) and amount >= 0):
            raise InvalidArrayError(
                f"the cost of {name!r} must be finite and not negative; found {amount:g} "
                "(count revenue as worth)"
            )
    return ordered


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
