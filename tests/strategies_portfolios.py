"""Hypothesis strategies for questions to `select`: small ones, with constraints of every kind."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from brute_portfolios import Instance
from mcdm_smartcity import (
    Among,
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    DependencyGraph,
    Exclude,
    ExclusionConflictError,
    Include,
    Partial,
    Program,
    Requires,
    ShareAtLeast,
    ShareAtMost,
    Synergy,
)
from mcdm_smartcity.study.cost_table import CostTable

AGENCIES = ("health", "roads")
DIMENSIONS = ("mobility", "people", "economy")
TAGS = ("old", "new")
SOURCES = ("city", "state")
MEASURES = ("cost", "worth", "count")
KINDS = (
    "at_least",
    "at_most",
    "budget",
    "capacity",
    "exclude",
    "include",
    "requires",
    "share_at_least",
    "share_at_most",
    "synergy",
)
quarters = st.integers(0, 4).map(lambda quarter: quarter / 4)
tenths = st.integers(0, 100).map(lambda tenth: tenth / 10)


@st.composite
def instances(
    draw: st.DrawFn, most: int = 7, *, kinds: tuple[str, ...] = KINDS, always: tuple[str, ...] = ()
) -> Instance:
    """Programs with links of all kinds, decimals for amounts, and up to four constraints."""
    count = draw(st.integers(2 if always else 1, most))
    names = [f"p{i}" for i in range(count)]
    records = tuple(draw(programs(name)) for name in names)
    worth = {name: draw(st.integers(-30, 100)) / 10 for name in names}
    amounts = np.array(draw(st.lists(tenths, min_size=count * 4, max_size=count * 4)))
    costs = CostTable(tuple(names), (1, 2), SOURCES, amounts.reshape(count, 2, 2))
    graph = draw(graphs(names))
    chosen = [*always, *(draw(st.lists(st.sampled_from(kinds), max_size=4)) if kinds else [])]
    constraints = tuple(
        draw(constraint(kind, names, costs, records))
        for kind in chosen
        if count > 1 or kind not in {"requires", "synergy"}
    )
    return Instance(worth, costs, graph, constraints, records)


@st.composite
def programs(draw: st.DrawFn, name: str) -> Program:
    return Program(
        id=name,
        name=name,
        dimension=draw(st.sampled_from(DIMENSIONS)),
        agency=draw(st.sampled_from(AGENCIES)),
        duration=draw(st.integers(1, 3)),
        quick_win=draw(st.booleans()),
        tags=draw(st.sets(st.sampled_from(TAGS)).map(tuple)),
    )


@st.composite
def graphs(
    draw: st.DrawFn,
    names: list[str],
    *,
    most: tuple[int, int, int] = (5, 3, 2),
    shares: tuple[float, ...] = (0.3, 0.5, 1.0),
) -> DependencyGraph:
    """
    Draw needs (circles too), feeds and exclusions, of each kind so many at most.

    Exclusions are left out if they leave some program impossible.
    """
    if len(names) == 1:
        return DependencyGraph(names)
    pair_of = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
    pair: st.SearchStrategy[Any] = pair_of.map(tuple)
    needs, excludes = (draw(st.lists(pair, max_size=count)) for count in (most[0], most[2]))
    sources = draw(st.lists(pair, max_size=most[1], unique_by=lambda given: given[1]))
    feeds = [(*given, draw(st.sampled_from(shares))) for given in sources]
    try:
        return DependencyGraph(names, needs, feeds, excludes)
    except ExclusionConflictError:
        return DependencyGraph(names, needs, feeds)


@st.composite
def constraint(  # noqa: PLR0911 - one case a kind
    draw: st.DrawFn, kind: str, names: list[str], costs: CostTable, records: tuple[Program, ...]
) -> Any:
    """One constraint; rarely an impossible one."""
    some = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    of = draw(some | st.sampled_from(_groups(records)))
    match kind:
        case "budget":
            source, period = (
                draw(st.sampled_from([None, *SOURCES])),
                draw(st.sampled_from([None, 1, 2])),
            )
            share = draw(st.integers(0, 10)) / 10
            return Budget(round(share * float(costs.amounts.sum()), 1), source, period)
        case "include" | "exclude":
            return (Include if kind == "include" else Exclude)(draw(some)[:2])
        case "at_least" | "at_most":
            return (AtLeast if kind == "at_least" else AtMost)(draw(st.integers(0, 2)), of)
        case "capacity":
            period = draw(st.none() | st.integers(1, 3))
            return Capacity(records[0].agency, draw(st.integers(0, 3)), period)
        case "requires":
            one, *others = draw(st.permutations(names))
            return Requires(one, others[: draw(st.integers(1, 2))])
        case "synergy":
            members = draw(st.permutations(names))[: draw(st.integers(2, 3))]
            return Synergy(members, draw(st.integers(-60, 60)) / 10)
        case "partial":
            return Partial(draw(st.sampled_from(names)), draw(st.sampled_from([0.1, 0.5, 1.0])))
    limit: Any = ShareAtLeast if kind == "share_at_least" else ShareAtMost
    return limit(draw(quarters), of, draw(st.sampled_from(MEASURES)))


def _groups(records: tuple[Program, ...]) -> list[Among]:
    first = records[0]
    tags = [Among(tag=tag) for tag in first.tags]
    return [
        Among(dimension=first.dimension),
        Among(agency=first.agency),
        Among(quick_win=first.quick_win),
        *tags,
    ]
