"""What a frontier tells of plain, odd and refused input."""

import json
import pickle

import numpy as np
import pytest

from mcdm_smartcity import (
    AlignmentError,
    Budget,
    DependencyGraph,
    Frontier,
    Include,
    InfeasibleError,
    InvalidArrayError,
    Solved,
    frontier,
)
from mcdm_smartcity.files.plain_data import from_plain, to_plain
from mcdm_smartcity.study.cost_table import CostTable

GRAPH = DependencyGraph(["center", "network", "park"], needs=[("center", "network")])
WORTH = {"center": 9.0, "network": 1.0, "park": 4.0}
COSTS = {"center": 2.0, "network": 2.0, "park": 2.0}


def found() -> Frontier:
    return frontier(WORTH, COSTS, GRAPH)


def of(worth: dict[str, float], costs: dict[str, float], **links: object) -> Frontier:
    return frontier(worth, costs, DependencyGraph(list(worth), **links))  # type: ignore[arg-type]


def sums(points: object) -> list[tuple[float, float]]:
    return [(cost, worth) for cost, worth, _ in points]  # type: ignore[attr-defined]


def test_rows_tell_what_each_point_adds_and_where_the_knee_is() -> None:
    rows = found().as_rows()
    assert [row["added"] for row in rows] == [(), ("network", "center"), ("park",)]
    assert [row["knee"] for row in rows] == [False, True, False]
    assert [row["programs"] for row in rows] == [0, 2, 3]
    assert [row["ratio"] for row in rows] == [None, 2.5, 2.0]


def test_a_frontier_turns_into_a_frame_and_into_json_and_back() -> None:
    frame = found().to_frame()
    assert frame["worth"].tolist() == [0.0, 10.0, 14.0]
    again = from_plain(Frontier, json.loads(json.dumps(to_plain(found()))))
    assert again == found()
    assert again.exact() == found().exact()
    assert again.as_rows() == found().as_rows()


def test_frontiers_pickle() -> None:
    again = pickle.loads(pickle.dumps(found()))  # noqa: S301 - our own bytes
    assert again == found()
    assert again.as_rows()[1]["knee"]


def test_exact_rows_name_the_programs_and_certify_each_segment() -> None:
    exact = found().exact()
    assert [row["names"] for row in exact.as_rows()] == [
        (), ("park",), ("center", "network"), ("center", "network", "park"),
    ]  # fmt: skip
    assert [row["supported"] for row in exact.as_rows()] == [True, False, True, True]
    ends = [(row["least_cost"], row["most_cost"]) for row in exact.segment_rows()]
    assert ends == [(0.0, 4.0), (4.0, 6.0)]
    assert all(row["proved"] and row["gap"] == 0.0 for row in exact.segment_rows())


def test_best_is_the_dearest_point_within_a_budget() -> None:
    exact = found().exact()
    assert exact.best(3.9).programs == ("park",)
    assert exact.best(4).worth == 10.0
    assert exact.best(1e9).worth == 14.0
    with pytest.raises(InvalidArrayError, match=r"no point costs at most 1; the cheapest costs 2"):
        found().exact(least_cost=1, most_cost=3).best(1)
    with pytest.raises(InvalidArrayError, match="there is no point"):
        found().exact(least_cost=100).best(1)


def test_decimals_are_taken_as_they_are_written() -> None:
    """In binary 0.1 + 0.2 is more than 0.3, so the pair would cost more than the third."""
    tied = of({"a": 1.0, "b": 2.0, "c": 3.0}, {"a": 0.1, "b": 0.2, "c": 0.3})
    assert sums(tied.points) == [(0.0, 0.0), (0.6, 6.0)]
    assert sums(tied.exact().points) == [
        (0.0, 0.0), (0.1, 1.0), (0.2, 2.0), (0.3, 3.0), (0.4, 4.0), (0.5, 5.0), (0.6, 6.0),
    ]  # fmt: skip


def test_a_straight_front_has_no_knee_and_says_so() -> None:
    straight = of({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.0})
    assert straight.knee == straight.points[-1]
    assert [note.kind for note in straight.notes] == ["no_knee"]
    assert "straight line" in str(straight.notes[0])


def test_if_nothing_is_worth_funding_the_empty_portfolio_is_the_frontier() -> None:
    idle = of({"a": -1.0, "b": 0.0}, {"a": 1.0, "b": 0.0})
    assert sums(idle.points) == [(0.0, 0.0)]
    assert sums(idle.exact().points) == [(0.0, 0.0)]
    assert idle.exact().segments == ()


def test_without_programs_the_empty_portfolio_is_the_frontier() -> None:
    empty = of({}, {})
    assert sums(empty.points) == sums(empty.exact().points) == [(0.0, 0.0)]
    assert empty.grid([5]).programs == ((),)


def test_what_is_free_and_worth_something_belongs_to_the_first_point() -> None:
    free = of({"rule": 1.0, "road": 2.0}, {"rule": 0.0, "road": 3.0})
    assert sums(free.points) == [(0.0, 1.0), (3.0, 3.0)]
    assert sums(free.exact().points) == [(0.0, 1.0), (3.0, 3.0)]


def test_an_enabler_that_only_costs_is_funded_with_what_it_enables() -> None:
    point = of({"rule": -1.0, "road": 3.0}, {"rule": 1.0, "road": 1.0}, needs=[("road", "rule")])
    assert sums(point.points) == [(0.0, 0.0), (2.0, 2.0)]


def test_held_back_worth_counts_once_both_ends_are_funded() -> None:
    fed = of({"a": 4.0, "b": 1.0}, {"a": 2.0, "b": 2.0}, feeds=[("b", "a", 0.5)])
    assert sums(fed.points) == [(0.0, 0.0), (4.0, 5.0)]
    assert sums(fed.exact().points) == [(0.0, 0.0), (2.0, 2.0), (4.0, 5.0)]


def test_a_bundle_is_one_and_a_note_says_so() -> None:
    ring = of({"a": 4.0, "b": 1.0}, {"a": 2.0, "b": 2.0}, needs=[("a", "b"), ("b", "a")])
    assert sums(ring.exact().points) == [(0.0, 0.0), (4.0, 5.0)]
    assert ring.notes[0].kind == "bundle"


def test_supported_points_end_before_programs_that_exclude_each_other() -> None:
    ways = of({"tram": 6.0, "bus": 4.0}, {"tram": 3.0, "bus": 4.0}, excludes=[("bus", "tram")])
    assert sums(ways.points) == [(0.0, 0.0), (3.0, 6.0)]
    assert "bus and tram would both be funded" in str(ways.notes[0])
    assert sums(ways.exact().points) == [(0.0, 0.0), (3.0, 6.0)]
    assert ways.exact().proved


def test_of_free_programs_that_exclude_each_other_the_better_is_found() -> None:
    free = of({"a": 1.0, "b": 2.0}, {"a": 0.0, "b": 0.0}, excludes=[("a", "b")])
    assert sums(free.points) == sums(free.exact().points) == [(0.0, 2.0)]
    assert free.knee.programs == ("b",)


def test_sums_of_many_digits_that_differ_by_a_crumb_are_one_point() -> None:
    third = 1 / 3
    worth = {"a": third, "b": third, "c": third, "d": 0.9999999999999999}
    costs = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 4.0}
    exact = of(worth, costs).exact()
    assert 4.0 not in [point.cost for point in exact.points]


def test_amounts_from_one_rupiah_to_ten_trillion_stand_in_one_frontier() -> None:
    worth = {"stamp": 1e-3, "road": 5.0, "rail": 7.0}
    costs = {"stamp": 1.0, "road": 1e13, "rail": 2e13 + 1}
    exact = of(worth, costs).exact()
    assert sums(exact.points) == [
        (0.0, 0.0), (1.0, 1e-3), (1e13, 5.0), (1e13 + 1, 5.001), (2e13 + 1, 7.0),
        (2e13 + 2, 7.001), (3e13 + 1, 12.0), (3e13 + 2, 12.001),
    ]  # fmt: skip
    assert exact.proved


def test_without_time_the_supported_points_stand_and_the_gap_is_told() -> None:
    names = [f"p{i}" for i in range(12)]
    many = of(
        {name: 10.0 + i for i, name in enumerate(names)},
        {name: 7.0 + 3 * i for i, name in enumerate(names)},
    )
    short = many.exact(time_limit=1e-9)
    assert not short.proved
    assert sums(short.points) == sums(many.points)
    assert 0 < short.gap <= many.points[-1].worth
    assert many.exact().proved


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"time_limit": 0.0}, "time_limit must be seconds above 0"),
        ({"least_cost": 5.0, "most_cost": 4.0}, "found 5 to 4"),
        ({"least_cost": -1.0}, "found -1 to inf"),
        ({"least_cost": float("nan")}, "found nan"),
        ({"most_states": 0}, "most_states must be a whole number of at least 1"),
    ],
)
def test_options_out_of_range_are_refused(options: dict[str, float], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        found().exact(**options)  # type: ignore[arg-type]


def test_costs_that_are_negative_or_of_others_are_refused() -> None:
    with pytest.raises(InvalidArrayError, match="the cost of 'park'"):
        frontier(WORTH, COSTS | {"park": -1.0}, GRAPH)
    with pytest.raises(AlignmentError, match="park"):
        frontier(WORTH, {"center": 1.0, "network": 1.0}, GRAPH)


def test_a_grid_keeps_budgets_and_tells_bounds() -> None:
    grid = found().grid([3, 5, 3, 0])
    assert grid.budgets.tolist() == [0.0, 3.0, 5.0]
    assert grid.programs == ((), ("park",), ("center", "network"))
    assert grid.as_rows()[2] == {
        "budget": 5.0, "cost": 4.0, "worth": 10.0, "bound": pytest.approx(10.0), "proved": True,
        "programs": 2, "names": ("center", "network"),
    }  # fmt: skip


def test_a_grid_takes_another_solver_and_shows_its_gap() -> None:
    grid = found().grid([4], solve=lambda budget: Solved(4.0, budget / 2, ("park",), 5.0))
    assert grid.gaps.tolist() == [0.2]
    assert not grid.as_rows()[0]["proved"]


def test_a_grid_keeps_further_rules_and_says_from_where_on_none_can_be_kept() -> None:
    grid = found().grid([1, 3, 5, 6], [Include(["center"])])
    assert grid.programs == ((), (), ("center", "network"), ("center", "network", "park"))
    assert grid.possible.tolist() == [False, False, True, True]
    assert [row["worth"] for row in grid.as_rows()] == [None, None, 10.0, 14.0]
    assert all(row["proved"] for row in grid.as_rows())
    assert [note.kind for note in grid.notes] == ["grid_impossible"]
    assert "with 3 or less" in str(grid.notes[0])


def test_a_grid_without_any_possible_budget_says_what_clashes() -> None:
    with pytest.raises(InfeasibleError, match="the budget of 3"):
        found().grid([1, 3], [Include(["center"])])


def test_a_grid_asks_no_solver_for_what_a_larger_budget_told() -> None:
    asked: list[float] = []

    def solve(budget: float) -> Solved:
        asked.append(budget)
        return Solved(4.0, min(budget, 2.0), ("park",), 4.0)

    grid = found().grid([1, 2, 3, 4], solve=solve)
    assert asked == [4.0, 1.0]
    assert grid.costs.tolist() == [1.0, 2.0, 2.0, 2.0]


def test_a_grid_knows_the_sources_of_a_cost_table() -> None:
    table = CostTable(("a", "b"), (1,), ("city", "state"), np.array([[[2.0, 0.0]], [[0.0, 2.0]]]))
    both = frontier({"a": 3.0, "b": 2.0}, table, DependencyGraph(["a", "b"]))
    assert both.grid([4], [Budget(1, "city")]).programs == (("b",),)


def test_a_solver_that_overspends_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match=r"budget 4\.0 costs 4\.5"):
        found().grid([4], solve=lambda budget: Solved(4.0, budget + 0.5, ("park",), 5.0))


@pytest.mark.parametrize("budget", [-1.0, float("nan"), float("inf")])
def test_budgets_that_are_none_are_refused(budget: float) -> None:
    with pytest.raises(InvalidArrayError, match="budgets must"):
        found().grid([budget])


def test_a_grid_never_overspends_by_the_tolerance_of_the_solver() -> None:
    """The solver would take both: one part in 10^10 too much is nothing to it."""
    tight = of({"a": 1.0, "b": 0.5}, {"a": 1e10, "b": 1e10 + 1})
    grid = tight.grid([2e10])
    assert grid.costs.tolist() == [1e10]
    assert grid.worths.tolist() == [1.0]
