"""The money there is."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.constraint import (
    Constraint,
    by_position,
    from_source,
    number,
)
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.exact import exact
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Word


class Budget(Constraint):
    """
    The costs of what is funded stay within a limit.

    Attributes
    ----------
    limit
        Money in the unit of the costs, at least 0.
    source
        Only costs from this funding source count; all if not given.
    period
        Only costs in this year of a program's life count (1 is the first); all if not given.

    Examples
    --------
    >>> str(Budget(1_500_000, source="apbd", period=2).name())
    "the budget of 1,500,000 from source 'apbd' in year 2"
    """

    kind: Literal["budget"] = "budget"
    limit: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    source: Word | None = None
    period: Annotated[int, Field(ge=1)] | None = None

    @by_position
    def __init__(self, limit: float, source: str | None = None, period: int | None = None) -> None:
        super().__init__(limit=limit, source=source, period=period)

    def name(self) -> Note:
        """Return the budget in words."""
        period = "" if self.period is None else f" in year {self.period}"
        return Note("rule_budget", (number(self.limit), from_source(self.source), period))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Σ costs ≤ limit."""
        costs = facts.costs_of(self.source, self.period)
        spent = {i: cost for i, cost in enumerate(costs) if cost}
        yield Rule(self.name(), shares=spent, most=exact(self.limit))
