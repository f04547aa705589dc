"""Which source pays what: a condition on subsets of sources, and the assignment by a flow."""

from itertools import combinations

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray

# Subsets of more sources than this would be more rows than flows are columns.
MOST_SOURCES = 5
# Part of a limit that sums of rounded amounts may need on top.
CRUMB = 5e-10


def limiting_subsets(classes: BoolArray) -> list[tuple[BoolArray, BoolArray]]:
    """
    Return the subsets of sources that matter, each with the classes that only they can pay.

    Costs of classes can be split over sources within the money of each if and only if, for every
    subset of sources, the costs that only the subset may pay are within the subset's money.

    Parameters
    ----------
    classes
        Which source (k) may pay which class of costs (e), shape (e, k).

    Returns
    -------
    Pairs (sources (k,), classes (e,)); subsets that are no union of classes are left out, since
    they say no more.

    Notes
    -----
    Gale (1957), Pacific Journal of Mathematics 7:1073-1082.

    Examples
    --------
    >>> pairs = limiting_subsets(np.array([[True, False], [True, True]]))
    >>> [(sources.tolist(), inside.tolist()) for sources, inside in pairs]
    [([True, False], [True, False]), ([True, True], [True, True])]
    """
    found = []
    count = classes.shape[1]
    for size in range(1, count + 1):
        for chosen in combinations(range(count), size):
            sources = np.zeros(count, dtype=bool)
            sources[list(chosen)] = True
            inside = np.asarray(classes.any(axis=1) & ~(classes & ~sources).any(axis=1))
            union = classes[inside].any(axis=0) if inside.any() else np.zeros(count, dtype=bool)
            if (union == sources).all():
                found.append((sources, inside))
    return found


def paid_by(
    costs: FloatArray,
    classes: BoolArray,
    limits: FloatArray,
    periods_of: BoolArray,
    sources_of: BoolArray,
) -> FloatArray:
    """
    Split costs over sources within all limits: a transport flow, by linear programming.

    Parameters
    ----------
    costs
        Of each class in each period, shape (e, p).
    classes
        Which source may pay which class, shape (e, k).
    limits
        Money of each limit, shape (l,).
    periods_of, sources_of
        Which periods and sources a limit covers, shapes (l, p) and (l, k).

    Returns
    -------
    Shape (e, k, p). Sources that stand first pay first where there is a choice. Empty if the costs
    cannot be paid.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - loaded when used
    from scipy.sparse import csr_array  # noqa: PLC0415 - as above

    e, k, t = np.nonzero(classes[:, :, None] & (costs > 0)[:, None, :])
    paid = np.zeros((*classes.shape, costs.shape[1]))
    if not len(e):
        return paid
    ends, demand = np.unique(e * costs.shape[1] + t, return_inverse=True)
    columns = np.arange(len(e))
    ones = np.ones(len(e))
    equal = csr_array((ones, (demand, columns)), shape=(len(ends), len(e)))
    within = (periods_of[:, t] & sources_of[:, k]).astype(np.float64)
    scale = max(float(costs.max()), 1e-300)
    # First without any room to spare; only sums that round may need a crumb.
    for room in (0.0, CRUMB):
        found = linprog(
            k.astype(np.float64),  # type: ignore[call-overload] # sparse rows are taken too
            A_ub=csr_array(within) if len(limits) else None,
            b_ub=limits / scale * (1 + room) if len(limits) else None,
            A_eq=equal,
            b_eq=costs.ravel()[ends] / scale,
            bounds=(0, None),
        )
        if found.status == 0:
            break
    if found.status != 0:
        return np.empty((0, 0, 0))
    paid[e, k, t] = np.asarray(found.x) * scale
    return paid
