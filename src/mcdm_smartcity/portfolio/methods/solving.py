"""One thin function for HiGHS: by scipy, or by highspy where the extra ``highs`` is installed."""

import math
import time
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np

from mcdm_smartcity.errors import MissingExtraError, SolverFailedError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.highs import Status, Talk, solved_by_highspy
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise

# From here on highspy is the faster; below, which of the two is so changes with the instance.
MANY = 2000
ENGINES = ("auto", "highs", "scipy")
# What scipy.optimize.milp calls its outcomes.
OPTIMAL, LIMIT, INFEASIBLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Solved:
    """
    What a solver found.

    Attributes
    ----------
    status
        ``optimal`` within the gap asked for, ``limit`` if time ran out, or ``infeasible``.
    values
        Shape (columns,), whole columns rounded; empty if nothing was found in time.
    bound
        No solution gains more than this, in the unit of the programme's own gains; minus infinity
        if infeasible, infinity if nothing is known.
    seconds
        Wall time, which may be more than was allowed: HiGHS looks at the clock now and then only.
    """

    status: Status
    values: FloatArray
    bound: float
    seconds: float


def chosen_engine(engine: str, programs: float) -> str:
    """Return ``highs`` or ``scipy``; ``auto`` is highspy for many programs, if installed."""
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    installed = find_spec("highspy") is not None
    if engine == "highs" and not installed:
        raise MissingExtraError("engine='highs'", "highspy", "highs")
    many = engine == "highs" or programs >= MANY
    return "highs" if engine != "scipy" and installed and many else "scipy"


def solve_zero_one(
    programme: ZeroOne,
    engine: str = "scipy",
    *,
    time_limit: float = math.inf,
    gap: float = 0.0,
    seed: int = 0,
    start: FloatArray | None = None,
    talk: Talk | None = None,
    threads: bool = True,
    quiet: bool = True,
) -> Solved:
    """
    Solve a programme, and say how far the answer is proved.

    Parameters
    ----------
    programme
        What to maximise under which rows.
    engine
        ``scipy`` or ``highs``.
    time_limit
        Seconds.
    gap
        Relative gap at which to stop. HiGHS by itself stops at 1e-4 and calls that optimal.
    seed
        For the solver's own tie-breaks (highspy only).
    start
        A known solution (highspy only).
    talk
        Who listens to the solver, and what it is told (highspy only).
    threads
        Whether highspy may use several; with one, its answer is the same on any machine.
    quiet
        Keep the solver's own lines from the standard output; False if the caller does that, as
        where several solve at once.

    Raises
    ------
    SolverFailedError
        The solver stopped for another reason than an answer, infeasibility or time.
    """
    began = time.perf_counter()
    limit = max(time_limit, 0.0)
    if programme.shape[1] == 0:
        fits = bool((programme.least <= 0).all() and (programme.most >= 0).all())
        return Solved("optimal" if fits else "infeasible", np.empty(0), 0.0, 0.0)
    with without_noise() if quiet else nullcontext():
        if engine == "highs":
            status, values, bound = solved_by_highspy(
                programme, limit, gap, seed, start, talk or Talk(), threads
            )
        else:
            status, values, bound = _by_scipy(programme, limit, gap)
    if len(values):
        values = np.where(programme.whole, np.rint(values), np.clip(values, 0.0, 1.0))
    return Solved(status, values, bound, time.perf_counter() - began)


def _by_scipy(programme: ZeroOne, limit: float, gap: float) -> tuple[Status, FloatArray, float]:
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - loaded when used

    rows = []
    if programme.shape[0]:
        rows = [LinearConstraint(programme.matrix(), programme.least, programme.most)]
    options: dict[str, Any] = {"mip_rel_gap": gap}
    if math.isfinite(limit):
        options["time_limit"] = limit
    found = milp(
        -programme.gains,
        integrality=programme.whole.astype(np.int64),
        bounds=Bounds(0, 1),
        constraints=rows,
        options=options,  # type: ignore[arg-type] # a plain dict, filled as need be
    )
    if found.status == INFEASIBLE:
        return "infeasible", np.empty(0), -math.inf
    if found.status not in {OPTIMAL, LIMIT}:
        raise SolverFailedError(f"scipy.optimize.milp stopped without an answer: {found.message}")
    # Nothing at the limit is None, and the bound is that of minimising the negative.
    values = np.empty(0) if found.x is None else np.asarray(found.x)
    least: Any = found.get("mip_dual_bound")
    if least is None:
        least = found.fun if found.status == OPTIMAL else -math.inf
    return "optimal" if found.status == OPTIMAL else "limit", values, -float(least)
