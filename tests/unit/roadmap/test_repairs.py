"""Ways out of impossible roadmaps, small enough to be worked out by hand."""

from typing import Any

import pytest

from mcdm_smartcity import (
    AtLeast,
    Budget,
    Capacity,
    DependencyGraph,
    Exclude,
    FinishedBy,
    Include,
    InfeasibleError,
    Task,
    YearlyBudget,
    schedule,
)
from mcdm_smartcity.roadmap import repairs

YEARS = range(2026, 2032)
ENGINES = ("scipy", "highs")
each_engine = pytest.mark.parametrize("engine", ENGINES)


def task(name: str, *amounts: float, sources: tuple[str, ...] = ("x",), **given: Any) -> Task:
    spending = [{"amounts": amounts, "sources": sources}] if amounts else []
    return Task(id=name, duration=given.pop("duration", 1), spending=spending, **given)


def refused(
    tasks: list[Task], *rules: Any, years: range = YEARS, engine: str = "scipy", **given: Any
) -> InfeasibleError:
    if engine == "highs":
        pytest.importorskip("highspy")
    graph = DependencyGraph([one.id for one in tasks], needs=given.pop("needs", ()))
    worth = {one.id: 1.0 for one in tasks}
    with pytest.raises(InfeasibleError) as caught:
        schedule(worth, tasks, graph, years, rules, engine=engine, **given)
    return caught.value


@each_engine
def test_the_money_of_a_year_that_lacks_is_told(engine: str) -> None:
    only = task("tram", 5, earliest=2027, latest=2027)
    rules = [YearlyBudget([9, 3, 9, 9, 9, 9], "x"), Include(["tram"])]
    error = refused([only], *rules, engine=engine)
    assert error.conflict == (
        "tram must be funded",
        "the budget of 3 from source 'x' in 2027",
        "tram may start until 2027",
    )
    assert error.more_money == (("the budget of 3 from source 'x' in 2027", 2.0),)
    assert error.repairs == (
        "2 more money in the budget of 3 from source 'x' in 2027",
        "tram may start until 2028 and work until 2028 (periods later: 1)",
        "without: tram must be funded",
        "without: the budget of 3 from source 'x' in 2027",
    )
    assert error.notes == ()


@each_engine
def test_a_raise_is_in_the_money_of_its_year(engine: str) -> None:
    # Prices have risen by 25 % twice: 5 has become 7.8125.
    rules = [YearlyBudget([9, 9, 3, 0, 0, 0], "x"), Include(["tram"])]
    only = task("tram", 5, earliest=2028)
    error = refused([only], *rules, engine=engine, inflation=0.25)
    assert dict(error.more_money)["the budget of 3 from source 'x' in 2028"] == 4.8125


@each_engine
def test_other_sources_pay_their_part_first(engine: str) -> None:
    only = task("tram", 10, sources=("x", "y"))
    rules = [Budget(4, "x"), Budget(3, "y"), Include(["tram"])]
    error = refused([only], *rules, engine=engine)
    assert error.more_money == (
        ("the budget of 4 from source 'x'", 3.0),
        ("the budget of 3 from source 'y'", 3.0),
    )


@each_engine
def test_money_that_carries_over_is_asked_for_once(engine: str) -> None:
    rules = [YearlyBudget(3, "x", carry_over=True), Include(["bus", "tram"])]
    tasks = [task("bus", 5), task("tram", 5)]
    error = refused(tasks, *rules, years=range(2026, 2028), engine=engine)
    assert error.more_money == (("the budget of 6 from source 'x' until 2027", 4.0),)


@each_engine
def test_money_is_split_over_years_if_no_single_year_helps(engine: str) -> None:
    # The tram spends 4 in each of its two years.
    rules = [YearlyBudget([1, 3], "x"), Include(["tram"])]
    only = task("tram", 4, 4, duration=2)
    error = refused([only], *rules, years=range(2026, 2028), engine=engine)
    # One year's limit clashes by itself, and its raise alone leaves the other one.
    assert error.more_money == (("the yearly budget from source 'x'", 4.0),)
    assert error.repairs[0] == (
        "4 more money in the yearly budget from source 'x': 3 (2026), 1 (2027)"
    )


@each_engine
def test_the_least_number_of_places_is_told(engine: str) -> None:
    three = [task(name, agency="it") for name in ("a", "b", "c")]
    rules = [Capacity("it", 1), Include(["a", "b", "c"])]
    error = refused(three, *rules, years=range(2026, 2027), engine=engine)
    assert "room for 2 more programs of agency 'it' in 2026" in error.repairs
    assert error.more_money == ()


@each_engine
def test_places_of_several_years_are_told_together(engine: str) -> None:
    two = [task(name, agency="it", duration=2) for name in ("a", "b")]
    rules = [Capacity("it", 1), Include(["a", "b"])]
    error = refused(two, *rules, years=range(2026, 2028), engine=engine)
    assert "room for 2 more programs of agency 'it': 1 (2026), 1 (2027)" in error.repairs


@each_engine
def test_a_later_due_date_is_told(engine: str) -> None:
    tasks = [task("fibre", duration=2), task("portal", duration=2, due=2028)]
    given: dict[str, Any] = {"needs": [("portal", "fibre")], "engine": engine}
    error = refused(tasks, AtLeast(1, ["portal"]), **given)
    assert error.conflict == ("at least 1 of portal", "portal needs fibre", "portal is due by 2028")
    assert error.repairs[0] == "portal may start until 2028 and work until 2029 (periods later: 1)"
    late = refused(tasks, Include(["portal"]), **given)
    assert late.conflict[-1] == (
        "portal can finish in 2029 at the earliest, and its last period is 2028"
    )
    assert late.repairs == (error.repairs[0], "without: portal must be funded")


@each_engine
def test_the_due_date_of_what_is_needed_counts_too(engine: str) -> None:
    # The fibre cannot be paid before 2028, so its due date of 2027 is too early.
    tasks = [task("fibre", 5, due=2027), task("portal")]
    rules = [YearlyBudget([0, 0, 5, 5, 5, 5], "x"), Include(["portal"])]
    error = refused(tasks, *rules, needs=[("portal", "fibre")], engine=engine)
    assert "fibre may start until 2028 and work until 2028 (periods later: 1)" in error.repairs


@each_engine
def test_the_fewest_rules_are_told_if_no_single_one_is_enough(engine: str) -> None:
    rules = [Include(["a", "b"]), Exclude(["a", "b"]), Budget(100, "x")]
    error = refused([task("a", 1), task("b", 1)], *rules, engine=engine)
    assert len(error.drop) == 2
    assert {words.split(" must")[0] for words in error.drop} == {"a", "b"}
    assert error.repairs == (f"without: {', '.join(error.drop)}",)


def test_one_rule_that_is_broken_twice_is_given_up_alone() -> None:
    rules = [Budget(1, "x"), Include(["a", "b"])]
    error = refused([task("a", 3), task("b", 4)], *rules)
    assert error.drop == ("the budget of 1 from source 'x'",)
    assert error.more_money == (("the budget of 1 from source 'x'", 6.0),)


def test_what_is_not_tried_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairs, "MOST_TRIED", 1)
    error = refused([task("a", 3)], Budget(1, "x"), Include(["a"]))
    assert error.repairs[0] == "2 more money in the budget of 1 from source 'x'"
    assert error.notes == ("only 1 ways out were tried; there may be more",)
    assert str(error).endswith("only 1 ways out were tried; there may be more")


def test_time_that_is_over_is_told_with_the_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairs, "LONGEST", 0.0)
    error = refused([task("a", 3)], Budget(1, "x"), Include(["a"]))
    assert len(error.conflict) == 2
    assert error.repairs == ()
    assert error.notes == ("the time was over before all ways out were tried",)


def test_a_promise_that_comes_too_early_is_told_when_it_can_be_kept() -> None:
    tasks = [Task(id="a", duration=3), Task(id="b", duration=2)]
    graph = DependencyGraph(["a", "b"], needs=[("b", "a")])
    with pytest.raises(InfeasibleError) as caught:
        schedule({"a": 1, "b": 1}, tasks, graph, 5, [FinishedBy(2, ["a", "b"], 4)])
    conflict = [str(note) for note in caught.value.conflict]
    assert conflict == [
        "at least 2 of a, b finished by 4",
        "b needs a",
        "b can finish in 5 at the earliest, not by 4",
    ]


def test_a_window_that_was_over_before_a_program_could_finish_is_no_way_out() -> None:
    late = [task("tram", duration=2, due=2027), task("bus")]
    error = refused(late, Include(["tram"]), last={}, now=2031)
    assert error.conflict == (
        "tram must be funded",
        "tram can finish in 2032 at the earliest, and its last period is 2027",
    )
    assert error.repairs == ("without: tram must be funded",)


def test_what_runs_is_a_fact_that_cannot_be_given_up() -> None:
    runs = [task("tram", 5, 5, duration=2)]
    error = refused(runs, YearlyBudget([9, 3, 9, 9, 9, 9]), last={"tram": 2026}, now=2027)
    assert "tram runs since 2026" in error.conflict
    assert error.repairs == (
        "2 more money in the budget of 3 in 2027",
        "without: the budget of 3 in 2027",
    )
