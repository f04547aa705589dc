"""The 0-1 programme of a roadmap, in the form "started by": monotone, and without any big number.

Lags are by(j, t) ≤ by(i, t − lag), costs are convolutions of by(t) − by(t − 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.zero_one import DEFINING, Rows, ZeroOne, zero_one
from mcdm_smartcity.roadmap.methods.flows import add_flows
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.resources import (
    Money,
    Usage,
    capacity_rows,
    money_rows,
    spent_by_start,
    together,
)


@dataclass(frozen=True, slots=True)
class Joint:
    """Worth that is earned each period once all members are completed."""

    members: tuple[int, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class LevelRow:
    """Least ≤ Σ coefficient · by(program, period) ≤ most, under the name of a group."""

    entries: tuple[tuple[int, int, float], ...]
    least: float
    most: float
    group: int

    def coefficients(self, grid: Grid) -> FloatArray:
        """Return the coefficient of each column, shape (columns,)."""
        program, period, value = (np.array(part) for part in zip(*self.entries, strict=True))
        columns, sums = grid.at(program, period), np.zeros(grid.columns)
        np.add.at(sums, columns[columns >= 0], value[columns >= 0])
        return sums


@dataclass(frozen=True, slots=True)
class Layout:
    """
    Everything that the programme needs, as arrays.

    Attributes
    ----------
    grid, duration, money
        Columns, periods of work (n,), costs.
    worth
        Of each column's start, shape (columns,).
    joints
        Worth of several together.
    pays
        Worth of one unit of joint worth from each period on, shape (p + 1,).
    lags
        Rows (needed, needing, lag, group), shape (links, 4).
    excludes
        Rows (one, other, group), shape (pairs, 3).
    money_groups
        The group of each limit of money, shape (l,).
    capacity, capacity_groups
        (Members, period, limit), and their groups.
    rules
        Further rows.
    """

    grid: Grid
    duration: IntArray
    money: Money
    worth: FloatArray
    joints: tuple[Joint, ...]
    pays: FloatArray
    lags: IntArray
    excludes: IntArray
    money_groups: IntArray
    capacity: tuple[tuple[BoolArray, int, float], ...]
    capacity_groups: IntArray
    rules: tuple[LevelRow, ...]

    def waits(self) -> list[list[tuple[int, int]]]:
        """Return what each program waits for, and how long from start to start."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.duration]
        for before, after, lag, _ in self.lags.tolist():
            found[after].append((before, lag))
        return found

    def working(self, starts: IntArray, period: int) -> BoolArray:
        """Tell which programs work in a period, shape (n,); −1 in `starts` is never."""
        begun = (starts >= 0) & (starts <= period)
        return np.asarray(begun & (period < starts + self.duration))


@dataclass(frozen=True, slots=True)
class Programme:
    """
    The programme, and what starts use.

    Attributes
    ----------
    arrays
        Columns "started by"; if money flows, the last rows are its limits in their order.
    group, scale
        The group of each row, and by what it was multiplied, shape (rows,).
    usage, spent
        Rows over starts, and what each start costs by class and period.
    """

    arrays: ZeroOne
    group: IntArray
    scale: FloatArray
    usage: Usage
    spent: FloatArray


@dataclass(slots=True)
class _Gathered:
    """Rows with their groups."""

    rows: Rows = field(default_factory=Rows)
    group: list[IntArray] = field(default_factory=list)
    scale: list[FloatArray] = field(default_factory=list)

    def pairs(self, low: IntArray, high: IntArray, group: IntArray) -> None:
        """Add rows x[low] ≤ x[high]; a `high` of −1 is 0, so the low column must be 0."""
        lone = high < 0
        self.rows.add_pairs(low[~lone], high[~lone], -1.0, -np.inf, 0.0)
        self.group.append(group[~lone])
        self.scale.append(np.ones(len(group[~lone])))
        for column, name in zip(low[lone].tolist(), group[lone].tolist(), strict=True):
            self.one([column], [1.0], -np.inf, 0.0, name)

    def one(
        self, columns: Sequence[int], values: Sequence[float], least: float, most: float, group: int
    ) -> None:
        """Add one row."""
        self.scale.append(np.array([self.rows.add(columns, values, least, most)]))
        self.group.append(np.array([group]))


def programme_of(layout: Layout, *, by_flow: bool = False) -> Programme:
    """Set the programme up; `by_flow` keeps each limit of money a row of its own."""
    grid, out = layout.grid, _Gathered()
    spent = spent_by_start(grid, layout.money, layout.duration)
    money = money_rows(layout.money, spent)
    capacity = capacity_rows(grid, layout.duration, layout.capacity)
    inner = np.flatnonzero(~grid.ends)
    out.pairs(inner, inner + 1, np.full(len(inner), DEFINING))
    if not by_flow:
        # Where some rows are left out to find a conflict, twins may not be alike any more.
        low, high = grid.twin_pairs
        out.pairs(low, high, np.full(len(low), DEFINING))
    _add_lags(out, layout)
    _add_excludes(out, layout)
    _add_usage(out, grid, capacity, layout.capacity_groups)
    flows = by_flow or not layout.money.split_is_free
    if not flows or not by_flow:
        _add_usage(out, grid, money, np.full(len(money.limits), DEFINING))
    for rule in layout.rules:
        _add_rule(out, grid, rule)
    gains = _add_joints(out, layout)
    gains = np.concatenate([grid.steps(layout.worth), gains])
    if flows:
        count = add_flows(out, grid, layout.money, spent, len(gains), layout.money_groups)
        gains = np.append(gains, np.zeros(count))
    whole = np.arange(len(gains)) < grid.columns
    group = np.concatenate([np.zeros(0, dtype=np.int64), *out.group]).astype(np.int64)
    scale = np.concatenate([np.ones(0), *out.scale])
    arrays = zero_one(gains, out.rows, whole)
    return Programme(arrays, group, scale, together(money, capacity), spent)


def _add_lags(out: _Gathered, layout: Layout) -> None:
    """Row for each period of the later program until the earlier one has had all its starts."""
    grid = layout.grid
    if not len(layout.lags):
        return
    before, after, lag, group = layout.lags.T
    link = np.repeat(np.arange(len(lag)), np.diff(grid.first)[after])
    low = np.concatenate([np.arange(grid.first[j], grid.first[j + 1]) for j in after])
    period = grid.period[low]
    # Once the earlier one has had all its starts, the last row says it all.
    kept = (period < grid.latest[before][link] + lag[link]) | grid.ends[low]
    high = grid.at(before[link], period - lag[link])
    out.pairs(low[kept], high[kept], group[link[kept]])


def _add_excludes(out: _Gathered, layout: Layout) -> None:
    possible = layout.grid.possible
    for one, two, group in layout.excludes.tolist():
        if possible[one] and possible[two]:
            columns = [int(layout.grid.first[k + 1]) - 1 for k in (one, two)]
            out.one(columns, [1.0, 1.0], -np.inf, 1.0, group)


def _add_usage(out: _Gathered, grid: Grid, usage: Usage, groups: IntArray) -> None:
    """Rows that cannot be broken even by the dearest start of every program are left out."""
    steps = grid.steps(usage.used)
    worst = np.zeros((len(grid.latest), len(usage.limits)))
    np.maximum.at(worst, grid.program, usage.used)
    for r in np.flatnonzero(worst.sum(axis=0) > usage.limits):
        columns = np.flatnonzero(steps[:, r])
        out.one(
            columns.tolist(),
            steps[columns, r].tolist(),
            -np.inf,
            float(usage.limits[r]),
            int(groups[r]),
        )


def _add_rule(out: _Gathered, grid: Grid, rule: LevelRow) -> None:
    sums = rule.coefficients(grid)
    used = np.flatnonzero(sums)
    if len(used):
        out.one(used.tolist(), sums[used].tolist(), rule.least, rule.most, rule.group)
    elif rule.least > 0 or rule.most < 0:
        # No column can ever help: 0 · x ≥ least, written with a column of the right sign.
        out.one([0], [0.0], rule.least, rule.most, rule.group)


def span_of(layout: Layout, joint: Joint) -> tuple[int, int]:
    """Return the first and the last period from which all members can be completed."""
    members = list(joint.members)
    done = layout.duration[members]
    grid = layout.grid
    first = int((grid.earliest[members] + done).max())
    return first, int((grid.latest[members] + done).max())


def _add_joints(out: _Gathered, layout: Layout) -> FloatArray:
    """Columns "all members are completed by t"; return what they gain."""
    grid, gains = layout.grid, list[float]()
    for joint in layout.joints:
        members = np.array(joint.members)
        if not grid.possible[members].all():
            continue
        spans = layout.duration[members]
        start, last = span_of(layout, joint)
        for period in range(start, last + 1):
            column = grid.columns + len(gains)
            levels = grid.at(members, period - spans)
            if joint.worth > 0:
                out.pairs(np.full(len(members), column), levels, np.full(len(members), DEFINING))
            else:
                ones = [1.0, *[-1.0] * len(members)]
                columns = [column, *levels.tolist()]
                out.one(columns, ones, 1.0 - len(members), np.inf, DEFINING)
            later = 0.0 if period == last else float(layout.pays[period + 1])
            gains.append(joint.worth * (float(layout.pays[period]) - later))
    return np.array(gains)
