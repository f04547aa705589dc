"""The arrays behind a roadmap: columns, windows, sources, both forms, search and parts."""

import itertools
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_roadmaps import Instance
from mcdm_smartcity import DependencyGraph, Lag, Task, YearlyBudget, schedule
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.highs import Talk
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, zero_one
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.methods.board import Board
from mcdm_smartcity.roadmap.methods.by_start import Form, in_starts, levels_of, starts_in
from mcdm_smartcity.roadmap.methods.grid import Grid
from mcdm_smartcity.roadmap.methods.joints import joint_columns, joint_levels
from mcdm_smartcity.roadmap.methods.parts import part_of
from mcdm_smartcity.roadmap.methods.programme import programme_of
from mcdm_smartcity.roadmap.methods.sources import limiting_subsets, paid_by
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.methods.windows import earliest_starts, loop_of_lags
from mcdm_smartcity.roadmap.model import Model, model_of
from strategies_roadmaps import roadmaps


def asked(instance: Instance) -> AskedRoadmap:
    """What `schedule` makes of a question, without its answer."""
    plain: Any = instance.settings
    from mcdm_smartcity.roadmap.asked import Money, periods_of, tasks_on, timed_worth

    worth, by_start = timed_worth(instance.graph, instance.worth, instance.periods)
    graph = instance.graph
    return AskedRoadmap(
        graph.programs,
        periods_of(instance.periods),
        worth,
        by_start,
        tasks_on(graph, instance.tasks),
        graph.needs,
        graph.feeds,
        graph.excludes,
        instance.constraints,
        Money(plain["discount"], plain["tail"], plain["inflation"]),
        None,
    )


def model(instance: Instance) -> Model:
    return model_of(asked(instance))


def test_columns_of_a_grid_by_hand() -> None:
    grid = Grid.of(np.array([1, 0, 2]), np.array([2, -1, 2]), 4)
    assert grid.program.tolist() == [0, 0, 2]
    assert grid.period.tolist() == [1, 2, 2]
    assert grid.ends.tolist() == [False, True, True]
    assert grid.at(np.array([0, 0, 0, 1, 2]), np.array([0, 1, 3, 3, 3])).tolist() == [
        -1,
        0,
        1,
        -1,
        2,
    ]
    starts = np.array([2, -1, -1])
    assert grid.levels(starts).tolist() == [0, 1, 0]
    assert grid.starts(np.array([0.0, 1.0, 0.0])).tolist() == [2, -1, -1]
    assert grid.steps(np.array([5.0, 3.0, 4.0])).tolist() == [2, 3, 4]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3)), max_size=7),
    st.lists(st.integers(0, 3), min_size=5, max_size=5),
)
def test_earliest_starts_are_the_longest_paths(
    links: list[tuple[int, int, int]], release: list[int]
) -> None:
    forward = [(a, b, lag) for a, b, lag in links if a < b]
    table = np.array(forward, dtype=np.int64).reshape(-1, 3)
    found = earliest_starts(np.array(release), *table.T, 100)  # type: ignore[call-arg] # three rows
    expected = list(release)
    for _ in range(5):
        for a, b, lag in forward:
            expected[b] = max(expected[b], expected[a] + lag)
    assert found.tolist() == expected


def test_a_loop_that_takes_no_time_is_none() -> None:
    circle = np.array([0, 1, 2]), np.array([1, 2, 0])
    assert loop_of_lags(3, *circle, np.zeros(3, dtype=np.int64)) == []
    loop = loop_of_lags(3, *circle, np.array([0, 0, 1]))
    assert loop[0] == loop[-1]
    assert sorted(loop[1:]) == [0, 1, 2]


@given(
    st.lists(st.integers(0, 6), min_size=4, max_size=4),
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=4, max_size=4),
    st.lists(st.integers(0, 8), min_size=3, max_size=3),
)
def test_subsets_say_exactly_what_a_flow_can_pay(
    costs: list[int], classes: list[list[bool]], money: list[int]
) -> None:
    may = np.unique(
        np.array([row for row in classes if any(row)]).astype(bool).reshape(-1, 3), axis=0
    )
    spent = np.array(costs[: len(may)], dtype=np.float64)
    limits = np.array(money, dtype=np.float64)
    by_subsets = all(
        spent[inside].sum() <= limits[sources].sum() for sources, inside in limiting_subsets(may)
    )
    paid = paid_by(spent[:, None], may, limits, np.ones((3, 1), dtype=bool), np.eye(3, dtype=bool))
    by_flow = paid.size > 0 or not len(may)
    assert by_subsets == by_flow
    if len(may) and by_flow:
        np.testing.assert_allclose(paid.sum(axis=(1, 2)), spent)
        assert (paid.sum(axis=(0, 2)) <= limits + 1e-9).all()
        assert not paid[:, :, 0][~may].any()


@given(instance=roadmaps(3))
def test_both_forms_have_the_same_optimum(instance: Instance) -> None:
    layout = model(instance).layout
    arrays = programme_of(layout).arrays
    one = solve_zero_one(arrays)
    two = solve_zero_one(in_starts(arrays, layout.grid))
    assert one.status == two.status
    if one.status == "optimal" and len(one.values):
        gain = float(arrays.gains @ one.values)
        levels = levels_of(two.values, layout.grid)
        assert float(arrays.gains @ levels) == pytest.approx(gain, abs=1e-6 + 1e-9 * abs(gain))


@given(instance=roadmaps(3))
def test_flows_and_subsets_allow_the_same(instance: Instance) -> None:
    layout = model(instance).layout
    one = solve_zero_one(programme_of(layout).arrays)
    two = solve_zero_one(programme_of(layout, by_flow=True).arrays)
    assert one.status == two.status
    assert one.bound == pytest.approx(two.bound, rel=1e-6, abs=1e-4)


@given(instance=roadmaps(3), data=st.data())
def test_columns_of_a_roadmap_turn_both_ways(instance: Instance, data: st.DataObject) -> None:
    layout = model(instance).layout
    grid = layout.grid
    starts = np.array(
        [
            data.draw(st.sampled_from([-1, *range(int(low), int(high) + 1)]))
            for low, high in zip(grid.earliest, grid.latest, strict=True)
        ]
    )
    levels = np.append(grid.levels(starts), joint_levels(layout, starts))
    assert len(levels) == grid.columns + joint_columns(layout)
    assert grid.starts(levels).tolist() == starts.tolist()
    np.testing.assert_array_equal(levels_of(starts_in(levels, grid), grid), levels)
    programme = programme_of(layout).arrays
    if programme.shape[1] == len(levels) and all(joint.worth > 0 for joint in layout.joints):
        gain = float(programme.gains @ levels) * programme.unit
        assert gain == pytest.approx(Value.of(layout).worth(starts), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("in_columns_of_starts", [True, False])
@given(instance=roadmaps(3), data=st.data())
def test_a_part_is_worth_what_the_whole_is_with_other_starts_closed(
    in_columns_of_starts: bool, instance: Instance, data: st.DataObject
) -> None:
    layout = model(instance).layout
    grid, arrays = layout.grid, programme_of(layout).arrays
    form = Form(grid, in_columns_of_starts)
    whole = form.programme(arrays)
    openings = np.array(
        data.draw(st.lists(st.booleans(), min_size=grid.columns, max_size=grid.columns)), dtype=bool
    )
    made = np.full(len(layout.duration), -1)
    if grid.columns and data.draw(st.booleans()):
        first = int(grid.program[0])
        openings[grid.program == first] = False
        made[first] = int(grid.period[0])
    part = part_of(whole, form, openings, made)
    solved = solve_zero_one(part.programme)

    # The same by closing starts with rows in the columns "starts in".
    closed = in_starts(arrays, grid)
    rows = Rows()
    for column in range(grid.columns):
        starts_here = made[grid.program[column]] == grid.period[column]
        if not openings[column]:
            rows.add([column], [1.0], float(starts_here), float(starts_here))
    wanted = solve_zero_one(closed.and_rows(rows))
    assert solved.status == wanted.status
    if wanted.status == "optimal":
        gain = float(whole.gains @ part.values(solved.values))
        assert gain == pytest.approx(float(closed.gains @ wanted.values), rel=1e-6, abs=1e-3)


def test_the_board_places_what_is_needed_and_takes_what_depends() -> None:
    graph = DependencyGraph(["a", "b", "c"], needs=[("b", "a"), ("c", "b")])
    tasks = tuple(Task(id=name, spending=[{"amounts": [2]}]) for name in "abc")
    settings = {"discount": 1.0, "tail": 0, "inflation": 0.0}
    instance = Instance(dict.fromkeys("abc", 1.0), tasks, graph, 4, (YearlyBudget(2),), settings)
    layout = model(instance).layout
    board = Board.of(layout, programme_of(layout).usage)
    assert board.place(2)
    assert board.starts.tolist() == [0, 1, 2]
    assert board.left.round(6).tolist() == [0, 0, 0, 2]
    board.take_with_dependents(1)
    assert board.starts.tolist() == [0, -1, -1]
    board.reset(np.array([0, 1, -1]))
    assert board.left.round(6).tolist() == [0, 0, 2, 2]


def test_the_board_follows_chains_that_are_longer_than_python_recurses() -> None:
    names = [f"p{i}" for i in range(sys.getrecursionlimit() + 100)]
    pairs = list(itertools.pairwise(names))
    graph = DependencyGraph(names, needs=[(after, before) for before, after in pairs])
    tasks = tuple(Task(id=name, agency="it") for name in names)
    at_once = tuple(Lag(after, before, 0, "start") for before, after in pairs)
    settings = {"discount": 1.0, "tail": 0, "inflation": 0.0}
    instance = Instance(dict.fromkeys(names, 1.0), tasks, graph, 2, at_once, settings)
    layout = model(instance).layout
    board = Board.of(layout, programme_of(layout).usage)
    assert board.place(len(names) - 1)
    assert (board.starts == 0).all()
    board.take_with_dependents(0)
    assert (board.starts == -1).all()


def test_the_same_seed_gives_the_same_roadmap() -> None:
    names = [f"p{i}" for i in range(12)]
    random = np.random.default_rng(3)
    costs = random.integers(1, 9, 12).astype(float).tolist()
    tasks = [Task(id=n, spending=[{"amounts": [c]}]) for n, c in zip(names, costs, strict=True)]
    worth = dict(zip(names, random.integers(1, 9, 12).astype(float).tolist(), strict=True))
    pairs = itertools.pairwise(names)
    graph = DependencyGraph(names, needs=[(b, a) for a, b in list(pairs)[::3]])
    plans = [schedule(worth, tasks, graph, 5, [YearlyBudget(9)], gap=0.0, seed=7) for _ in range(2)]
    assert plans[0].start == plans[1].start


def test_a_solver_tells_its_solutions_takes_others_and_can_be_stopped() -> None:
    pytest.importorskip("highspy")
    random = np.random.default_rng(0)
    rows = Rows()
    for _ in range(6):
        rows.add(list(range(60)), random.integers(5, 60, 60).astype(float).tolist(), most=700.0)
    programme = zero_one(random.integers(5, 60, 60).astype(float), rows, np.ones(60, dtype=bool))
    good = solve_zero_one(programme, gap=0.02).values
    worth = float(programme.gains @ good)
    seen: list[float] = []
    asked_with: list[float] = []

    def give(gain: float) -> FloatArray | None:
        asked_with.append(gain)
        return good if gain < worth else None

    talk = Talk(
        take=lambda values: seen.append(float(programme.gains @ values)),
        halt=lambda bound: bound >= worth and max(seen, default=0.0) >= worth - 1e-6,
        give=give,
    )
    found = solve_zero_one(programme, "highs", time_limit=20, talk=talk)
    assert min(asked_with) < worth
    assert float(programme.gains @ found.values) >= worth - 1e-6
    assert found.seconds < 15
    assert found.bound >= max(seen) - 1e-6
