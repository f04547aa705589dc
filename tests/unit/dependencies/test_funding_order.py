"""What a funding order promises, against every portfolio of small cases."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import DependencyGraph, FundingOrder, sequence
from mcdm_smartcity.errors import InvalidArrayError
from strategies import AWKWARD_COSTS, AWKWARD_WORTH, Case, Funded, cases, fewer

mixed_cases = cases(6) | cases(6, AWKWARD_WORTH, AWKWARD_COSTS)


def ordered(case: Case) -> FundingOrder:
    return sequence(case.worth, case.costs, case.graph)


def bundle_of(case: Case, name: str) -> Funded:
    closure = case.graph.closure
    return frozenset(other for other in closure(name) if name in closure(other))


@given(case=mixed_cases)
def test_every_program_stands_once_and_after_what_it_needs(case: Case) -> None:
    order = ordered(case).order
    assert sorted(order) == sorted(case.programs)
    for program, other in case.needs:
        assert order.index(other) < order.index(program) or other in bundle_of(case, program)


@given(case=mixed_cases)
def test_programs_that_need_each_other_stand_together(case: Case) -> None:
    order = ordered(case).order
    for name in case.programs:
        places = sorted(order.index(member) for member in bundle_of(case, name))
        assert places[-1] - places[0] == len(places) - 1


@given(case=mixed_cases)
def test_blocks_cut_the_order_into_closed_portfolios(case: Case) -> None:
    found = ordered(case)
    funded: Funded = frozenset()
    for block in found.blocks:
        assert block.programs
        funded |= frozenset(block.programs)
        assert funded in case.closed
    assert tuple(name for block in found.blocks for name in block.programs) == found.order


@given(case=mixed_cases)
def test_ratios_of_blocks_never_rise(case: Case) -> None:
    ratios = [block.ratio for block in ordered(case).blocks]
    assert ratios == sorted(ratios, reverse=True)


@given(case=mixed_cases)
def test_ratios_of_blocks_that_cost_something_fall_strictly(case: Case) -> None:
    exact: list[Fraction] = []
    funded: Funded = frozenset()
    for block in ordered(case).blocks:
        before, funded = funded, funded | frozenset(block.programs)
        cost = case.cost_of(funded) - case.cost_of(before)
        if cost:
            exact.append((case.worth_of(funded) - case.worth_of(before)) / cost)
    assert all(one > two for one, two in pairwise(exact))


@given(case=mixed_cases)
def test_blocks_and_curve_tell_exact_sums(case: Case) -> None:
    found = ordered(case)
    reached: Funded = frozenset()
    sums = [(0.0, 0.0)]
    for block in found.blocks:
        before, reached = reached, reached | frozenset(block.programs)
        assert block.worth == float(case.worth_of(reached) - case.worth_of(before))
        assert block.cost == float(case.cost_of(reached) - case.cost_of(before))
        sums.append((float(case.cost_of(reached)), float(case.worth_of(reached))))
    assert found.curve.tolist() == [list(pair) for pair in sums]


@given(case=mixed_cases)
def test_cumulative_sums_are_those_of_the_programs_funded_so_far(case: Case) -> None:
    found = ordered(case)
    for place, name in enumerate(found.order):
        # A bundle counts as a whole from its first member on.
        funded = frozenset(found.order[: place + 1]) | bundle_of(case, name)
        assert found.cumulative_cost[place] == float(case.cost_of(funded))
        assert found.cumulative_worth[place] == float(case.worth_of(funded))


@given(case=cases(6))
def test_no_portfolio_within_a_budget_is_worth_more_than_the_bound(case: Case) -> None:
    found = ordered(case)
    portfolios = [(case.cost_of(funded), case.worth_of(funded)) for funded in case.closed]
    costs = sorted({cost for cost, _ in portfolios})
    for budget in [*costs, *((a + b) / 2 for a, b in pairwise(costs)), costs[-1] + 1]:
        best = max(worth for cost, worth in portfolios if cost <= budget)
        assert found.bound(float(budget)) >= float(best) - 1e-9


@given(case=cases(6))
def test_the_bound_is_reached_at_the_edges_of_blocks_that_add_worth(case: Case) -> None:
    found = ordered(case)
    funded: Funded = frozenset()
    for block in found.blocks:
        if block.worth <= 0:
            break
        funded |= frozenset(block.programs)
        budget = float(case.cost_of(funded))
        assert found.bound(budget) == pytest.approx(float(case.worth_of(funded)), rel=1e-12)


@given(case=mixed_cases, budget=st.floats(0, 1e7), more=st.floats(0, 1e7))
def test_a_larger_budget_never_lowers_the_bound(case: Case, budget: float, more: float) -> None:
    found = ordered(case)
    size = sum(abs(worth) for worth in case.worth.values())
    assert 0 <= found.bound(budget) <= found.bound(budget + more) + 1e-12 * size
    assert found.bound(np.inf) == pytest.approx(
        sum(block.worth for block in found.blocks if block.worth > 0), abs=1e-9 * size
    )


@fewer(2)
@given(case=mixed_cases, data=st.data())
def test_the_order_does_not_depend_on_the_order_of_programs_or_links(
    case: Case, data: st.DataObject
) -> None:
    programs = data.draw(st.permutations(case.programs))
    graph = DependencyGraph(programs, case.needs[::-1], case.feeds[::-1])
    shuffled = sequence(case.worth, dict(reversed(case.costs.items())), graph)
    assert shuffled.order == ordered(case).order
    assert shuffled.blocks == ordered(case).blocks


@pytest.mark.parametrize("costs", [0, 1])
def test_equal_feeds_are_realised_in_the_same_order_however_they_are_given(costs: float) -> None:
    worth = {"a": 0, "b": 1, "c": 1, "d": 1}
    feeds = [("a", name, 0.5) for name in "dbc"]
    orders = {
        sequence(worth, dict.fromkeys(worth, costs), DependencyGraph("dcab", feeds=given)).order
        for given in permutations(feeds)
    }
    assert len(orders) == 1


@pytest.mark.parametrize("budget", [-1.0, np.nan], ids=["negative", "nan"])
def test_a_budget_below_zero_is_refused(budget: float) -> None:
    order = sequence({"a": 1}, {"a": 1}, DependencyGraph(["a"]))
    with pytest.raises(InvalidArrayError, match=r"budget must not be negative; found (-1|nan)"):
        order.bound(budget)


def test_no_programs_have_an_empty_order() -> None:
    order = sequence({}, {}, DependencyGraph([]))
    assert (order.order, order.blocks, order.bound(5)) == ((), (), 0)
    assert order.curve.tolist() == [[0, 0]]


def test_free_worth_has_an_infinite_ratio_and_comes_first() -> None:
    order = sequence({"a": 9, "b": 1}, {"a": 1, "b": 0}, DependencyGraph(["a", "b"]))
    assert [(block.programs, block.ratio) for block in order.blocks] == [
        (("b",), np.inf),
        (("a",), 9),
    ]


def test_free_harm_has_a_ratio_of_minus_infinity_and_comes_last() -> None:
    order = sequence({"a": -9, "b": -1}, {"a": 1, "b": 0}, DependencyGraph(["a", "b"]))
    assert [(block.programs, block.ratio) for block in order.blocks] == [
        (("a",), -9),
        (("b",), -np.inf),
    ]


@pytest.mark.parametrize(
    ("worth", "cost"), [(1e300, 1e-300), (1e308, 1e-9)], ids=["both far", "near the end"]
)
def test_a_ratio_beyond_the_largest_float_is_infinite(worth: float, cost: float) -> None:
    order = sequence({"a": worth}, {"a": cost}, DependencyGraph(["a"]))
    assert order.blocks[0].ratio == np.inf


def test_rows_tell_place_block_and_what_is_reached() -> None:
    graph = DependencyGraph(["center", "network", "park"], needs=[("center", "network")])
    worth = {"center": 9, "network": 1, "park": 4}
    rows = sequence(worth, {"center": 2, "network": 2, "park": 2}, graph).as_rows()
    assert rows[1] == {
        "place": 2,
        "program": "center",
        "block": 1,
        "ratio": 2.5,
        "cumulative_cost": 4.0,
        "cumulative_worth": 10.0,
    }


def test_notes_tell_bundles_exclusions_and_what_adds_nothing() -> None:
    graph = DependencyGraph(
        ["a", "b", "c", "d"], needs=[("a", "b"), ("b", "a")], excludes=[("a", "c")]
    )
    worth = {"a": 1, "b": 1, "c": 5, "d": -1}
    notes = sequence(worth, dict.fromkeys("abcd", 1), graph).notes
    assert [(note.kind, note.names) for note in notes] == [
        ("bundle", ("a", "b")),
        ("exclusion", ("c", "a")),
        ("never_worth", ("d",)),
    ]


def test_of_two_that_exclude_each_other_the_better_is_taken_and_the_other_set_aside() -> None:
    graph = DependencyGraph(
        ["center", "cloud", "app", "park"],
        needs=[("app", "cloud")],
        excludes=[("cloud", "center")],
        feeds=[("cloud", "park", 0.5)],
    )
    worth = {"center": 9, "cloud": 4, "app": 3, "park": 2}
    order = sequence(worth, dict.fromkeys(worth, 2), graph)
    assert order.order == ("center", "cloud", "app", "park")
    assert order.set_aside == ("cloud", "app")
    # Half of the worth of the park is lost without the cloud.
    assert order.cumulative_cost.tolist() == [2, 2, 2, 4]
    assert order.cumulative_worth.tolist() == [9, 9, 9, 10]
    assert [str(note) for note in order.notes] == [
        (
            "center and cloud exclude each other: center is taken, since it brings more for its "
            "cost, and cloud is set aside as the alternative"
        ),
        "these need a program that is set aside, so they are set aside too: app",
    ]


def test_a_program_may_be_taken_once_what_it_excludes_is_set_aside() -> None:
    graph = DependencyGraph("abc", excludes=[("a", "b"), ("b", "c")])
    order = sequence({"a": 3, "b": 2, "c": 1}, dict.fromkeys("abc", 1), graph)
    assert order.set_aside == ("b",)
    assert [note.names for note in order.notes] == [("a", "b")]


def test_alternatives_of_the_same_ratio_are_told_to_be_tied() -> None:
    graph = DependencyGraph("ab", excludes=[("b", "a")])
    order = sequence({"a": 1, "b": 1}, {"a": 1, "b": 1}, graph)
    assert [(note.kind, note.names) for note in order.notes] == [("exclusion_tied", ("a", "b"))]


@given(case=mixed_cases, data=st.data())
def test_what_an_order_takes_is_closed_free_of_exclusions_and_counted_exactly(
    case: Case, data: st.DataObject
) -> None:
    closures = {name: case.graph.closure(name) for name in case.programs}
    pairs = [
        (a, b)
        for a, b in combinations(case.programs, 2)
        if not any({a, b} <= closure for closure in closures.values())
    ]
    excludes = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    graph = DependencyGraph(case.programs, case.needs, case.feeds, excludes)
    found, plain = sequence(case.worth, case.costs, graph), ordered(case)
    assert (found.order, found.blocks) == (plain.order, plain.blocks)
    taken = frozenset(case.programs) - set(found.set_aside)
    assert taken in case.closed
    assert not any({a, b} <= taken for a, b in excludes)
    # Nothing is set aside without need: each closure would bring two together.
    for name in found.set_aside:
        with_it = taken | closures[name]
        assert any({a, b} <= with_it for a, b in excludes)
    if found.order:
        assert found.cumulative_cost[-1] == float(case.cost_of(taken))
        assert found.cumulative_worth[-1] == float(case.worth_of(taken))
