"""Fixing programs before solving changes no answer."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brute_portfolios import Instance, best_worth, keeps, sets, worth_of
from mcdm_smartcity import (
    Budget,
    DependencyGraph,
    Include,
    InfeasibleError,
    Portfolio,
    check_portfolio,
    select,
    sequence,
)
from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.portfolio import core
from mcdm_smartcity.portfolio.methods.closure_flow import Arcs, closure_flow, heaviest
from mcdm_smartcity.portfolio.methods.core_fixing import fixed
from mcdm_smartcity.portfolio.methods.critical_ratio import critical_ratio
from strategies_portfolios import instances


@st.composite
def with_one_budget(draw: st.DrawFn) -> Instance:
    """Needs with circles, feeds and negative worth, one budget, musts, and no exclusions."""
    found = draw(instances(8, kinds=()))
    musts = draw(st.lists(st.sampled_from(found.graph.programs), max_size=2, unique=True))
    graph = found.graph
    share = draw(st.integers(0, 11)) / 10
    limit = round(share * float(found.costs.amounts.sum()), 1)
    free = DependencyGraph(graph.programs, graph.needs, graph.feeds)
    rules = (Budget(limit), *([Include(musts)] if musts else []))
    return Instance(found.worth, found.costs, free, rules, found.records)


@given(instance=with_one_budget(), first=st.sampled_from([1, 2, 400]))
def test_the_portfolio_by_a_core_is_the_best_of_all_sets(instance: Instance, first: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core, "SMALLEST", 1)
        patch.setattr(core, "ROUNDS_FROM", 1)
        patch.setattr(core, "FIRST_CORE", first)
        best = best_worth(instance)
        if best is None:
            with pytest.raises(InfeasibleError, match="the budget of"):
                selected(instance)
            return
        found = selected(instance)
    assert found.worth == float(best)
    assert found.proved
    assert check_portfolio(found) == ()


def selected(instance: Instance) -> Portfolio:
    return select(
        instance.worth, instance.costs, instance.graph, instance.constraints, engine="scipy"
    )


@given(instance=with_one_budget())
def test_the_price_of_entry_by_a_core_is_that_of_the_whole_programme(instance: Instance) -> None:
    assume(best_worth(instance) is not None)
    found = selected(instance)
    whole = [found.why_not(name) for name in found.unfunded]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core, "SMALLEST", 1)
        for answer in whole:
            again = found.why_not(answer.program)
            assert (again.possible, again.reason.kind) == (answer.possible, answer.reason.kind)
            assert again.loss == pytest.approx(answer.loss, abs=1e-12)


@given(instance=with_one_budget(), first=st.sampled_from([1, 2, 400]))
def test_the_next_best_by_a_core_come_in_order_and_none_is_left_out(
    instance: Instance, first: int
) -> None:
    every = (worth_of(instance, chosen) for chosen in sets(instance) if keeps(instance, chosen))
    values = sorted(map(float, every), reverse=True)
    assume(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core, "SMALLEST", 1)
        patch.setattr(core, "ROUNDS_FROM", 1)
        patch.setattr(core, "FIRST_CORE", first)
        found = selected(instance)
        others = found.next_best(5)
    assert [found.worth, *(other.worth for other in others)] == values[:6]
    assert len({found.funded, *(other.funded for other in others)}) == 1 + len(others)


def test_a_budget_that_is_spent_to_the_last_unit_buys_nothing_more() -> None:
    """As floats, 6.1 + 10 + 0.1 is more than 16.2."""
    graph = DependencyGraph(["a", "b"], needs=[("b", "a")])
    found = select({"a": 0.0, "b": 0.1}, {"a": 6.1 + 10, "b": 0.1}, graph, [Budget(16.2)])
    assert dict(found.unit_values()) == {"the budget of 16.2": 0.0}


@given(instance=with_one_budget())
def test_the_value_of_a_unit_is_the_slope_of_the_bound_on_its_right(instance: Instance) -> None:
    instance = instance.without("include")
    limit = instance.constraints[0].limit
    order = sequence(instance.worth, instance.costs, instance.graph)
    # Costs are tenths, so the bound is straight within a twentieth.
    slope = (order.bound(limit + 0.05) - order.bound(limit)) / 0.05
    ((_, value),) = selected(instance).unit_values().items()
    assert value == pytest.approx(slope, rel=1e-6, abs=1e-6)


@st.composite
def weighted(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, Arcs]:
    count = draw(st.integers(1, 8))
    worth = draw(st.lists(st.integers(-9, 20), min_size=count, max_size=count))
    cost = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
    node = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(node, node), max_size=10, unique=True))
    ends = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
    return np.array(worth, float), np.array(cost, float), Arcs(ends[:, 0], ends[:, 1])


def closed_sets(count: int, arcs: Arcs) -> list[BoolArray]:
    every = [np.array([bool(k >> i & 1) for i in range(count)]) for k in range(2**count)]
    return [x for x in every if not (x[arcs.first] & ~x[arcs.second]).any()]


@given(problem=weighted())
def test_the_heaviest_closed_set_and_the_rest_of_the_flow(
    problem: tuple[np.ndarray, np.ndarray, Arcs],
) -> None:
    weights, _, arcs = problem
    best = max(weights[x].sum() for x in closed_sets(len(weights), arcs))
    flow, rest = closure_flow(weights, arcs)
    assert (flow >= 0).all()
    assert rest[rest > 0].sum() == pytest.approx(best, abs=1e-6)
    chosen = heaviest(weights, arcs)
    assert weights[chosen].sum() == best
    assert not (chosen[arcs.first] & ~chosen[arcs.second]).any()


@given(problem=weighted(), part=st.floats(0, 1), missing=st.integers(0, 30))
def test_what_is_fixed_is_so_in_every_set_above_the_bound_less_what_may_be_missing(
    problem: tuple[np.ndarray, np.ndarray, Arcs], part: float, missing: int
) -> None:
    worth, cost, arcs = problem
    budget = float(part * cost.sum())
    critical = critical_ratio(worth, cost, arcs, budget)
    inside, outside = fixed(critical.flow, critical.rest, arcs, float(missing))
    for x in closed_sets(len(worth), arcs):
        if cost[x].sum() > budget:
            continue
        assert worth[x].sum() <= critical.bound + 1e-6
        if worth[x].sum() > critical.bound - missing + 1e-6:
            assert x[inside].all()
            assert not x[outside].any()


@given(instance=with_one_budget())
def test_the_bound_is_that_of_the_funding_order(instance: Instance) -> None:
    graph, costs = instance.graph, instance.costs
    limit = instance.constraints[0].limit
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core, "SMALLEST", 1)
        found = select(instance.worth, costs, graph, [Budget(limit)], engine="scipy")
    assert found.worth <= sequence(instance.worth, costs, graph).bound(limit) + 1e-9
