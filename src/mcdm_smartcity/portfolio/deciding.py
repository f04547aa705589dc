"""From a programme to an exact choice: solve, check in whole numbers, cut and solve again."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.exact import as_float
from mcdm_smartcity.portfolio.keeping import add_cut, broken
from mcdm_smartcity.portfolio.methods.highs import Talk, Watch
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows
from mcdm_smartcity.portfolio.programme import Columns, Programme
from mcdm_smartcity.portfolio.settled_shares import settled
from mcdm_smartcity.portfolio.terms import Choice, Terms

# As many rounds of cuts as the tolerance of a solver may need on numbers from 1 to 1e13.
ROUNDS = 200
# A step below this part of the worth cannot be told from the solver's own rounding.
FINEST_STEP = 1e-8


@dataclass(frozen=True, slots=True)
class Decided:
    """
    A choice with its certificate.

    Attributes
    ----------
    choice
        The best one found; None if there is none, or none in time.
    bound
        No choice is worth more; minus infinity if none is possible.
    in_time
        Whether the search came to its end.
    """

    choice: Choice | None
    bound: float
    in_time: bool

    @property
    def impossible(self) -> bool:
        """Whether it is proved that no choice keeps all rules."""
        return self.choice is None and self.in_time


def decide(
    programme: Programme,
    terms: Terms,
    rules: Sequence[Rule],
    effort: Effort,
    cuts: Rows | None = None,
    start: FloatArray | None = None,
) -> Decided:
    """
    Find the best choice that keeps all rules exactly, under further `cuts`.

    What a solver returns keeps them to its tolerance only. A choice that breaks a rule in exact
    numbers is cut off, and the programme is solved again; each such programme allows all that is
    allowed, so its bound holds.
    """
    arrays = programme.arrays if cuts is None else programme.arrays.and_rows(cuts)
    ceiling = -math.inf
    for _ in range(ROUNDS):
        solved = solve_zero_one(
            arrays,
            effort.engine,
            time_limit=effort.clock.left,
            gap=effort.gap,
            seed=effort.seed,
            start=start,
            talk=Talk(watch=_scaled(effort.watch, arrays.unit)),
        )
        if solved.status == "infeasible":
            return Decided(None, ceiling, ceiling == -math.inf)
        bound = max(ceiling, rounded_down(solved.bound * arrays.unit, terms))
        if not len(solved.values):
            return Decided(None, bound, in_time=False)
        choice = choice_in(solved.values, programme.columns, terms, rules)
        failed = list(broken(rules, choice, terms))
        if not failed:
            return Decided(choice, bound, solved.status == "optimal")
        if terms.least:
            # Whether other shares would have kept the rules is not known for sure.
            ceiling = max(ceiling, bound)
        more = Rows()
        for rule in failed:
            add_cut(more, rule, choice, terms)
        arrays = arrays.and_rows(more)
    return Decided(None, bound, in_time=False)


def choice_in(values: FloatArray, columns: Columns, terms: Terms, rules: Sequence[Rule]) -> Choice:
    """Read the choice off a solution of the programme."""
    funded = np.flatnonzero(values[: columns.programs] > 0.5).tolist()  # noqa: PLR2004 - rounds
    if not terms.least:
        return Choice(dict.fromkeys(funded, 1))
    shares = {i: float(values[columns.share(i)]) for i in funded}
    return settled(funded, shares, terms, rules)


def rounded_down(bound: float, terms: Terms) -> float:
    """Lower a bound to the next worth that a portfolio can have, if worth comes in clear steps."""
    step = as_float(terms.step())
    if not math.isfinite(bound) or step <= FINEST_STEP * abs(bound):
        return bound
    return as_float(terms.step() * math.floor(bound / step + 1e-4))


def _scaled(watch: Watch | None, unit: float) -> Watch | None:
    if watch is None:
        return None
    return lambda worth, bound: watch(worth * unit, bound * unit)
