"""The roadmap of an assessment: only if the plan asks for it, and by what the plan says."""

from typing import Any

import pytest

from mcdm_smartcity import (
    Budget,
    DependencyGraph,
    Include,
    InfeasibleError,
    InvalidRecordError,
    Partial,
    Plan,
    Roadmap,
    Starts,
    UnknownNameError,
    YearlyBudget,
    assess,
    check_roadmap,
    example_study,
    schedule,
    value,
    weigh,
)

STUDY = example_study()
YEARS = range(STUDY.horizon.first, STUDY.horizon.last + 1)
MONEY = YearlyBudget(float(STUDY.costs.total.max()))


def roadmap_of(**choices: Any) -> Roadmap:
    found = assess(STUDY, Plan(**choices)).roadmap
    assert found is not None
    return found


def by_itself(*constraints: Any, **settings: Any) -> Roadmap:
    graph = DependencyGraph.from_study(STUDY)
    worth = value(STUDY, weigh(STUDY))
    return schedule(worth, STUDY.programs, graph, tuple(YEARS), constraints, **settings)


@pytest.mark.parametrize(
    "choices", [{}, {"constraints": [Budget(1e12)]}], ids=["nothing", "constraints"]
)
def test_a_plan_that_does_not_ask_gets_no_roadmap(choices: dict[str, Any]) -> None:
    found = assess(STUDY, Plan(**choices))
    assert found.roadmap is None
    assert "start" not in found.as_rows()[0]


def test_a_timetable_asks_for_a_roadmap() -> None:
    found = roadmap_of(timetable=[MONEY])
    assert found == by_itself(MONEY)
    assert check_roadmap(found) == ()


def test_an_empty_section_asks_for_a_roadmap() -> None:
    assert roadmap_of(roadmap={}) == by_itself()


def test_a_timetable_does_not_ask_for_a_portfolio() -> None:
    assert assess(STUDY, Plan(timetable=[MONEY])).portfolio is None


def test_constraints_and_timetable_are_kept_together() -> None:
    total = Budget(float(STUDY.costs.total.sum()) * 0.6)
    found = roadmap_of(constraints=[total], timetable=[MONEY])
    assert found.asked.constraints == (total, MONEY)
    assert found.spending.sum() <= total.limit
    assert found.spending.sum(axis=0).max() <= MONEY.limits[0]


def test_each_setting_reaches_the_roadmap() -> None:
    settings = {"discount": 0.9, "tail": 3, "inflation": 0.1, "gap": 0.02}
    chosen = {"engine": "scipy", "time_limit": 50.0}
    found = roadmap_of(timetable=[MONEY], roadmap=settings | chosen, seed=5)
    money = found.asked.money
    assert (money.discount, money.tail, money.inflation) == (0.9, 3, 0.1)
    assert dict(found.parameters) == {"gap": 0.02, "time_limit": 50.0}
    assert (found.engine, found.seed) == ("scipy", 5)
    assert found == by_itself(MONEY, **settings, **chosen, seed=5)


def test_rows_tell_in_which_year_a_program_starts() -> None:
    found = assess(STUDY, Plan(timetable=[MONEY]))
    assert found.roadmap is not None
    assert {row["program"]: row["start"] for row in found.as_rows()} == {
        name: found.roadmap.start.get(name) for name in STUDY.costs.programs
    }


def test_the_roadmap_makes_assessments_differ() -> None:
    # The same worth a year, once counted longer.
    one, two = (assess(STUDY, Plan(roadmap={"tail": tail})) for tail in (0, 4))
    assert one.roadmap != two.roadmap
    assert one.worth == two.worth
    assert one.record.input_hash != two.record.input_hash


@pytest.mark.parametrize(
    ("choices", "error", "words"),
    [
        (
            {"timetable": [Starts(1, ["network"], 2000)]},
            InvalidRecordError,
            "constraint 1 (starts): period 2000 is outside the horizon",
        ),
        (
            {"timetable": [YearlyBudget([1.0, 2.0, 3.0])]},
            InvalidRecordError,
            f"one for each of {len(YEARS)} periods; found 3",
        ),
        (
            {"constraints": [Partial("network", 0.5)], "roadmap": {}},
            InvalidRecordError,
            "programs in part cannot be scheduled",
        ),
        (
            {"constraints": [Include(["network"])], "timetable": [YearlyBudget(0)]},
            InfeasibleError,
            "network must be funded",
        ),
        ({"roadmap": {"engine": "glpk"}}, UnknownNameError, "engine 'glpk'"),
    ],
    ids=["year", "years", "in part", "no money", "engine"],
)
def test_what_no_roadmap_can_keep_is_named(
    choices: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        assess(STUDY, Plan(**choices))
    assert words in str(caught.value)
