"""`select` against trying every set of programs, with constraints of every kind mixed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brute_portfolios import Instance, best_with_parts, best_worth
from mcdm_smartcity import Budget, InfeasibleError, Portfolio, check_portfolio, frontier, select
from strategies import fewer
from strategies_portfolios import KINDS, instances

ENGINES = ("scipy", "highs")
IN_PARTS = ("at_least", "budget", "budget", "exclude", "include", "partial", "partial", "synergy")


def selected(instance: Instance, engine: str) -> Portfolio:
    if engine == "highs":
        pytest.importorskip("highspy")
    return select(
        instance.worth,
        instance.costs,
        instance.graph,
        instance.constraints,
        programs=instance.records,
        engine=engine,
    )


@pytest.mark.parametrize("engine", ENGINES)
@given(instance=instances())
def test_the_portfolio_is_the_best_of_all_sets(engine: str, instance: Instance) -> None:
    best = best_worth(instance)
    if best is None:
        with pytest.raises(InfeasibleError):
            selected(instance, engine)
        return
    found = selected(instance, engine)
    assert found.worth == float(best)
    assert found.proved
    assert check_portfolio(found) == ()


@fewer(10)
@given(instance=instances(10))
def test_the_portfolio_is_the_best_of_all_sets_of_ten(instance: Instance) -> None:
    best = best_worth(instance)
    if best is None:
        with pytest.raises(InfeasibleError):
            selected(instance, "scipy")
    else:
        assert selected(instance, "scipy").worth == float(best)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_each_kind_of_constraint_is_kept(kind: str, data: st.DataObject) -> None:
    instance = data.draw(instances(5, always=(kind,)))
    best = best_worth(instance)
    if best is None:
        with pytest.raises(InfeasibleError):
            selected(instance, "scipy")
    else:
        assert selected(instance, "scipy").worth == float(best)


@fewer(4)
@given(instance=instances(6), shares=st.lists(st.integers(0, 10), min_size=1, max_size=3))
def test_a_grid_holds_the_best_of_all_sets_for_each_budget(
    instance: Instance, shares: list[int]
) -> None:
    whole = float(instance.costs.amounts.sum())
    budgets = sorted({round(share / 10 * whole, 1) for share in shares})
    best = [best_worth(instance.with_one(Budget(budget))) for budget in budgets]
    found = frontier(instance.worth, instance.costs, instance.graph)
    if best[-1] is None:
        with pytest.raises(InfeasibleError):
            found.grid(budgets, instance.constraints, programs=instance.records)
        return
    grid = found.grid(budgets, instance.constraints, programs=instance.records)
    told = [None if worth is None else float(worth) for worth in best]
    assert [row["worth"] for row in grid.as_rows()] == told
    assert all(row["proved"] for row in grid.as_rows())


@given(instance=instances(6, kinds=IN_PARTS))
def test_programs_in_part_take_the_best_shares(instance: Instance) -> None:
    partial = [one.program for one in instance.constraints if one.kind == "partial"]
    assume(len(set(partial)) == len(partial))
    best = best_with_parts(instance)
    if best is None:
        with pytest.raises(InfeasibleError):
            selected(instance, "scipy")
        return
    found = selected(instance, "scipy")
    assert found.worth == pytest.approx(best, rel=1e-9, abs=1e-9)
    assert found.bound >= found.worth
    assert found.proved
