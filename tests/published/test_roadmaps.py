"""A published timetable: eight road upgrades over five budgets of a year."""

import pytest

from mcdm_smartcity import DependencyGraph, Task, YearlyBudget, check_roadmap, schedule
from published_cases import Case, published

CASE = "stivala_chicago_schedule_5"


@pytest.mark.parametrize("engine", ["scipy", "highs"])
@published(CASE)
def test_the_schedule_of_chicago_is_exact(case: Case, engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    data = case.data
    names, costs = data["names"], data["cost"]
    # Benefit of the year in which an upgrade is built, once, less its cost.
    worth = {
        name: [
            3650 * row[u] / 1.04**t - costs[u]
            for t, row in enumerate(data["benefitVHT_t"], start=1)
        ]
        for u, name in enumerate(names)
    }
    tasks = [Task(id=name, spending=[{"amounts": [costs[u]]}]) for u, name in enumerate(names)]
    budgets = YearlyBudget(data["budget_per_period"])
    plan = schedule(worth, tasks, DependencyGraph(names), 5, [budgets], gap=0.0, engine=engine)
    verified = data["verified"]
    assert dict(plan.start) == verified["schedule"]
    assert plan.worth == pytest.approx(verified["additive_optimum"], rel=1e-12)
    assert plan.proved
    assert check_roadmap(plan) == ()


@published(CASE)
def test_the_schedule_that_was_printed_is_ours(case: Case) -> None:
    printed = case.data["expected_published"]["linear_schedule"]
    assert printed == case.data["verified"]["schedule"]
