"""Program × period: the columns "program i has started by period t" of a roadmap."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Where the columns stand: a program has one for each period in which it may start.

    Attributes
    ----------
    periods
        Number of periods, p.
    earliest, latest
        First and last start of each program, shape (n,); latest below earliest means never.
    first
        First column of each program, shape (n + 1,).
    program, period
        Of each column.
    twins
        Groups of programs that are alike; of a roadmap, columns tell their starts in order.
    """

    periods: int
    earliest: IntArray
    latest: IntArray
    first: IntArray
    program: IntArray
    period: IntArray
    twins: tuple[IntArray, ...] = ()

    @classmethod
    def of(cls, earliest: IntArray, latest: IntArray, periods: int) -> "Grid":
        """Lay the columns out."""
        sizes = np.maximum(latest - earliest + 1, 0)
        first = np.append(0, np.cumsum(sizes))
        program = np.repeat(np.arange(len(sizes)), sizes)
        period = np.arange(first[-1]) - first[program] + earliest[program]
        return cls(periods, earliest, latest, first, program, period)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return int(self.first[-1])

    @property
    def possible(self) -> BoolArray:
        """Which programs may start at all."""
        return self.latest >= self.earliest

    @property
    def ends(self) -> BoolArray:
        """Which columns are the last of their program: "it is funded at all"."""
        last = np.zeros(self.columns, dtype=bool)
        last[self.first[1:][self.possible] - 1] = True
        return last

    def at(self, program: IntArray, period: IntArray) -> IntArray:
        """Return the column of "started by"; −1 where that cannot be yet, or ever."""
        reached = self.first[program] + np.minimum(period, self.latest[program])
        reached = reached - self.earliest[program]
        never = (period < self.earliest[program]) | ~self.possible[program]
        return np.where(never, -1, reached)

    def columns_of(self, starts: IntArray) -> IntArray:
        """Return the column of each start, in the order of programs; −1 in `starts` is never."""
        on = np.flatnonzero(starts >= 0)
        columns: IntArray = self.first[on] + starts[on] - self.earliest[on]
        return columns

    def steps(self, by_start: FloatArray) -> FloatArray:
        """
        Turn amounts by start into coefficients of "started by".

        `by_start` has shape (columns, ...): what follows if the program starts in the column's
        period. Since start = by(t) − by(t − 1), a column carries its own minus the next one's.
        """
        following = np.zeros_like(by_start)
        following[:-1] = by_start[1:]
        following[self.ends] = 0
        result: FloatArray = by_start - following
        return result

    def levels(self, starts: IntArray) -> FloatArray:
        """Return the columns of a roadmap, twins in order; −1 in `starts` (n,) is never."""
        return self.started(self.in_order(starts))

    def started(self, starts: IntArray) -> FloatArray:
        """Return the columns of starts as they are; −1 in `starts` (n,) is never."""
        begun = starts[self.program]
        return ((begun >= 0) & (begun <= self.period)).astype(np.float64)

    def in_order(self, starts: IntArray) -> IntArray:
        """Return as good a roadmap in which twins start one after the other, never being last."""
        ordered = starts.copy() if self.twins else starts
        for group in self.twins:
            own = starts[group]
            ordered[group] = np.where(own < 0, self.periods, own)
            ordered[group] = np.sort(ordered[group])
            ordered[group[ordered[group] == self.periods]] = -1
        return ordered

    @property
    def twin_pairs(self) -> tuple[IntArray, IntArray]:
        """Columns (low, high) of rows x[low] ≤ x[high]: no twin starts before the one before it."""
        low, high = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for group in self.twins:
            columns = self.first[group, None] + np.arange(
                self.latest[group[0]] + 1 - self.earliest[group[0]]
            )
            high.append(columns[:-1].ravel())
            low.append(columns[1:].ravel())
        return np.concatenate(low), np.concatenate(high)

    def starts(self, levels: FloatArray) -> IntArray:
        """Return the start of each program, −1 for never; `levels` are the columns."""
        on = levels[: self.columns] > 0.5  # noqa: PLR2004 - rounds
        count = np.bincount(self.program[on], minlength=len(self.earliest))
        return np.where(count > 0, self.latest + 1 - count, -1)
