"""The best portfolio for each of some budgets, where rules break the closed sets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenCosts, GivenWorth
from mcdm_smartcity.errors import InfeasibleError, InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats, require_finite
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Budget, Constraint
from mcdm_smartcity.portfolio.effort import PROVED
from mcdm_smartcity.portfolio.exact import exact
from mcdm_smartcity.portfolio.selecting import select
from mcdm_smartcity.study.program import Program


class Solved(NamedTuple):
    """What a solver answers for one budget; no portfolio within it is worth more than the bound."""

    worth: float
    cost: float
    programs: tuple[str, ...]
    bound: float


@dataclass(frozen=True, slots=True, eq=False)
class BudgetGrid(Answer):
    """
    The best portfolio for each budget; what lies between budgets is not looked at.

    Attributes
    ----------
    budgets, costs, worths, bounds
        Rising by budget, shape (b,); not a number where no portfolio keeps all rules.
    programs
        Names, one tuple a budget.
    notes
        What a reader must know.
    """

    budgets: FloatArray
    costs: FloatArray
    worths: FloatArray
    bounds: FloatArray
    programs: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...] = ()

    @property
    def possible(self) -> BoolArray:
        """Whether any portfolio within the budget keeps all rules, shape (b,)."""
        possible: BoolArray = ~np.isnan(self.worths)
        return possible

    @property
    def gaps(self) -> FloatArray:
        """What may be missing at most, relative to the larger of worth and bound, shape (b,)."""
        size = np.maximum(np.abs(self.bounds), np.abs(self.worths))
        gaps: FloatArray = (self.bounds - self.worths) / np.where(size > 0, size, 1.0)
        return np.where(self.possible, np.maximum(gaps, 0.0), 0.0)

    def as_rows(self) -> list[Row]:
        """Return one row for each budget; cost, worth and bound are None where none is possible."""
        possible, gaps = self.possible, self.gaps
        return [
            {
                "budget": budget,
                "cost": float(self.costs[k]) if possible[k] else None,
                "worth": float(self.worths[k]) if possible[k] else None,
                "bound": float(self.bounds[k]) if possible[k] else None,
                "proved": bool(gaps[k] <= PROVED),
                "programs": len(self.programs[k]),
                "names": self.programs[k],
            }
            for k, budget in enumerate(self.budgets.tolist())
        ]


def grid_of(budgets: Iterable[float], solve: Callable[[float], Solved]) -> BudgetGrid:
    """
    Ask the solver for each budget, from the largest down; see `Frontier.grid`.

    What is best for a budget is so for each smaller one that pays it, and what no budget allows
    no smaller one does; so neither is asked again.
    """
    asked = as_floats(sorted(set(budgets)), "budgets")
    require_finite(asked, "budgets")
    if (asked < 0).any():
        raise InvalidArrayError(f"budgets must not be negative; found {asked.min():g}")
    solved: list[Solved] = []
    notes: tuple[Note, ...] = ()
    for budget in reversed(asked.tolist()):
        if solved and exact(solved[-1].cost) <= exact(budget):
            solved.append(solved[-1])
            continue
        try:
            solved.append(_within(budget, Solved(*solve(budget))))
        except InfeasibleError as error:
            if not solved:
                raise
            notes = (Note("grid_impossible", (f"{budget:,.12g}", "; ".join(error.conflict))),)
            break
    return _put_together(asked, solved[::-1], notes)


def _within(budget: float, found: Solved) -> Solved:
    if exact(found.cost) > exact(budget):
        raise InvalidArrayError(
            f"the portfolio found for the budget {budget!r} costs {found.cost!r}"
        )
    return found


def _put_together(
    asked: FloatArray, solved: Sequence[Solved], notes: tuple[Note, ...]
) -> BudgetGrid:
    without = len(asked) - len(solved)
    missing = [Solved(np.nan, np.nan, (), np.nan)] * without
    worths, costs, programs, bounds = zip(*missing, *solved, strict=True) if solved else ([],) * 4
    return BudgetGrid(
        budgets=asked,
        costs=np.array(costs, float),
        worths=np.array(worths, float),
        bounds=np.array(bounds, float),
        programs=tuple(map(tuple, programs)),
        notes=notes,
    )


def by_select(
    worth: GivenWorth,
    costs: GivenCosts,
    graph: DependencyGraph,
    constraints: Iterable[Constraint] = (),
    programs: Iterable[Program] = (),
    time_limit: float | None = None,
) -> Callable[[float], Solved]:
    """Return a solver that asks `select` for the best portfolio within a budget and all rules."""
    kept, records = tuple(constraints), tuple(programs)

    def solve(budget: float) -> Solved:
        rules = [Budget(budget), *kept]
        best = select(worth, costs, graph, rules, programs=records, time_limit=time_limit)
        return Solved(best.worth, best.cost, best.funded, best.bound)

    return solve
