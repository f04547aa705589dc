"""Worth and costs by name: as mappings, as tables of a study, and refused where they do not fit."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given

from mcdm_smartcity import (
    CostTable,
    DependencyGraph,
    Worth,
    credit,
    example_study,
    sequence,
    value,
    weigh,
)
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError
from strategies import Case, cases, fewer

GRAPH = DependencyGraph(["center", "network"], needs=[("center", "network")])
WORTH = {"center": 6.0, "network": 1.0}
COSTS = {"center": 2.0, "network": 3.0}


def cost_table(costs: Mapping[str, float]) -> CostTable:
    """Half of each cost in either year, from one source."""
    halves = np.array([[[amount / 2], [amount / 2]] for amount in costs.values()])
    return CostTable(tuple(costs), (1, 2), ("city",), halves)


@fewer(2)
@given(case=cases(6))
def test_mappings_and_tables_say_the_same(case: Case) -> None:
    worth = Worth.from_mapping(dict(reversed(case.worth.items())))
    costs = cost_table(dict(reversed(case.costs.items())))
    assert sequence(worth, costs, case.graph) == sequence(case.worth, case.costs, case.graph)
    assert credit(worth, case.graph) == credit(case.worth, case.graph)


def test_a_study_gives_worth_costs_and_links() -> None:
    study = example_study()
    order = sequence(value(study, weigh(study)), study.costs, DependencyGraph.from_study(study))
    assert order.order == ("network", "e-services", "data-center", "command-center")
    assert order.cumulative_cost.tolist() == [4e8, 7e8, 1.6e9, 2.3e9]


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        ({"center": 6}, "missing programs with a worth: network"),
        ({**WORTH, "park": 1}, "not expected: park; the programs with a worth here are: center"),
        ({"centre": 6, "network": 1}, "worth: center; not expected: centre"),
    ],
    ids=["missing", "surplus", "misspelt"],
)
def test_worth_of_other_programs_is_refused_naming_them(
    worth: dict[str, float], words: str
) -> None:
    with pytest.raises(AlignmentError, match=words):
        credit(worth, GRAPH)
    with pytest.raises(AlignmentError, match=words):
        sequence(Worth.from_mapping(worth), COSTS, GRAPH)


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ({"center": 6}, "missing programs with a cost: network"),
        ({**COSTS, "park": 1}, "not expected: park; the programs with a cost here are: center"),
    ],
    ids=["missing", "surplus"],
)
def test_costs_of_other_programs_are_refused_naming_them(
    costs: dict[str, float], words: str
) -> None:
    with pytest.raises(AlignmentError, match=words):
        sequence(WORTH, costs, GRAPH)
    with pytest.raises(AlignmentError, match=words):
        sequence(WORTH, cost_table(costs), GRAPH)


@pytest.mark.parametrize("amount", [-1.0, np.inf, np.nan], ids=str)
def test_a_cost_that_is_negative_or_not_finite_is_refused_naming_the_program(
    amount: float,
) -> None:
    words = f"cost of 'network' must be finite and not negative; found {amount:g}"
    with pytest.raises(InvalidArrayError, match=words):
        sequence(WORTH, {**COSTS, "network": amount}, GRAPH)
    with pytest.raises(InvalidArrayError, match=words):
        sequence(WORTH, cost_table({**COSTS, "network": amount}), GRAPH)


@pytest.mark.parametrize("amount", [np.inf, np.nan], ids=str)
def test_a_worth_that_is_not_finite_is_refused_naming_the_program(amount: float) -> None:
    with pytest.raises(InvalidArrayError, match=rf"network.*finite.*found {amount}"):
        credit({**WORTH, "network": amount}, GRAPH)


def test_a_cost_that_is_no_number_is_refused_naming_the_program() -> None:
    costs = {"center": 2, "network": "free"}
    with pytest.raises(InvalidArrayError, match=r"network.*free"):
        sequence(WORTH, costs, GRAPH)  # type: ignore[arg-type] # what a caller may pass


def test_whole_numbers_and_numpy_numbers_are_taken_as_numbers() -> None:
    plain = sequence(WORTH, COSTS, GRAPH)
    numbers = {name: np.float32(worth) for name, worth in WORTH.items()}
    assert sequence(numbers, {"center": 2, "network": 3}, GRAPH) == plain  # type: ignore[arg-type] # numpy's numbers are numbers


def test_results_are_compared_by_value_and_cannot_be_changed() -> None:
    order, shares = sequence(WORTH, COSTS, GRAPH), credit(WORTH, GRAPH)
    assert order != sequence({**WORTH, "center": 7}, COSTS, GRAPH)
    assert shares != credit({**WORTH, "center": 7}, GRAPH)
    for array in (order.curve, order.cumulative_cost, shares.total):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
