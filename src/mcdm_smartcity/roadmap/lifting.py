"""How much more of something makes a roadmap possible: money of a year, places of an agency."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.elastic import elastic, raising
from mcdm_smartcity.roadmap.constraints import YearlyBudget
from mcdm_smartcity.roadmap.keeping import CLOSE
from mcdm_smartcity.roadmap.methods.least_raises import least_raises
from mcdm_smartcity.roadmap.money import MoneyLimit
from mcdm_smartcity.roadmap.relaxing import Relaxed, with_limits

# Amounts are told with so many digits; fewer are not asked of anybody.
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of money, and which of them rise together."""

    limits: Sequence[MoneyLimit]
    carried: frozenset[int]

    @classmethod
    def of(cls, relaxed: Relaxed) -> "Limits":
        """Read them from what was asked."""
        asked = relaxed.model.asked
        carried = [
            k
            for k, one in enumerate(asked.constraints)
            if isinstance(one, YearlyBudget) and one.carry_over
        ]
        return cls(relaxed.model.limits, frozenset(carried))

    def rising_with(self, k: int) -> BoolArray:
        """
        Tell which limits rise if there is more money under limit k.

        Limits of the same name are the same money; what carries over is there later too.
        """
        rises = np.zeros(len(self.limits), dtype=bool)
        for m, one in enumerate(self.limits):
            if one.name != self.limits[k].name:
                continue
            rises[m] = True
            for other, later in enumerate(self.limits):
                carried = one.owner in self.carried and later.owner == one.owner
                rises[other] |= carried and later.periods[-1] > one.periods[-1]
        return rises


def least_money(relaxed: Relaxed, lifts: BoolArray) -> FloatArray | None:
    """
    Return the least amounts with which a roadmap exists that keeps all else, or None.

    `lifts` tells which limits each amount lifts, shape (v, l). The sum is least; the amounts are
    rounded so that they are enough.
    """
    arrays, layout = relaxed.programme.arrays, relaxed.model.layout
    columns = [
        raising(arrays, relaxed.programme.scale, relaxed.limit_rows(np.flatnonzero(one)))
        for one in lifts
    ]
    columns = [column for column in columns if column.price > 0]
    if not columns:
        return None
    free = with_limits(layout, np.asarray(~lifts.any(axis=0)))
    starts = relaxed.starts(elastic(arrays, columns), free)
    if starts is None:
        return None
    spent = relaxed.programme.spent[relaxed.keeper_of(free).columns(starts)].sum(axis=0)
    amounts = least_raises(layout.money, spent, lifts)
    for spare in (0.0, CLOSE):
        told = np.array([float(f"{amount * (1 + spare):.{DIGITS}g}") for amount in amounts])
        if len(told) and _is_enough(relaxed, starts, told, lifts):
            return told
    return None


def _is_enough(relaxed: Relaxed, starts: IntArray, amounts: FloatArray, lifts: BoolArray) -> bool:
    layout = relaxed.model.layout
    money = replace(layout.money, limits=layout.money.limits + amounts @ lifts)
    return relaxed.keeper_of(replace(layout, money=money)).keeps(starts)


def least_places(relaxed: Relaxed, groups: Sequence[int]) -> IntArray | None:
    """Return how many more may work under each of these limits, least in all, or None."""
    arrays, layout = relaxed.programme.arrays, relaxed.model.layout
    rows = [np.flatnonzero(relaxed.programme.group == group) for group in groups]
    columns = [raising(arrays, relaxed.programme.scale, row) for row in rows if len(row)]
    free = relaxed.layout_of([group for group in relaxed.groups if group not in groups])
    starts = relaxed.starts(elastic(arrays, columns), free)
    if starts is None:
        return None
    more = np.zeros(len(groups), dtype=np.int64)
    for (members, period, limit), group in zip(
        layout.capacity, layout.capacity_groups.tolist(), strict=True
    ):
        if group in groups:
            working = layout.working(starts, period) & members
            place = list(groups).index(group)
            more[place] = max(more[place], int(working.sum() - limit))
    return more


def least_late(relaxed: Relaxed, group: int) -> int | None:
    """Return the first start of a program by which a roadmap exists if its window ends later."""
    grid, (i, own) = relaxed.model.layout.grid, relaxed.windows[group]
    if not grid.possible[i]:
        # Too late for it even if its window were open to the end of the horizon.
        return None
    others = [other for other in relaxed.groups if other != group]
    arrays = relaxed.programme.arrays.of_rows(relaxed.rows_of(others))
    gains = np.zeros_like(arrays.gains)
    first, last = int(grid.first[i]), int(grid.first[i + 1]) - 1
    # A period counts as late if the program is started at all, but not by then.
    late = np.arange(max(own, int(grid.earliest[i])), int(grid.latest[i]))
    gains[first + late - int(grid.earliest[i])] += 1.0
    gains[last] -= len(late)
    starts = relaxed.starts(replace(arrays, gains=gains), relaxed.layout_of(others))
    return None if starts is None or starts[i] <= own else int(starts[i])
