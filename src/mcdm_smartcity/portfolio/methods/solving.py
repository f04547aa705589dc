"""One thin function for HiGHS: by scipy, or by highspy where the extra ``highs`` is installed."""

import math
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import MissingExtraError, SolverFailedError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.ranking.methods.quiet_solver import without_noise

Status: TypeAlias = Literal["optimal", "limit", "infeasible"]
Watch: TypeAlias = Callable[[float, float], None]
# From here on highspy is the faster; below, which of the two is so changes with the instance.
MANY = 2000
ENGINES = ("auto", "highs", "scipy")
# What scipy.optimize.milp calls its outcomes.
OPTIMAL, LIMIT, INFEASIBLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Talk:
    """
    What is said to the solver, and by it, while it solves (highspy only).

    Attributes
    ----------
    watch
        Called with the best gain and the bound as they improve.
    take
        Called with each better solution, columns as the solver holds them.
    halt
        Asked with the bound now and then; the search ends if it says so.
    give
        Asked with the solver's best gain; returns a better solution, if one is known.
    """

    watch: Watch | None = None
    take: Callable[[FloatArray], None] | None = None
    halt: Callable[[float], bool] | None = None
    give: Callable[[float], FloatArray | None] | None = None


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


def chosen_engine(engine: str, programs: int) -> str:
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
            status, values, bound = _by_highspy(
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


def _by_highspy(
    programme: ZeroOne,
    limit: float,
    gap: float,
    seed: int,
    start: FloatArray | None,
    talk: Talk,
    threads: bool,
) -> tuple[Status, FloatArray, float]:
    import highspy  # noqa: PLC0415 - an optional package

    untyped: Any = highspy
    solver = untyped.Highs()
    options = {
        "output_flag": False,
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.0,
        "random_seed": seed % 2**31,
        **({"time_limit": limit} if math.isfinite(limit) else {}),
        **({} if threads else {"parallel": "off"}),
    }
    for name, setting in options.items():
        solver.setOptionValue(name, setting)
    solver.passModel(_as_highs_model(programme, highspy))
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = start.tolist()
        known.value_valid = True
        solver.setSolution(known)
    failed: list[BaseException] = []
    _listen(solver, talk, failed)
    solver.run()
    if failed:
        raise failed[0]
    return _answer_of_highs(solver, highspy)


def _listen(solver: Any, talk: Talk, failed: list[BaseException]) -> None:
    """
    Let the solver call us while it works.

    It would call what we raise there a failure of its own; so that is kept, and the search ended.
    """

    def guarded(call: Callable[[Any], None]) -> Callable[[Any], None]:
        def guard(event: Any) -> None:
            try:
                call(event)
            except BaseException as error:  # noqa: BLE001 - raised again once the solver is back
                failed.append(error)

        return guard

    calls = _Calls(talk, failed)
    if talk.watch is not None or talk.take is not None:
        solver.cbMipImprovingSolution.subscribe(guarded(calls.better))
    if talk.give is not None:
        solver.cbMipUserSolution.subscribe(guarded(calls.give))
    if talk != Talk():
        solver.cbMipInterrupt.subscribe(guarded(calls.halt))


@dataclass(frozen=True, slots=True)
class _Calls:
    """From highspy's events to a talk."""

    talk: Talk
    failed: list[BaseException]

    def better(self, event: Any) -> None:
        if self.talk.watch is not None:
            self.talk.watch(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)
        if self.talk.take is not None:
            self.talk.take(np.array(event.data_out.mip_solution))

    def halt(self, event: Any) -> None:
        wanted = self.talk.halt is not None and self.talk.halt(event.data_out.mip_dual_bound)
        if self.failed or wanted:
            event.interrupt()

    def give(self, event: Any) -> None:
        known = None if self.talk.give is None else self.talk.give(event.data_out.mip_primal_bound)
        if known is not None:
            event.data_in.setSolution(known)


def _answer_of_highs(solver: Any, highspy: Any) -> tuple[Status, FloatArray, float]:
    outcome, kinds = solver.getModelStatus(), highspy.HighsModelStatus
    if outcome in {kinds.kInfeasible, kinds.kUnboundedOrInfeasible}:
        # All columns lie between 0 and 1, so nothing is unbounded.
        return "infeasible", np.empty(0), -math.inf
    if outcome not in {kinds.kOptimal, kinds.kTimeLimit, kinds.kInterrupt}:
        words = solver.modelStatusToString(outcome)
        raise SolverFailedError(f"HiGHS stopped without an answer: {words}")
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(solver.getSolution().col_value) if found else np.empty(0)
    bound = float(info.mip_dual_bound)
    if not math.isfinite(info.mip_dual_bound):
        bound = math.inf
    return "optimal" if outcome == kinds.kOptimal else "limit", values, bound


def _as_highs_model(programme: ZeroOne, highspy: Any) -> Any:
    rows, columns = programme.shape
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = rows, columns
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = programme.gains
    model.col_lower_, model.col_upper_ = np.zeros(columns), np.ones(columns)
    model.row_lower_, model.row_upper_ = programme.least, programme.most
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = programme.starts.astype(np.int32)
    model.a_matrix_.index_ = programme.columns.astype(np.int32)
    model.a_matrix_.value_ = programme.data
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if w else kinds.kContinuous for w in programme.whole]
    return model
