"""HiGHS by highspy, which takes a known solution, and can be talked with while it works."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne

Status: TypeAlias = Literal["optimal", "limit", "infeasible"]
Watch: TypeAlias = Callable[[float, float], None]


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


def solved_by_highspy(
    programme: ZeroOne,
    limit: float,
    gap: float,
    seed: int,
    start: FloatArray | None,
    talk: Talk,
    threads: bool,
) -> tuple[Status, FloatArray, float]:
    """Return status, values (not yet rounded; empty if none was found) and bound."""
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
