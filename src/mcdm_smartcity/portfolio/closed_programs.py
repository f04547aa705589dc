"""Worth, costs and links as whole numbers on closed sets, decimals taken as they are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import (
    GivenCosts,
    GivenWorth,
    costs_on,
    merged_needs,
    worth_on,
)
from mcdm_smartcity.numerics.answer import positions_of
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.exact import Exact, as_float, exact, exact_all, total
from mcdm_smartcity.portfolio.terms import held_back
from mcdm_smartcity.study.cost_table import CostTable

# Sums up to this fit 64 bits with room for differences.
FINEST = 2**60
FEW_DIGITS = 2**53
CRUMBS = 10**12
# Rows that are summed at once, which bounds memory.
CHUNK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class ClosedPrograms:
    """
    Bundles of programs, then nodes of held-back worth, each with what it needs.

    Attributes
    ----------
    programs
        Names.
    members
        Positions of the programs of each node; none for held-back worth.
    node_of
        The node of each program.
    needed
        What each node needs; without cycles.
    worth, cost
        Whole numbers of any size, without a common divisor, one a node.
    worth_unit, cost_unit
        What one of them stands for.
    """

    programs: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]
    node_of: IntArray
    needed: tuple[tuple[int, ...], ...]
    worth: tuple[int, ...]
    cost: tuple[int, ...]
    worth_unit: Fraction
    cost_unit: Fraction

    @classmethod
    def of(
        cls, worth: Sequence[float], costs: Sequence[float], graph: DependencyGraph
    ) -> "ClosedPrograms":
        """Merge bundles and add a node for the worth that each `feeds` link holds back."""
        alone, feeds = held_back([exact(number) for number in worth], graph)
        node_of, needed = merged_needs(graph, [(feed.source, feed.target) for feed in feeds])
        own = [total(alone[i] for i in bundle) for bundle in graph.bundles]
        paid = [total(exact(costs[i]) for i in bundle) for bundle in graph.bundles]
        worths, worth_unit = _whole([*own, *(feed.worth for feed in feeds)])
        amounts, cost_unit = _whole([*paid, *(0 for _ in feeds)])
        return cls(
            programs=graph.programs,
            members=(*graph.bundles, *(() for _ in feeds)),
            node_of=np.array(node_of, dtype=np.int64),
            needed=tuple(map(tuple, needed)),
            worth=worths,
            cost=amounts,
            worth_unit=worth_unit,
            cost_unit=cost_unit,
        )

    @property
    def crumb(self) -> int:
        """The largest difference of worth that is nothing: 0 unless there are too many digits.

        Numbers of so many digits were rounded when they were worked out; then a part in 10^12 of
        the whole tells no portfolios apart.
        """
        size = sum(map(abs, self.worth))
        return 0 if size <= FEW_DIGITS else size // CRUMBS

    def worth_of(self, number: int) -> float:
        """Return a sum of whole worths as it was given, rounded once."""
        return as_float(number * self.worth_unit)

    def cost_of(self, number: int) -> float:
        """Return a sum of whole costs as it was given, rounded once."""
        return as_float(number * self.cost_unit)

    def names_of(self, nodes: Sequence[int]) -> tuple[str, ...]:
        """Return the programs of some nodes, in their order."""
        return tuple(self.programs[i] for node in nodes for i in self.members[node])

    def names_in(self, taken: BoolArray) -> tuple[str, ...]:
        """Return the programs of a set of nodes, shape (nodes,), in the order of the graph."""
        return tuple(compress(self.programs, taken[self.node_of].tolist()))

    def sums(self, taken: BoolArray) -> list[tuple[int, int]]:
        """Return exact cost and worth of sets of nodes, shape (k, nodes)."""
        if max(sum(map(abs, self.worth)), sum(self.cost)) <= FINEST:
            numbers = np.array([self.cost, self.worth], dtype=np.int64).T
            parts = [taken[k : k + CHUNK] @ numbers for k in range(0, len(taken), CHUNK)]
            return [(cost, worth) for part in parts for cost, worth in part.tolist()]
        rows = [np.flatnonzero(row).tolist() for row in taken]
        return [(sum(self.cost[i] for i in row), sum(self.worth[i] for i in row)) for row in rows]


def given_numbers(
    worth: GivenWorth, costs: GivenCosts, graph: DependencyGraph
) -> tuple[FloatArray, FloatArray]:
    """Return worth and total costs in the order of the graph; sums of cost tables are exact."""
    amounts = costs_on(graph, costs)
    if isinstance(costs, CostTable):
        # Sums of floats may carry crumbs that the decimals do not have.
        rows = positions_of(graph.programs, costs.programs, "programs with a cost")
        sums = [total(exact_all(costs.amounts[row].ravel())) for row in rows]
        amounts = np.array([as_float(one) for one in sums])
    return worth_on(graph, worth), amounts


def searchable(numbers: Sequence[int]) -> tuple[IntArray, int]:
    """
    Return whole numbers that fit the search, and how many of the given units make one of them.

    If their sum is beyond 2**60 they are rounded to a grid of as many steps, finer than floats are.

    >>> searchable([3, -4])
    (array([ 3, -4]), 1)
    """
    size = sum(abs(number) for number in numbers)
    step = -(-size // FINEST) or 1
    return np.array([round(Fraction(number, step)) for number in numbers], np.int64), step


def _whole(numbers: Sequence[Exact]) -> tuple[tuple[int, ...], Fraction]:
    """Whole numbers without a common divisor, and the unit they count."""
    fractions = [Fraction(number) for number in numbers]
    denominator = math.lcm(1, *(one.denominator for one in fractions))
    counted = [int(one * denominator) for one in fractions]
    divisor = math.gcd(*counted) or 1
    return tuple(number // divisor for number in counted), Fraction(divisor, denominator)
