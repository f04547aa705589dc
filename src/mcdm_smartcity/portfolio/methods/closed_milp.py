"""The best closed set within a budget, by a 0-1 programme."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.portfolio.methods.flow_loss import Links
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise


def best_closed_set(
    worth: FloatArray, cost: FloatArray, links: Links, budget: float
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
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used

    count, arcs = len(worth), len(links.takers)
    pairs = np.array(links.excludes, dtype=np.int64).reshape(-1, 2)
    size, largest = float(np.abs(worth).max(initial=0)) or 1.0, float(cost.max(initial=0)) or 1.0
    rows = [np.tile(np.arange(arcs), 2), arcs + np.tile(np.arange(len(pairs)), 2)]
    columns = [links.takers, links.needed, pairs[:, 0], pairs[:, 1]]
    values = [np.ones(arcs), -np.ones(arcs), np.ones(2 * len(pairs)), cost / largest]
    height = arcs + len(pairs) + 1
    matrix = csr_array(
        (
            np.concatenate(values),
            (
                np.concatenate([*rows, np.full(count, height - 1)]).astype(np.int32),
                np.concatenate([*columns, np.arange(count)]).astype(np.int32),
            ),
        ),
        shape=(height, count),
    )
    most = np.concatenate([np.zeros(arcs), np.ones(len(pairs)), [budget / largest]])
    with without_noise():
        found = milp(
            -worth / size,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=most),
            integrality=np.ones(count),
            options={"mip_rel_gap": 0.0},
        )
    taken: BoolArray = np.asarray(found.x) > 0.5  # noqa: PLR2004 - whole numbers, nearly
    return taken, -float(found.mip_dual_bound) * size
