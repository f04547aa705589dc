"""Hypothesis strategies for questions to `schedule`: small ones, with constraints of every kind."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from brute_roadmaps import Instance
from mcdm_smartcity import (
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    DependencyGraph,
    Exclude,
    FinishedBy,
    Include,
    Lag,
    Requires,
    ShareAtLeast,
    ShareAtMost,
    Starts,
    Synergy,
    Task,
    YearlyBudget,
)
from strategies_portfolios import AGENCIES, graphs

DIMENSIONS = ("mobility", "people")
SOURCES = ("city", "state", "firms")
KINDS = (
    "at_least",
    "at_most",
    "budget",
    "capacity",
    "exclude",
    "finished_by",
    "include",
    "lag",
    "requires",
    "share_at_least",
    "share_at_most",
    "starts",
    "synergy",
    "yearly_budget",
)
amounts = st.integers(0, 9).map(float)


@st.composite
def roadmaps(
    draw: st.DrawFn, most: int = 4, *, always: tuple[str, ...] = (), periods: int = 4
) -> Instance:
    """Programs with windows, profiles and links of all kinds, and up to four constraints."""
    count = draw(st.integers(2 if always else 1, most))
    horizon = draw(st.integers(2, periods))
    names = [f"p{i}" for i in range(count)]
    tasks = tuple(draw(task(name, horizon)) for name in names)
    worth = {name: float(draw(st.integers(-3, 10))) for name in names}
    graph = draw(graphs(names, most=(4, 2, 1), shares=(0.25, 0.5, 1.0)))
    chosen = [*always, *draw(st.lists(st.sampled_from(KINDS), max_size=4))]
    found = [draw(constraint(kind, names, tasks, graph, horizon)) for kind in chosen]
    settings = {
        "discount": draw(st.sampled_from([1.0, 0.9])),
        "tail": draw(st.integers(0, 2)),
        "inflation": draw(st.sampled_from([0.0, 0.25])),
    }
    kept = tuple(one for one in found if one is not None)
    return Instance(worth, tasks, graph, horizon, kept, settings)


@st.composite
def with_twin(draw: st.DrawFn) -> Instance:
    """A question in which one program stands twice, under two names and with the same links."""
    one = draw(roadmaps(3))
    name = draw(st.sampled_from(one.graph.programs))

    def both(links: Any) -> list[Any]:
        twin: Any = [tuple("twin" if part == name else part for part in link) for link in links]
        return [*links, *(link for link in twin if link not in links)]

    graph = DependencyGraph(
        [*one.graph.programs, "twin"],
        both(one.graph.needs),
        both([(source, target, share / 2) for source, target, share in one.graph.feeds]),
        both(one.graph.excludes),
    )
    tasks = (*one.tasks, one.task(name).model_copy(update={"id": "twin"}))
    worth = one.worth | {"twin": one.worth[name]}
    return Instance(worth, tasks, graph, one.periods, one.constraints, one.settings)


@st.composite
def replanned(draw: st.DrawFn, most: int = 4, *, always: tuple[str, ...] = ()) -> Instance:
    """A question a year or more later: some programs run, others were planned."""
    one = draw(roadmaps(most, always=always))
    now, last = draw(st.integers(1, one.periods)), {}
    for task in one.tasks:
        latest = one.periods - task.duration + 1
        start = draw(st.none() | st.integers(1, one.periods))
        if start is not None and (start >= now or start <= latest):
            last[task.id] = start
    cost = draw(st.sampled_from([0.0, 2.5]))
    return replace(one, settings=one.settings | {"last": last, "now": now, "change_cost": cost})


@st.composite
def spending(draw: st.DrawFn, years: int) -> dict[str, Any]:
    given = draw(st.lists(amounts, min_size=years, max_size=years))
    sources = draw(st.lists(st.sampled_from(SOURCES), max_size=3, unique=True))
    return {"amounts": given, "sources": sources}


@st.composite
def task(draw: st.DrawFn, name: str, horizon: int) -> Task:
    duration = draw(st.integers(1, 3))
    if duration > horizon:
        return Task(id=name, duration=duration, agency=AGENCIES[0], dimension=DIMENSIONS[0])
    earliest = draw(st.none() | st.integers(1, horizon - duration + 1))
    latest = draw(st.none() | st.integers(earliest or 1, horizon))
    soonest = (earliest or 1) + duration - 1
    due = draw(st.none() | st.integers(soonest, horizon))
    return Task(
        id=name,
        duration=duration,
        spending=draw(st.lists(spending(duration), max_size=2)),
        upkeep=draw(st.lists(spending(1), max_size=1)),
        earliest=earliest,
        latest=latest,
        due=due,
        agency=draw(st.sampled_from(AGENCIES)),
        dimension=draw(st.sampled_from(DIMENSIONS)),
        quick_win=draw(st.booleans()),
    )


@st.composite
def constraint(  # noqa: PLR0911 - a kind each
    draw: st.DrawFn,
    kind: str,
    names: list[str],
    tasks: tuple[Task, ...],
    graph: DependencyGraph,
    horizon: int,
) -> Any:
    """One constraint, rarely an impossible one; None if it makes no sense here."""
    some = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    first = tasks[0]
    groups = [{"dimension": first.dimension}, {"agency": first.agency}]
    of: Any = draw(some | st.sampled_from([*groups, {"quick_win": first.quick_win}]))
    known = sorted(
        {one for each in tasks for part in (*each.spending, *each.upkeep) for one in part.sources}
    )
    source = draw(st.sampled_from([None, *known]))
    match kind:
        case "budget":
            period = draw(st.none() | st.integers(1, horizon))
            return Budget(draw(st.integers(0, 25)), source, period)
        case "yearly_budget":
            size = draw(st.sampled_from([1, horizon]))
            limits = draw(st.lists(st.integers(0, 14), min_size=size, max_size=size))
            return YearlyBudget(limits, source, carry_over=draw(st.booleans()))
        case "include" | "exclude":
            return (Include if kind == "include" else Exclude)(draw(some)[:1])
        case "at_least" | "at_most":
            return (AtLeast if kind == "at_least" else AtMost)(draw(st.integers(0, 2)), of)
        case "capacity":
            period = draw(st.none() | st.integers(1, horizon))
            return Capacity(first.agency, draw(st.integers(1, 2)), period)
        case "finished_by":
            return FinishedBy(draw(st.integers(0, 1)), of, draw(st.integers(1, horizon)))
        case "starts":
            return Starts(draw(st.integers(0, 1)), of, draw(st.none() | st.integers(1, horizon)))
        case "share_at_least" | "share_at_most":
            share = ShareAtLeast if kind == "share_at_least" else ShareAtMost
            return share(draw(st.integers(0, 4)) / 4, of, draw(st.sampled_from(["cost", "count"])))
    return draw(_of_pairs(kind, names, graph))


@st.composite
def _of_pairs(draw: st.DrawFn, kind: str, names: list[str], graph: DependencyGraph) -> Any:
    if kind == "lag":
        bundled = {name for cycle in graph.cycles for name in cycle.programs}
        free = [pair for pair in graph.needs if not set(pair) <= bundled]
        if not free:
            return None
        event: Any = draw(st.sampled_from(["finish", "start"]))
        return Lag(*draw(st.sampled_from(free)), draw(st.integers(0, 2)), event)
    if len(names) < 2:
        return None
    one, *others = draw(st.permutations(names))
    if kind == "requires":
        return Requires(one, others[: draw(st.integers(1, 2))])
    members = draw(st.permutations(names))[: draw(st.integers(2, 3))]
    return Synergy(members, draw(st.integers(-6, 6)))
