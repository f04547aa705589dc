"""A roadmap whose every demand can be given up: rules, limits of single years, and windows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.arrays import BoolArray, IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.methods.solving import Solved, solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import DEFINING, ZeroOne
from mcdm_smartcity.roadmap.asked import AskedRoadmap, running
from mcdm_smartcity.roadmap.keeping import Keeper
from mcdm_smartcity.roadmap.methods.programme import Layout, LevelRow, Programme, programme_of
from mcdm_smartcity.roadmap.methods.resources import capacity_rows, money_rows, together
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.model import Model, model_of, windows_of

# So many solutions that only a tolerance let through are cut off, one by one.
CUTS = 20


class TimeIsUpError(SolverFailedError):
    """A question was not answered in time."""


@dataclass(frozen=True)
class Relaxed:
    """
    The model with the late end of each window as a rule of its own.

    Attributes
    ----------
    model, programme
        Each group of rows has a name, and each limit of money a row.
    windows
        Group of each window, with its program and last start, as positions.
    effort
        How to solve.
    """

    model: Model
    programme: Programme
    windows: dict[int, tuple[int, int]]
    effort: Effort

    @classmethod
    def of(cls, asked: AskedRoadmap, effort: Effort) -> "Relaxed":
        """Open the windows to the end of the horizon, and set up."""
        # Windows by themselves only: what links push out of the horizon must be told as their
        # fault.
        wide = [task.model_copy(update={"due": None, "latest": None}) for task in asked.tasks]
        model = model_of(replace(asked, tasks=tuple(wide)), by_lags=False)
        own, windows = windows_of(asked)[1], dict[int, tuple[int, int]]()
        names, rules = list[Note](), list[LevelRow]()
        for i in _narrowed(asked, own, model.layout.grid.latest):
            group = len(model.names) + len(names)
            entries = ((i, int(model.layout.grid.latest[i]), 1.0), (i, int(own[i]), -1.0))
            rules.append(LevelRow(entries, -np.inf, 0.0, group))
            names.append(_window_name(asked, i))
            windows[group] = (i, int(own[i]))
        layout = replace(model.layout, rules=(*model.layout.rules, *rules))
        model = replace(model, asked=asked, layout=layout, names=(*model.names, *names))
        return cls(model, programme_of(layout, by_flow=True), windows, effort)

    @property
    def groups(self) -> range:
        """All groups of rows."""
        return range(len(self.model.names))

    def limit_rows(self, limits: IntArray) -> IntArray:
        """Return the rows of limits of money: they stand last, in their order."""
        return limits + self.programme.arrays.shape[0] - len(self.model.layout.money.limits)

    def rows_of(self, groups: Collection[int]) -> BoolArray:
        """Tell which rows belong to these groups, or to none."""
        return np.isin(self.programme.group, [DEFINING, *groups])

    def layout_of(self, groups: Collection[int]) -> Layout:
        """Return the layout with these groups only."""
        layout, chosen = self.model.layout, list(groups)
        capacity = np.isin(layout.capacity_groups, chosen)
        kept = np.flatnonzero(capacity).tolist()
        layout = replace(
            layout,
            lags=layout.lags[np.isin(layout.lags[:, 3], chosen)],
            excludes=layout.excludes[np.isin(layout.excludes[:, 2], chosen)],
            capacity=tuple(layout.capacity[r] for r in kept),
            capacity_groups=layout.capacity_groups[capacity],
            rules=tuple(rule for rule in layout.rules if rule.group in set(chosen)),
        )
        return with_limits(layout, np.isin(layout.money_groups, chosen))

    def keeper_of(self, layout: Layout) -> Keeper:
        """Return who tells exactly whether starts keep a layout."""
        money = money_rows(layout.money, self.programme.spent)
        capacity = capacity_rows(layout.grid, layout.duration, layout.capacity)
        programme = replace(self.programme, usage=together(money, capacity))
        return Keeper(replace(self.model, layout=layout), programme, Value.of(layout))

    def possible(self, groups: Collection[int]) -> bool:
        """Tell whether these groups can hold together."""
        arrays = self.programme.arrays.of_rows(self.rows_of(groups))
        arrays = replace(arrays, gains=np.zeros_like(arrays.gains))
        return self.starts(arrays, self.layout_of(groups), best=False) is not None

    def starts(self, arrays: ZeroOne, layout: Layout, *, best: bool = True) -> IntArray | None:
        """Return starts that keep the layout and gain most (or any, if not `best`), or None."""
        keeper: Keeper | None = None
        for _ in range(CUTS):
            solved = self.solved(arrays)
            if solved is None:
                return None
            if best and solved.status == "limit":
                raise TimeIsUpError("the time was over before the best was found")
            starts = layout.grid.starts(solved.values)
            keeper = keeper or self.keeper_of(layout)
            if keeper.keeps(starts):
                return starts
            arrays = arrays.without(solved.values[: layout.grid.columns])
        raise TimeIsUpError("solutions that only a tolerance lets through do not end")

    def solved(self, arrays: ZeroOne, part: float = 1.0) -> Solved | None:
        """Return a solution, found in a part of the time that is left, or None if there is none."""
        limit = self.effort.clock.left * part
        solved = solve_zero_one(arrays, self.effort.engine, time_limit=limit, seed=self.effort.seed)
        if solved.status == "infeasible":
            return None
        if solved.status == "limit" and not len(solved.values):
            raise TimeIsUpError("the time was over before a question was answered")
        return solved


def with_limits(layout: Layout, kept: BoolArray) -> Layout:
    """Return the layout with some of its limits of money only."""
    money = replace(
        layout.money,
        limits=layout.money.limits[kept],
        sources_of=layout.money.sources_of[kept],
        periods_of=layout.money.periods_of[kept],
        of_all=layout.money.of_all[kept],
    )
    return replace(layout, money=money, money_groups=layout.money_groups[kept])


def _narrowed(asked: AskedRoadmap, own: IntArray, latest: IntArray) -> Iterator[int]:
    """Yield the programs whose own window ends before the horizon makes it end."""
    index = asked.index
    fixed = {index[name] for name in running(asked)}
    for i in np.flatnonzero(own < latest).tolist():
        if i not in fixed and latest[i] >= 0:
            yield i


def _window_name(asked: AskedRoadmap, i: int) -> Note:
    task = asked.tasks[i]
    if task.due is not None and (
        task.latest is None or task.due - task.duration + 1 <= task.latest
    ):
        return Note("rule_due", (task.id, str(task.due)))
    return Note("rule_latest", (task.id, str(task.latest)))
