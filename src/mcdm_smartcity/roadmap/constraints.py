"""What only a roadmap can keep: lags, money by year, and what is due when."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import GivenMembers, Members, members_in_words
from mcdm_smartcity.portfolio.constraints.constraint import (
    Constraint,
    by_position,
    from_source,
    number,
)
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.roadmap.task import Money
from mcdm_smartcity.study.written import Word

Event: TypeAlias = Literal["finish", "start"]


def _as_tuple(given: Any) -> Any:
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)


class Timed(Constraint):
    """Something that has no meaning without time."""

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Refuse: `select` knows no time."""
        what = f"{self.name()}: only schedule can keep this, since it speaks of time"
        raise InvalidRecordError(self.kind, [Problem("", what)])
        yield from facts.graph.programs


class Lag(Timed):
    """
    How long a program waits for another that it needs.

    Without it, a program starts once what it needs is finished; programs that need each other
    start together.

    Attributes
    ----------
    program, other
        A pair of the graph's `needs`.
    periods
        Time between, at least 0.
    counted_from
        The other's ``finish`` or ``start``.

    Examples
    --------
    >>> str(Lag("portal", "fibre", 1, counted_from="start").name())
    'portal starts at least 1 periods after the start of fibre'
    """

    kind: Literal["lag"] = "lag"
    program: Word
    other: Word
    periods: Annotated[int, Field(ge=0)] = 0
    counted_from: Event = "finish"

    @by_position
    def __init__(
        self, program: str, other: str, periods: int = 0, counted_from: Event = "finish"
    ) -> None:
        given: dict[str, Any] = {"program": program, "other": other, "periods": periods}
        super().__init__(**(given | {"counted_from": counted_from}))

    def name(self) -> Note:
        """Return the lag in words."""
        periods = str(self.periods)
        return Note("rule_lag", (self.program, periods, self.counted_from, self.other))


class YearlyBudget(Timed):
    """
    Money of each period.

    Attributes
    ----------
    limits
        One for each period, or one for all of them; at least 0.
    source
        Only this source's money; all sources together if not given.
    carry_over
        Whether what is left may be spent later.

    Examples
    --------
    >>> str(YearlyBudget(100, source="apbd").name())
    "the yearly budget from source 'apbd'"
    """

    kind: Literal["yearly_budget"] = "yearly_budget"
    limits: Annotated[tuple[Money, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
    source: Word | None = None
    carry_over: bool = False

    @by_position
    def __init__(
        self,
        limits: float | Iterable[float],
        source: str | None = None,
        *,
        carry_over: bool = False,
    ) -> None:
        given: dict[str, Any] = {"limits": limits, "source": source, "carry_over": carry_over}
        super().__init__(**given)

    def name(self) -> Note:
        """Return the budget in words."""
        return Note("rule_yearly_budget", (from_source(self.source),))

    def in_year(self, year: int, limit: float) -> Note:
        """Return the budget of one period in words."""
        until = "until" if self.carry_over else "in"
        return Note("rule_budget", (number(limit), from_source(self.source), f" {until} {year}"))


class FinishedBy(Timed):
    """
    At least so many of a group are finished by the end of a period: quick wins, promises.

    Examples
    --------
    >>> str(FinishedBy(2, {"quick_win": True}, 2024).name())
    'at least 2 of the quick wins finished by 2024'
    """

    kind: Literal["finished_by"] = "finished_by"
    count: Annotated[int, Field(ge=0)]
    of: Members
    period: int

    @by_position
    def __init__(self, count: int, of: GivenMembers, period: int) -> None:
        given: dict[str, Any] = {"count": count, "of": of, "period": period}
        super().__init__(**given)

    def name(self) -> Note:
        """Return the rule in words."""
        members = members_in_words(self.of)
        return Note("rule_finished_by", (str(self.count), members, str(self.period)))


class Starts(Timed):
    """
    At least so many of a group start in a period, or in each.

    Examples
    --------
    >>> str(Starts(1, {"dimension": "economy"}).name())
    "at least 1 of dimension 'economy' start in each period"
    """

    kind: Literal["starts"] = "starts"
    count: Annotated[int, Field(ge=0)]
    of: Members
    period: int | None = None

    @by_position
    def __init__(self, count: int, of: GivenMembers, period: int | None = None) -> None:
        given: dict[str, Any] = {"count": count, "of": of, "period": period}
        super().__init__(**given)

    def name(self) -> Note:
        """Return the rule in words."""
        return self.in_year("each period" if self.period is None else str(self.period))

    def in_year(self, period: str) -> Note:
        """Return the rule of one period in words."""
        return Note("rule_starts", (str(self.count), members_in_words(self.of), period))


AnyTimed: TypeAlias = Annotated[
    FinishedBy | Lag | Starts | YearlyBudget, Field(discriminator="kind")
]
