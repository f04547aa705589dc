"""What the rules of a portfolio speak about: programs, their worth, costs and records."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenCosts, GivenWorth, costs_on, worth_on
from mcdm_smartcity.errors import AlignmentError, UnknownNameError
from mcdm_smartcity.numerics.answer import positions_of
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.exact import Exact, exact, exact_all, total
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.program import Program


@dataclass(frozen=True, eq=False)
class Facts:
    """
    Programs in the order of the graph, with exact worth and costs.

    Attributes
    ----------
    graph
        The links.
    worth, costs
        Worth and total cost of each program, as decimals.
    table
        Costs by year and source, if they were given so.
    records
        The programs' records by name, if they were given: dimension, agency, tags.
    """

    graph: DependencyGraph
    worth: list[Exact]
    costs: list[Exact]
    table: CostTable | None
    records: Mapping[str, Program]

    @classmethod
    def of(
        cls,
        worth: GivenWorth,
        costs: GivenCosts,
        graph: DependencyGraph,
        programs: Iterable[Program] = (),
    ) -> "Facts":
        """Align everything with the graph by name; refuse negative costs and what is missing."""
        worths = exact_all(worth_on(graph, worth))
        totals = exact_all(costs_on(graph, costs))
        table = costs if isinstance(costs, CostTable) else None
        if table is not None:
            # Sums of floats may carry crumbs that the decimals do not have.
            rows = positions_of(graph.programs, table.programs, "programs with a cost")
            totals = [_sum(table.amounts[row]) for row in rows]
        records = {record.id: record for record in programs}
        if records:
            missing = [name for name in graph.programs if name not in records]
            if missing:
                raise AlignmentError(f"missing records of programs: {', '.join(missing)}")
        return cls(graph, worths, totals, table, records)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the programs."""
        return self.graph.programs

    def position(self, name: str) -> int:
        """Where a program stands."""
        if name not in self.graph.index:
            raise UnknownNameError("program", name, self.names)
        return self.graph.index[name]

    def record(self, name: str) -> Program:
        """Return the record of a program, which only a study has."""
        if not self.records:
            raise AlignmentError(
                "dimensions, agencies, tags and quick wins are known from the programs' records "
                "only; pass programs=study.programs"
            )
        return self.records[name]

    def with_needs(
        self, programs: Iterable[int], inside: Container[int] = (), most: float = math.inf
    ) -> set[int]:
        """Return programs and all they need that is not `inside`; cut short beyond `most`."""
        waiting = list(programs)
        found = set(waiting)
        while waiting and len(found) <= most:
            for other in self.graph.needed[waiting.pop()]:
                if other not in found and other not in inside:
                    found.add(other)
                    waiting.append(other)
        return found

    def cost_of(self, shares: Mapping[int, Exact]) -> Exact:
        """Return what some programs cost, each to a share."""
        return total(share * self.costs[i] for i, share in shares.items())

    def costs_of(self, source: str | None = None, period: int | None = None) -> Sequence[Exact]:
        """Return each program's cost from one source, in one year of its life, or in all."""
        if source is None and period is None:
            return self.costs
        if self.table is None:
            raise AlignmentError(
                "costs are plain numbers here, so no source and no year of them is known; "
                "pass the cost table of a study (study.costs)"
            )
        years, sources = slice(None), slice(None)
        if source is not None:
            if source not in self.table.funding:
                raise UnknownNameError("funding source", source, self.table.funding)
            place = self.table.funding.index(source)
            sources = slice(place, place + 1)
        if period is not None:
            if period not in self.table.years:
                raise UnknownNameError("year with costs", period, map(str, self.table.years))
            years = slice(self.table.years.index(period), self.table.years.index(period) + 1)
        rows = positions_of(self.names, self.table.programs, "programs with a cost")
        return [_sum(self.table.amounts[row, years, sources]) for row in rows]


def _sum(amounts: FloatArray) -> Exact:
    return total(exact(amount) for amount in amounts[amounts != 0].tolist())
