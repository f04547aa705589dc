"""What a roadmap is worth: from completion on, discounted, to the end of horizon and tail."""

from collections.abc import Iterator, Sequence

import numpy as np

from mcdm_smartcity.dependencies.problem import split_by_feeds
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.constraints import Synergy
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.programme import Joint


def pays_of(asked: AskedRoadmap) -> FloatArray:
    """Return Σ discount^k over the periods k from each on, to horizon and tail, shape (p + 1,)."""
    count = len(asked.periods)
    factors = asked.money.discount ** np.arange(count + asked.money.tail, dtype=np.float64)
    sums = np.append(np.cumsum(factors[::-1])[::-1], 0.0)
    return sums[: count + 1]


def alone_and_joint(asked: AskedRoadmap) -> tuple[FloatArray, list[Joint]]:
    """Return each program's own worth a period (0 where it is given by start), and joint worth."""
    own = np.nan_to_num(asked.worth)
    alone, feeds = split_by_feeds(asked.graph(), own)
    index = asked.index
    joints = [Joint((node.source, node.target), node.worth) for node in feeds]
    joints += [
        Joint(tuple(index[name] for name in one.programs), one.worth)
        for one in asked.constraints
        if isinstance(one, Synergy) and one.worth
    ]
    return alone, joints


def joints_of(asked: AskedRoadmap) -> Sequence[Joint]:
    """Return feeds and synergies as worth that counts from the later completion."""
    return alone_and_joint(asked)[1]


def worth_of_starts(asked: AskedRoadmap, grid: Grid) -> tuple[FloatArray, float]:
    """Return the worth of each column's start, and what every roadmap has by changes."""
    alone, _ = alone_and_joint(asked)
    done = grid.period + asked.durations[grid.program]
    worth = alone[grid.program] * pays_of(asked)[done]
    given = asked.by_start[grid.program, grid.period]
    worth = np.where(np.isnan(given), worth, given)
    if asked.before is None or not asked.before.change_cost:
        return worth, 0.0
    kept, planned = _kept(asked, grid)
    bonus = np.where(kept, 0.0, -asked.before.change_cost)
    offset = -asked.before.change_cost * int(planned.sum())
    # A planned program that never starts is a change too: all lose, and who starts gets it back.
    bonus += np.where(planned[grid.program], asked.before.change_cost, 0.0)
    return worth + bonus, offset


def _kept(asked: AskedRoadmap, grid: Grid) -> tuple[BoolArray, BoolArray]:
    planned, index = np.full(len(asked.programs), -1, dtype=np.int64), asked.index
    for name, start in asked.before.start.items() if asked.before else ():
        planned[index[name]] = start - asked.periods[0]
    same: BoolArray = planned[grid.program] == grid.period
    return same, planned >= 0


def completions(asked: AskedRoadmap, starts: IntArray) -> Iterator[tuple[Joint, int]]:
    """Yield joint worth with the first period that has it, for what is completed in the roadmap."""
    for joint in joints_of(asked):
        members = list(joint.members)
        if (starts[members] >= 0).all():
            yield joint, max(int(starts[i]) + asked.tasks[i].duration for i in members)


def worth_by_period(asked: AskedRoadmap, starts: IntArray) -> FloatArray:
    """
    Return what is earned in each period of horizon and tail, discounted, shape (p + tail,).

    Worth that is given by start is booked in the period of that start.
    """
    count = len(asked.periods) + asked.money.tail
    factors = asked.money.discount ** np.arange(count, dtype=np.float64)
    earned = np.zeros(count)
    alone, _ = alone_and_joint(asked)
    for i in np.flatnonzero(starts >= 0):
        start = int(starts[i])
        if not np.isnan(asked.by_start[i, start]):
            earned[start] += asked.by_start[i, start]
            continue
        done = start + asked.tasks[i].duration
        earned[done:] += alone[i] * factors[done:]
    for joint, done in completions(asked, starts):
        earned[done:] += joint.worth * factors[done:]
    return earned
