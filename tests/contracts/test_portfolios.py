"""`select` against trying every set of programs, with constraints of every kind mixed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brute_portfolios import Instance, best_with_parts, best_worth
from mcdm_smartcity import InfeasibleError, Portfolio, check_portfolio, select
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
