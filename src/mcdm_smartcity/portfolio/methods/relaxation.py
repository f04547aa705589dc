"""The linear relaxation of a programme: what a unit more in each row is worth."""

import numpy as np

from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise


def row_values(programme: ZeroOne) -> FloatArray:
    """
    Return the dual price of each row's upper limit when columns may be anything from 0 to 1.

    Returns
    -------
    Shape (rows,), in worth for each unit of the scaled row; at least 0, and 0 for a row with room
    or without an upper limit.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - loaded when used
    from scipy.sparse import vstack  # noqa: PLC0415 - as above

    values = np.zeros(programme.shape[0])
    if not programme.shape[0]:
        return values
    matrix = programme.matrix()
    upper, lower = np.isfinite(programme.most), np.isfinite(programme.least)
    with without_noise():
        found = linprog(
            -programme.gains,
            A_ub=vstack([matrix[upper], -matrix[lower]]),
            b_ub=np.concatenate([programme.most[upper], -programme.least[lower]]),
            bounds=(0, 1),
            method="highs",
        )
    if found.status != 0:
        raise SolverFailedError(f"the linear relaxation has no answer: {found.message}")
    values[upper] = -found.ineqlin.marginals[: upper.sum()] * programme.unit
    return values
