"""Constraints as rows over "started by", each under its own name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.asked import take_each
from mcdm_smartcity.portfolio.constraints import Among, Budget, Capacity, Constraint, Requires
from mcdm_smartcity.portfolio.constraints.among import positions_in
from mcdm_smartcity.portfolio.exact import as_float, exact
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.roadmap.asked import AskedRoadmap, is_past, running
from mcdm_smartcity.roadmap.constraints import FinishedBy, Lag, Starts, YearlyBudget
from mcdm_smartcity.roadmap.methods.programme import LevelRow

Entry = tuple[int, int, float]


@dataclass(slots=True)
class Gathered:
    """Rows, capacities and the names of groups."""

    asked: AskedRoadmap
    facts: Facts
    names: dict[Note, int] = field(default_factory=dict)
    rules: list[LevelRow] = field(default_factory=list)
    capacity: list[tuple[tuple[BoolArray, int, float], int]] = field(default_factory=list)
    # Rules of the past that what runs did not keep: nothing can change them any more.
    aside: list[Note] = field(default_factory=list)

    def group(self, name: Note) -> int:
        """Return the number of a group."""
        return self.names.setdefault(name, len(self.names))

    def add(
        self, name: Note, entries: list[Entry], least: float = -np.inf, most: float = np.inf
    ) -> None:
        """Add a row."""
        if entries:
            self.rules.append(LevelRow(tuple(entries), least, most, self.group(name)))

    def sets_aside(self, name: Note, period: int, *, kept: bool) -> bool:
        """Tell whether a rule speaks of the past alone and was not kept; then it is noted."""
        if kept or not is_past(self.asked, period):
            return False
        self.aside.append(name)
        return True


def gather(asked: AskedRoadmap) -> Gathered:
    """Gather the rows of all constraints, or raise and tell every problem of all of them."""
    gathered = Gathered(asked, facts_of(asked))
    take_each(asked.constraints, lambda _, one: _add(gathered, one))
    if asked.before is not None:
        last, index = len(asked.periods) - 1, asked.index
        for name, start in running(asked).items():
            runs = Note("rule_runs", (name, str(start)))
            gathered.add(runs, [(index[name], last, 1.0)], least=1.0)
            task = asked.task(name)
            if task.due is not None and start + task.duration - 1 > task.due:
                gathered.aside.append(Note("rule_due", (name, str(task.due))))
    return gathered


def facts_of(asked: AskedRoadmap) -> Facts:
    """Return programs, costs of work and records as the portfolio's constraints know them."""
    records = {task.id: task for task in asked.tasks}
    costs = [exact(task.cost_of_work) for task in asked.tasks]
    worth = [exact(number) for number in np.nan_to_num(asked.worth).tolist()]
    # Tasks have all that groups ask of programs: dimension, agency, tags, quick wins.
    return Facts(asked.graph(), worth, costs, None, records)  # type: ignore[arg-type]


def _add(gathered: Gathered, one: Constraint) -> None:
    match one:
        case Budget() | YearlyBudget() | Lag():
            return
        case Capacity():
            _add_capacity(gathered, one)
        case Requires():
            _add_alternatives(gathered, one)
        case FinishedBy():
            _add_finished(gathered, one)
        case Starts():
            _add_starts(gathered, one)
        case _:
            _add_flags(gathered, one)


def _add_flags(gathered: Gathered, one: Constraint) -> None:
    """Rules on which programs are funded at all: "started by the last period"."""
    last = len(gathered.asked.periods) - 1
    for rule in one.rules(gathered.facts):
        entries = [
            (i, last, as_float(value)) for i, value in (*rule.flags.items(), *rule.shares.items())
        ]
        gathered.add(rule.name, entries, *rule.limits())


def _add_finished(gathered: Gathered, one: FinishedBy) -> None:
    asked, members = gathered.asked, positions_in(gathered.facts, one.of)
    done = [start + asked.tasks[i].duration - 1 for i, start in _running(gathered, members)]
    kept = sum(finish <= one.period for finish in done) >= one.count
    if not gathered.sets_aside(one.name(), one.period, kept=kept):
        when = one.period + 1 - asked.periods[0]
        entries = [(i, when - asked.tasks[i].duration, 1.0) for i in members]
        gathered.add(one.name(), entries, least=one.count)


def _running(gathered: Gathered, members: list[int]) -> list[tuple[int, int]]:
    """Return those of a group that run, with their starts."""
    runs, names = running(gathered.asked), gathered.asked.programs
    return [(i, runs[names[i]]) for i in members if names[i] in runs]


def _add_capacity(gathered: Gathered, one: Capacity) -> None:
    members, asked = np.zeros(len(gathered.asked.programs), dtype=bool), gathered.asked
    inside = positions_in(gathered.facts, Among(agency=one.agency))
    members[inside] = True
    runs = _running(gathered, inside)
    for t, year in enumerate(asked.periods):
        if one.period in {None, year}:
            name = Note("rule_working", (str(one.limit), one.agency, str(year)))
            work = sum(start <= year < start + asked.tasks[i].duration for i, start in runs)
            if not gathered.sets_aside(name, year, kept=work <= one.limit):
                gathered.capacity.append(((members, t, float(one.limit)), gathered.group(name)))


def _add_alternatives(gathered: Gathered, one: Requires) -> None:
    """A program starts only once one of its alternatives is finished."""
    position, tasks = gathered.facts.position, gathered.asked.tasks
    others = [position(name) for name in one.any_of]
    for t in range(len(gathered.asked.periods)):
        entries = [(i, t - tasks[i].duration, 1.0) for i in others]
        gathered.add(one.name(), [*entries, (position(one.program), t, -1.0)], least=0.0)


def _add_starts(gathered: Gathered, one: Starts) -> None:
    members = positions_in(gathered.facts, one.of)
    runs = _running(gathered, members)
    for t, year in enumerate(gathered.asked.periods):
        if one.period in {None, year}:
            begun = sum(start == year for _, start in runs)
            name = one.in_year(str(year))
            if not gathered.sets_aside(name, year, kept=begun >= one.count):
                gathered.add(name, list(_started_in(members, t)), least=one.count)


def _started_in(members: list[int], period: int) -> Iterator[Entry]:
    for i in members:
        yield i, period, 1.0
        if period:
            yield i, period - 1, -1.0
