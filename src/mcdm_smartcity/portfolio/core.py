"""One budget, musts, needs and feeds: fix nearly everything first, then solve the rest.

The funding order gives a portfolio and a bound that lie close together. What would lose more than
lies between them is in, or out, of every better portfolio; the few programs that are left are
small work for the solver. How many are left is governed by how much a portfolio may lose at most,
so we begin with few, and take more only as long as that does not yet prove the best one found.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.portfolio.closure_nodes import ClosureNodes, closure_nodes
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.deciding import Decided, decide, rounded_down
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.exact import as_float
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.forbidden import forbid_within, near
from mcdm_smartcity.portfolio.keeping import broken
from mcdm_smartcity.portfolio.methods.core_fixing import fixed
from mcdm_smartcity.portfolio.methods.critical_ratio import Critical, critical_ratio
from mcdm_smartcity.portfolio.methods.solving import Solved, solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, zero_one
from mcdm_smartcity.portfolio.programme import programme_of
from mcdm_smartcity.portfolio.rough import completed
from mcdm_smartcity.portfolio.terms import Choice, Terms

# Smaller questions are as quick without.
SMALLEST = 250
FIRST_CORE = 400
GROWTH = 4
# With fewer, a core that does not shrink is solved whole: rounds cost more than they save.
ROUNDS_FROM = 5000
# The least part of what may be lost that is tried for a small core.
LEAST_LOSS = 2.0**-20
# What the floats of a flow may be off, as a part of the bound.
ROUNDING = 1e-10


def solved_choice(facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort) -> Decided:
    """Decide by a core if the question has one, else by the whole programme."""
    decided = core_choice(facts, rules, terms, effort)
    return decided or decide(programme_of(facts, terms, rules), terms, rules, effort)


def core_choice(
    facts: Facts,
    rules: Sequence[Rule],
    terms: Terms,
    effort: Effort,
    told: Sequence[Choice] = (),
) -> Decided | None:
    """
    Decide by fixing most programs; None where the question is of another kind, or too small.

    Choices that were `told` are passed over.

    The answer is as proved as that of the whole programme: the bound is the larger of what the
    rest can give and of what any portfolio is worth that goes against what was fixed.
    """
    nodes = closure_nodes(facts, rules, terms) if len(facts.names) >= SMALLEST else None
    if nodes is None:
        return None
    if nodes.budget < 0:
        return Decided(None, -math.inf, in_time=True)
    core = _Core(nodes, facts, rules, terms, effort)
    return core.run(core.first_choice()) if not told else core.run(core.next_choice(told))


class _Core:
    def __init__(
        self,
        nodes: ClosureNodes,
        facts: Facts,
        rules: Sequence[Rule],
        terms: Terms,
        effort: Effort,
    ) -> None:
        self.facts, self.rules, self.terms, self.effort = facts, rules, terms, effort
        self.nodes = nodes
        self.critical: Critical = critical_ratio(nodes.worth, nodes.cost, nodes.arcs, nodes.budget)
        self.largest = self.critical.bound + nodes.shift
        self.step = as_float(self.terms.step())
        self.told: Sequence[Choice] = ()
        self.best = Choice({})

    def first_choice(self) -> Choice | None:
        """What the relaxation buys, filled up; None if rounding broke the budget."""
        choice = self._choice_of(self.critical.within)
        if any(broken(self.rules, choice, self.terms)):
            return None
        return completed(choice, self.facts, self.rules, self.terms)

    def next_choice(self, told: Sequence[Choice]) -> Choice | None:
        """A choice near those told; None if there is none."""
        self.told = told
        return near(told, self.facts, self.rules, self.terms)

    def run(self, first: Choice | None) -> Decided | None:
        """Grow the core until it proves the best choice; None if rounding broke the budget."""
        if first is None:
            return None
        self.best = first
        size = max(1, min(FIRST_CORE, len(self.facts.names) // 8))
        bound = self.largest
        while True:
            self._tell(bound)
            missing = self._missing()
            if missing <= 0:
                return self._decided(self._worth(), in_time=True)
            inside, outside, within = self._core_of(missing, size)
            solved = self._solved(inside, outside)
            if not self._take(solved, inside, outside):
                return None
            core_bound = self._worth_of_nodes(inside, solved)
            bound = min(bound, max(self._worth(), core_bound, self.largest - within))
            if within >= missing or solved.status == "limit" or self._is_near(bound):
                return self._decided(bound, in_time=solved.status != "limit")
            size *= GROWTH

    def _is_near(self, bound: float) -> bool:
        gap = rounded_down(bound, self.terms) - self._worth()
        return gap <= max(self.effort.gap, 1e-12) * abs(bound)

    def _decided(self, bound: float, *, in_time: bool) -> Decided:
        return Decided(self.best, rounded_down(bound, self.terms), in_time)

    def _worth(self) -> float:
        return as_float(self.terms.worth(self.best))

    def _missing(self) -> float:
        """How far below the bound a portfolio may be worth and still be better than the best."""
        rounding = ROUNDING * max(abs(self.largest), abs(self.critical.bound))
        step = self.step if self.step > rounding else 0.0
        # Half a step is below the next possible worth.
        return self.largest - self._worth() - step / 2 + (0.0 if step else rounding)

    def _core_of(self, missing: float, size: int) -> tuple[BoolArray, BoolArray, float]:
        """Fix as much as leaves at most `size` nodes; the last is what a portfolio may lose."""
        arcs, best = self.nodes.arcs, missing
        if self._open_at(missing) > size:
            low, high = LEAST_LOSS * missing, missing
            if self._open_at(low) > size and len(self.facts.names) < ROUNDS_FROM:
                low = missing
            while high > 1.5 * low:
                middle = math.sqrt(low * high)
                fits = self._open_at(middle) <= size
                low, high = (middle, high) if fits else (low, middle)
            best = low
        inside, outside = fixed(self.critical.flow, self.critical.rest, arcs, best)
        return inside | self.nodes.forced, outside, best

    def _open_at(self, missing: float) -> int:
        flow, rest = self.critical.flow, self.critical.rest
        inside, outside = fixed(flow, rest, self.nodes.arcs, missing, follow=False)
        return int((~(inside | outside)).sum())

    def _solved(self, inside: BoolArray, outside: BoolArray) -> Solved:
        nodes, left = self.nodes, ~(inside | outside)
        money = nodes.budget - nodes.cost[inside].sum()
        if money < 0 or (inside & outside).any():
            return Solved("infeasible", np.empty(0), -math.inf, 0.0)
        rows = Rows()
        arcs, costs = nodes.arcs.within(left), nodes.cost[left]
        rows.add_pairs(arcs.first, arcs.second, -1.0, -np.inf, 0.0)
        rows.add(np.flatnonzero(costs).tolist(), costs[costs > 0], most=money)
        programs = slice(len(self.facts.names))
        for choice in self.told:
            forbid_within(rows, choice, inside[programs], outside[programs])
        whole = (np.arange(len(left)) < len(self.facts.names))[left]
        programme = zero_one(nodes.worth[left], rows, whole)
        solved = solve_zero_one(
            programme,
            self.effort.engine,
            time_limit=self.effort.clock.left,
            gap=self.effort.gap,
            seed=self.effort.seed,
        )
        return replace(solved, bound=solved.bound * programme.unit)

    def _take(self, solved: Solved, inside: BoolArray, outside: BoolArray) -> bool:
        """Keep the solution if it is the best so far; tell whether it keeps the budget exactly."""
        if not len(solved.values):
            return True
        chosen = inside.copy()
        chosen[~(inside | outside)] = solved.values > 0.5  # noqa: PLR2004 - 0 or 1
        choice = self._choice_of(chosen)
        if any(broken(self.rules, choice, self.terms)):
            return False
        if self.terms.worth(choice) > self.terms.worth(self.best):
            self.best = choice
        return True

    def _worth_of_nodes(self, inside: BoolArray, solved: Solved) -> float:
        return float(self.nodes.worth[inside].sum()) + solved.bound + self.nodes.shift

    def _choice_of(self, chosen: BoolArray) -> Choice:
        programs = np.flatnonzero(chosen[: len(self.facts.names)]).tolist()
        return Choice(dict.fromkeys(programs, 1))

    def _tell(self, bound: float) -> None:
        if self.effort.watch is not None:
            self.effort.watch(self._worth(), bound)
