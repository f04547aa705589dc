"""What programs cost, by year of life and funding source."""

from typing import Any

import pytest

from mcdm_smartcity import CostTable, Program, example_study

NETWORK: list[tuple[int, str, float]] = [(1, "city", 400), (2, "city", 100), (2, "csr", 50)]


def program(name: str, costs: list[tuple[int, str, float]]) -> Program:
    given: list[dict[str, Any]] = [
        {"year": year, "funding": funding, "amount": amount} for year, funding, amount in costs
    ]
    return Program(id=name, name=name, dimension="governance", agency="diskominfo", costs=given)


@pytest.fixture
def table() -> CostTable:
    programs = [program("network", NETWORK), program("volunteers", [])]
    return CostTable.of(programs, ("csr", "city"))


def test_amounts_stand_by_program_year_and_source(table: CostTable) -> None:
    assert (table.programs, table.years, table.funding) == (
        ("network", "volunteers"),
        (1, 2),
        ("csr", "city"),
    )
    assert table.amounts.tolist() == [[[0, 400], [50, 100]], [[0, 0], [0, 0]]]


def test_the_total_is_over_years_and_sources(table: CostTable) -> None:
    assert table.total.tolist() == [550, 0]


def test_rows_are_the_amounts_that_are_spent(table: CostTable) -> None:
    assert [tuple(row.values()) for row in table.as_rows()] == [
        ("network", 1, "city", 400),
        ("network", 2, "csr", 50),
        ("network", 2, "city", 100),
    ]
    assert list(table.as_rows()[0]) == ["program", "year", "funding", "amount"]


def test_programs_without_costs_are_free() -> None:
    table = CostTable.of([program("volunteers", [])], ())
    assert (table.total.tolist(), table.years, table.as_rows()) == ([0], (1,), [])


def test_no_program_costs_nothing() -> None:
    assert CostTable.of([], ("city",)).total.tolist() == []


def test_a_study_knows_its_cost_table() -> None:
    assert example_study().costs.total.tolist() == [4e8, 9e8, 7e8, 3e8]
