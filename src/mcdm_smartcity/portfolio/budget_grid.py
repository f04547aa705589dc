"""The best portfolio for each of some budgets, where rules break the closed sets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats, require_finite
from mcdm_smartcity.portfolio.closed_programs import ClosedPrograms
from mcdm_smartcity.portfolio.exact import as_float, exact
from mcdm_smartcity.portfolio.methods.closed_milp import best_closed_set
from mcdm_smartcity.portfolio.methods.flow_loss import Links

PROVED = 1e-9
MOST_TRIES = 50


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
        Rising by budget, shape (b,).
    programs
        Names, one tuple a budget.
    """

    budgets: FloatArray
    costs: FloatArray
    worths: FloatArray
    bounds: FloatArray
    programs: tuple[tuple[str, ...], ...]

    @property
    def gaps(self) -> FloatArray:
        """What may be missing at most, relative to the larger of worth and bound, shape (b,)."""
        size = np.maximum(np.abs(self.bounds), np.abs(self.worths))
        gaps: FloatArray = (self.bounds - self.worths) / np.where(size > 0, size, 1.0)
        return np.maximum(gaps, 0.0)

    def as_rows(self) -> list[Row]:
        """Return one row for each budget."""
        return [
            {
                "budget": budget,
                "cost": float(self.costs[k]),
                "worth": float(self.worths[k]),
                "bound": float(self.bounds[k]),
                "proved": bool(self.gaps[k] <= PROVED),
                "programs": len(self.programs[k]),
                "names": self.programs[k],
            }
            for k, budget in enumerate(self.budgets.tolist())
        ]


def grid_of(budgets: Iterable[float], solve: Callable[[float], Solved]) -> BudgetGrid:
    """Ask the solver once for each budget; see `Frontier.grid`."""
    asked = as_floats(sorted(set(budgets)), "budgets")
    require_finite(asked, "budgets")
    if (asked < 0).any():
        raise InvalidArrayError(f"budgets must not be negative; found {asked.min():g}")
    solved = [Solved(*solve(budget)) for budget in asked.tolist()]
    for budget, found in zip(asked.tolist(), solved, strict=True):
        if exact(found.cost) > exact(budget):
            raise InvalidArrayError(
                f"the portfolio found for the budget {budget!r} costs {found.cost!r}"
            )
    return BudgetGrid(
        budgets=asked,
        costs=np.array([found.cost for found in solved]),
        worths=np.array([found.worth for found in solved]),
        bounds=np.array([found.bound for found in solved]),
        programs=tuple(tuple(found.programs) for found in solved),
    )


def own_solver(
    worth: FloatArray, costs: FloatArray, graph: DependencyGraph
) -> Callable[[float], Solved]:
    """Return a solver that knows the links and exclusions of the graph and no other rules."""
    closed = ClosedPrograms.of(worth.tolist(), costs.tolist(), graph)
    bundle_of = {i: k for k, bundle in enumerate(graph.bundles) for i in bundle}
    pairs = [(bundle_of[graph.index[a]], bundle_of[graph.index[b]]) for a, b in graph.excludes]
    links = Links.of(closed.needed, pairs)
    gains, prices = np.array(closed.worth, float), np.array(closed.cost, float)

    def solve(budget: float) -> Solved:
        whole = exact(budget) / closed.cost_unit
        too_dear: list[BoolArray] = []
        taken, bound = best_closed_set(gains, prices, links, float(whole))
        # A solver may overspend within its tolerance: then it is told what it may not fund.
        while closed.sums(taken[np.newaxis])[0][0] > whole:
            too_dear.append(taken)
            if len(too_dear) > MOST_TRIES:
                taken = np.zeros_like(taken)
                break
            taken, bound = best_closed_set(gains, prices, links, float(whole), too_dear)
        cost, worth = closed.sums(taken[np.newaxis])[0]
        reached, ceiling = closed.worth_of(worth), as_float(Fraction(bound) * closed.worth_unit)
        names = closed.names_in(taken)
        return Solved(reached, closed.cost_of(cost), names, max(ceiling, reached))

    return solve
