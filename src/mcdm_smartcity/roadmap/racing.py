"""HiGHS on the whole in a thread of its own, while parts around the best roadmap are solved."""

import math
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.methods.highs import Talk
from mcdm_smartcity.portfolio.methods.solving import Solved, solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise
from mcdm_smartcity.roadmap.effort import Found, races
from mcdm_smartcity.roadmap.methods.by_start import Form
from mcdm_smartcity.roadmap.methods.joints import joint_columns, joint_levels
from mcdm_smartcity.roadmap.methods.neighbourhoods import Polish
from mcdm_smartcity.roadmap.methods.search import Search

Kept: TypeAlias = Callable[[IntArray], bool]
# By this name a process that ends finds a solver that was left behind.
SOLVER = "mcdm-solver"
# With less time left, no part is worth solving.
LEAST_SECONDS = 0.3
# Solvers look at the clock now and then only; so long they may be late.
GRACE = 0.5
# With more links a program, columns "starts in" make the relaxation too slow.
MANY_LINKS = 2
# A bound may lie below what it bounds by this part, as solvers round.
ROUNDING = 1e-6


@dataclass(slots=True)
class Race:
    """
    One programme, and everybody who looks for its best roadmap.

    Attributes
    ----------
    arrays
        The programme in columns "started by".
    effort, search, found, kept
        How long, from where, what is best so far, and whether starts keep everything exactly.
    form, programme
        The columns that the solver gets.
    several
        Whether parts are solved beside the solver.
    told
        Worth of the best roadmap that the solver has been told; `shown`, that the watcher has.
    solved
        What the solver said in the end; `error` if it failed.
    better
        The solver's last better solution, as it comes.
    stopped
        Whether somebody has interrupted the race.
    lock
        Held while starts and worth of what is best change together.
    """

    arrays: ZeroOne
    effort: Effort
    search: Search
    found: Found
    kept: Kept
    form: Form = field(init=False)
    programme: ZeroOne = field(init=False)
    several: bool = field(init=False)
    told: float = -math.inf
    shown: float = -math.inf
    solved: Solved | None = None
    error: BaseException | None = None
    stopped: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    better: deque[FloatArray] = field(default_factory=lambda: deque(maxlen=1))

    def __post_init__(self) -> None:
        """Change the columns, unless links are many."""
        layout = self.search.board.layout
        few = len(layout.lags) <= MANY_LINKS * len(layout.duration)
        self.form = Form(layout.grid, few)
        self.programme = self.form.programme(self.arrays)
        self.several = races(self.effort, layout.grid.columns)

    def run(self) -> tuple[Solved, FloatArray]:
        """Solve, and return what the solver said, with values in "started by"."""
        thread = threading.Thread(target=self._work, name=SOLVER, daemon=True)
        with without_noise():
            thread.start()
            try:
                self._run_beside(thread)
            except KeyboardInterrupt:
                # highspy hears of it at its next node; scipy runs on to its time limit, alone.
                self.stopped = True
                self._hear()
                raise
        if self.error is not None:
            raise self.error
        if self.solved is None:
            # The solver does not hear that its time is over; it stops at its next node.
            self.stopped = True
            return Solved("limit", np.empty(0), math.inf, self.effort.clock.spent), np.empty(0)
        solved = replace(self.solved, bound=self.solved.bound * self.arrays.unit)
        values = solved.values
        return solved, self.form.levels(values) if len(values) else values

    def _run_beside(self, thread: threading.Thread) -> None:
        polish = self._polish()
        grace = GRACE + 0.05 * self.effort.clock.limit
        while thread.is_alive() and self.effort.clock.spent - self.effort.clock.limit < grace:
            thread.join(0.02)
            if self.several:
                self._hear()
            if polish is not None and self.found.exists:
                self._improve(polish, thread)

    def _hear(self) -> None:
        """Take the solver's last better solution over."""
        if self.better:
            self.offer(self._starts(self.better.pop()))

    def offer(self, starts: IntArray) -> bool:
        """Take starts over if they are better and keep everything."""
        worth = self.search.value.worth(starts)
        if worth > self.found.worth and self.kept(starts):
            with self.lock:
                self.found.starts, self.found.worth = starts, worth
            return True
        return False

    def _work(self) -> None:
        try:
            self.solved = solve_zero_one(
                self.programme,
                self.effort.engine,
                time_limit=self.effort.clock.left,
                gap=self.effort.gap,
                seed=self.effort.seed,
                start=self._known(),
                talk=Talk(self._told, self.better.append, self._enough, self._better_than),
                threads=self.several,
                quiet=False,
            )
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            self.error = error

    def _told(self, worth: float, bound: float) -> None:
        unit = self.arrays.unit
        self._bounded(bound * unit)
        self._show(max(worth * unit, self.found.worth))

    def _enough(self, bound: float) -> bool:
        """Whether the best roadmap of all is near enough to the solver's bound."""
        self._bounded(bound * self.arrays.unit)
        near = self.found.exists and self.found.gap <= self.effort.gap
        return self.stopped or (self.several and near)

    def _better_than(self, gain: float) -> FloatArray | None:
        """Return the best roadmap of all as columns, if the solver's own best gains less."""
        with self.lock:
            starts, worth = self.found.starts, self.found.worth
        if worth <= max(self.told, gain * self.arrays.unit) or not self._is_plain():
            return None
        self.told = worth
        return self._columns(starts)

    def _bounded(self, bound: float) -> None:
        """Take a bound over; before its first relaxation a solver tells what is none."""
        if math.isfinite(bound) and bound >= self.found.worth - ROUNDING * abs(bound):
            self.found.bound = min(self.found.bound, bound)

    def _known(self) -> FloatArray | None:
        if not self.found.exists or not self._is_plain():
            return None
        self.told = self.found.worth
        return self._columns(self.found.starts)

    def _columns(self, starts: IntArray) -> FloatArray:
        layout = self.search.board.layout
        levels = layout.grid.levels(starts)
        return self.form.values(np.append(levels, joint_levels(layout, starts)))

    def _is_plain(self) -> bool:
        """Whether a roadmap tells all columns, so that there are no flows."""
        layout = self.search.board.layout
        return self.arrays.shape[1] == layout.grid.columns + joint_columns(layout)

    def _starts(self, values: FloatArray) -> IntArray:
        grid = self.search.board.layout.grid
        return grid.starts(self.form.levels(values))

    def _polish(self) -> Polish | None:
        layout = self.search.board.layout
        if not self.several or not self._is_plain():
            return None
        pairs = [layout.lags[:, :2], layout.excludes[:, :2]]
        pairs += [np.array([joint.members[:2]]) for joint in layout.joints]
        random = np.random.default_rng(np.random.SeedSequence(self.effort.seed).spawn(1)[0])
        return Polish(self.programme, self.form, np.concatenate(pairs), random)

    def _improve(self, polish: Polish, thread: threading.Thread) -> None:
        """Solve one part around the best roadmap."""
        left = self.effort.clock.left
        if left < LEAST_SECONDS or not thread.is_alive():
            return
        known = self._columns(self.found.starts)
        starts = polish.improved(self.found.starts, known, self.effort.engine, left)
        if self.offer(starts):
            self._show(self.found.worth)

    def _show(self, worth: float) -> None:
        """Tell the watcher; one searcher may not know yet what another has shown."""
        self.shown = max(self.shown, worth)
        if self.effort.watch is not None:
            self.effort.watch(self.shown, self.found.bound)
