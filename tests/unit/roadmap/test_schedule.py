"""What a roadmap says: starts, money, work, why, phases, replanning, and what cannot be."""

import _thread
import json
import signal
import threading
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    DependencyGraph,
    FinishedBy,
    Include,
    InfeasibleError,
    Lag,
    Requires,
    Roadmap,
    SolverFailedError,
    Starts,
    Task,
    YearlyBudget,
    check_roadmap,
    schedule,
)
from mcdm_smartcity.roadmap import scheduling
from mcdm_smartcity.roadmap.deciding import decide
from mcdm_smartcity.roadmap.effort import Found
from mcdm_smartcity.roadmap.racing import SOLVER

GRAPH = DependencyGraph(["fibre", "portal", "park"], needs=[("portal", "fibre")])
TASKS = (
    Task(id="fibre", duration=2, spending=[{"amounts": [4, 2], "sources": ["city"]}], agency="it"),
    Task(
        id="portal",
        spending=[{"amounts": [5], "sources": ["city", "firms"]}],
        agency="it",
        quick_win=True,
    ),
    Task(id="park", spending=[{"amounts": [3], "sources": ["firms"]}], agency="green"),
)
WORTH = {"fibre": 1.0, "portal": 5.0, "park": 2.0}
MONEY = (YearlyBudget(4, "city"), YearlyBudget(3, "firms"))
YEARS = tuple(range(2024, 2030))


def plan(*more: Any, **settings: Any) -> Roadmap:
    given: dict[str, Any] = {"constraints": (*MONEY, *more), "gap": 0.0} | settings
    return schedule(WORTH, TASKS, GRAPH, YEARS, **given)


def test_starts_money_and_work_by_hand() -> None:
    found = plan()
    # The park comes first, since firms have 3 a year; the portal needs 5 of both in one year.
    assert dict(found.start) == {"fibre": 2024, "portal": 2026, "park": 2024}
    assert dict(found.finish) == {"fibre": 2025, "portal": 2026, "park": 2024}
    assert found.worth == 1 * 4 + 5 * 3 + 2 * 5
    assert found.sources == ("city", "firms")
    assert found.spending.tolist() == [[4, 2, 4, 0, 0, 0], [3, 0, 1, 0, 0, 0]]
    assert found.agencies == ("green", "it")
    assert found.work.tolist() == [[1, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0]]
    assert found.worth_by_period.tolist() == [0, 2, 3, 8, 8, 8]
    assert (found.bound, found.gap, found.proved) == (found.worth, 0.0, True)
    assert found.chain == ("fibre", "portal")


def test_why_nothing_starts_earlier() -> None:
    found = plan(Capacity("it", 1), Lag("portal", "fibre", 1, "start"))
    assert found.why("portal") == "portal starts no earlier than 2026: agency (it 2025)"
    assert "may not start before" in found.why("fibre")
    tight = schedule(WORTH, TASKS, GRAPH, YEARS, [YearlyBudget(6)], gap=0.0)
    assert "needs fibre" in tight.why("portal")
    assert "money (2024 lacks 1)" in tight.why("park")


def abc(*rules: Any, needs: Any = (), **settings: Any) -> Roadmap:
    """Three programs of one dimension that cost 4, over three years."""
    tasks = [Task(id=name, dimension="d", spending=[{"amounts": [4]}]) for name in "abc"]
    worth = {"a": 3.0, "b": 2.0, "c": -0.5}
    return schedule(worth, tasks, DependencyGraph("abc", needs), 3, rules, tail=1, **settings)


def test_rules_that_forbid_an_earlier_start_are_named() -> None:
    each = abc(Starts(1, {"dimension": "d"}))
    assert each.why("b") == (
        "b starts no earlier than 2: rule (at least 1 of dimension 'd' start in 2)"
    )
    waits = abc(Requires("b", ["c"]))
    assert waits.why("b") == "b starts no earlier than 2: rule (b requires one of c)"
    one = abc(AtMost(1, {"dimension": "d"}))
    assert one.why("b") == "b finds no room: rule (at most 1 of dimension 'd')"


def test_programs_that_start_together_wait_for_money_and_not_for_each_other() -> None:
    pair = abc(YearlyBudget([4, 8, 8]), needs=[("a", "b"), ("b", "a")])
    assert pair.start["a"] == pair.start["b"] == 2
    assert pair.why("a") == "a starts no earlier than 2: money (1 lacks 4)"
    never = abc(YearlyBudget(7), needs=[("a", "b"), ("b", "a")])
    assert never.why("b") == "b finds no room: money (1 lacks 1)"


def test_money_that_lacks_over_several_years_is_told_with_all_of_them() -> None:
    assert abc(Budget(5)).why("b") == "b finds no room: money (1-3 lacks 3)"
    saved = abc(YearlyBudget(2, carry_over=True))
    assert saved.why("a") == "a starts no earlier than 2: money (1 lacks 2)"
    assert saved.why("b") == "b finds no room: money (1-3 lacks 2)"


def test_what_binds_is_told_year_by_year() -> None:
    rules = (Budget(4, None, 2), YearlyBudget([4, 8, 8]), Budget(0, None, 1))
    assert tuple(abc(*rules).binding) == ("1", "2")


def test_what_binds_in_a_year() -> None:
    # Nobody waits for money in the plain plan: the portal waits for the fibre, and not for money.
    assert dict(plan().binding) == {}
    tight = schedule(WORTH, TASKS, GRAPH, YEARS, [YearlyBudget(6)], gap=0.0)
    assert tight.binding["2024"] == ("the budget of 6 in 2024",)


def test_left_out_and_why() -> None:
    late = (*TASKS[:2], Task(id="park", duration=7))
    found = schedule(WORTH, late, GRAPH, YEARS, MONEY, gap=0.0)
    assert found.left_out == ("park",)
    assert "2030 at the earliest, and 2029 at the latest" in found.why("park")
    poor = plan(Budget(0, "firms"))
    assert poor.left_out == ("portal", "park")
    assert "lacks" in poor.why("park")
    assert "must not be funded" in plan(*_without("park")).why("park")


def _without(name: str) -> list[Any]:
    from mcdm_smartcity import Exclude

    return [Exclude([name])]


def test_where_nothing_fits_the_roadmap_is_empty_and_proved() -> None:
    alone = DependencyGraph(["a"])
    rules = [YearlyBudget(3), Capacity("it", 1)]
    found = schedule({"a": 5}, [Task(id="a", duration=4, agency="it")], alone, 3, rules)
    assert (dict(found.start), found.worth, found.bound, found.proved) == ({}, 0.0, 0.0, True)
    assert "4 at the earliest, and 3 at the latest" in found.why("a")
    assert check_roadmap(found) == ()
    missed = schedule(
        {"a": 5}, [Task(id="a", latest=1)], alone, 3, last={"a": 2}, now=2, change_cost=4.0
    )
    assert (missed.change_cost, missed.bound, missed.gap) == (4.0, -4.0, 0.0)
    assert dict(schedule({}, [], DependencyGraph([]), 3, rules[:1]).start) == {}


def test_where_nothing_fits_a_promise_is_infeasible() -> None:
    task = Task(id="a", duration=4)
    with pytest.raises(InfeasibleError, match="at least 1 of a finished by 3"):
        schedule({"a": 5}, [task], DependencyGraph(["a"]), 3, [FinishedBy(1, ["a"], 3)])


def test_periods_may_be_numbers_of_numpy() -> None:
    years: Any = np.arange(4, 7)
    worth: Any = {"a": np.int64(5)}
    found = schedule(worth, [Task(id="a")], DependencyGraph(["a"]), years)
    assert (found.periods, found.worth) == ((4, 5, 6), 10.0)
    money: Any = np.int64(3)
    assert YearlyBudget(money).limits == YearlyBudget(money.reshape(1)).limits == (3.0,)


def test_phases_rows_and_graph() -> None:
    found = plan()
    phases = found.phases(short=3, medium=5)
    assert phases["quick wins"] == ("portal",)
    assert phases["short term"] == ("park", "fibre")
    assert phases["long term"] == ()
    with pytest.raises(ValueError, match="1 ≤ short ≤ medium"):
        found.phases(3, 2)
    rows = {row["program"]: row for row in found.as_rows()}
    assert (rows["portal"]["start"], rows["portal"]["spent"]) == (2026, 5.0)
    assert len(found.to_frame()) == 3
    assert found.spending_rows()[0] == {"source": "city", "period": 2024, "amount": 4.0}
    assert found.to_networkx().nodes["fibre"]["finish"] == 2025


def test_it_becomes_json() -> None:
    from mcdm_smartcity.files.plain_data import to_plain

    data = json.loads(json.dumps(to_plain(plan())))
    assert data["start"]["portal"] == 2026


def test_inflation_upkeep_and_carry_over() -> None:
    task = Task(
        id="a",
        spending=[{"amounts": [100], "sources": ["s"]}],
        upkeep=[{"amounts": [10], "sources": ["s"]}],
    )
    graph = DependencyGraph(["a"])
    found = schedule({"a": 1}, [task], graph, 3, [], inflation=0.1, gap=0.0)
    np.testing.assert_allclose(found.spending[0], [100, 11, 12.1])
    saved = schedule({"a": 1}, [task], graph, 3, [YearlyBudget(60, "s", carry_over=True)], gap=0.0)
    assert saved.start["a"] == 2
    poor = schedule({"a": 1}, [task], graph, 3, [YearlyBudget(60, "s")], gap=0.0)
    assert poor.left_out == ("a",)


def test_two_sources_that_carry_over_are_paid_by_flows() -> None:
    tasks = [
        Task(id="a", spending=[{"amounts": [10], "sources": ["x", "y"]}], latest=1),
        Task(id="b", spending=[{"amounts": [5], "sources": ["y"]}], earliest=2),
    ]
    rules = [YearlyBudget([5, 5], "x", carry_over=True), YearlyBudget([5, 0], "y", carry_over=True)]
    found = schedule(
        {"a": 3, "b": 2}, tasks, DependencyGraph(["a", "b"]), 2, rules, tail=1, gap=0.0
    )
    # All of y is spent on a in period 1, though x has money again in period 2.
    assert found.funded == ("a",)
    assert found.why("b") == "b finds no room: the sources cannot share the money so"


def test_identical_programs_and_years_are_soon_proved() -> None:
    names = [f"p{i}" for i in range(24)]
    tasks = [Task(id=name, spending=[{"amounts": [3]}]) for name in names]
    found = schedule(
        dict.fromkeys(names, 1.0), tasks, DependencyGraph(names), 6, [YearlyBudget(7)], gap=0.0
    )
    assert found.proved
    assert found.worth == 2 * (5 + 4 + 3 + 2 + 1)


def test_programs_in_a_circle_start_together() -> None:
    circle = DependencyGraph(["a", "b"], needs=[("a", "b"), ("b", "a")])
    found = schedule({"a": 1, "b": 1}, [Task(id="a"), Task(id="b", earliest=2)], circle, 4, gap=0.0)
    assert dict(found.start) == {"a": 2, "b": 2}
    assert "need each other" in str(found.notes[0])


def test_what_runs_stays_and_changes_are_told() -> None:
    first = plan()
    less = (YearlyBudget([4, 4, 1, 4, 4, 4], "city"), MONEY[1])
    second = plan(constraints=less, last=first, now=2025)
    assert second.start["fibre"] == 2024
    assert second.start["portal"] == 2027
    assert [(change.program, change.before, change.after) for change in second.changes] == [
        ("portal", 2026, 2027)
    ]
    assert check_roadmap(second) == ()


def test_changes_are_made_only_where_they_pay() -> None:
    kept = schedule(
        WORTH, TASKS, GRAPH, YEARS, MONEY, last={"park": 2027}, change_cost=7.0, gap=0.0
    )
    # Earlier by three years is worth 6 for the park.
    assert kept.start["park"] == 2027
    assert kept.change_cost == 14.0
    assert kept.proved
    moved = schedule(
        WORTH, TASKS, GRAPH, YEARS, MONEY, last={"park": 2027}, change_cost=5.0, gap=0.0
    )
    assert moved.start["park"] == 2024
    assert moved.change_cost == 15.0


def test_a_must_that_is_too_late_is_told_its_earliest_finish() -> None:
    tasks = (Task(id="fibre", duration=5), Task(id="portal", duration=3), TASKS[2])
    with pytest.raises(InfeasibleError) as caught:
        schedule(WORTH, tasks, GRAPH, YEARS, [Include(["portal"])])
    assert caught.value.conflict == (
        "portal must be funded",
        "portal needs fibre",
        "portal can finish in 2031 at the earliest, and its last period is 2029",
    )


def test_what_cannot_hold_together_is_named_with_its_years() -> None:
    with pytest.raises(InfeasibleError) as caught:
        plan(
            Starts(1, ["park"], 2025),
            YearlyBudget([3, 2, 3, 3, 3, 3], "firms"),
            AtLeast(1, ["fibre"]),
        )
    assert set(caught.value.conflict) == {
        "the budget of 2 from source 'firms' in 2025",
        "at least 1 of park start in 2025",
    }
    assert any("without" in repair for repair in caught.value.repairs)


def test_the_least_conflict_of_lags_and_windows() -> None:
    tasks = (TASKS[0], Task(id="portal", latest=2025), TASKS[2])
    with pytest.raises(InfeasibleError) as caught:
        schedule(WORTH, tasks, GRAPH, YEARS, [AtLeast(1, ["portal"])])
    assert set(caught.value.conflict) == {
        "at least 1 of portal",
        "portal needs fibre",
        "portal may start until 2025",
    }


def test_a_lag_that_is_too_long_is_named_by_its_own_words() -> None:
    lag = Lag("portal", "fibre", 3, "start")
    with pytest.raises(InfeasibleError) as caught:
        plan(lag, Lag("portal", "fibre", 2, "start"), FinishedBy(1, ["portal"], 2026))
    assert (
        "portal needs fibre, and starts at least 3 periods after its start" in caught.value.conflict
    )
    with pytest.raises(InfeasibleError) as caught:
        plan(Lag("portal", "fibre", 9), Include(["portal"]))
    assert (
        "portal needs fibre, and starts at least 9 periods after its finish"
        in caught.value.conflict
    )


def test_an_interrupted_search_keeps_the_best_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    real = decide

    def interrupted(*given: Any) -> Found:
        found = real(*given)
        found.interrupted, found.in_time, found.bound = True, False, found.worth * 1.5
        return found

    monkeypatch.setattr(scheduling, "decide", interrupted)
    found = plan()
    assert not found.proved
    assert "interrupted" in str(found.notes[-1])
    assert check_roadmap(found) == ()


def test_a_search_that_is_interrupted_at_once_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Found:
        return Found(np.full(3, -1), interrupted=True)

    monkeypatch.setattr(scheduling, "decide", interrupted)
    with pytest.raises(SolverFailedError, match="interrupted before any roadmap was found"):
        plan()


@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_no_time_at_all_still_gives_a_roadmap_with_a_bound(engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    found = plan(engine=engine, time_limit=1e-6)
    assert found.worth > 0
    assert found.worth <= 29 <= found.bound < 100
    assert "the time of 1e-06 seconds was over" in str(found.notes[-1])
    assert check_roadmap(found) == ()


def many(count: int, periods: int, **settings: Any) -> Roadmap:
    """A question that takes the solver a while."""
    random = np.random.default_rng(5)
    names = [f"p{i}" for i in range(count)]
    tasks = [
        Task(
            id=name,
            duration=int(random.integers(1, 4)),
            spending=[
                {"amounts": [float(random.integers(20, 99))], "sources": ["x", "y"][k % 2 :]}
            ],
            agency=f"a{k % 4}",
        )
        for k, name in enumerate(names)
    ]
    worth = dict(zip(names, random.integers(20, 99, count).astype(float).tolist(), strict=True))
    rules = [
        YearlyBudget(71, "x"),
        YearlyBudget(113, "y"),
        *(Capacity(f"a{k}", 2) for k in range(4)),
    ]
    return schedule(worth, tasks, DependencyGraph(names), periods, rules, tail=3, **settings)


@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_ctrl_c_keeps_the_best_plan_found(engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    timer = threading.Timer(2.0, _thread.interrupt_main)
    # Where tests run in the background the shell may have them ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer.start()
    try:
        found = many(90, 10, gap=0.0, time_limit=10, engine=engine)
    finally:
        timer.cancel()
        # scipy cannot be told to stop; a process that ended before it would be aborted.
        for thread in threading.enumerate():
            if thread.name == SOLVER:
                thread.join()
        signal.signal(signal.SIGINT, before)
    assert found.seconds < 9
    assert "interrupted" in str(found.notes[-1])
    assert found.worth > 0
    assert found.bound >= found.worth
    assert check_roadmap(found) == ()


def test_a_short_time_still_gives_bound_and_gap() -> None:
    random = np.random.default_rng(1)
    names = [f"p{i}" for i in range(60)]
    tasks = [
        Task(id=name, duration=2, spending=[{"amounts": random.integers(1, 9, 2).tolist()}])
        for name in names
    ]
    worth = dict(zip(names, random.integers(1, 9, 60).astype(float).tolist(), strict=True))
    found = schedule(worth, tasks, DependencyGraph(names), 10, [YearlyBudget(30)], time_limit=1.5)
    assert found.bound >= found.worth > 0
    assert 0 <= found.gap < 1
    assert check_roadmap(found) == ()
