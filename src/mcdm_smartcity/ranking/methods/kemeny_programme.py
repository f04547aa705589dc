"""The nearest order of many programs, as a 0-1 programme that gets its rows as they are broken."""

import time
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.ranking.methods.kemeny_search import cost_of, improved, near_order
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise

# Above, the number of triples outgrows memory and time.
MOST = 120
# HiGHS stops at an absolute gap of 1e-6, so costs are spread over a wider range.
SPREAD = 1e4
BROKEN = 1e-6
# Below this share of the largest cost a gap is rounding of the solver.
PROOF = 1e-9


def programme_order(excess: FloatArray, until: float) -> tuple[IntArray, float]:
    """
    Find the order of least cost, or a near one and a bound when time is over.

    A variable for each pair says who is above; for each three programs two rows forbid circles.
    First without whole numbers, where the answer is most often whole already, then with.

    Parameters
    ----------
    excess
        Entry (i, j): cost of putting i above j, shape (n, n), not negative.
    until
        When to stop, by `time.monotonic`.

    Returns
    -------
    The order, best first, and a cost that no order goes below.

    Notes
    -----
    Grötschel, Jünger and Reinelt (1984), Operations Research 32:1195-1220; for Kemeny's orders
    Conitzer, Davenport and Kalagnanam (2006), AAAI-06:620-626.
    """
    order = near_order(excess)
    if len(excess) > MOST:
        return order, 0.0
    programme, bound, whole = _Programme(excess), 0.0, False
    proof = PROOF * float(excess.max()) * len(excess)
    while time.monotonic() < until and cost_of(excess, order) - bound > proof:
        found = programme.solve(until, whole=whole)
        bound = max(bound, programme.rounded_up(found.bound))
        if found.above is None:
            break
        offer = improved(excess, programme.order_of(found.above))
        order = min(order, offer, key=lambda one: cost_of(excess, one))
        if not programme.forbid_circles(found.above):
            # The rows suffice: whole numbers come next, or this is the answer.
            if whole:
                break
            whole = True
    return order, bound


@dataclass(frozen=True, slots=True)
class _Found:
    above: FloatArray | None
    bound: float


@dataclass
class _Programme:
    """
    The programme and its rows so far.

    Attributes
    ----------
    excess
        Costs, shape (n, n).
    first, second
        The programs of each pair.
    triples
        For each three programs i < j < k the numbers of the pairs (i, j), (j, k) and (i, k).
    used
        Which triples are rows by now.
    """

    excess: FloatArray
    first: IntArray = field(init=False)
    second: IntArray = field(init=False)
    triples: IntArray = field(init=False)
    used: IntArray = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.excess)
        self.first, self.second = np.triu_indices(count, 1)
        number = np.zeros((count, count), dtype=np.int64)
        number[self.first, self.second] = np.arange(len(self.first))
        i, j, k = np.array(list(combinations(range(count), 3)), dtype=np.int64).T
        self.triples = np.column_stack([number[i, j], number[j, k], number[i, k]])
        self.used = np.empty(0, dtype=np.int64)

    def solve(self, until: float, *, whole: bool) -> _Found:
        """Solve with the rows so far."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - when used
        from scipy.sparse import csr_array  # noqa: PLC0415 - as above

        upward = self.excess[self.first, self.second]
        downward = self.excess[self.second, self.first]
        scale = SPREAD / float(self.excess.max())
        rows = self.triples[self.used]
        signs = np.tile([1.0, 1.0, -1.0], len(rows))
        places = np.arange(0, 3 * len(rows) + 1, 3)
        table = csr_array((signs, rows.ravel(), places), shape=(len(rows), len(upward)))
        with without_noise():
            found = milp(
                (upward - downward) * scale,
                integrality=np.full(len(upward), int(whole)),
                bounds=Bounds(0, 1),
                constraints=LinearConstraint(table, 0, 1) if len(rows) else (),
                options={"mip_rel_gap": 0.0, "time_limit": max(until - time.monotonic(), 0.01)},
            )
        constant = float(downward.sum())
        optimal = found.status == 0
        lower = found.mip_dual_bound if whole else found.fun if optimal else None
        known = lower is not None and bool(np.isfinite(lower))
        bound = float(lower or 0.0) / scale + constant if known else 0.0
        return _Found(found.x if optimal or whole else None, bound)

    def rounded_up(self, bound: float) -> float:
        """Raise a bound to the next cost that there can be, where costs are whole or halves."""
        halves = 2 * self.excess
        if np.abs(halves - np.round(halves)).max() > BROKEN:
            return bound
        return float(np.ceil(2 * bound - 1e-4) / 2)

    def order_of(self, above: FloatArray) -> IntArray:
        """Return programs by how many others they are above."""
        wins = np.zeros(len(self.excess))
        np.add.at(wins, self.first, above)
        np.add.at(wins, self.second, 1 - above)
        return np.argsort(-wins, kind="stable")

    def forbid_circles(self, above: FloatArray) -> bool:
        """Add the rows that are broken, and tell whether there were any."""
        sums = above[self.triples] @ np.array([1.0, 1.0, -1.0])
        broken = np.flatnonzero((sums > 1 + BROKEN) | (sums < -BROKEN))
        fresh = np.setdiff1d(broken, self.used)
        self.used = np.union1d(self.used, fresh)
        return bool(len(fresh))
