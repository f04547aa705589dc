"""From a model to starts with a bound: search first, then the race."""

import math
import time

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.effort import Effort, relative_gap
from mcdm_smartcity.portfolio.methods.solving import Solved
from mcdm_smartcity.roadmap.effort import SMALL, Found, races
from mcdm_smartcity.roadmap.methods.board import Board
from mcdm_smartcity.roadmap.methods.guide import advice
from mcdm_smartcity.roadmap.methods.programme import Layout, Programme
from mcdm_smartcity.roadmap.methods.search import Search, merits, with_joint_part
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.racing import Kept, Race

# Share of the time that the search has for itself where others search too, and its most seconds.
ALONE, LONGEST_ALONE = 0.1, 4.0
ROUNDS_ALONE = 2500
# Rounds times columns.
WORK_ALONE = 4 * 10**6
CUTS = 50
CHUNK = 50


def decide(
    layout: Layout,
    programme: Programme,
    effort: Effort,
    kept: Kept,
    start: IntArray | None = None,
) -> Found:
    """
    Find the best roadmap that keeps everything exactly, as `kept` tells.

    What the solver returns holds rows to its tolerance only; starts that break one are cut off and
    the programme is solved again.
    """
    found = Found(np.full(len(layout.duration), -1))
    search = _search_of(layout, programme, effort)
    arrays = programme.arrays
    try:
        if layout.grid.columns > SMALL:
            _search_alone(search, programme, effort, found, start)
        _take(found, search, kept)
        found.in_time = found.exists and found.gap <= effort.gap
        for _ in range(0 if found.in_time else CUTS):
            race = Race(arrays, effort, search, found, kept)
            solved, values = race.run()
            if not _again(found, solved, values, race):
                break
            arrays = arrays.without(values[: layout.grid.columns])
        if not (found.exists or found.in_time or layout.grid.columns > SMALL):
            # The time was too short for the solver; a first roadmap and a bound take none.
            _search_alone(search, programme, effort, found, start)
    except KeyboardInterrupt:
        found.interrupted, found.in_time = True, False
    _take(found, search, kept)
    return found


def _search_alone(
    search: Search,
    programme: Programme,
    effort: Effort,
    found: Found,
    start: IntArray | None,
) -> None:
    columns = search.board.layout.grid.columns
    # What is done alone must not depend on the machine's speed.
    most = min(ALONE * effort.clock.limit, LONGEST_ALONE) if races(effort, columns) else math.inf
    until = time.perf_counter() + most
    merit, bound = advice(programme.arrays, search.board.layout.grid, most)
    found.bound = min(found.bound, bound * programme.arrays.unit)
    search.advised(merit)
    search.run(0, until)
    if start is not None:
        search.try_starts(start)
    rounds = min(ROUNDS_ALONE, 2 * columns, WORK_ALONE // columns)
    for _ in range(0, rounds, CHUNK):
        near = relative_gap(search.best_worth, found.bound) <= effort.gap
        if near or effort.clock.left == 0 or time.perf_counter() >= until:
            break
        search.run(CHUNK, until)


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


def _again(found: Found, solved: Solved, values: FloatArray, race: Race) -> bool:
    """Take over what the solver found; tell whether it must be cut off and asked again."""
    found.in_time = solved.status != "limit" or found.gap <= race.effort.gap
    if solved.status == "infeasible":
        found.bound = found.worth
        return False
    if math.isfinite(solved.bound):
        found.bound = min(found.bound, solved.bound)
    if not len(values):
        return False
    starts = race.search.board.layout.grid.starts(values)
    if not race.kept(starts):
        return solved.status == "optimal"
    race.offer(starts)
    found.in_time = found.in_time or found.gap <= race.effort.gap
    return False
