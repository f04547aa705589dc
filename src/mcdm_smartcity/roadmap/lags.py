"""How long each program waits for what it needs, from start to start."""

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import Lag


def lags_of(asked: AskedRoadmap) -> IntArray:
    """
    Return rows (needed, needing, periods from start to start), one a link of needs.

    Without a `Lag` a program waits until what it needs is finished; members of a bundle, which
    need each other, start together. Of several lags on one link the longest counts.
    """
    index, given = asked.index, _longest(asked)
    graph = asked.graph()
    bundle = {i: number for number, members in enumerate(graph.bundles) for i in members}
    rows = []
    for program, other in asked.needs:
        i, j = index[program], index[other]
        wait = 0 if bundle[i] == bundle[j] else asked.tasks[j].duration
        lag = given.get((program, other))
        rows.append((j, i, wait if lag is None else _from_start(lag, asked)))
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def names_of_lags(asked: AskedRoadmap) -> list[Note]:
    """Return each link of needs in words, with its longest `Lag`, where there is one."""
    given = _longest(asked)
    return [
        _with_lag(given[one, other]) if (one, other) in given else Note("link_needs", (one, other))
        for one, other in asked.needs
    ]


def _with_lag(one: Lag) -> Note:
    return Note("link_lag", (one.program, one.other, str(one.periods), one.counted_from))


def _longest(asked: AskedRoadmap) -> dict[tuple[str, str], Lag]:
    found: dict[tuple[str, str], Lag] = {}
    for one in asked.constraints:
        if isinstance(one, Lag):
            pair = (one.program, one.other)
            known = found.get(pair)
            if known is None or _from_start(one, asked) > _from_start(known, asked):
                found[pair] = one
    return found


def _from_start(one: Lag, asked: AskedRoadmap) -> int:
    if one.counted_from == "start":
        return one.periods
    return one.periods + asked.task(one.other).duration
