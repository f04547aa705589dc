"""How long each program waits for what it needs, from start to start."""

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import Lag


def lags_of(asked: AskedRoadmap) -> IntArray:
    """
    Return rows (needed, needing, periods from start to start), one a link of needs.

    Without a `Lag` a program waits until what it needs is finished; members of a bundle, which
    need each other, start together. Of several lags on one link the longest counts.
    """
    index = asked.index
    graph = asked.graph()
    bundle = {i: number for number, members in enumerate(graph.bundles) for i in members}
    given: dict[tuple[str, str], int] = {}
    for one in asked.constraints:
        if isinstance(one, Lag):
            pair = (one.program, one.other)
            given[pair] = max(given.get(pair, 0), _from_start(one, asked))
    rows = []
    for program, other in asked.needs:
        i, j = index[program], index[other]
        wait = 0 if bundle[i] == bundle[j] else asked.tasks[j].duration
        rows.append((j, i, given.get((program, other), wait)))
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _from_start(one: Lag, asked: AskedRoadmap) -> int:
    if one.counted_from == "start":
        return one.periods
    return one.periods + asked.task(one.other).duration
