"""What lies before the first open period is decided: its limits are told, and bind nothing."""

import pytest

from mcdm_smartcity import (
    Budget,
    Capacity,
    DependencyGraph,
    FinishedBy,
    InfeasibleError,
    Roadmap,
    Starts,
    Task,
    YearlyBudget,
    check_roadmap,
    schedule,
)
from mcdm_smartcity.portfolio.constraints import Constraint

TASKS = (
    Task(id="fibre", duration=2, spending=[{"amounts": [5, 5], "sources": ["city"]}], agency="it"),
    Task(id="park", spending=[{"amounts": [3], "sources": ["city"]}], agency="it"),
    Task(id="kiosk", spending=[{"amounts": [2], "sources": ["city", "firms"]}], agency="it"),
)
GRAPH = DependencyGraph(["fibre", "park", "kiosk"])
LAST = {"fibre": 2024, "park": 2023, "kiosk": 2023}


def replanned(*rules: Constraint, now: int = 2024, last: dict[str, int] = LAST) -> Roadmap:
    worth = {"fibre": 5.0, "park": 3.0, "kiosk": 1.0}
    found = schedule(worth, TASKS, GRAPH, range(2023, 2028), rules, last=last, now=now, gap=0.0)
    assert check_roadmap(found) == ()
    return found


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (YearlyBudget([2, 9, 9, 9, 9], "city"), "the budget of 2 from source 'city' in 2023"),
        (YearlyBudget([4, 9, 9, 9, 9]), "the budget of 4 in 2023"),
        (Budget(2, "city", 2023), "the budget of 2 from source 'city' in year 2023"),
        (Capacity("it", 1), "at most 1 programs of agency 'it' working in 2023"),
        (Starts(3, ["fibre", "park", "kiosk"], 2023), "at least 3 of fibre, park, kiosk start in"),
        (FinishedBy(1, ["fibre"], 2023), "at least 1 of fibre finished by 2023"),
    ],
)
def test_a_limit_of_the_past_that_was_not_kept_is_told_and_binds_nothing(
    rule: Constraint, told: str
) -> None:
    found = replanned(rule)
    assert dict(found.start) == LAST
    assert told in str(found.notes[-1])
    assert "2024" in str(found.notes[-1])


def test_limits_of_the_past_that_were_kept_say_who_paid() -> None:
    city = YearlyBudget([3, 3, 9, 9, 9], "city")
    found = replanned(city, YearlyBudget(2, "firms"), now=2025)
    # The fibre of 2024 is told; 2023 was within both budgets, so firms pay for the kiosk.
    assert {one.source for one in found.payments if one.program == "kiosk"} == {"firms"}
    assert "in 2024" in str(found.notes[-1])
    assert "in 2023" not in str(found.notes[-1])


def test_who_paid_in_the_past_gives_way_to_limits_that_are_open() -> None:
    # The kiosk cost 2 in 2023; the city had 1 then. Firms have 0 until 2025, so the city paid.
    city = YearlyBudget([1, 9, 9, 9, 9], "city")
    found = replanned(city, YearlyBudget([2, 0, 0, 0, 0], "firms"), last={"kiosk": 2023})
    assert {one.source for one in found.payments if one.program == "kiosk"} == {"city", "firms"}
    firms = YearlyBudget([0, 0, 0, 0, 0], "firms", carry_over=True)
    found = replanned(city, firms, last={"kiosk": 2023})
    assert {one.source for one in found.payments if one.program == "kiosk"} == {"city"}
    assert "the budget of 1 from source 'city' in 2023" in str(found.notes[-1])


def test_money_that_the_past_took_from_what_carries_over_is_gone() -> None:
    rule = YearlyBudget([1, 9, 1, 9, 9], "city", carry_over=True)
    found = replanned(rule, YearlyBudget(0, "firms"))
    # 5 were spent of 1. The fibre could have 5 of the 10 until 2024, but not 15 of 11 until 2025.
    assert found.start["fibre"] == 2025
    assert "until 2023" in str(found.notes[-1])


def test_what_runs_and_takes_longer_than_it_is_due_goes_on() -> None:
    tasks = [Task(id="fibre", duration=2, due=2024), *TASKS[1:]]
    worth = {"fibre": 5.0, "park": 3.0, "kiosk": 1.0}
    found = schedule(worth, tasks, GRAPH, range(2023, 2028), last={"fibre": 2024}, now=2025)
    assert found.finish["fibre"] == 2025
    assert "fibre is due by 2024" in str(found.notes[-1])


def test_what_runs_must_still_be_paid_in_years_that_are_open() -> None:
    with pytest.raises(InfeasibleError, match="fibre runs since 2023"):
        replanned(YearlyBudget([9, 4, 9, 9, 9], "city"), last={"fibre": 2023})


def test_without_a_past_nothing_is_set_aside() -> None:
    with pytest.raises(InfeasibleError, match="start in 2023"):
        replanned(Starts(4, ["fibre", "park", "kiosk"], 2023), now=2023)
