"""How many programs an agency can carry."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import Among, positions_in
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Word


class Capacity(Constraint):
    """
    An agency carries at most so many programs.

    Attributes
    ----------
    agency
        Id of the agency.
    limit
        Number of programs, at least 0.
    period
        Only programs that still work in this year of their life count (their duration reaches
        it), as if all began together; all programs if not given.

    Examples
    --------
    >>> str(Capacity("kominfo", 3, period=2).name())
    "at most 3 programs of agency 'kominfo' in year 2"
    """

    kind: Literal["capacity"] = "capacity"
    agency: Word
    limit: Annotated[int, Field(ge=0)]
    period: Annotated[int, Field(ge=1)] | None = None

    @by_position
    def __init__(self, agency: str, limit: int, period: int | None = None) -> None:
        super().__init__(agency=agency, limit=limit, period=period)

    def name(self) -> Note:
        """Return the capacity in words."""
        period = "" if self.period is None else f" in year {self.period}"
        return Note("rule_capacity", (str(self.limit), self.agency, period))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Σ funded of the agency ≤ limit."""
        own = positions_in(facts, Among(agency=self.agency))
        busy = [i for i in own if facts.record(facts.names[i]).duration >= (self.period or 1)]
        yield Rule(self.name(), flags=dict.fromkeys(busy, 1), most=self.limit)
