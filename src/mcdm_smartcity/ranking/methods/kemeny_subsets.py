"""The nearest order of a few programs, exactly, by the best order of every set of them."""

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray

# 2^n sets of n programs: tables of 8 MB here.
MOST = 16
EQUAL = 1e-9


def best_order(excess: FloatArray) -> tuple[IntArray, bool]:
    """
    Find the order of least cost, and whether it is the only one.

    Parameters
    ----------
    excess
        Entry (i, j): cost of putting i above j, shape (n, n), n at most 16, not negative.

    Returns
    -------
    The order, best first; of several with equal cost the one with the smallest numbers first. And
    True if there is no other.

    Notes
    -----
    Held and Karp (1962), J. of the Society for Industrial and Applied Mathematics 10:196-210, for
    orders: O(2^n n) steps.

    Examples
    --------
    >>> order, alone = best_order(np.array([[0.0, 2, 2], [0, 0, 0], [0, 1, 0]]))
    >>> order.tolist(), alone
    ([1, 2, 0], True)
    """
    count = len(excess)
    # Entry (s, j): cost of putting j above all of the set s.
    heads = np.zeros((1, count))
    for member in range(count):
        heads = np.concatenate([heads, heads + excess[:, member]])
    equal = EQUAL * max(float(excess.sum()), 1e-300)
    costs, ways = np.zeros(1 << count), np.ones(1 << count)
    sets = np.arange(1 << count)
    sizes = sum((sets >> member) & 1 for member in range(count))
    for size in range(1, count + 1):
        layer = sets[sizes == size]
        offers = _offers(layer, heads, costs)
        costs[layer] = offers.min(axis=1)
        least = offers <= costs[layer, np.newaxis] + equal
        rest = layer[:, np.newaxis] & ~(1 << np.arange(count))
        # More than one way is all that is asked, so the counts need not grow.
        ways[layer] = np.minimum(np.where(least, ways[rest], 0).sum(axis=1), 2)
    return _unrolled(heads, costs, equal), bool(ways[-1] == 1)


def _offers(layer: IntArray, heads: FloatArray, costs: FloatArray) -> FloatArray:
    """Return the cost of each set of a layer if a member heads it; infinite for others."""
    bits = 1 << np.arange(heads.shape[1])
    inside = (layer[:, np.newaxis] & bits) > 0
    rest = layer[:, np.newaxis] & ~bits
    offers = costs[rest] + heads[rest, np.arange(heads.shape[1])]
    priced: FloatArray = np.where(inside, offers, np.inf)
    return priced


def _unrolled(heads: FloatArray, costs: FloatArray, equal: float) -> IntArray:
    left, order = len(costs) - 1, []
    while left:
        offers = _offers(np.array([left]), heads, costs)
        head = int(np.flatnonzero(offers[0] <= costs[left] + equal)[0])
        order.append(head)
        left ^= 1 << head
    return np.array(order, dtype=np.int64)
