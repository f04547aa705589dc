"""Money as flows from sources to classes of costs, where subsets of sources do not say all."""

from typing import Protocol

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.zero_one import DEFINING
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.resources import Money


class Gathering(Protocol):
    """Whoever takes rows."""

    def one(
        self, columns: list[int], values: list[float], least: float, most: float, group: int
    ) -> None:
        """Take one row."""


def add_flows(
    out: Gathering,
    grid: Grid,
    money: Money,
    spent: FloatArray,
    first: int,
    groups: IntArray,
) -> int:
    """
    Add a column for each class, source and period: the part of the most that it may ever pay.

    Returns how many columns there are, from column `first` on.
    """
    steps = grid.steps(spent)
    most = np.zeros((len(grid.latest), *spent.shape[1:]))
    np.maximum.at(most, grid.program, spent)
    peak = most.sum(axis=0)
    e, k, t = np.nonzero(money.classes[:, :, None] & (peak > 0)[:, None, :])
    size = peak[e, t]
    place = first + np.arange(len(e))
    for one, period in np.argwhere(peak > 0).tolist():
        if not money.classes[one].any():
            continue
        used = np.flatnonzero(steps[:, one, period])
        here = (e == one) & (t == period)
        columns = [*used.tolist(), *place[here].tolist()]
        values = [*steps[used, one, period].tolist(), *(-size[here]).tolist()]
        out.one(columns, values, 0.0, 0.0, DEFINING)
    for r, limit in enumerate(money.limits.tolist()):
        if money.of_all[r]:
            whole = steps[:, :, money.periods_of[r]].sum(axis=(1, 2))
            used = np.flatnonzero(whole)
            out.one(used.tolist(), whole[used].tolist(), -np.inf, limit, int(groups[r]))
            continue
        here = money.sources_of[r][k] & money.periods_of[r][t]
        out.one(place[here].tolist(), size[here].tolist(), -np.inf, limit, int(groups[r]))
    return len(e)
