"""From what was asked to arrays: windows, money, worth, and rules under their names."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.roadmap.asked import AskedRoadmap, running
from mcdm_smartcity.roadmap.lags import lags_of, names_of_lags
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.programme import Layout
from mcdm_smartcity.roadmap.methods.twins import with_twins
from mcdm_smartcity.roadmap.methods.windows import earliest_starts
from mcdm_smartcity.roadmap.money import MoneyLimit, limits_of, money_of
from mcdm_smartcity.roadmap.rules import Gathered, gather
from mcdm_smartcity.roadmap.worths import joints_of, pays_of, worth_of_starts


@dataclass(frozen=True, slots=True)
class Model:
    """
    A layout with the names of its groups of rows.

    Attributes
    ----------
    asked
        What was asked.
    layout
        As the kernels take it.
    limits
        Of money, in the order of the rows that they are.
    names
        Of groups of rows, by number.
    offset
        Worth that every roadmap has, whatever it holds: the cost of changes.
    aside
        Limits of the past that what runs did not keep: nothing can change them any more.
    """

    asked: AskedRoadmap
    layout: Layout
    limits: tuple[MoneyLimit, ...]
    names: tuple[Note, ...]
    offset: float
    aside: tuple[Note, ...]

    def finish(self, program: int, start: int) -> int:
        """Return the last period of work, by its own number, of a start given as a position."""
        return self.asked.periods[0] + start + self.asked.tasks[program].duration - 1

    def earliest_finish(self, program: int) -> int:
        """Return the first period by which a program can be finished, by its own number."""
        return self.finish(program, int(self.layout.grid.earliest[program]))


def model_of(asked: AskedRoadmap, *, by_lags: bool = True) -> Model:
    """Set the model up; without `by_lags`, windows are those that programs have by themselves."""
    gathered = gather(asked)
    earliest, latest = windows_of(asked)
    lags = lags_of(asked)
    if by_lags:
        earliest = earliest_starts(earliest, lags[:, 0], lags[:, 1], lags[:, 2], len(asked.periods))
    grid = Grid.of(earliest, latest, len(asked.periods))
    worth, offset = worth_of_starts(asked, grid)
    limits, aside = limits_of(asked)
    layout = Layout(
        grid=grid,
        duration=asked.durations,
        money=money_of(asked, limits),
        worth=worth,
        joints=tuple(joints_of(asked)),
        pays=pays_of(asked),
        lags=_with_groups(lags, gathered, names_of_lags(asked)),
        excludes=_excludes(asked, gathered),
        money_groups=np.array([gathered.group(one.name) for one in limits], dtype=int),
        capacity=tuple(row for row, _ in gathered.capacity),
        capacity_groups=np.array([group for _, group in gathered.capacity], dtype=np.int64),
        rules=tuple(gathered.rules),
    )
    aside = (*aside, *gathered.aside)
    return Model(asked, with_twins(layout), limits, tuple(gathered.names), offset, aside)


def windows_of(asked: AskedRoadmap) -> tuple[IntArray, IntArray]:
    """Return first and last start of each program by itself, as positions of periods."""
    first, count = asked.periods[0], len(asked.periods)
    earliest = np.array([max(0, (task.earliest or first) - first) for task in asked.tasks])
    ends = [count if task.due is None else task.due - first + 1 for task in asked.tasks]
    latest = np.minimum(ends, count) - asked.durations
    own = [count if task.latest is None else task.latest - first for task in asked.tasks]
    latest = np.minimum(latest, own)
    if asked.before is not None:
        earliest = np.maximum(earliest, asked.before.now - first)
        index = asked.index
        for name, start in running(asked).items():
            earliest[index[name]] = latest[index[name]] = start - first
    return earliest.astype(np.int64), latest.astype(np.int64)


def _with_groups(lags: IntArray, gathered: Gathered, names: Sequence[Note]) -> IntArray:
    groups = np.array([gathered.group(name) for name in names], dtype=np.int64)
    return np.column_stack([lags, groups]) if len(lags) else np.zeros((0, 4), dtype=np.int64)


def _excludes(asked: AskedRoadmap, gathered: Gathered) -> IntArray:
    index = asked.index
    rows = [
        (index[one], index[two], gathered.group(Note("link_excludes", (one, two))))
        for one, two in asked.excludes
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)
