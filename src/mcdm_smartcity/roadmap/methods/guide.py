"""What the linear relaxation advises: who is funded how much, and when."""

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.by_start import in_starts
from mcdm_smartcity.roadmap.methods.grid import Grid


def advice(programme: ZeroOne, grid: Grid, seconds: float) -> FloatArray:
    """
    Return a merit for each program, shape (n,): funded early and in full comes first.

    The share that the relaxation funds, less by the mean start; empty if there was no time.
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
        options={"time_limit": max(seconds, 0.1)},
    )
    if found.x is None:
        return np.empty(0)
    share = np.asarray(found.x)[: grid.columns]
    funded = np.bincount(grid.program, share, len(grid.latest))
    when = np.bincount(grid.program, share * grid.period, len(grid.latest))
    mean = when / np.maximum(funded, 1e-9)
    merit: FloatArray = (0.02 + funded) * np.exp(-3.0 * mean / grid.periods)
    return merit
