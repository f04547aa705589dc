"""What the linear relaxation advises: who is funded how much, and when."""

import math

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.by_start import in_starts
from mcdm_smartcity.roadmap.methods.grid import Grid

# How much more a program is preferred that starts at once than one that never starts, as a log.
STEEP = 8.0
# A linear relaxation holds to this part.
ROUNDING = 1e-7


def advice(programme: ZeroOne, grid: Grid, seconds: float) -> tuple[FloatArray, float]:
    """
    Return a merit for each program, shape (n,), and a bound in the unit of the programme's gains.

    The sooner the relaxation starts a program in the mean, the higher its merit; never counts as
    the end. Empty and infinite if there was no time.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - loaded when used
    from scipy.sparse import csr_array, vstack  # noqa: PLC0415 - as above

    starts = in_starts(programme, grid)
    matrix, up, down = starts.matrix(), np.isfinite(starts.most), np.isfinite(starts.least)
    found = linprog(
        -starts.gains,  # type: ignore[call-overload] # sparse rows are taken too
        A_ub=csr_array(vstack([matrix[np.flatnonzero(up)], -matrix[np.flatnonzero(down)]])),
        b_ub=np.concatenate([starts.most[up], -starts.least[down]]),
        bounds=(0, 1),
        method="highs",
        options={"time_limit": max(seconds, 0.1)} if math.isfinite(seconds) else {},
    )
    if found.x is None:
        return np.empty(0), np.inf
    share = np.asarray(found.x)[: grid.columns]
    funded = np.bincount(grid.program, share, len(grid.latest))
    when = np.bincount(grid.program, share * grid.period, len(grid.latest))
    mean = when + (1 - funded) * grid.periods
    merit: FloatArray = np.exp(STEEP * (1 - mean / grid.periods))
    bound = -float(found.fun) * (1 + math.copysign(ROUNDING, -float(found.fun)))
    return merit, bound if found.status == 0 else np.inf
