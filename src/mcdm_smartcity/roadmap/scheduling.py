"""The verb: when what starts, best within money, links and rules, with bound and gap."""

import math
from collections.abc import Iterable, Mapping

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.arrays import IntArray, require_whole
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.asked import checked
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.portfolio.effort import Effort, check_settings
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.portfolio.methods.solving import chosen_engine
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.roadmap.asked import (
    AskedRoadmap,
    GivenPeriods,
    GivenTimedWorth,
    Money,
    periods_of,
    tasks_on,
    timed_worth,
)
from mcdm_smartcity.roadmap.assembling import assembled
from mcdm_smartcity.roadmap.checking import check_roadmap
from mcdm_smartcity.roadmap.deciding import decide
from mcdm_smartcity.roadmap.effort import Found
from mcdm_smartcity.roadmap.given import before_of, check_money
from mcdm_smartcity.roadmap.improving import improve
from mcdm_smartcity.roadmap.keeping import Keeper
from mcdm_smartcity.roadmap.methods.programme import programme_of
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.model import Model, model_of
from mcdm_smartcity.roadmap.problems import refuse_problems
from mcdm_smartcity.roadmap.roadmap import Roadmap
from mcdm_smartcity.roadmap.task import Task
from mcdm_smartcity.study.program import Program


def schedule(
    worth: GivenTimedWorth,
    programs: Iterable[Program | Task],
    graph: DependencyGraph,
    periods: GivenPeriods,
    constraints: Iterable[Constraint] = (),
    *,
    discount: float = 1.0,
    tail: int = 0,
    inflation: float = 0.0,
    last: Roadmap | Mapping[str, int] | None = None,
    now: int | None = None,
    change_cost: float = 0.0,
    time_limit: float | None = None,
    gap: float = 1e-4,
    engine: str = "auto",
    seed: int = 0,
    watch: Watch | None = None,
) -> Roadmap:
    """
    Choose programs and their starts, so that the worth over the years is greatest.

    Parameters
    ----------
    worth
        Of each period after completion: `Worth`, or a mapping from program to number; or, for a
        program, one number for each period in which it may start.
    programs
        The study's programs, or `Task` records: duration, spending, windows, agency.
    graph
        The links. What a program needs is finished before it starts, unless a `Lag` says
        otherwise; programs that need each other start together. What `feeds` hold back counts
        from the later completion on.
    periods
        How many (numbered from 1), a `Horizon`, or the years.
    constraints
        Those of `select`, read with time: a `Budget` with a period is that of a year of the plan, a
        `Capacity` is kept in every period, `Requires` waits for one that is finished; and `Lag`,
        `YearlyBudget`, `FinishedBy`, `Starts`.
    discount
        What worth is worth a period later, above 0 and at most 1.
    tail
        Periods after the horizon in which worth still counts.
    inflation
        By how much prices rise each period, above −1; budgets are in the money of their period.
    last, now, change_cost
        The roadmap before (or its starts), the first period that is still open, and the worth that
        each changed program costs. What started before `now` stays as it is; limits of the time
        before that it did not keep are left aside, with a note.
    time_limit
        Seconds; when they are over, the best roadmap so far is returned with its gap. With one,
        large questions are searched by several at once, which depends on the machine; without,
        the same question has the same answer.
    gap
        Relative gap at which to stop; 0 for a proof.
    engine
        ``auto`` (highspy where it is installed, which takes the search's roadmap as its start),
        ``highs`` or ``scipy``.
    seed
        Of the search, and of highspy's tie-breaks.
    watch
        Called with worth and bound as they improve (highspy only).

    Returns
    -------
    The roadmap with bound and gap, checked by `check_roadmap`. Ctrl-C ends the search, and the
    best roadmap until then is returned with a note.

    Raises
    ------
    InfeasibleError
        No roadmap keeps everything; says which constraints and links clash.
    AlignmentError, InvalidArrayError, InvalidRecordError
        What was given does not fit together; all problems at once.
    NotAdditiveError
        Worth is a ranking.
    SolverFailedError
        No roadmap was found in the time given, or the solver failed.

    Notes
    -----
    0-1 programme over "started by" (Bienstock and Zuckerberg 2010, IPCO, LNCS 6080:1-14, call it
    the by-formulation), solved by HiGHS in columns "starts in" from a roadmap that ruin and
    recreate found (Schrimpf et al. 2000, Journal of Computational Physics 159:139-171).

    Examples
    --------
    >>> graph = DependencyGraph(["portal", "fibre"], needs=[("portal", "fibre")])
    >>> from mcdm_smartcity.roadmap import YearlyBudget
    >>> plan = schedule(
    ...     {"portal": 5, "fibre": 1},
    ...     [Task(id="portal", spending=[{"amounts": [4]}]),
    ...      Task(id="fibre", duration=2, spending=[{"amounts": [2, 2]}])],
    ...     graph, 5, [YearlyBudget(4)],
    ... )
    >>> dict(plan.start), plan.worth, plan.proved
    ({'portal': 3, 'fibre': 1}, 13.0, True)
    """
    clock = Clock.of(time_limit)
    check_settings(worth, gap, seed)
    check_money(discount, inflation, change_cost)
    require_whole("tail", tail, 0)
    axis = periods_of(periods)
    by_period, by_start = timed_worth(graph, worth, len(axis))
    asked = AskedRoadmap(
        programs=graph.programs,
        periods=axis,
        worth=by_period,
        by_start=by_start,
        tasks=tasks_on(graph, programs),
        needs=graph.needs,
        feeds=graph.feeds,
        excludes=graph.excludes,
        constraints=checked(constraints, "YearlyBudget(100)"),
        money=Money(float(discount), int(tail), float(inflation)),
        before=before_of(last, now, change_cost, axis),
    )
    refuse_problems(asked)
    # However few programs there are, highspy gains by the start that the search gives it.
    effort = Effort(chosen_engine(engine, math.inf), clock, float(gap), int(seed), watch)
    notes = worth.notes if isinstance(worth, Worth) else ()
    return answered(asked, effort, tuple(notes))


def answered(asked: AskedRoadmap, effort: Effort, notes: tuple[Note, ...] = ()) -> Roadmap:
    """Set up, decide, put together and check."""
    model = model_of(asked)
    keeper = Keeper(model, programme_of(model.layout), Value.of(model.layout))
    found = _nothing(keeper)
    if model.layout.grid.columns:
        found = decide(model.layout, keeper.programme, effort, keeper.keeps, _planned(model))
    if not found.exists:
        raise _none_found(asked, found, effort)
    improve(keeper, found)
    told = [*notes, *_notes(model, found, effort)]
    roadmap = assembled(keeper, found, effort, told)
    problems = check_roadmap(roadmap)
    if problems:
        raise SolverFailedError(
            "the roadmap failed our own check: " + "; ".join(map(str, problems[:5]))
        )
    return roadmap


def _nothing(keeper: Keeper) -> Found:
    """Return the empty roadmap as the best there is, or as one that breaks a rule."""
    found = Found(np.full(len(keeper.model.asked.programs), -1), bound=-np.inf, in_time=True)
    if keeper.keeps(found.starts):
        found.worth = found.bound = 0.0
    return found


def _planned(model: Model) -> IntArray | None:
    """Return the starts of the roadmap before, as far as they still lie in a window."""
    asked, grid = model.asked, model.layout.grid
    if asked.before is None:
        return None
    starts, index = np.full(len(asked.programs), -1, dtype=np.int64), asked.index
    for name, start in asked.before.start.items():
        i, t = index[name], start - asked.periods[0]
        if grid.earliest[i] <= t <= grid.latest[i]:
            starts[i] = t
    return starts


def _none_found(asked: AskedRoadmap, found: Found, effort: Effort) -> Exception:
    if found.in_time and found.bound == -np.inf:
        from mcdm_smartcity.roadmap.conflicts import infeasible  # noqa: PLC0415 - rarely needed

        return infeasible(asked, effort)
    if found.interrupted:
        return SolverFailedError("the search was interrupted before any roadmap was found")
    limit = effort.clock.limit
    return SolverFailedError(f"no roadmap was found within {limit:g} seconds; allow more time")


def _notes(model: Model, found: Found, effort: Effort) -> Iterable[Note]:
    for cycle in model.asked.graph().cycles:
        yield Note("bundle", cycle.programs)
    if model.asked.before is not None and model.aside:
        yield Note("plan_past", (str(model.asked.before.now), "; ".join(map(str, model.aside))))
    if found.interrupted:
        yield Note("plan_interrupted")
    elif not found.in_time:
        yield Note("time_is_up", (f"{effort.clock.limit:g}",))
