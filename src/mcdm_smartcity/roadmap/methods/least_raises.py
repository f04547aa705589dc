"""How much more money a plan needs: its costs are known, and who pays is still open."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.roadmap.methods.resources import Money
from mcdm_smartcity.roadmap.methods.sources import CRUMB

# What a linear programme leaves below this part of the largest cost is nothing.
NOTHING = 1e-10


def least_raises(money: Money, costs: FloatArray, lifts: BoolArray) -> FloatArray:
    """
    Return by how much limits must be lifted so that costs can be paid, least in total.

    Parameters
    ----------
    money
        Limits and who may pay what.
    costs
        Of each class in each period, shape (e, p).
    lifts
        Which limits each amount lifts, shape (v, l).

    Returns
    -------
    Amounts, shape (v,), at least 0; empty if no amount is enough.

    Examples
    --------
    Costs of 5 and 2 stand against 4 in each of two periods, so only the first period lacks 1.

    >>> one = np.ones((1, 1), dtype=bool)
    >>> each = np.eye(2, dtype=bool)
    >>> money = Money(
    ...     costs=np.zeros((1, 1, 1)), upkeep=np.zeros((1, 1)), prices=np.ones(2), classes=one,
    ...     limits=np.array([4.0, 4.0]), sources_of=np.ones((2, 1), dtype=bool), periods_of=each,
    ...     of_all=np.zeros(2, dtype=bool),
    ... )
    >>> least_raises(money, np.array([[5.0, 2.0]]), each).tolist()
    [1.0, 0.0]
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - loaded when used

    e, k, t = np.nonzero(money.classes[:, :, None] & (costs > 0)[:, None, :])
    ends, demand = np.unique(e * costs.shape[1] + t, return_inverse=True)
    equal = np.zeros((len(ends), len(e) + len(lifts)))
    equal[demand.ravel(), np.arange(len(e))] = 1.0
    within = money.periods_of[:, t] & money.sources_of[:, k] & ~money.of_all[:, None]
    rows = np.hstack([within.astype(np.float64), -lifts.T.astype(np.float64)])
    spent = np.where(money.of_all, money.periods_of @ costs.sum(axis=0), 0.0)
    # A power of two, so that nothing is rounded by it.
    scale = float(2.0 ** np.ceil(np.log2(max(float(costs.max(initial=0.0)), 1e-300))))
    for room in (0.0, CRUMB):
        found = linprog(
            np.append(np.zeros(len(e)), np.ones(len(lifts))),
            A_ub=rows,
            b_ub=(money.limits * (1 + room) - spent) / scale,
            A_eq=equal if len(ends) else None,
            b_eq=costs.ravel()[ends] / scale if len(ends) else None,
            bounds=(0, None),
        )
        if found.status == 0:
            amounts = np.asarray(found.x, dtype=np.float64)[len(e) :]
            return np.where(amounts > NOTHING, amounts, 0.0) * scale
    return np.empty(0)
