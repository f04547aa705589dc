"""The price of money at a budget, and the portfolios on either side of it."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.portfolio.methods.closure_flow import Arcs, closure_flow, heaviest

STEPS = 200


@dataclass(frozen=True, slots=True)
class Critical:
    """
    The Lagrangian relaxation of a budget at its best price.

    Attributes
    ----------
    price
        Worth for each unit of money: the ratio of the block of the funding order in which the
        budget ends; 0 if there is money for all that is worth funding.
    within, beyond
        Closed sets of greatest worth − price · cost: the one that the budget can pay, and the next
        larger one (equal if price is 0).
    flow, rest
        Of `closure_flow` at this price.
    bound
        No closed set within the budget is worth more.
    """

    price: float
    within: BoolArray
    beyond: BoolArray
    flow: FloatArray
    rest: FloatArray
    bound: float


def critical_ratio(worth: FloatArray, cost: FloatArray, arcs: Arcs, budget: float) -> Critical:
    """
    Find the price of money at which the budget is just spent.

    Between a set that the budget can pay and one that it cannot, the price is the slope of the
    line through both; the heaviest closed set at this price lies on that line, and the price is
    right, or above it, and takes the place of one of them. Nodes of the former are in and nodes
    outside the latter are out from then on, so each step is smaller than the one before.

    Notes
    -----
    Newton's method on the concave curve of supported portfolios; Eisner and Severance (1976),
    Journal of the ACM 23:619-635.
    """
    within = _best_for_nothing(worth, cost, arcs)
    beyond = heaviest(worth, arcs) | within
    price = 0.0
    if cost[beyond].sum() <= budget:
        return _critical(worth, cost, arcs, budget, price, beyond, beyond)
    for _ in range(STEPS):
        open_nodes = beyond & ~within
        gain, extra = worth[open_nodes].sum(), cost[open_nodes].sum()
        price = gain / extra
        weights = worth[open_nodes] - price * cost[open_nodes]
        part = heaviest(weights, arcs.within(open_nodes))
        if weights[part].sum() <= 1e-12 * np.abs(weights).sum():
            break
        middle = within.copy()
        middle[np.flatnonzero(open_nodes)[part]] = True
        if cost[middle].sum() <= budget:
            within = middle
        else:
            beyond = middle
    return _critical(worth, cost, arcs, budget, price, within, beyond)


def _best_for_nothing(worth: FloatArray, cost: FloatArray, arcs: Arcs) -> BoolArray:
    """The heaviest closed set without any cost: what is right at an infinite price."""
    free = cost == 0
    while (blocked := free[arcs.first] & ~free[arcs.second]).any():
        free[arcs.first[blocked]] = False
    chosen = np.zeros(len(worth), dtype=bool)
    chosen[free] = heaviest(worth[free], arcs.within(free))
    return chosen


def _critical(
    worth: FloatArray,
    cost: FloatArray,
    arcs: Arcs,
    budget: float,
    price: float,
    within: BoolArray,
    beyond: BoolArray,
) -> Critical:
    flow, rest = closure_flow(worth - price * cost, arcs)
    bound = float(price * budget + rest[rest > 0].sum())
    return Critical(price, within, beyond, flow, rest, bound)
