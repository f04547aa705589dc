"""Published orders, blocks and bounds of programs that need each other."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pytest

from mcdm_smartcity import DependencyGraph, FundingOrder, sequence
from published_cases import Case, published

REFERENCE = published(
    "layered_n50_s0",
    "layered_n100_s0",
    "layered_n1000_s0",
    "random_n50_s0",
    "random_n100_s0",
    "window_n100_s0",
)


@published("dose_furini_locatelli_8")
def test_macroitems_of_eight_items_are_as_published(case: Case) -> None:
    order = _order(case.data["profit"], case.data["weight"], _from_zero(case))
    printed = case.data["expected_published"]
    blocks = [sorted(int(name) + 1 for name in block.programs) for block in order.blocks]
    assert blocks == printed["macroitems"]
    assert [block.worth for block in order.blocks] == printed["profits"]
    assert [block.cost for block in order.blocks] == printed["weights"]
    assert [block.ratio for block in order.blocks] == printed["ratios"]


@published("pinedo_chains_3_1_5")
def test_seven_jobs_in_two_chains_are_ordered_as_published(case: Case) -> None:
    order = _order(case.data["weight_value"], case.data["processing_cost"], _from_zero(case))
    jobs = [int(name) + 1 for name in order.order]
    assert jobs == case.data["expected_published"]["order"]
    blocks = [[int(name) + 1 for name in block.programs] for block in order.blocks]
    assert blocks == case.data["verified"]["blocks"]
    weights = np.array([case.data["weight_value"][job - 1] for job in jobs])
    assert weights @ order.cumulative_cost == case.data["verified"]["dp_optimum"]


@pytest.mark.parametrize(
    "cost_of",
    [
        pytest.param(lambda _: 1, id="equal costs"),
        pytest.param(lambda i: 1 + i, id="rising costs"),
        pytest.param(lambda i: 18 - i, id="falling costs"),
    ],
)
@published("gueret_opencast_18")
def test_the_open_pit_is_worth_what_was_published_whatever_digging_costs(
    case: Case, cost_of: Callable[[int], int]
) -> None:
    profits = list(case.data["profit_USD_per_tonne"].values())
    costs = [cost_of(i) for i in range(len(profits))]
    arcs = [(a - 1, b - 1) for a, b in case.data["prerequisite_dependent_arcs"]]
    order = _order(profits, costs, arcs)
    assert order.bound(sum(costs)) == case.data["verified"]["value"]
    dug = [name for block in order.blocks if block.worth > 0 for name in block.programs]
    assert sorted(int(name) + 1 for name in dug) == case.data["verified"]["closure"]


@REFERENCE
def test_blocks_are_those_of_the_reference(case: Case) -> None:
    order, sidney = _reference(case), case.data["sidney"]
    block_of = {int(name): k for k, block in enumerate(order.blocks) for name in block.programs}
    assert [block_of[i] for i in range(case.data["n"])] == sidney["block_of"]
    assert len(order.blocks) == sidney["n_blocks"]
    assert [block.worth for block in order.blocks] == sidney["block_value"]
    assert [block.cost for block in order.blocks] == sidney["block_cost"]


@REFERENCE
def test_the_bound_is_the_optimum_of_the_linear_relaxation(case: Case) -> None:
    order = _reference(case)
    for entry in case.data["reference"].values():
        bound = order.bound(entry["budget"])
        assert bound == pytest.approx(entry["lp_bound"], rel=1e-9)
        assert bound >= entry["optimum"]


@published("layered_n50_s0", "random_n50_s0")
def test_every_point_of_the_curve_is_on_the_exact_front(case: Case) -> None:
    front = {(cost, worth) for cost, worth in case.data["exact_front"]}
    curve = {(cost, worth) for cost, worth in _reference(case).curve.tolist()}
    assert curve <= front


def _reference(case: Case) -> FundingOrder:
    return _order(case.data["value"], case.data["cost"], case.data["prerequisite_dependent"])


def _from_zero(case: Case) -> list[tuple[int, int]]:
    return [(a - 1, b - 1) for a, b in case.data["prerequisite_dependent_arcs_1based"]]


def _order(
    worth: Sequence[float], costs: Sequence[float], arcs: Iterable[Sequence[int]]
) -> FundingOrder:
    """The order of programs named by position; arcs are (prerequisite, dependent)."""
    names = [str(i) for i in range(len(worth))]
    graph = DependencyGraph(names, needs=[(str(after), str(before)) for before, after in arcs])
    return sequence(
        dict(zip(names, worth, strict=True)), dict(zip(names, costs, strict=True)), graph
    )
