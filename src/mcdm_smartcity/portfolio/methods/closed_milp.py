"""The best closed set within a budget, by a 0-1 programme."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.portfolio.methods.flow_loss import Links
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise


def best_closed_set(
    worth: FloatArray,
    cost: FloatArray,
    links: Links,
    budget: float,
    too_dear: Sequence[BoolArray] = (),
) -> tuple[BoolArray, float]:
    """
    Find the closed set worth most among those that cost at most `budget`.

    Parameters
    ----------
    worth, cost
        Shape (n,).
    links
        Who needs and who excludes whom.
    budget
        In the unit of `cost`.
    too_dear
        Sets that are known to cost more; none that holds one of them is returned.

    Returns
    -------
    Which nodes are taken, and a worth that no such set exceeds. The solver's tolerances apply, so
    the cost must be checked.

    Examples
    --------
    >>> taken, bound = best_closed_set(
    ...     np.array([9.0, 1.0]), np.array([2.0, 2.0]), Links.of([[1], []]), 3.0
    ... )
    >>> taken.tolist(), bound
    ([False, True], 1.0)
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - loaded when used

    if not worth.size:
        return np.zeros(0, dtype=bool), 0.0
    size, largest = float(np.abs(worth).max()) or 1.0, float(cost.max()) or 1.0
    matrix = _rows(cost / largest, links, too_dear)
    most = [0.0] * len(links.takers) + [1.0] * len(links.excludes)
    most += [float(held.sum()) - 1 for held in too_dear]
    with without_noise():
        found = milp(
            -worth / size,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=np.array([*most, budget / largest])),
            integrality=np.ones(len(worth), dtype=np.int64),
            options={"mip_rel_gap": 0.0},
        )
    taken: BoolArray = np.asarray(found.x) > 0.5  # noqa: PLR2004 - whole numbers, nearly
    return taken, -float(found.mip_dual_bound or 0.0) * size


def _rows(cost: FloatArray, links: Links, too_dear: Sequence[BoolArray]) -> Any:
    """One row for each need, exclusion and set that is too dear, and the budget's."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used

    sets = [
        *zip(links.takers.tolist(), links.needed.tolist(), strict=True),
        *links.excludes,
        *(np.flatnonzero(held).tolist() for held in too_dear),
        range(len(cost)),
    ]
    arcs = len(links.takers)
    ones = [np.ones(len(one)) for one in sets[arcs:-1]]
    values = np.concatenate([np.tile([1.0, -1.0], arcs), *ones, cost])
    columns = np.array([node for one in sets for node in one], dtype=np.int32)
    starts = np.cumsum([0, *map(len, sets)]).astype(np.int32)
    return csr_array((values, columns, starts), shape=(len(sets), len(cost)))
