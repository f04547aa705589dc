"""What a program needs to be scheduled: time, money by year of life and source, and who does it."""

import math
from collections.abc import Iterable
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.study.program import Program
from mcdm_smartcity.study.written import Word, Written

Money: TypeAlias = Annotated[float, Field(ge=0, allow_inf_nan=False)]
# Parts are typed with rounding; more than this share is a mistake.
SUMS_TO = 1e-9


class Spending(Written):
    """
    Money that one part of a program takes.

    Attributes
    ----------
    amounts
        In each year of life, the first first; in prices of the first period.
    sources
        Who may pay, alone or together; none named means that only budgets of all sources count.

    Examples
    --------
    >>> Spending(amounts=[300, 100], sources=["apbd", "csr"]).total
    400.0
    """

    amounts: Annotated[tuple[Money, ...], Field(min_length=1)]
    sources: tuple[Word, ...] = ()

    @property
    def total(self) -> float:
        """Sum over all years of life."""
        return math.fsum(self.amounts)


class Task(Written):
    """
    A program as the timetable sees it.

    Attributes
    ----------
    id
        Name of the program.
    duration
        Periods of work, at least 1, without a break.
    spending
        Parts of its cost, each with its own profile and sources.
    cost
        What `spending` must sum to, if given.
    upkeep
        Money in each period after completion to the end of the horizon: one amount a part.
    earliest, latest
        First and last period in which it may start.
    due
        Last period in which it may still work.
    agency, dimension, quick_win, tags
        As of `Program`, for rules on groups.

    Examples
    --------
    >>> Task(id="fibre", duration=2, spending=[{"amounts": [3, 1]}], earliest=2024).cost_of_work
    4.0
    """

    id: Word
    duration: Annotated[int, Field(ge=1)] = 1
    spending: tuple[Spending, ...] = ()
    cost: Money | None = None
    upkeep: tuple[Spending, ...] = ()
    earliest: int | None = None
    latest: int | None = None
    due: int | None = None
    agency: str = ""
    dimension: str = ""
    quick_win: bool = False
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        problems = [Problem("", problem) for problem in self._problems()]
        if problems:
            raise InvalidRecordError("Task", problems)
        return self

    def _problems(self) -> Iterable[str]:
        longest = max((len(part.amounts) for part in self.spending), default=0)
        if longest > self.duration:
            yield (
                f"program {self.id!r} spends in {longest} years of life, but works for "
                f"{self.duration}; money after completion is upkeep"
            )
        total = self.cost_of_work
        if self.cost is not None and abs(total - self.cost) > SUMS_TO * max(total, self.cost):
            yield (
                f"program {self.id!r} has a spending profile that sums to {total:.12g}, "
                f"but its cost is {self.cost:.12g}"
            )
        if any(len(part.amounts) != 1 for part in self.upkeep):
            yield f"upkeep of program {self.id!r} must have one amount a part, spent each period"

    @property
    def cost_of_work(self) -> float:
        """All that is spent until completion, in prices of the first period."""
        return math.fsum(amount for part in self.spending for amount in part.amounts)


def task_of(program: Program | Task) -> Task:
    """Return a study's program as a task: each source pays what its costs say."""
    if isinstance(program, Task):
        return program
    amounts: dict[str, list[float]] = {}
    last = max((cost.year for cost in program.costs), default=0)
    for cost in program.costs:
        amounts.setdefault(cost.funding, [0.0] * last)[cost.year - 1] += cost.amount
    work, upkeep = [], []
    for source, parts in amounts.items():
        spent = parts[: program.duration]
        if any(spent):
            work.append(Spending(amounts=spent, sources=(source,)))
        # Costs of a study that lie after the work are what running it takes each year.
        beyond = parts[program.duration :]
        if any(beyond):
            upkeep.append(Spending(amounts=(math.fsum(beyond) / len(beyond),), sources=(source,)))
    return Task(
        id=program.id,
        duration=program.duration,
        spending=tuple(work),
        upkeep=tuple(upkeep),
        earliest=program.earliest,
        latest=program.latest,
        agency=program.agency,
        dimension=program.dimension,
        quick_win=program.quick_win,
        tags=program.tags,
    )
