"""What a roadmap was asked for: everything that is needed to check it or to ask again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenWorth, worth_on
from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidArrayError,
    InvalidRecordError,
    Problem,
    UnknownNameError,
)
from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, positions_of, unique_names
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.roadmap.task import Task, task_of
from mcdm_smartcity.study.horizon import Horizon
from mcdm_smartcity.study.program import Program

# Worth of each period after completion, or the worth of each start by itself.
GivenTimedWorth: TypeAlias = GivenWorth | Mapping[str, Sequence[float]]
GivenPeriods: TypeAlias = int | Horizon | Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class Money(Answer):
    """
    How worth and money change with time.

    Attributes
    ----------
    discount
        What worth is worth a period later.
    tail
        Periods after the horizon in which worth still counts.
    inflation
        By how much prices rise each period.
    """

    discount: float
    tail: int
    inflation: float


@dataclass(frozen=True, slots=True, eq=False)
class Before(Answer):
    """
    The roadmap that was there before.

    Attributes
    ----------
    start
        First period of each program that it held.
    now
        First period that is still open; what started earlier stays.
    change_cost
        Worth that each program costs that is moved, dropped or added.
    """

    start: FrozenMapping[int]
    now: int
    change_cost: float


@dataclass(frozen=True, slots=True, eq=False)
class AskedRoadmap(Answer):
    """
    Worth, tasks, links and constraints of a roadmap.

    Attributes
    ----------
    programs, periods
        Names, in the order of the graph, and the periods' own numbers, such as years.
    worth
        In each period after completion, shape (n,); NaN where `by_start` speaks.
    by_start
        Worth of each start, shape (n, p); NaN where `worth` speaks.
    tasks
        One for each program.
    needs, feeds, excludes
        The links, as `DependencyGraph` takes them.
    constraints
        What the roadmap had to keep.
    money
        Discount, tail and inflation.
    before
        The roadmap before, if one was given.
    """

    programs: tuple[str, ...]
    periods: tuple[int, ...]
    worth: FloatArray
    by_start: FloatArray
    tasks: tuple[Task, ...]
    needs: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str, float], ...]
    excludes: tuple[tuple[str, str], ...]
    constraints: tuple[Constraint, ...]
    money: Money
    before: Before | None

    @property
    def sources(self) -> tuple[str, ...]:
        """Funding sources that some program may use, sorted."""
        parts = [part for task in self.tasks for part in (*task.spending, *task.upkeep)]
        return tuple(sorted({source for part in parts for source in part.sources}))

    @property
    def index(self) -> dict[str, int]:
        """Position of each program."""
        return {name: i for i, name in enumerate(self.programs)}

    @property
    def durations(self) -> IntArray:
        """Periods of work of each program, shape (n,)."""
        return np.array([task.duration for task in self.tasks], dtype=np.int64)

    def graph(self) -> DependencyGraph:
        """Return the links as a graph."""
        return DependencyGraph(self.programs, self.needs, self.feeds, self.excludes)

    def task(self, name: str) -> Task:
        """Return the task of a program."""
        if name not in self.programs:
            raise UnknownNameError("program", name, self.programs)
        return self.tasks[self.programs.index(name)]


def running(asked: AskedRoadmap) -> dict[str, int]:
    """Return what started before the first period that is still open, with its start."""
    if asked.before is None:
        return {}
    now = asked.before.now
    return {name: start for name, start in asked.before.start.items() if start < now}


def is_past(asked: AskedRoadmap, period: int) -> bool:
    """Tell whether a period lies before the first that is still open: all in it is decided."""
    return asked.before is not None and period < asked.before.now


def periods_of(given: GivenPeriods) -> tuple[int, ...]:
    """Return the periods' numbers: 1 to p, or consecutive years."""
    if isinstance(given, Horizon):
        return tuple(range(given.first, given.last + 1))
    if _is_whole(given):
        count: Any = given
        if count < 1:
            raise InvalidArrayError(f"periods must be at least 1; found {count}")
        return tuple(range(1, int(count) + 1))
    found: Any = tuple(given) if isinstance(given, Sequence | np.ndarray) else ()
    numbers = tuple(int(number) for number in found if _is_whole(number))
    if not numbers or len(numbers) < len(found):
        raise InvalidArrayError(
            f"periods must be a number of them, a horizon, or years; found {given!r}"
        )
    if numbers != tuple(range(numbers[0], numbers[0] + len(numbers))):
        raise InvalidArrayError(f"periods must follow each other, one by one; found {numbers}")
    return numbers


def _is_whole(given: object) -> bool:
    return isinstance(given, int | np.integer) and not isinstance(given, bool)


def tasks_on(graph: DependencyGraph, programs: Iterable[Program | Task]) -> tuple[Task, ...]:
    """Return a task for each program of the graph, by name."""
    given: list[Any] = list(programs)
    for place, one in enumerate(given, start=1):
        if not isinstance(one, Program | Task):
            raise InvalidRecordError(
                "programs",
                [Problem(f"program {place}", f"must be a Program or a Task; found {one!r:.60}")],
            )
    tasks = [task_of(program) for program in given]
    unique_names([task.id for task in tasks], "program")
    rows = positions_of(graph.programs, [task.id for task in tasks], "programs to schedule")
    return tuple(tasks[row] for row in rows)


def timed_worth(
    graph: DependencyGraph, given: GivenTimedWorth, periods: int
) -> tuple[FloatArray, FloatArray]:
    """Return worth by period after completion (n,) and worth by start (n, p)."""
    by_start = np.full((len(graph.programs), periods), np.nan)
    if isinstance(given, Worth):
        return worth_on(graph, given), by_start
    tables: dict[str, Any] = {
        name: row for name, row in given.items() if not isinstance(row, int | float | np.number)
    }
    plain: dict[str, Any] = {name: 0.0 if name in tables else row for name, row in given.items()}
    worth = worth_on(graph, plain).copy()
    for name, row in tables.items():
        try:
            numbers = np.asarray(row, dtype=np.float64)
        except (TypeError, ValueError):
            numbers = np.empty(0)
        if numbers.shape != (periods,) or not np.isfinite(numbers).all():
            raise AlignmentError(
                f"the worth of {name!r} must be a number, or one finite number for each of "
                f"{periods} periods in which it may start; found {row!r:.80}"
            )
        i = graph.index[name]
        by_start[i], worth[i] = numbers, np.nan
    return worth, by_start
