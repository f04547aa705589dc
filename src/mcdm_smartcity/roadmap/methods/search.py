"""A good roadmap within seconds: place programs in an order, then ruin a part and build it anew."""

import math
import time
from dataclasses import dataclass, field

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.roadmap.methods.board import Board
from mcdm_smartcity.roadmap.methods.programme import Layout
from mcdm_smartcity.roadmap.methods.resources import Usage
from mcdm_smartcity.roadmap.methods.value import Value

# Merits of musts are above this; those of others are brought below.
FIRST = 1e6


@dataclass(slots=True)
class Search:
    """
    Ruin and recreate, with what was best so far.

    Attributes
    ----------
    board, value
        The roadmap in the making, and its worth.
    merit
        What a program promises for what it uses, shape (n,); musts have infinity.
    random
        The only source of chance.
    best
        The best roadmap that keeps all rules, and its worth; minus infinity if there is none.
    rounds
        How many there were; every thousand begins hot, when worse roadmaps are followed too.
    """

    board: Board
    value: Value
    merit: FloatArray
    random: np.random.Generator
    best: IntArray = field(init=False)
    best_worth: float = -math.inf
    current: IntArray = field(init=False)
    current_score: float = -math.inf
    rounds: int = 0
    helpers: BoolArray = field(init=False)
    boost: FloatArray = field(init=False)
    worth: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        """Start from nothing."""
        self.helpers = self.value.helpers()
        # Joint worth counts for whoever has a part in it.
        self.worth = with_joint_part(self.board.layout, through=0.0)
        self.boost = np.ones(len(self.merit))
        self.best = np.full(len(self.merit), -1)
        self.current = self.best.copy()

    def run(self, rounds: int, until: float) -> None:
        """Go on for some rounds, or until a time of `time.perf_counter`."""
        if self.current_score == -math.inf:
            self._fill(self.merit)
            self._judge(1.0)
        for _ in range(rounds):
            if time.perf_counter() >= until:
                break
            heat = 1.0 - (self.rounds % 1000) / 1000
            self.rounds += 1
            self.board.reset(self.current)
            self._ruin()
            # Small changes of the order find other roadmaps than large ones.
            spread = self.random.uniform(0.05, 0.8)
            noise = np.exp(self.random.normal(0.0, spread, len(self.merit)))
            self._fill(self.merit * noise * self.boost)
            self._judge(heat)

    def advised(self, merit: FloatArray) -> None:
        """Take other merits, as of the linear relaxation; musts stay first."""
        if len(merit):
            musts = self.merit >= FIRST
            self.merit = np.where(musts, self.merit, merit)

    def try_starts(self, starts: IntArray) -> None:
        """
        Take a known roadmap as the place to search from.

        What no longer fits at its start is delayed, or left out; then the rest is filled.
        """
        self.board.reset(np.full(len(starts), -1))
        on = np.flatnonzero(starts >= 0)
        for program in on[np.argsort(starts[on], kind="stable")].tolist():
            if self.board.starts[program] < 0:
                self.board.place(program, int(starts[program]))
        self._fill(self.merit)
        self._judge(0.0)

    def _ruin(self) -> None:
        on = np.flatnonzero(self.current >= 0)
        if not len(on):
            return
        count = int(self.random.integers(1, max(2, min(14, len(on) // 3 + 1))))
        if self.random.random() < 0.5:  # noqa: PLR2004 - half of the time
            chosen = self.random.choice(on, size=min(count, len(on)), replace=False)
        else:
            # Neighbours in time compete for the same money.
            middle = self.current[self.random.choice(on)]
            spread = np.abs(self.current[on] - middle) + self.random.random(len(on)) * 2
            chosen = on[np.argsort(spread)[:count]]
        for program in chosen.tolist():
            self.board.take_with_dependents(program)

    def _fill(self, priority: FloatArray) -> None:
        # Room only becomes less, so whoever has none now need not be tried.
        hopeful = (self.board.starts < 0) & self.board.have_room() & (priority > 0)
        order = np.argsort(-priority, kind="stable")
        for program in order[hopeful[order]].tolist():
            if self.board.starts[program] < 0:
                self.board.place(program)
        self._prune()

    def _prune(self) -> None:
        """Take off what costs worth, while nobody needs it."""
        board, grid = self.board, self.board.layout.grid
        on = np.flatnonzero(board.starts >= 0)
        worth = self.worth[grid.columns_of(board.starts)]
        waiting = on[(worth < 0) & (self.merit[on] < FIRST)].tolist()
        bad = set(waiting)
        while waiting:
            program = waiting.pop()
            needed = any(board.starts[other] >= 0 for other, _ in board.needed_by[program])
            if board.starts[program] >= 0 and not needed:
                board.take(program)
                waiting += [other for other, _ in board.needs[program] if other in bad]

    def _judge(self, heat: float) -> None:
        starts = self.board.starts
        worth = self.value.worth(starts)
        missing = self.value.missing(starts)
        missed = float(np.abs(missing).sum())
        score = worth - 0.1 * max(abs(worth), 1e-300) * missed
        # Who helps a rule that falls short comes earlier next time; the rest falls back slowly.
        self.boost = 1.0 + (self.boost - 1.0) * 0.99
        self.boost[self.helpers[missing > 0].any(axis=0)] *= 1.05
        if missed == 0 and worth > self.best_worth:
            self.best, self.best_worth = starts.copy(), worth
        if score >= self.current_score - 0.004 * heat * abs(self.current_score):
            self.current, self.current_score = starts.copy(), score


def merits(
    value: Value, usage: Usage, prices: FloatArray, musts: IntArray, worth: FloatArray
) -> FloatArray:
    """
    Return what each program promises at best for the prices of what it uses, shape (n,).

    `worth` is that of each column's start, joint worth included in part; `prices` are those of
    money and places in the linear relaxation (uniform where nothing is known).
    """
    grid = value.layout.grid
    merit = np.zeros(len(grid.latest))
    spent = usage.used @ prices + 1e-9 * max(float(np.abs(worth).max(initial=0.0)), 1e-300)
    np.maximum.at(merit, grid.program, worth / np.maximum(spent, 1e-300))
    merit /= max(float(merit.max(initial=0.0)), 1e-300)
    merit[musts] = max(float(merit.max(initial=1.0)), 1.0) * FIRST
    return merit


def with_joint_part(layout: Layout, through: float = 0.5) -> FloatArray:
    """Return the worth of each start with an equal part of joint worth, as if others were there."""
    grid, extra = layout.grid, np.zeros(len(layout.duration))
    for joint in layout.joints:
        extra[list(joint.members)] += joint.worth / len(joint.members)
    # What others need is worth something through them: a part of the dependents' own.
    done = grid.period + layout.duration[grid.program]
    worth: FloatArray = layout.worth + extra[grid.program] * layout.pays[done]
    passed = np.zeros(len(layout.duration))
    top = np.zeros(len(layout.duration))
    np.maximum.at(top, grid.program, worth)
    for before, after, _, _ in layout.lags.tolist():
        passed[before] += through * top[after]
    return worth + passed[grid.program]
