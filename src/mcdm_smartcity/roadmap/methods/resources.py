"""What each start uses of money and capacity, as rows over programs and periods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.sources import MOST_SOURCES, limiting_subsets

# What starts use, limit, periods and sources of a row.
_Row: TypeAlias = tuple[FloatArray, float, BoolArray, BoolArray]


@dataclass(frozen=True, slots=True)
class Money:
    """
    Costs and limits of money.

    Attributes
    ----------
    costs
        By class, program and period of life, shape (e, n, d); 0 after the last period of work.
    upkeep
        Each period after completion, shape (e, n).
    prices
        What money of the first period has become in each period, shape (p,).
    classes
        Which source may pay which class, shape (e, k).
    limits
        Money of each limit, shape (l,).
    sources_of
        Which sources a limit covers, shape (l, k).
    periods_of
        Which periods a limit covers, shape (l, p).
    of_all
        Limits on all that is spent, from whatever source, shape (l,).
    """

    costs: FloatArray
    upkeep: FloatArray
    prices: FloatArray
    classes: BoolArray
    limits: FloatArray
    sources_of: BoolArray
    periods_of: BoolArray
    of_all: BoolArray

    @property
    def split_is_free(self) -> bool:
        """Whether rows on subsets of sources say all, so that no flow is needed."""
        masks = np.unique(self.periods_of[~self.of_all], axis=0)
        apart = bool((masks.sum(axis=0) <= 1).all())
        lone = bool((self.classes.sum(axis=1) <= 1).all())
        return lone or (apart and self.classes.shape[1] <= MOST_SOURCES)


@dataclass(frozen=True, slots=True)
class Usage:
    """
    Rows Σ used ≤ limits, over starts.

    Attributes
    ----------
    used
        What a column's start uses of each row, shape (columns, r).
    limits
        Shape (r,).
    money
        Which rows are money; the others are capacity. Shape (r,).
    first, last
        First and last period that a row speaks of, shape (r,).
    sources
        Whose money a row is, shape (r, k); nobody's for all money together and for capacity.
    """

    used: FloatArray
    limits: FloatArray
    money: BoolArray
    first: IntArray
    last: IntArray
    sources: BoolArray


def spent_by_start(grid: Grid, money: Money, duration: IntArray) -> FloatArray:
    """Return what each start costs by class and period, shape (columns, e, p)."""
    classes, _, life = money.costs.shape
    spent = np.zeros((grid.columns, classes, grid.periods))
    for age in range(life):
        when = grid.period + age
        inside = when < grid.periods
        rows = np.flatnonzero(inside)
        spent[rows, :, when[inside]] = money.costs[:, grid.program[inside], age].T
    done = grid.period + duration[grid.program]
    after = np.arange(grid.periods) >= done[:, None]
    spent += money.upkeep[:, grid.program].T[:, :, None] * after[:, None, :]
    spent *= money.prices
    return spent


def money_rows(money: Money, spent: FloatArray) -> Usage:
    """Return limits of money as rows on what only some sources may pay, in each set of periods."""
    rows = [*_rows_of_all(money, spent), *_rows_of_sources(money, spent)]
    used = [row[0] for row in rows]
    return Usage(
        used=np.stack(used, axis=1) if used else np.zeros((len(spent), 0)),
        limits=np.array([row[1] for row in rows], dtype=np.float64),
        money=np.ones(len(rows), dtype=bool),
        first=np.array([np.flatnonzero(row[2])[0] for row in rows], dtype=np.int64),
        last=np.array([np.flatnonzero(row[2])[-1] for row in rows], dtype=np.int64),
        sources=np.array([row[3] for row in rows], dtype=bool).reshape(
            len(rows), money.classes.shape[1]
        ),
    )


def _rows_of_all(money: Money, spent: FloatArray) -> Iterator[_Row]:
    nobody = np.zeros(money.classes.shape[1], dtype=bool)
    for k in np.flatnonzero(money.of_all):
        periods = money.periods_of[k]
        yield spent[:, :, periods].sum(axis=(1, 2)), float(money.limits[k]), periods, nobody


def _rows_of_sources(money: Money, spent: FloatArray) -> Iterator[_Row]:
    subsets = limiting_subsets(money.classes) if money.classes.shape[1] <= MOST_SOURCES else []
    subsets = subsets or [
        (row, np.asarray(~(money.classes & ~row).any(axis=1) & money.classes.any(axis=1)))
        for row in np.unique(money.classes, axis=0)
    ]
    masks, which = np.unique(money.periods_of, axis=0, return_inverse=True)
    for m, mask in enumerate(masks):
        own = _by_source(money, (which.ravel() == m) & ~money.of_all)
        within = spent[:, :, mask].sum(axis=2)
        for sources, inside in subsets:
            limit = float(own[sources].sum())
            if np.isfinite(limit) and sources.any() and inside.any():
                yield within[:, inside].sum(axis=1), limit, mask, sources


def _by_source(money: Money, chosen: BoolArray) -> FloatArray:
    """Money of each source under the chosen limits; infinite where none speaks of it."""
    amounts = np.full(money.sources_of.shape[1], np.inf)
    for k in np.flatnonzero(chosen):
        covered = money.sources_of[k]
        amounts[covered] = np.minimum(amounts[covered], money.limits[k])
    return amounts


def capacity_rows(
    grid: Grid,
    duration: IntArray,
    limited: Sequence[tuple[BoolArray, int, float]],
) -> Usage:
    """Return "at most so many of these work in this period" as rows; (members, period, limit)."""
    members = np.array([row[0] for row in limited], dtype=bool).reshape(len(limited), len(duration))
    periods = np.array([row[1] for row in limited], dtype=np.int64)
    start = grid.period[:, None]
    working = (start <= periods) & (periods < start + duration[grid.program][:, None])
    used = (working & members[:, grid.program].T).astype(np.float64)
    limits = np.array([row[2] for row in limited], dtype=np.float64)
    none = np.zeros(len(limits), dtype=bool)
    return Usage(used, limits, none, periods, periods, np.zeros((len(limits), 0), dtype=bool))


def together(one: Usage, two: Usage) -> Usage:
    """Put rows below each other."""
    width = max(one.sources.shape[1], two.sources.shape[1])
    sources = np.zeros((len(one.limits) + len(two.limits), width), dtype=bool)
    sources[: len(one.limits), : one.sources.shape[1]] = one.sources
    sources[len(one.limits) :, : two.sources.shape[1]] = two.sources
    return Usage(
        np.concatenate([one.used, two.used], axis=1),
        np.concatenate([one.limits, two.limits]),
        np.concatenate([one.money, two.money]),
        np.concatenate([one.first, two.first]),
        np.concatenate([one.last, two.last]),
        sources,
    )
