"""Published best portfolios: textbooks, road upgrades that interact, generated instances."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AtLeast,
    AtMost,
    Budget,
    DependencyGraph,
    Portfolio,
    Requires,
    Synergy,
    check_portfolio,
    select,
)
from mcdm_smartcity.study.cost_table import CostTable
from published_cases import Case, published

HOURS_TO_MONEY = 3650


@published("centre_county")
def test_community_projects_share_money_and_land(case: Case) -> None:
    data, names = case.data, tuple(case.data["ids"])
    amounts = np.array([data["cost_kusd"], data["land_acres"]], dtype=float).T[:, None, :]
    costs = CostTable(names, (1,), ("money", "land"), amounts)
    budgets = [Budget(data["budget_kusd"], "money"), Budget(data["land_limit"], "land")]
    best = select(_named(names, data["value"]), costs, _graph(names, data["requires"]), budgets)
    assert _is_proved(best, data["verified"]["value"])
    assert _flags(best) in data["verified"]["optima"]


@published("hillier_california")
def test_factories_and_warehouses_are_as_printed(case: Case) -> None:
    data, names = case.data, case.data["ids"]
    graph = DependencyGraph(
        names, needs=_pairs(data["requires"]), excludes=_pairs(data["exclusive"])
    )
    best = _within(data, names, graph)
    assert _is_proved(best, data["expected_published"]["value"])
    assert list(best.funded) == data["expected_published"]["selected"]


@published("winston_stockco_base")
def test_four_investments_are_as_printed(case: Case) -> None:
    names = ["1", "2", "3", "4"]
    best = _within(case.data, names, DependencyGraph(names))
    assert _is_proved(best, case.data["expected_published"]["value"])
    assert [int(name) for name in best.funded] == case.data["expected_published"]["selected"]
    assert best.is_unique()


@published("winston_stockco_exactly_two")
def test_exactly_two_investments(case: Case) -> None:
    names = ["1", "2", "3", "4"]
    best = _within(case.data, names, DependencyGraph(names), AtLeast(2, names), AtMost(2, names))
    assert _is_proved(best, case.data["verified"]["value"])
    assert _flags(best) in case.data["verified"]["optima"]


@published("winston_stockco_2_requires_1")
@pytest.mark.parametrize("as_link", [True, False])
def test_an_investment_that_requires_another(case: Case, *, as_link: bool) -> None:
    names = ["1", "2", "3", "4"]
    graph = DependencyGraph(names, needs=[("2", "1")] if as_link else [])
    best = _within(case.data, names, graph, *([] if as_link else [Requires("2", ["1"])]))
    assert _is_proved(best, case.data["verified"]["value"])
    assert _flags(best) in case.data["verified"]["optima"]


@published("stivala_chicago_pairwise", "stivala_chicago_sparse")
@pytest.mark.parametrize("budget", ["5000000", "10000000", "20000000"])
def test_road_upgrades_that_interact(case: Case, budget: str) -> None:
    printed = case.data["verified_by_enumeration"][budget]
    best = _roads(case, budget, with_synergies=True)
    assert best.worth == pytest.approx(printed["npv"], rel=1e-12)
    assert sorted(best.funded) == sorted(printed["selected"])
    assert best.proved
    assert check_portfolio(best) == ()


@published("stivala_chicago_pairwise", "stivala_chicago_sparse")
def test_ignoring_interactions_of_road_upgrades_is_a_loss(case: Case) -> None:
    printed = case.data["verified_by_enumeration"]["10000000"]
    blind = _roads(case, "10000000", with_synergies=False)
    assert sorted(blind.funded) == sorted(printed["ignoring_synergies_selected"])
    names = set(blind.funded)
    true = blind.worth + sum(s.worth for s in _synergies(case) if set(s.programs) <= names)
    assert true == pytest.approx(printed["ignoring_synergies_true_npv"], rel=1e-9)
    # About 6.3 % of the net present value is lost.
    assert 1 - true / _roads(case, "10000000", with_synergies=True).worth > 0.06


@published(
    "layered_n50_s0",
    "layered_n100_s0",
    "layered_n1000_s0",
    "random_n50_s0",
    "random_n100_s0",
    "window_n100_s0",
)
@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_generated_instances_reach_the_optimum_of_three_solvers(case: Case, engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    names = [str(i) for i in range(case.data["n"])]
    arcs = case.data["prerequisite_dependent"]
    graph = DependencyGraph(names, needs=[(str(after), str(before)) for before, after in arcs])
    worth, costs = _named(names, case.data["value"]), _named(names, case.data["cost"])
    for entry in case.data["reference"].values():
        best = select(worth, costs, graph, [Budget(entry["budget"])], engine=engine)
        assert _is_proved(best, entry["optimum"])


def _roads(case: Case, budget: str, *, with_synergies: bool) -> Portfolio:
    data, names = case.data, case.data["names"]
    worth = [
        HOURS_TO_MONEY * benefit - cost
        for benefit, cost in zip(data["benefitVHT"], data["cost"], strict=True)
    ]
    constraints = [Budget(float(budget)), *(_synergies(case) if with_synergies else [])]
    costs = _named(names, data["cost"])
    return select(_named(names, worth), costs, DependencyGraph(names), constraints)


def _synergies(case: Case) -> list[Synergy]:
    names, pairs = case.data["names"], case.data["pair_minus_sum_VHT"]
    return [
        Synergy([names[u], names[v]], HOURS_TO_MONEY * pairs[u][v])
        for u in range(len(names))
        for v in range(u + 1, len(names))
    ]


def _within(
    data: dict[str, Any], names: Sequence[str], graph: DependencyGraph, *more: Any
) -> Portfolio:
    worth, costs = _named(names, data["value"]), _named(names, data["cost"])
    return select(worth, costs, graph, [Budget(data["budget"]), *more])


def _is_proved(best: Portfolio, value: float) -> bool:
    assert best.worth == value
    assert check_portfolio(best) == ()
    return best.proved and best.bound == value


def _flags(best: Portfolio) -> list[int]:
    return [int(row["funded"]) for row in best.as_rows()]


def _named(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return dict(zip(names, values, strict=True))


def _pairs(links: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [(one, two) for one, two in links]


def _graph(names: Sequence[str], needs: Sequence[Sequence[str]]) -> DependencyGraph:
    return DependencyGraph(names, needs=_pairs(needs))
