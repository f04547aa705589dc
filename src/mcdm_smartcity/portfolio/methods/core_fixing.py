"""Which nodes are in or out of every closed set that loses little against the bound of a flow.

It serves the choice for one budget, where what may be lost is what lies between bound and best, and
the frontier, where it is how far below its line a portfolio is still looked for.
"""

from collections.abc import Sequence

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.closure_flow import Arcs

# A forced set is followed no further than this; what it loses by then is a bound all the same.
FURTHEST = 50
# Above this many open nodes only what each loses by itself is looked at.
FOLLOWED = 20_000


def fixed(
    flow: FloatArray, rest: FloatArray, arcs: Arcs, missing: float, *, follow: bool = True
) -> tuple[BoolArray, BoolArray]:
    """
    Find nodes that are in, and nodes that are out, of every closed set above bound − missing.

    Parameters
    ----------
    flow, rest
        Of `closure_flow` at a price of money.
    arcs
        Who needs whom.
    missing
        How far below the bound a set may be worth and still counts.
    follow
        Whether to look at what nodes lose together with all that must come or go with them, which
        fixes a few more and takes longer.

    Returns
    -------
    In and out, shape (n,) each. Where both are set, no such set exists.

    Notes
    -----
    For a closed set x within the budget, bound − worth(x) = price · money left + Σ rest⁺ (1 − x) +
    Σ rest⁻ x + Σ flow (x_needed − x_needing), and no term is negative. So leaving out a node costs
    at least its rest, those of all that need it, and the flow to nodes that are in anyway; taking
    one in costs the same of all that it needs. What costs more than `missing` is fixed, and so are
    its needs or those that need it, which raises the cost of others in turn.
    """
    search = _Fixing(flow, rest, arcs, missing)
    while search.by_themselves():
        pass
    if follow and search.open().sum() <= FOLLOWED and search.with_others():
        while search.by_themselves():
            pass
    return search.inside, search.outside


class _Fixing:
    def __init__(self, flow: FloatArray, rest: FloatArray, arcs: Arcs, missing: float) -> None:
        self.arcs, self.missing, self.flow = arcs, missing, flow
        self.gives, self.takes = np.maximum(rest, 0), np.maximum(-rest, 0)
        count = len(rest)
        self.inside = np.zeros(count, dtype=bool)
        self.outside = np.zeros(count, dtype=bool)
        self.needed = _lists(arcs.first, arcs.second, count)
        self.needing = _lists(arcs.second, arcs.first, count)

    def open(self) -> BoolArray:
        return ~(self.inside | self.outside)

    def losses(self) -> tuple[FloatArray, FloatArray]:
        """What leaving each node out, and taking each in, costs by itself."""
        count = len(self.gives)
        to_inside = self.flow * self.inside[self.arcs.second]
        from_outside = self.flow * self.outside[self.arcs.first]
        return (
            self.gives + np.bincount(self.arcs.first, to_inside, count),
            self.takes + np.bincount(self.arcs.second, from_outside, count),
        )

    def by_themselves(self) -> bool:
        """Fix what costs too much by itself, and what follows; tell whether that was anything."""
        before = self.open().sum()
        without, with_it = self.losses()
        self._close(self.inside, without > self.missing, self.needed)
        self._close(self.outside, with_it > self.missing, self.needing)
        return bool(self.open().sum() < before) and not (self.inside & self.outside).any()

    def with_others(self) -> bool:
        """Fix what costs too much together with all that has to go, or to come, with it."""
        before = self.open().sum()
        without, with_it = self.losses()
        nodes = np.flatnonzero(self.open()).tolist()
        one, two = self.open().tolist(), self.open().tolist()
        must = [i for i in nodes if self._together(i, self.needing, without, one)]
        never = [i for i in nodes if self._together(i, self.needed, with_it, two)]
        for flags, found, lists in (
            (self.inside, must, self.needed),
            (self.outside, never, self.needing),
        ):
            marked = np.zeros(len(flags), dtype=bool)
            marked[found] = True
            self._close(flags, marked, lists)
        return bool(self.open().sum() < before) and not (self.inside & self.outside).any()

    def _together(
        self,
        start: int,
        lists: tuple[IntArray, IntArray],
        losses: FloatArray,
        is_open: Sequence[bool],
    ) -> bool:
        starts, ends = lists
        total, waiting, seen = float(losses[start]), [start], {start}
        while waiting and total <= self.missing and len(seen) < FURTHEST:
            here = waiting.pop()
            for there in ends[starts[here] : starts[here + 1]].tolist():
                if there not in seen and is_open[there]:
                    seen.add(there)
                    waiting.append(there)
                    total += float(losses[there])
        return total > self.missing

    def _close(self, flags: BoolArray, marked: BoolArray, lists: tuple[IntArray, IntArray]) -> None:
        starts, ends = lists
        front = np.flatnonzero(marked & ~flags)
        while len(front):
            flags[front] = True
            lengths = starts[front + 1] - starts[front]
            at = np.repeat(starts[front + 1] - np.cumsum(lengths), lengths) + np.arange(
                lengths.sum()
            )
            reached = np.unique(ends[at])
            front = reached[~flags[reached]]


def _lists(keys: IntArray, values: IntArray, count: int) -> tuple[IntArray, IntArray]:
    order = np.argsort(keys, kind="stable")
    starts = np.append(0, np.cumsum(np.bincount(keys, minlength=count)))
    return starts.astype(np.int64), values[order]
