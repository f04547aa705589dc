"""A near order fast: programs are moved to better places until none is left."""

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray

EQUAL = 1e-9


def cost_of(excess: FloatArray, order: IntArray) -> float:
    """Return the cost of an order: of each program above each that stands below it."""
    return float(np.triu(excess[np.ix_(order, order)], 1).sum())


def improved(excess: FloatArray, order: IntArray) -> IntArray:
    """
    Move one program at a time to its best place until no such move helps.

    Parameters
    ----------
    excess
        Entry (i, j): cost of putting i above j, shape (n, n).
    order
        Where to begin, best first, shape (n,).

    Returns
    -------
    An order that costs no more.

    Examples
    --------
    >>> improved(np.array([[0.0, 2, 2], [0, 0, 0], [0, 1, 0]]), np.array([0, 1, 2])).tolist()
    [1, 2, 0]
    """
    least_gain = EQUAL * float(excess.sum())
    current, moved = order.copy(), True
    while moved:
        moved = False
        for program in order:
            others = current[current != program]
            # Cost of the program at place p: those before are above it, the others below.
            above = np.concatenate([[0.0], np.cumsum(excess[others, program])])
            below = np.concatenate([np.cumsum(excess[program, others][::-1])[::-1], [0.0]])
            costs, here = above + below, int(np.flatnonzero(current == program)[0])
            best = int(costs.argmin())
            if costs[best] < costs[here] - least_gain:
                current, moved = np.insert(others, best, program), True
    return current


def near_order(excess: FloatArray) -> IntArray:
    """Return the better of two improved orders: by sums of costs, and by won pairs."""
    margins = excess.T - excess
    starts = [
        np.argsort(-points, kind="stable")
        for points in (margins.sum(axis=1), np.sign(margins).sum(axis=1))
    ]
    return min((improved(excess, start) for start in starts), key=lambda o: cost_of(excess, o))
