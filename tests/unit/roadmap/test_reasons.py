"""Why nothing starts earlier or joins, by hand."""

import pytest

from mcdm_smartcity import Capacity, DependencyGraph, Starts, Task, YearlyBudget, schedule


def test_what_needs_a_program_that_is_done_too_late_is_told_so() -> None:
    tasks = [Task(id=name, spending=[{"amounts": [1]}]) for name in ("road", "bus", "park")]
    graph = DependencyGraph(["road", "bus", "park"], needs=[("bus", "road")])
    worth = {"road": 5.0, "bus": 1.0, "park": 9.0}
    found = schedule(worth, tasks, graph, 2, [YearlyBudget(1)], tail=2, gap=0.0)
    assert dict(found.start) == {"road": 2, "park": 1}
    assert found.why("bus") == "bus finds no room: needs road"


def test_what_a_partner_of_a_bundle_needs_is_told() -> None:
    graph = DependencyGraph(["a", "b", "c"], needs=[("a", "b"), ("b", "a"), ("b", "c")])
    tasks = [Task(id="a"), Task(id="b"), Task(id="c", spending=[{"amounts": [5]}])]
    found = schedule({"a": 2.0, "b": 2.0, "c": 1.0}, tasks, graph, 4, [YearlyBudget(4)])
    assert found.left_out == ("a", "b", "c")
    assert found.why("a") == "a finds no room: needs c"


def test_all_that_an_earlier_start_lacks_is_told() -> None:
    tasks = [Task(id="a", spending=[{"amounts": [4]}])]
    rules = [YearlyBudget([3, 4, 4]), Starts(1, ["a"], 2)]
    found = schedule({"a": 1.0}, tasks, DependencyGraph(["a"]), 3, rules, gap=0.0)
    lacks = "money (1 lacks 1); rule (at least 1 of a start in 2)"
    assert found.why("a") == f"a starts no earlier than 2: {lacks}"


def test_what_would_be_lost_or_not_gained_is_told() -> None:
    tasks = [Task(id="loss"), Task(id="idle"), Task(id="late", earliest=3)]
    graph = DependencyGraph(["loss", "idle", "late"])
    found = schedule({"loss": -2.0, "idle": 0.0, "late": 1.0}, tasks, graph, 3, gap=0.0)
    # At best in the last year; then it costs nothing within the horizon.
    assert found.why("loss") == "loss could be added, but nothing would be gained"
    assert found.why("idle") == "idle could be added, but nothing would be gained"
    longer = schedule({"loss": -2.0, "idle": 0.0, "late": 1.0}, tasks, graph, 3, tail=2)
    assert longer.why("loss") == "loss could be added, but the whole would be worth 4 less"


@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_nobody_waits_for_nothing_however_wide_the_gap(engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    names = [f"p{i}" for i in range(12)]
    tasks = [Task(id=name, spending=[{"amounts": [1 + k % 4]}]) for k, name in enumerate(names)]
    worth = {name: 1.0 + 5 * k % 7 for k, name in enumerate(names)}
    graph = DependencyGraph(names, needs=[("p3", "p2"), ("p9", "p1"), ("p11", "p8")])
    for gap in (0.1, 0.3, 0.6, 0.9):
        found = schedule(worth, tasks, graph, 6, [YearlyBudget(5)], tail=2, gap=gap, engine=engine)
        said = [found.why(name) for name in names]
        assert not [words for words in said if "nothing forbids" in words]
        assert not [words for words in said if "could be added" in words]
        assert found.gap <= gap


def test_what_runs_waits_for_nothing() -> None:
    tasks = [Task(id="a"), Task(id="b")]
    graph = DependencyGraph(["a", "b"])
    worth = {"a": 1.0, "b": 1.0}
    found = schedule(worth, tasks, graph, range(2024, 2028), last={"a": 2025}, now=2026)
    assert found.why("a") == "a runs since 2025"


def test_the_critical_chain_ends_with_who_finishes_last() -> None:
    tasks = [Task(id="long", duration=3), Task(id="first"), Task(id="then", earliest=3)]
    tasks.append(Task(id="last"))
    graph = DependencyGraph(["long", "first", "then", "last"], needs=[("last", "then")])
    found = schedule(dict.fromkeys(graph.programs, 1.0), tasks, graph, 6, gap=0.0)
    assert found.finish["long"] == 3
    assert found.chain == ("then", "last")


def test_an_agency_binds_only_where_somebody_waits_for_it() -> None:
    tasks = [Task(id=name, agency="it" if name < "c" else "green") for name in "abc"]
    graph = DependencyGraph(["a", "b", "c"])
    rules = [Capacity("it", 1), Capacity("green", 1)]
    found = schedule({"a": 2.0, "b": 1.0, "c": 1.0}, tasks, graph, 4, rules, gap=0.0)
    assert (found.start["a"], found.start["b"], found.start["c"]) == (1, 2, 1)
    # b waits for a; green is full in 1, and it in 2, but nobody waits any more.
    assert dict(found.binding) == {"1": ("at most 1 programs of agency 'it' working in 1",)}
