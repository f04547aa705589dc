"""From a model to starts with a bound: search first, then HiGHS, while the search goes on."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.methods.solving import Solved, solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, ZeroOne
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise
from mcdm_smartcity.roadmap.methods.by_start import in_starts, levels_of, starts_in
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.guide import advice
from mcdm_smartcity.roadmap.methods.neighbourhoods import Polish
from mcdm_smartcity.roadmap.methods.programme import Layout, Programme, programme_of
from mcdm_smartcity.roadmap.methods.search import Board, Search, merits, with_joint_part
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.model import Model

Watch: TypeAlias = Callable[[float, float], None]
Kept: TypeAlias = Callable[[IntArray], bool]
# Below this the solver is done before a search could help.
SMALL = 150
# Share of the time that the search has for itself, and its most seconds.
ALONE, LONGEST_ALONE = 0.1, 4.0
ROUNDS_ALONE = 2500
CUTS = 50
# With less time left, no part is worth solving.
LEAST_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Effort:
    """How to solve: engine, form of the columns, time, gap, seed, and who watches."""

    engine: str
    clock: Clock
    gap: float
    seed: int
    watch: Watch | None = None
    form: str = "at"


@dataclass(slots=True)
class Found:
    """
    The best roadmap so far.

    Attributes
    ----------
    starts, worth
        Positions of periods (n,), and the worth; minus infinity if there is none.
    bound
        No roadmap is worth more; minus infinity if none is possible.
    in_time, interrupted
        Whether the solver came to its end; whether somebody stopped it.
    searched
        Worth of the search alone, before the solver.
    """

    starts: IntArray
    worth: float = -math.inf
    bound: float = math.inf
    in_time: bool = False
    interrupted: bool = False
    searched: float = -math.inf

    @property
    def exists(self) -> bool:
        """Whether there is any roadmap."""
        return self.worth > -math.inf


def decide(model: Model, effort: Effort, kept: Kept, start: IntArray | None = None) -> Found:
    """
    Find the best roadmap that keeps everything exactly, as `kept` tells.

    What the solver returns holds rows to its tolerance only; starts that break one are cut off and
    the programme is solved again.
    """
    layout = model.layout
    programme = programme_of(layout)
    found = Found(np.full(len(layout.duration), -1))
    search = _search_of(layout, programme, effort)
    if start is not None:
        search.try_starts(start)
    arrays = programme.arrays
    try:
        if layout.grid.columns > SMALL:
            most = min(ALONE * effort.clock.limit, LONGEST_ALONE)
            until = time.perf_counter() + most
            merit = advice(programme.arrays, layout.grid, most)
            search.advised(merit)
            search.run(ROUNDS_ALONE, until)
        _take(found, search, kept)
        found.searched = found.worth
        for _ in range(CUTS):
            with without_noise():
                solved, values = _solved(arrays, effort, search, found, kept)
            if not _took(found, solved, values, layout, search, kept):
                break
            arrays = _without(arrays, values, layout.grid)
    except KeyboardInterrupt:
        found.interrupted = True
        found.in_time = False
    _take(found, search, kept)
    return found


def _search_of(layout: Layout, programme: Programme, effort: Effort) -> Search:
    value = Value.of(layout)
    prices = np.ones(len(programme.usage.limits)) / np.maximum(programme.usage.limits, 1e-12)
    musts = np.array(
        [rule.entries[0][0] for rule in layout.rules if len(rule.entries) == 1 and rule.least > 0],
        dtype=np.int64,
    )
    merit = merits(value, programme.usage, prices, musts, with_joint_part(layout))
    random = np.random.default_rng(np.random.SeedSequence(effort.seed))
    return Search(Board.of(layout, programme.usage), value, merit, random)


def _take(found: Found, search: Search, kept: Kept) -> None:
    if search.best_worth > found.worth and kept(search.best):
        found.starts, found.worth = search.best, search.best_worth


def _took(
    found: Found,
    solved: Solved,
    values: FloatArray,
    layout: Layout,
    search: Search,
    kept: Kept,
) -> bool:
    """Take over what the solver found; tell whether it must be cut off and asked again."""
    found.in_time = solved.status != "limit"
    if solved.status == "infeasible":
        found.bound = found.worth
        return False
    found.bound = min(found.bound, solved.bound)
    if not len(values):
        return False
    starts = layout.grid.starts(values)
    if not kept(starts):
        return True
    worth = search.value.worth(starts)
    if worth > found.worth:
        found.starts, found.worth = starts, worth
    return False


def _solved(
    arrays: ZeroOne, effort: Effort, search: Search, found: Found, kept: Kept
) -> tuple[Solved, FloatArray]:
    """Solve in a thread of its own, while the search goes on; values are in "started by"."""
    grid = search.board.layout.grid
    use_starts = effort.form == "at"
    given = in_starts(arrays, grid) if use_starts else arrays
    known = None
    if found.exists and arrays.shape[1] == grid.columns + _joint_columns(search):
        levels = np.append(grid.levels(found.starts), _joint_levels(search, found.starts))
        known = starts_in(levels, grid) if use_starts else levels
    answer = _Answer()
    better: deque[FloatArray] = deque(maxlen=1)

    def told(worth: float, bound: float) -> None:
        found.bound = min(found.bound, bound)
        if effort.watch is not None:
            effort.watch(max(worth, found.worth), bound)

    def work() -> None:
        try:
            answer.solved = solve_zero_one(
                given,
                effort.engine,
                time_limit=effort.clock.left,
                gap=effort.gap,
                seed=effort.seed,
                start=known,
                watch=_scaled(told, arrays.unit),
                take=better.append,
                quiet=False,
            )
        except Exception as error:  # noqa: BLE001 - raised again below, in the caller's thread
            answer.error = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    polish = _polish_of(search, arrays, effort) if len(given.gains) > SMALL else None
    while thread.is_alive():
        thread.join(0.05)
        if better:
            values = better.pop()
            levels = levels_of(values, grid) if use_starts else values
            _offered(grid.starts(levels), search, found, kept)
        if polish is not None and found.exists and effort.clock.left > LEAST_SECONDS:
            _polished(polish, search, found, kept, effort)
    if answer.error is not None:
        raise answer.error
    if answer.solved is None:
        raise SolverFailedError("the solver ended without an answer")
    solved = replace(answer.solved, bound=answer.solved.bound * arrays.unit)
    values = solved.values
    if use_starts and len(values):
        values = levels_of(values, grid)
    return solved, values


@dataclass(slots=True)
class _Answer:
    solved: Solved | None = None
    error: Exception | None = None


def _polish_of(search: Search, arrays: ZeroOne, effort: Effort) -> Polish | None:
    layout = search.board.layout
    if arrays.shape[1] != layout.grid.columns + _joint_columns(search):
        return None
    pairs = [layout.lags[:, :2], layout.excludes[:, :2]]
    pairs += [np.array([joint.members[:2]]) for joint in layout.joints]
    random = np.random.default_rng(np.random.SeedSequence(effort.seed).spawn(1)[0])
    return Polish(in_starts(arrays, layout.grid), layout.grid, np.concatenate(pairs), random)


def _polished(polish: Polish, search: Search, found: Found, kept: Kept, effort: Effort) -> None:
    """Solve one part around the best roadmap, while the solver works on the whole."""
    extra = _joint_levels(search, found.starts)
    starts = polish.improved(found.starts, extra, effort.engine, effort.clock.left)
    if _offered(starts, search, found, kept) and effort.watch is not None:
        effort.watch(found.worth, found.bound)


def _offered(starts: IntArray, search: Search, found: Found, kept: Kept) -> bool:
    """Take starts over if they are better and keep everything."""
    worth = search.value.worth(starts)
    if worth > found.worth and kept(starts):
        found.starts, found.worth = starts, worth
        return True
    return False


def _joint_spans(search: Search) -> list[tuple[list[int], int, int]]:
    """Members of each joint with its first and last possible completion, as in the programme."""
    layout = search.board.layout
    grid, spans = layout.grid, []
    for joint in layout.joints:
        members = list(joint.members)
        if grid.possible[members].all():
            own = layout.duration[members]
            first = int((grid.earliest[members] + own).max())
            spans.append((members, first, int((grid.latest[members] + own).max())))
    return spans


def _joint_columns(search: Search) -> int:
    return sum(last - first + 1 for _, first, last in _joint_spans(search))


def _joint_levels(search: Search, starts: IntArray) -> FloatArray:
    duration = search.board.layout.duration
    levels: list[float] = []
    for members, first, last in _joint_spans(search):
        there = bool((starts[members] >= 0).all())
        done = int((starts[members] + duration[members]).max()) if there else last + 1
        levels += [float(period >= done) for period in range(first, last + 1)]
    return np.array(levels)


def _without(arrays: ZeroOne, levels: FloatArray, grid: Grid) -> ZeroOne:
    """Cut off one roadmap: at least one column must be another."""
    on = levels[: grid.columns] > 0.5  # noqa: PLR2004 - rounds
    rows = Rows()
    columns = list(range(grid.columns))
    rows.add(columns, np.where(on, -1.0, 1.0).tolist(), least=1.0 - float(on.sum()))
    return arrays.and_rows(rows)


def _scaled(watch: Watch, unit: float) -> Watch:
    return lambda worth, bound: watch(worth * unit, bound * unit)
