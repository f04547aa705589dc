"""The independent check finds every one of many broken roadmaps."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mcdm_smartcity import (
    AtMost,
    Capacity,
    Change,
    DependencyGraph,
    Exclude,
    FinishedBy,
    Lag,
    Payment,
    Requires,
    Roadmap,
    ShareAtLeast,
    Starts,
    Synergy,
    Task,
    YearlyBudget,
    check_roadmap,
    schedule,
)
from mcdm_smartcity.numerics.answer import FrozenMapping

TASKS = [
    Task(
        id="fibre",
        duration=2,
        spending=[{"amounts": [4, 2], "sources": ["city"]}],
        upkeep=[{"amounts": [1], "sources": ["city"]}],
        agency="it",
        dimension="people",
    ),
    Task(
        id="portal",
        spending=[{"amounts": [5], "sources": ["city", "firms"]}],
        agency="it",
        dimension="people",
        quick_win=True,
        latest=5,
    ),
    Task(id="park", spending=[{"amounts": [3], "sources": ["firms"]}], agency="green", earliest=2),
    Task(id="kiosk", spending=[{"amounts": [2], "sources": ["city"]}], agency="green"),
    Task(id="tram", duration=3, spending=[{"amounts": [1, 1, 1], "sources": ["city"]}], due=4),
    Task(id="bus", spending=[{"amounts": [1], "sources": ["city"]}], agency="roads"),
]
GRAPH = DependencyGraph(
    [task.id for task in TASKS],
    needs=[("portal", "fibre")],
    feeds=[("fibre", "kiosk", 0.5)],
    excludes=[("park", "bus")],
)
RULES = [
    YearlyBudget(6, "city"),
    YearlyBudget(4, "firms"),
    Capacity("it", 1),
    Capacity("green", 1),
    Lag("portal", "fibre", 1),
    FinishedBy(1, {"quick_win": True}, 5),
    Starts(1, ["fibre", "kiosk"], 1),
    Requires("park", ["fibre"]),
    ShareAtLeast(0.2, {"dimension": "people"}),
    AtMost(5, ["fibre", "portal", "park", "kiosk", "tram", "bus"]),
    Synergy(["portal", "kiosk"], 2),
]
WORTH = {"fibre": 3, "portal": 9, "park": 4, "kiosk": 2, "tram": 2.5, "bus": 1}


@pytest.fixture(scope="module", name="plan")
def _plan() -> Roadmap:
    return schedule(WORTH, TASKS, GRAPH, 6, RULES, gap=0.0, tail=1, last={"kiosk": 2}, now=1)


def moved(plan: Roadmap, **starts: int | None) -> Roadmap:
    """Other starts, told consistently as far as names and finishes go."""
    new = {**plan.start, **starts}
    start = {name: year for name, year in new.items() if year is not None}
    finish = {name: year + plan.asked.task(name).duration - 1 for name, year in start.items()}
    return replace(plan, start=FrozenMapping(start), finish=FrozenMapping(finish))


def asked_otherwise(plan: Roadmap, *rules: Any) -> Roadmap:
    return replace(plan, asked=replace(plan.asked, constraints=(*plan.asked.constraints, *rules)))


def paid_otherwise(plan: Roadmap, change: Callable[[Payment], Payment]) -> Roadmap:
    first, *others = plan.payments
    return replace(plan, payments=(change(first), *others))


def finish_wrong(plan: Roadmap) -> Roadmap:
    return replace(plan, finish=FrozenMapping({**plan.finish, "fibre": 4}))


def from_firms(plan: Roadmap) -> Roadmap:
    return paid_otherwise(plan, lambda one: replace(one, source="firms"))


BROKEN: dict[str, tuple[Callable[[Roadmap], Roadmap], str]] = {
    "unknown program": (
        lambda p: replace(p, start=FrozenMapping({**p.start, "ghost": 1})),
        "programs",
    ),
    "starts after the horizon": (lambda p: moved(p, kiosk=7), "window"),
    "before its earliest": (lambda p: moved(p, park=1), "window"),
    "after its latest": (lambda p: moved(p, portal=6), "window"),
    "after it is due": (lambda p: moved(p, tram=4), "window"),
    "wrong finish": (finish_wrong, "finish"),
    "without what it needs": (lambda p: moved(p, fibre=None), "links"),
    "too soon after what it needs": (lambda p: moved(p, portal=3), "links"),
    "two that exclude each other": (lambda p: moved(p, park=4, bus=2), "links"),
    "an agency overloaded": (lambda p: moved(p, park=3, kiosk=3), "constraint 4 (capacity)"),
    "quick wins too late": (
        lambda p: asked_otherwise(p, FinishedBy(1, {"quick_win": True}, 2)),
        "constraint 12 (finished_by)",
    ),
    "no start in a period": (
        lambda p: asked_otherwise(p, Starts(1, ["tram"], 6)),
        "constraint 12 (starts)",
    ),
    "before any alternative": (lambda p: moved(p, park=2), "constraint 8 (requires)"),
    "one too many": (
        lambda p: asked_otherwise(p, AtMost(0, ["fibre", "tram"])),
        "constraint 12 (at_most)",
    ),
    "excluded": (
        lambda p: asked_otherwise(p, Exclude(["fibre"])),
        "constraint 12 (exclude)",
    ),
    "a share too small": (
        lambda p: asked_otherwise(p, ShareAtLeast(0.95, {"dimension": "people"})),
        "constraint 12 (share_at_least)",
    ),
    "more money than there is": (
        lambda p: asked_otherwise(p, YearlyBudget(3, "city")),
        "constraint 12 (yearly_budget)",
    ),
    "paid by who may not": (from_firms, "payments"),
    "a ghost is paid": (
        lambda p: paid_otherwise(p, lambda one: replace(one, program="ghost")),
        "payments",
    ),
    "a bill unpaid": (lambda p: replace(p, payments=p.payments[1:]), "payments"),
    "paid too much": (
        lambda p: paid_otherwise(p, lambda one: replace(one, amount=one.amount - 0.5)),
        "payments",
    ),
    "spending misreported": (lambda p: replace(p, spending=p.spending + 1.0), "spending"),
    "work misreported": (lambda p: replace(p, work=p.work * 2), "work"),
    "worth misreported": (lambda p: replace(p, worth=p.worth + 0.01), "worth"),
    "worth by period": (lambda p: replace(p, worth_by_period=p.worth_by_period * 1.01), "worth"),
    "worth of another period": (
        lambda p: replace(p, worth_by_period=p.worth_by_period[::-1].copy()),
        "worth",
    ),
    "spending of agencies": (
        lambda p: replace(p, spending_by_agency=p.spending_by_agency[::-1].copy()),
        "spending",
    ),
    "a source that is not told": (
        lambda p: replace(p, sources=p.sources[1:], spending=p.spending[1:].copy()),
        "spending",
    ),
    "an agency that is not told": (
        lambda p: replace(
            p,
            agencies=p.agencies[1:],
            work=p.work[1:].copy(),
            spending_by_agency=p.spending_by_agency[1:].copy(),
        ),
        "work",
    ),
    "a change concealed": (lambda p: replace(p, changes=p.changes[1:]), "changes"),
    "a change invented": (
        lambda p: replace(p, changes=(*p.changes, Change("ghost", None, 1))),
        "changes",
    ),
    "bound below worth": (lambda p: replace(p, bound=p.worth - 1), "bound"),
    "gap too small": (lambda p: replace(p, bound=p.bound * 1.1), "gap"),
    "proof claimed": (
        lambda p: replace(p, bound=p.worth * 2, gap=0.5, proved=True),
        "proved",
    ),
}


def test_the_roadmap_itself_is_sound(plan: Roadmap) -> None:
    assert check_roadmap(plan) == ()
    assert {"fibre", "portal", "park", "kiosk"} <= set(plan.funded)


@pytest.mark.parametrize("what", BROKEN)
def test_each_broken_roadmap_is_found(plan: Roadmap, what: str) -> None:
    breaks, where = BROKEN[what]
    places = [problem.where for problem in check_roadmap(breaks(plan))]
    assert where in places


def test_there_are_twenty_ways_to_break_it() -> None:
    assert len(BROKEN) >= 20


def test_what_runs_must_stay() -> None:
    plan = schedule(
        {"a": 1}, [Task(id="a", duration=2)], DependencyGraph(["a"]), 4, last={"a": 1}, now=2
    )
    assert plan.start["a"] == 1
    gone = replace(plan, start=FrozenMapping({}), finish=FrozenMapping({}))
    assert "running" in [problem.where for problem in check_roadmap(gone)]
    early = schedule({"a": 1}, [Task(id="a")], DependencyGraph(["a"]), 4, last={"a": 3}, now=2)
    back = replace(early, start=FrozenMapping({"a": 1}), finish=FrozenMapping({"a": 1}))
    assert "running" in [problem.where for problem in check_roadmap(back)]


def test_a_question_of_others_can_be_checked(plan: Roadmap) -> None:
    other = replace(plan.asked, periods=(1, 2, 3))
    assert [problem.where for problem in check_roadmap(plan, other)] == ["periods"]
