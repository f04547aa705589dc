"""Scenarios side by side."""

import json

import pytest

from mcdm_smartcity import (
    DependencyGraph,
    InvalidArrayError,
    Point,
    PortfolioComparison,
    compare_portfolios,
    frontier,
)
from mcdm_smartcity.files.plain_data import from_plain, to_plain


def point(cost: float, worth: float, *programs: str) -> Point:
    return Point(cost, worth, supported=True, listed=programs, count=len(programs))


LEAN, FULL = point(2, 3, "network", "wifi"), point(6, 9, "park", "network", "center")


def both() -> PortfolioComparison:
    return compare_portfolios({"lean": LEAN, "full": FULL})


def test_programs_of_all_scenarios_come_first() -> None:
    assert both().programs == ("network", "center", "park", "wifi")
    assert both().in_all == ("network",)
    assert both().in_some == ("center", "park", "wifi")


def test_rows_tell_who_funds_what() -> None:
    assert both().as_rows()[0] == {"program": "network", "lean": True, "full": True}
    assert both().as_rows()[3] == {"program": "wifi", "lean": True, "full": False}
    assert both().to_frame()["full"].tolist() == [True, True, True, False]


def test_totals_tell_worth_cost_and_ratio() -> None:
    assert both().total_rows() == [
        {"scenario": "lean", "worth": 3.0, "cost": 2.0, "ratio": 1.5, "programs": 2},
        {"scenario": "full", "worth": 9.0, "cost": 6.0, "ratio": 1.5, "programs": 3},
    ]


def test_an_empty_portfolio_has_no_ratio() -> None:
    alone = compare_portfolios({"nothing": point(0, 0)})
    assert alone.total_rows()[0]["ratio"] is None
    assert alone.as_rows() == []
    assert alone.in_all == ()


def test_points_of_a_frontier_can_be_compared() -> None:
    graph = DependencyGraph(["a", "b"])
    points = frontier({"a": 2, "b": 1}, {"a": 1, "b": 1}, graph).points
    assert compare_portfolios({str(p.cost): p for p in points}).funded.tolist() == [
        [False, True, True],
        [False, False, True],
    ]


def test_a_comparison_turns_into_json_and_back() -> None:
    assert from_plain(PortfolioComparison, json.loads(json.dumps(to_plain(both())))) == both()


@pytest.mark.parametrize("given", [{}, {"program": LEAN}])
def test_no_scenario_and_one_named_as_the_column_are_refused(given: dict[str, Point]) -> None:
    with pytest.raises(InvalidArrayError, match="at least one scenario"):
        compare_portfolios(given)
