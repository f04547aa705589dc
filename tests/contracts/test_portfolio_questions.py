"""What a portfolio answers when asked further, against trying every set of programs."""

import pytest
from hypothesis import assume, given

from brute_portfolios import Instance, best_worth, keeps, sets, worth_of
from mcdm_smartcity import InfeasibleError, Portfolio, select
from mcdm_smartcity.portfolio.asked import rules_of
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.conflicts import smallest_conflict
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.terms import Terms
from strategies_portfolios import instances

CLASHING = ("at_least", "at_most", "budget", "exclude", "include", "requires", "share_at_least")


def selected(instance: Instance) -> Portfolio:
    return select(
        instance.worth,
        instance.costs,
        instance.graph,
        instance.constraints,
        programs=instance.records,
        engine="scipy",
    )


@given(instance=instances(6))
def test_the_price_of_entry_is_what_the_best_set_with_the_program_loses(
    instance: Instance,
) -> None:
    best = best_worth(instance)
    assume(best is not None)
    found = selected(instance)
    for name in found.unfunded:
        with_it = [
            worth_of(instance, chosen)
            for chosen in sets(instance)
            if name in chosen and keeps(instance, chosen)
        ]
        answer = found.why_not(name)
        assert answer.possible == bool(with_it)
        assert answer.words()
        if with_it:
            loss = float(best or 0) - float(max(with_it))
            assert answer.loss == pytest.approx(loss, abs=1e-12)
            kept = (set(found.funded) - set(answer.goes)) | set(answer.comes)
            assert worth_of(instance, frozenset(kept)) == max(with_it)


@given(instance=instances(5))
def test_the_next_best_portfolios_come_in_order_and_none_is_left_out(instance: Instance) -> None:
    values = sorted(
        (float(worth_of(instance, chosen)) for chosen in sets(instance) if keeps(instance, chosen)),
        reverse=True,
    )
    assume(values)
    found = selected(instance)
    others = found.next_best(5)
    assert [found.worth, *(other.worth for other in others)] == values[:6]
    assert len({found.funded, *(other.funded for other in others)}) == 1 + len(others)
    assert found.is_unique() == (values[1:2] != values[:1])


@given(instance=instances(5, kinds=CLASHING, always=("include", "budget", "at_least")))
def test_a_conflict_is_real_and_has_none_to_spare(instance: Instance) -> None:
    assume(best_worth(instance) is None)
    facts = Facts.of(instance.worth, instance.costs, instance.graph, instance.records)
    rules, terms = rules_of(facts, instance.constraints), Terms.of(facts, instance.constraints)
    names = smallest_conflict(facts, rules, terms, Effort("scipy", Clock()))
    assert names
    assert not possible(instance, set(map(str, names)))
    for spared in names:
        assert possible(instance, {str(name) for name in names if name != spared})


@given(instance=instances(5, kinds=CLASHING, always=("include", "budget", "exclude")))
def test_repairs_make_it_possible(instance: Instance) -> None:
    assume(best_worth(instance) is None)
    with pytest.raises(InfeasibleError) as caught:
        selected(instance)
    every = {str(rule) for rule in everything(instance)}
    assert set(caught.value.conflict) <= every
    assert possible(instance, every - set(caught.value.drop))
    assert (
        not any(possible(instance, every - {one}) for one in names_of_rules(instance))
        or len(caught.value.drop) == 1
    )


def names_of_rules(instance: Instance) -> set[str]:
    facts = Facts.of(instance.worth, instance.costs, instance.graph, instance.records)
    return {str(rule.name) for rule in rules_of(facts, instance.constraints)}


def everything(instance: Instance) -> set[str]:
    links = {f"{one} needs {two}" for one, two in instance.graph.needs}
    links |= {f"{one} and {two} exclude each other" for one, two in instance.graph.excludes}
    return names_of_rules(instance) | links


def possible(instance: Instance, names: set[str]) -> bool:
    """Whether some set of programs keeps what has these names, by trying them all."""
    constraints = []
    for one in instance.constraints:
        if one.kind in {"include", "exclude"}:
            alone = [type(one)([name]) for name in one.programs]
            constraints += [part for part in alone if str(part.name()) in names]
        elif str(one.name()) in names:
            constraints.append(one)
    graph = type(instance.graph)(
        instance.graph.programs,
        needs=[pair for pair in instance.graph.needs if f"{pair[0]} needs {pair[1]}" in names],
        feeds=instance.graph.feeds,
        excludes=[
            pair
            for pair in instance.graph.excludes
            if f"{pair[0]} and {pair[1]} exclude each other" in names
        ],
    )
    part = Instance(instance.worth, instance.costs, graph, tuple(constraints), instance.records)
    return best_worth(part) is not None
