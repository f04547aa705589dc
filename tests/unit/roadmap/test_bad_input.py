"""What is wrong with a question is named, all of it at once."""

from typing import Any

import pytest

from mcdm_smartcity import (
    AlignmentError,
    Budget,
    Capacity,
    DependencyGraph,
    DuplicateNameError,
    InvalidArrayError,
    InvalidRecordError,
    Lag,
    McdmError,
    NotAdditiveError,
    Partial,
    ShareAtLeast,
    Starts,
    Task,
    YearlyBudget,
    schedule,
    select,
)

GRAPH = DependencyGraph(["a", "b"], needs=[("b", "a")])
A = Task(id="a", duration=2, spending=[{"amounts": [3, 1], "sources": ["city"]}], agency="it")
B = Task(id="b", agency="it")
WORTH = {"a": 1.0, "b": 2.0}


def refused(
    *constraints: Any, programs: Any = (A, B), periods: Any = (2024, 2025, 2026), **more: Any
) -> str:
    given: dict[str, Any] = {"worth": WORTH, "graph": GRAPH} | more
    with pytest.raises(McdmError) as caught:
        schedule(programs=programs, periods=periods, constraints=constraints, **given)
    return str(caught.value)


def test_lags_in_a_circle_are_named() -> None:
    circle = DependencyGraph(["a", "b"], needs=[("b", "a"), ("a", "b")])
    said = refused(Lag("a", "b", 1, "start"), graph=circle)
    assert "none can ever start: a → b → a" in said or "none can ever start: b → a → b" in said


def test_each_circle_of_lags_is_named() -> None:
    names = ["a", "b", "c", "d", "e"]
    links = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("e", "c")]
    said = refused(
        Lag("a", "b", 1, "start"),
        Lag("d", "e", 0, "finish"),
        graph=DependencyGraph(names, needs=links),
        programs=[Task(id=name) for name in names],
        worth=dict.fromkeys(names, 1.0),
    )
    assert "roadmap: 2 problems" in said
    assert "b → a" in said
    assert "e → d" in said


def test_a_window_shorter_than_the_work_is_named() -> None:
    short = Task(id="a", duration=2, earliest=2025, due=2025)
    said = refused(programs=(short, B))
    assert "program 'a': its window 2025 to 2025 is shorter than its duration of 2" in said


def test_a_profile_that_misses_the_cost_is_named() -> None:
    with pytest.raises(InvalidRecordError, match="'a' has a spending profile that sums to 4"):
        Task(id="a", duration=2, spending=[{"amounts": [3, 1]}], cost=5)


def test_all_that_is_wrong_with_a_task_is_told_at_once_to_the_last_unit() -> None:
    parts = [{"amounts": [1_234_567_890, 1]}]
    with pytest.raises(InvalidRecordError) as caught:
        Task(id="a", spending=parts, cost=1_234_567_900, upkeep=[{"amounts": [1, 2]}])
    assert len(caught.value.problems) == 3
    assert "sums to 1234567891, but its cost is 1234567900" in str(caught.value)


def test_spending_after_the_work_is_named() -> None:
    with pytest.raises(InvalidRecordError, match="spends in 2 years of life, but works for 1"):
        Task(id="a", spending=[{"amounts": [3, 1]}])
    with pytest.raises(InvalidRecordError, match="upkeep of program 'a' must have one amount"):
        Task(id="a", upkeep=[{"amounts": [3, 1]}])


def test_years_outside_the_horizon_are_named_all_at_once() -> None:
    late = Task(id="a", earliest=2030)
    past = Task(id="b", due=2020)
    said = refused(Budget(5, None, 2031), Capacity("it", 1, 2019), programs=(late, past))
    assert "program 'a': earliest is 2030, after the last period 2026" in said
    assert "program 'b': due is 2020, before the first period 2024" in said
    assert "constraint 1 (budget): period 2031 is outside the horizon 2024 to 2026" in said
    assert "constraint 2 (capacity): period 2019 is outside" in said


def test_a_latest_start_before_the_earliest_is_named() -> None:
    said = refused(programs=(Task(id="a", earliest=2026, latest=2025), B))
    assert "latest start 2025 is before earliest 2026" in said


def test_a_source_that_nobody_may_use_is_named() -> None:
    said = refused(YearlyBudget(5, "citi"), Budget(1, "csr"))
    assert "no program may use source 'citi'; did you mean 'city'?" in said
    assert "no program may use source 'csr'" in said


def test_room_for_no_program_is_named() -> None:
    assert "agency 'it' has room for no program at all" in refused(Capacity("it", 0))


def test_an_amount_that_is_wrong_is_told_once() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Task(id="a", spending=[{"amounts": [-1]}])
    assert str(caught.value).splitlines()[1:] == [
        "  spending / 1 / amounts / 1: Input should be greater than or equal to 0; found -1"
    ]
    with pytest.raises(InvalidRecordError, match="at least 1 item"):
        Task(id="a", spending=[{"amounts": []}])


def test_limits_that_are_no_money_are_named_as_given() -> None:
    given: Any = "many"
    with pytest.raises(InvalidRecordError, match=r"1 problem\n.*found 'many'"):
        YearlyBudget(given)
    given = None
    with pytest.raises(InvalidRecordError, match="found None"):
        YearlyBudget(given)


def test_budgets_of_other_years_are_named() -> None:
    said = refused(YearlyBudget([1, 2]))
    assert "limits must be one, or one for each of 3 periods; found 2" in said


def test_a_program_that_is_gone_is_named() -> None:
    said = refused(last={"old": 2024}, now=2025)
    assert "last roadmap: holds program 'old', which is gone" in said
    assert "starts 'a' in 2030, outside" in refused(last={"a": 2030}, now=2025)
    assert "now: 2030 is outside" in refused(last={"a": 2024}, now=2030)


def test_what_ran_before_the_horizon_is_named() -> None:
    said = refused(last={"a": 2023}, now=2024)
    assert "'a' started in 2023: let the horizon begin then, and say now=2024" in said


def test_what_runs_beyond_the_horizon_is_named() -> None:
    long = Task(id="a", duration=4)
    said = refused(programs=(long, B), last={"a": 2024}, now=2025)
    assert "'a' runs since 2024, and ends in 2027, after the horizon's 2026" in said


def test_a_lag_on_no_link_is_named() -> None:
    assert "'a' does not need 'b'; a lag is on a link of needs" in refused(Lag("a", "b"))


def test_what_cannot_be_scheduled_is_named() -> None:
    said = refused(Partial("a", 0.5), ShareAtLeast(0.5, ["a"], "worth"))
    assert "programs in part cannot be scheduled" in said
    assert "shares of worth change with time" in said


def test_unknown_groups_are_named_with_their_place() -> None:
    said = refused(YearlyBudget(9), Starts(1, {"dimension": "people"}))
    assert "constraint 2 (starts): unknown dimension of any program 'people'" in said


def test_fed_programs_need_worth_by_period() -> None:
    fed = DependencyGraph(["a", "b"], feeds=[("a", "b", 0.5)])
    said = refused(graph=fed, worth={"a": 1.0, "b": [1.0, 2.0, 3.0]})
    assert "program 'b': fed by 'a', so its worth must be a number" in said


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"discount": 0.0}, InvalidArrayError),
        ({"discount": 1.1}, InvalidArrayError),
        ({"inflation": -1.0}, InvalidArrayError),
        ({"gap": 1.0}, InvalidArrayError),
        ({"tail": -1}, McdmError),
        ({"seed": -1}, McdmError),
        ({"time_limit": 0}, InvalidArrayError),
        ({"change_cost": 1.0}, InvalidArrayError),
        ({"last": {"a": 2024}, "change_cost": -1.0}, InvalidArrayError),
        ({"periods": 0}, InvalidArrayError),
        ({"periods": [2024, 2026]}, InvalidArrayError),
        ({"periods": "ten"}, InvalidArrayError),
        ({"worth": [1, 2]}, NotAdditiveError),
        ({"worth": {"a": 1.0}}, AlignmentError),
        ({"worth": {"a": [1.0], "b": 1.0}}, AlignmentError),
        ({"programs": (A,)}, AlignmentError),
        ({"constraints": ["budget"]}, InvalidRecordError),
        ({"discount": "most"}, InvalidArrayError),
        ({"gap": None}, InvalidArrayError),
        ({"inflation": True}, InvalidArrayError),
        ({"periods": [True]}, InvalidArrayError),
        ({"last": ["a"]}, InvalidArrayError),
        ({"last": {"a": "2"}}, InvalidArrayError),
        ({"last": {"a": None}}, InvalidArrayError),
        ({"last": {"a": 1}, "now": 1.5}, InvalidArrayError),
        ({"worth": {"a": "much", "b": 1.0}}, AlignmentError),
        ({"worth": {"a": ["x", "y", "z"], "b": 1.0}}, AlignmentError),
        ({"programs": (A, A, B)}, DuplicateNameError),
        ({"programs": ("a", "b")}, InvalidRecordError),
    ],
)
def test_wrong_settings_are_refused(more: dict[str, Any], error: type[McdmError]) -> None:
    given: dict[str, Any] = {"worth": WORTH, "programs": (A, B), "graph": GRAPH, "periods": 3}
    with pytest.raises(error):
        schedule(**(given | more))


def test_select_knows_no_time() -> None:
    with pytest.raises(InvalidRecordError, match="only schedule can keep this"):
        select(WORTH, {"a": 1, "b": 1}, GRAPH, [YearlyBudget(5)])
