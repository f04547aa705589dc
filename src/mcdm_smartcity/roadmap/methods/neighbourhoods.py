"""Better roadmaps near a known one: some starts are open, all others are closed."""

from dataclasses import dataclass, field

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.by_start import Form
from mcdm_smartcity.roadmap.methods.parts import part_of

# Seconds that a part may take at most, and should take. Many small parts bring more than few large
# ones: on five instances of 100 programs, parts of 2 s were worse in all, of 0.15 s in four.
SECONDS, ENOUGH = 0.6, 0.3
# After so many parts in a row that brought nothing, parts get more time, up to a limit.
PATIENCE, LONGER, MOST_SECONDS = 16, 1.5, 5.0
GROWS, SHRINKS = 1.15, 0.87
LEAST_SHARE, MOST_SHARE = 0.05, 0.9
GAP = 2e-4
# Without a number, a program that never starts is as far as this from every period.
FAR = 10**6


@dataclass(slots=True)
class Polish:
    """
    Solves parts of a programme around the best roadmap.

    Attributes
    ----------
    programme, form
        The programme, and which columns it has.
    links
        Pairs of programs that have to do with each other, shape (pairs, 2).
    random
        The only source of chance.
    free, moving
        Part of the programs that is free, or moves, at a turn of either kind; grows while parts
        are solved quickly.
    """

    programme: ZeroOne
    form: Form
    links: IntArray
    random: np.random.Generator
    free: float = 0.35
    moving: float = 1.0
    turn: int = field(default=0)
    fruitless: int = field(default=0)
    seconds: float = SECONDS

    def improved(self, starts: IntArray, known: FloatArray, engine: str, left: float) -> IntArray:
        """
        Return starts that are as good or better, after one part is solved.

        `known` are the columns at these starts. By turns, some programs are free
        while the others keep their starts; or many programs move by a period or two while some of
        those that never start may come in.
        """
        grid = self.form.grid
        starts = grid.in_order(starts)
        frees = self.turn % 2 == 0
        openings, made = self._some_free(starts) if frees else self._all_move(starts)
        self.turn += 1
        part = part_of(self.programme, self.form, openings, made)
        found = solve_zero_one(
            part.programme,
            engine,
            time_limit=min(self.seconds, left),
            gap=GAP,
            start=known[part.columns] if engine == "highs" else None,
            quiet=False,
        )
        self._adapt(frees, found.status == "limit", found.seconds)
        values = part.values(found.values) if len(found.values) else known
        better = float(self.programme.gains @ values) > float(self.programme.gains @ known)
        self._wait(better)
        return grid.starts(self.form.levels(values)) if better else starts

    def _adapt(self, frees: bool, cut_off: bool, seconds: float) -> None:
        """Make the next part of this kind larger if this one was quick, smaller if it was slow."""
        should = self.seconds * ENOUGH / SECONDS
        change = SHRINKS if cut_off or seconds > should else 1.0
        change = GROWS if not cut_off and seconds < 0.7 * should else change
        if frees:
            self.free = float(np.clip(self.free * change, LEAST_SHARE, MOST_SHARE))
        else:
            self.moving = float(np.clip(self.moving * change, LEAST_SHARE, 1.0))

    def _wait(self, better: bool) -> None:
        """Give parts more time once many brought nothing."""
        self.fruitless = 0 if better else self.fruitless + 1
        if better:
            self.seconds = SECONDS
        elif self.fruitless % PATIENCE == 0:
            self.seconds = min(self.seconds * LONGER, MOST_SECONDS)

    def _some_free(self, starts: IntArray) -> tuple[BoolArray, IntArray]:
        """Open all starts of some programs: those near in time, those that are linked, any."""
        count = len(starts)
        kind = self.turn // 2 % 3
        if kind == 0:
            order = self._by_time(starts)
        elif kind == 1 and len(self.links):
            order = self._by_links(count)
        else:
            order = self.random.permutation(count)
        free = np.zeros(count, dtype=bool)
        free[order[: max(2, round(self.free * count))]] = True
        return free[self.form.grid.program], np.where(free, -1, starts)

    def _all_move(self, starts: IntArray) -> tuple[BoolArray, IntArray]:
        """Let programs start a little sooner or later, and some come in."""
        grid, funded = self.form.grid, starts >= 0
        reach = int(self.random.integers(1, 3))
        share = np.where(funded, self.moving, self.moving / 2)
        moves = self.random.random(len(starts)) < share
        away = np.where(funded[grid.program], np.abs(grid.period - starts[grid.program]), FAR)
        comes = (moves & ~funded)[grid.program]
        near = (away <= reach) & moves[grid.program]
        # What does not move may still go.
        return comes | near | (away == 0), np.full(len(starts), -1)

    def _by_time(self, starts: IntArray) -> IntArray:
        """Order programs by how near their start is to a period."""
        count, periods = len(starts), self.form.grid.periods
        period = np.where(starts >= 0, starts, self.random.integers(0, periods, count))
        away = np.abs(period - self.random.integers(0, periods))
        order: IntArray = np.argsort(away + 1.5 * self.random.random(count))
        return order

    def _by_links(self, count: int) -> IntArray:
        """Order programs by their distance, over links, from one of them."""
        near = np.full(count, np.inf)
        near[self.random.integers(count)] = 0
        one, two = self.links.T
        for step in range(1, 7):
            reached = np.concatenate([two[near[one] < step], one[near[two] < step]])
            near[reached] = np.minimum(near[reached], step)
        order: IntArray = np.argsort(
            np.where(np.isinf(near), 9.0, near) + 0.5 * self.random.random(count)
        )
        return order
