"""A roadmap in the making: programs are placed where there is room, and taken off again."""

import math
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.roadmap.methods.programme import Layout
from mcdm_smartcity.roadmap.methods.resources import Usage

# Money and places are compared with this part of a limit to spare, so that sums may round.
ROUNDING = 1e-12


@dataclass(slots=True)
class Board:
    """
    A roadmap in the making: starts, and what is left of each row.

    Attributes
    ----------
    layout, usage
        What is scheduled, and what starts use.
    starts
        Shape (n,), −1 for not placed.
    left
        What is left of each row, shape (r,).
    """

    layout: Layout
    usage: Usage
    starts: IntArray
    left: FloatArray
    needs: list[list[tuple[int, int]]]
    needed_by: list[list[tuple[int, int]]]
    rivals: list[list[int]]

    @classmethod
    def of(cls, layout: Layout, usage: Usage) -> "Board":
        """Set an empty board up."""
        count = len(layout.duration)
        needs = layout.waits()
        needed_by: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for before, after, lag, _ in layout.lags.tolist():
            needed_by[before].append((after, lag))
        rivals: list[list[int]] = [[] for _ in range(count)]
        for one, two, _ in layout.excludes.tolist():
            rivals[one].append(two)
            rivals[two].append(one)
        nothing = np.full(count, -1)
        board = cls(layout, usage, nothing, np.empty(0), needs, needed_by, rivals)
        board.reset(nothing)
        return board

    def have_room(self) -> BoolArray:
        """Tell for which programs some start leaves no row short, shape (n,)."""
        fits = (self.usage.used <= self.left).all(axis=1)
        room = np.bincount(self.layout.grid.program[fits], minlength=len(self.starts))
        return np.asarray(room > 0)

    def place(self, program: int, soonest: int = 0) -> bool:
        """Place a program, and what it needs and is not there yet; nothing is done if it fails."""
        placed: list[int] = []
        # The last one waits for what it lacks; a chain may be longer than Python can recurse.
        waiting = {program: soonest}
        while waiting:
            one, low = next(reversed(waiting.items()))
            lacking = next((other for other, _ in self.needs[one] if self.starts[other] < 0), None)
            if lacking is None and self._place(one, low):
                placed.append(one)
                waiting.popitem()
            elif lacking is None or lacking in waiting:
                for i in placed:
                    self.take(i)
                return False
            else:
                waiting[lacking] = 0
        return True

    def _place(self, program: int, soonest: int) -> bool:
        """Place a program whose needs are placed."""
        if any(self.starts[rival] >= 0 for rival in self.rivals[program]):
            return False
        column = self._best_column(program, soonest)
        if column < 0:
            return False
        self.starts[program] = self.layout.grid.period[column]
        self.left -= self.usage.used[column]
        return True

    def _best_column(self, program: int, soonest: int) -> int:
        """Return the feasible start that is worth most, the earliest of several; −1 if none."""
        grid = self.layout.grid
        first, end = int(grid.first[program]), int(grid.first[program + 1])
        low, high = soonest, grid.periods
        for other, lag in self.needs[program]:
            low = max(low, int(self.starts[other]) + lag)
        for other, lag in self.needed_by[program]:
            if self.starts[other] >= 0:
                high = min(high, int(self.starts[other]) - lag)
        offset = int(grid.earliest[program])
        start, stop = max(first, first + low - offset), min(end, first + high - offset + 1)
        if start >= stop:
            return -1
        fits = (self.usage.used[start:stop] <= self.left).all(axis=1)
        if not fits.any():
            return -1
        worth = np.where(fits, self.layout.worth[start:stop], -math.inf)
        # What is worth nothing by itself is there for others, who wait for it.
        best = int(worth.argmax()) if worth.max() > 0 else int(fits.argmax())
        return start + best

    def take(self, program: int) -> None:
        """Take a program off."""
        grid = self.layout.grid
        column = grid.first[program] + self.starts[program] - grid.earliest[program]
        self.left += self.usage.used[column]
        self.starts[program] = -1

    def take_with_dependents(self, program: int) -> None:
        """Take a program off, and all that need it."""
        waiting = [program]
        while waiting:
            one = waiting.pop()
            if self.starts[one] >= 0:
                self.take(one)
                waiting += [other for other, _ in self.needed_by[one]]

    def reset(self, starts: IntArray) -> None:
        """Set the board to a roadmap."""
        self.starts = starts.copy()
        limits = self.usage.limits * (1 + ROUNDING) + ROUNDING
        self.left = limits - self.usage.used[self.layout.grid.columns_of(starts)].sum(axis=0)
