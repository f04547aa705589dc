"""From starts to the answer: money by source, work by agency, what binds, and the chain."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.effort import PROVED, Effort, relative_gap
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.binding import limits_in_words
from mcdm_smartcity.roadmap.effort import Found
from mcdm_smartcity.roadmap.keeping import Keeper
from mcdm_smartcity.roadmap.paying import payments_of
from mcdm_smartcity.roadmap.reasons import reasons_of
from mcdm_smartcity.roadmap.roadmap import Change, Payment, Roadmap
from mcdm_smartcity.roadmap.worths import worth_by_period


def assembled(keeper: Keeper, found: Found, effort: Effort, notes: Sequence[Note]) -> Roadmap:
    """Put the answer together."""
    asked, starts = keeper.model.asked, found.starts
    payments = payments_of(keeper, starts)
    by_period = worth_by_period(asked, starts)
    worth = float(by_period.sum())
    changes = changes_of(asked, starts)
    cost = len(changes) * (asked.before.change_cost if asked.before else 0.0)
    bound = max(worth - cost, found.bound + keeper.model.offset)
    gap = relative_gap(worth - cost, bound)
    start, finish = _named(asked, starts)
    return Roadmap(
        start=start,
        finish=finish,
        periods=asked.periods,
        **_tables(asked, starts, payments),
        payments=payments,
        worth=worth,
        worth_by_period=by_period,
        change_cost=cost,
        changes=changes,
        bound=bound,
        gap=gap,
        proved=gap <= PROVED,
        limits=limits_in_words(keeper, starts, payments),
        chain=_chain(keeper, starts),
        reasons=reasons_of(keeper, starts),
        engine=effort.engine,
        seconds=effort.clock.spent,
        parameters=effort.parameters,
        seed=effort.seed,
        notes=tuple(notes),
        asked=asked,
    )


def changes_of(asked: AskedRoadmap, starts: IntArray) -> tuple[Change, ...]:
    """Return what starts otherwise than in the roadmap before."""
    if asked.before is None:
        return ()
    found = []
    for name, t in zip(asked.programs, starts.tolist(), strict=True):
        after = asked.periods[t] if t >= 0 else None
        if asked.before.start.get(name) != after:
            found.append(Change(name, asked.before.start.get(name), after))
    return tuple(found)


def _named(asked: AskedRoadmap, starts: IntArray) -> tuple[FrozenMapping[int], FrozenMapping[int]]:
    on = [(i, asked.periods[int(starts[i])]) for i in np.flatnonzero(starts >= 0).tolist()]
    start = {asked.programs[i]: year for i, year in on}
    finish = {asked.programs[i]: year + asked.tasks[i].duration - 1 for i, year in on}
    return FrozenMapping(start), FrozenMapping(finish)


def _tables(asked: AskedRoadmap, starts: IntArray, payments: Sequence[Payment]) -> dict[str, Any]:
    named = [payment.source for payment in payments if not payment.source]
    sources = (*asked.sources, *named[:1])
    agencies = tuple(sorted({task.agency for task in asked.tasks}))
    count, first = len(asked.periods), asked.periods[0]
    spending = np.zeros((len(sources), count))
    by_agency, work = np.zeros((len(agencies), count)), np.zeros((len(agencies), count))
    own = {task.id: agencies.index(task.agency) for task in asked.tasks}
    for payment in payments:
        t = payment.period - first
        spending[sources.index(payment.source), t] += payment.amount
        by_agency[own[payment.program], t] += payment.amount
    for i in np.flatnonzero(starts >= 0):
        task = asked.tasks[i]
        work[own[task.id], starts[i] : starts[i] + task.duration] += 1
    return {
        "sources": sources,
        "agencies": agencies,
        "spending": spending,
        "spending_by_agency": by_agency,
        "work": work,
    }


def _chain(keeper: Keeper, starts: IntArray) -> tuple[str, ...]:
    """Return the longest chain of programs that wait for each other, up to the last to finish."""
    layout, asked = keeper.model.layout, keeper.model.asked
    best: dict[int, tuple[int, tuple[int, ...]]] = {}
    for i in np.lexsort((np.arange(len(starts)), starts)).tolist():
        if starts[i] < 0:
            continue
        own = int(layout.duration[i])
        tight = [
            best[before]
            for before, lag in keeper.waits[i]
            if before in best and starts[i] == starts[before] + lag
        ]
        length, chain = max(tight, key=lambda one: one[0], default=(0, ()))
        best[i] = (length + own, (*chain, i))
    ends = {i: int(starts[i] + layout.duration[i]) for i in best}
    last = [best[i] for i in best if ends[i] == max(ends.values())]
    _, longest = max(last, key=lambda one: one[0], default=(0, ()))
    return tuple(asked.programs[i] for i in longest)
