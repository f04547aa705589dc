"""What can be had for how much money? The efficient portfolios, and where more stops to pay."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenCosts, GivenWorth
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.budget_grid import BudgetGrid, Solved, by_select, grid_of
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.closed_programs import ClosedPrograms, given_numbers
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.portfolio.exact_frontier import MOST_STATES, ExactFrontier, exact_frontier
from mcdm_smartcity.portfolio.hull import hull_of, notes_of, without_clash
from mcdm_smartcity.portfolio.points import Point, knee_of, row_of
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class Frontier(Answer):
    """
    The supported efficient portfolios, each the best of its own cost, with all it needs.

    Attributes
    ----------
    order
        Programs of the last point, so that each point's come first.
    counts
        How many programs each point funds, shape (k,).
    cost, worth
        Of each point, rising, shape (k,).
    knee_place
        Which point is the knee, counted from 0.
    notes
        What a reader must know.
    programs, given_worth, given_costs, needs, feeds, excludes
        What was given, arrays of shape (n,).
    cost_table
        Costs by year and source, if they were given so.
    """

    order: tuple[str, ...]
    counts: IntArray
    cost: FloatArray
    worth: FloatArray
    knee_place: int
    notes: tuple[Note, ...]
    programs: tuple[str, ...]
    given_worth: FloatArray
    given_costs: FloatArray
    needs: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str, float], ...]
    excludes: tuple[tuple[str, str], ...]
    cost_table: CostTable | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """Cheapest first, from what costs nothing to what is worth most; each holds the last."""
        columns = self.cost.tolist(), self.worth.tolist(), self.counts.tolist()
        return tuple(
            Point(cost, worth, supported=True, listed=self.order, count=count)
            for cost, worth, count in zip(*columns, strict=True)
        )

    @property
    def knee(self) -> Point:
        """The point farthest above the line from the first to the last.

        Up to it money buys more than on average over the whole frontier, after it less.
        """
        return self.points[self.knee_place]

    def as_rows(self) -> list[Row]:
        """Return one row for each point, with what it adds and the ratio of worth to cost of that.

        The first point has no ratio (None).
        """
        before = [0, *self.counts.tolist()]
        ratios = [None, *(np.diff(self.worth) / np.diff(self.cost)).tolist()]
        return [
            row_of(place, point)
            | {"added": self.order[before[place] : point.count]}
            | {"ratio": ratios[place], "knee": place == self.knee_place}
            for place, point in enumerate(self.points)
        ]

    def graph(self) -> DependencyGraph:
        """Return the links."""
        return DependencyGraph(self.programs, self.needs, self.feeds, self.excludes)

    def exact(
        self,
        *,
        least_cost: float = 0.0,
        most_cost: float = float("inf"),
        time_limit: float | None = None,
        most_states: int = MOST_STATES,
    ) -> ExactFrontier:
        """
        Find every efficient portfolio, also between the supported ones.

        Parameters
        ----------
        least_cost, most_cost
            Only portfolios that cost this much, ends included.
        time_limit
            Seconds, or None; when they are over, what is not certified says so.
        most_states
            How many partial portfolios are kept at once, which bounds memory: about 150 bytes
            each.

        Returns
        -------
        All points, and for each segment between supported points whether it is complete. Worths
        with more than 15 digits, such as sums of judged weights, are told apart down to a part in
        10^12 of the whole; all others, and costs, exactly.

        Raises
        ------
        InvalidArrayError
            An option is out of its range.
        """
        return exact_frontier(
            ClosedPrograms.of(self.given_worth.tolist(), self.given_costs.tolist(), self.graph()),
            self.graph(),
            (least_cost, most_cost),
            Clock.of(time_limit),
            most_states,
        )

    def grid(
        self,
        budgets: Iterable[float],
        constraints: Iterable[Constraint] = (),
        *,
        programs: Iterable[Program] = (),
        time_limit: float | None = None,
        solve: Callable[[float], Solved] | None = None,
    ) -> BudgetGrid:
        """
        Find the best portfolio for each of some budgets, by `select`, also under further rules.

        Parameters
        ----------
        budgets
            In the unit of the costs, not negative.
        constraints, programs, time_limit
            As `select` takes them; the time is for each budget.
        solve
            Another solver: takes a budget and returns (worth, cost, programs, bound); it knows the
            rules by itself, so `constraints` are not given to it.

        Returns
        -------
        One portfolio a budget, with bound and gap. If smaller budgets allow none, a note says why.

        Raises
        ------
        InfeasibleError
            Not even the largest budget allows a portfolio that keeps all rules.
        InvalidArrayError, InvalidRecordError
            A budget is negative or not finite, a portfolio exceeds its budget, or constraints do
            not fit.
        """
        worth = dict(zip(self.programs, self.given_worth.tolist(), strict=True))
        costs: GivenCosts = dict(zip(self.programs, self.given_costs.tolist(), strict=True))
        costs = costs if self.cost_table is None else self.cost_table
        ours = by_select(worth, costs, self.graph(), constraints, programs, time_limit)
        return grid_of(budgets, solve or ours)


def frontier(worth: GivenWorth, costs: GivenCosts, graph: DependencyGraph) -> Frontier:
    """
    Find what can be had for how much money: all supported efficient portfolios, in one pass.

    A portfolio is efficient if none that holds all it needs costs no more and is worth more, or
    costs less and is worth as much. It is supported if it lies on the upper hull; the hull is the
    curve of the funding order (`sequence`). `Frontier.exact` finds all the others.

    Parameters
    ----------
    worth
        `Worth`, or a mapping from program to number; any sign.
    costs
        The cost table of a study, or a mapping from program to total cost; not negative.
    graph
        The links. A part of worth that a `feeds` link holds back counts once both ends are funded.
        Programs that need each other count as one. Supported points end before the first that
        would fund two programs that exclude each other, and a note says so; if that is the first
        of all, the best that costs nothing stands alone.

    Returns
    -------
    The points with the knee. Decimals are taken as written (0.1 + 0.2 is 0.3), and compared
    exactly. What costs nothing and is worth something belongs to the first point; if nothing is
    worth funding, that point is the empty portfolio and the only one.

    Raises
    ------
    AlignmentError
        Worth, costs and graph name different programs.
    InvalidArrayError
        A cost is negative or not finite.

    Notes
    -----
    Sidney (1975), Operations Research 23:283-298, for the hull; Das (1999), Structural
    Optimization 18:107-115, for the knee.

    Examples
    --------
    >>> graph = DependencyGraph(
    ...     ["center", "network", "park"], needs=[("center", "network")]
    ... )
    >>> found = frontier(
    ...     {"center": 9, "network": 1, "park": 4}, {"center": 2, "network": 2, "park": 2}, graph
    ... )
    >>> [(point.cost, point.worth) for point in found.points], found.knee.programs
    ([(0.0, 0.0), (4.0, 10.0), (6.0, 14.0)], ('network', 'center'))
    >>> [(point.cost, point.worth) for point in found.exact().points]
    [(0.0, 0.0), (2.0, 4.0), (4.0, 10.0), (6.0, 14.0)]
    """
    worths, amounts = given_numbers(worth, costs, graph)
    closed = ClosedPrograms.of(worths.tolist(), amounts.tolist(), graph)
    hull = hull_of(closed)
    listed = closed.names_of(hull.nodes)
    sizes = [0, *accumulate(len(closed.members[node]) for node in hull.nodes)]
    counts = [sizes[end] for end in hull.ends]
    kept, clash = without_clash(counts, listed, graph)
    found = [
        (count, closed.cost_of(cost), closed.worth_of(gain))
        for count, (cost, gain) in zip(counts[:kept], hull.corners[:kept], strict=True)
    ]
    if not kept:
        # Already the free programs exclude each other: the best that costs nothing is searched.
        free = exact_frontier(closed, graph, (0.0, 0.0), Clock(), MOST_STATES).points[0]
        listed, found = free.programs, [(free.count, free.cost, free.worth)]
    knee = knee_of(hull.corners[: len(found)])
    return Frontier(
        order=listed[: found[-1][0]],
        counts=np.array([count for count, _, _ in found], dtype=np.int64),
        cost=np.array([cost for _, cost, _ in found]),
        worth=np.array([gain for _, _, gain in found]),
        knee_place=knee,
        notes=tuple(notes_of(graph, clash, straight=knee == len(found) - 1)),
        programs=graph.programs,
        given_worth=worths,
        given_costs=amounts,
        needs=graph.needs,
        feeds=graph.feeds,
        excludes=graph.excludes,
        cost_table=costs if isinstance(costs, CostTable) else None,
    )
