"""Credit against the Shapley value over all coalitions."""

from itertools import combinations
from math import factorial

import numpy as np
import pytest
from hypothesis import given

from mcdm_smartcity import DependencyGraph, credit
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import AWKWARD_WORTH, Case, Funded, cases, fewer


def closures_of(case: Case) -> dict[str, Funded]:
    """What each program needs: the common part of all closed sets that hold it."""
    return {
        name: frozenset.intersection(*(held for held in case.closed if name in held))
        for name in case.programs
    }


def earned_for(owner: str, coalition: Funded, case: Case, closures: dict[str, Funded]) -> float:
    """What a coalition earns from the worth of one program."""
    worth, earned, held_back = case.worth[owner], 0.0, 0.0
    for source, target, share in case.feeds:
        if target == owner and worth > 0:
            held_back += share
            if closures[source] | closures[target] <= coalition:
                earned += share * worth
    return earned + (worth * (1 - held_back) if closures[owner] <= coalition else 0.0)


def shapley_values(case: Case, owner: str) -> FloatArray:
    """What each program adds to the worth of one, over all coalitions that it may join."""
    closures, size = closures_of(case), len(case.programs)
    values = np.zeros(size)
    for i, player in enumerate(case.programs):
        others = [name for name in case.programs if name != player]
        for count in range(size):
            chance = factorial(count) * factorial(size - count - 1) / factorial(size)
            for joined in map(frozenset, combinations(others, count)):
                after = earned_for(owner, joined | {player}, case, closures)
                values[i] += chance * (after - earned_for(owner, joined, case, closures))
    return values


@fewer(2)
@given(case=cases(5) | cases(8))
def test_credit_is_the_shapley_value_over_all_coalitions(case: Case) -> None:
    shares = credit(case.worth, case.graph)
    by_owner = np.array([shapley_values(case, owner) for owner in case.programs])
    np.testing.assert_allclose(shares.total, by_owner.sum(axis=0), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(shares.own, np.diag(by_owner), rtol=1e-9, atol=1e-9)
    enabling = by_owner.sum(axis=0) - np.diag(by_owner)
    np.testing.assert_allclose(shares.enabling, enabling, rtol=1e-9, atol=1e-9)


@given(case=cases(8, AWKWARD_WORTH))
def test_credit_shares_out_just_the_worth_of_all(case: Case) -> None:
    shares = credit(case.worth, case.graph)
    size = sum(abs(worth) for worth in case.worth.values())
    assert shares.total.sum() == pytest.approx(sum(case.worth.values()), abs=1e-9 * size)
    np.testing.assert_allclose(shares.own + shares.enabling, shares.total, atol=1e-12 * size)


@given(case=cases(8, AWKWARD_WORTH))
def test_a_program_that_nobody_needs_and_that_feeds_none_enables_nothing(case: Case) -> None:
    shares = credit(case.worth, case.graph)
    enablers = {other for _, other in case.needs} | {source for source, _, _ in case.feeds}
    for name, enabling in zip(shares.programs, shares.enabling, strict=True):
        assert name in enablers or enabling == 0


@given(case=cases(8))
def test_credit_does_not_depend_on_the_order_of_programs(case: Case) -> None:
    backwards = DependencyGraph(case.programs[::-1], case.needs[::-1], case.feeds[::-1])
    np.testing.assert_allclose(
        credit(case.worth, backwards).total[::-1],
        credit(case.worth, case.graph).total,
        rtol=1e-12,
        atol=1e-12,
    )


def test_without_links_each_program_keeps_its_worth() -> None:
    shares = credit({"a": 3, "b": -1}, DependencyGraph(["a", "b"]))
    assert shares.total.tolist() == shares.own.tolist() == [3, -1]


def test_the_part_that_a_source_holds_back_is_shared_by_both_closures() -> None:
    graph = DependencyGraph(["a", "b", "c"], needs=[("a", "c")], feeds=[("b", "a", 0.5)])
    shares = credit({"a": 12, "b": 0, "c": 0}, graph)
    assert shares.own.tolist() == [5, 0, 0]
    assert shares.enabling.tolist() == [0, 2, 5]


def test_a_worth_below_zero_is_not_held_back() -> None:
    graph = DependencyGraph(["a", "b"], feeds=[("b", "a", 1.0)])
    assert credit({"a": -4, "b": 0}, graph).total.tolist() == [-4, 0]


def test_members_of_a_bundle_share_alike() -> None:
    graph = DependencyGraph(["a", "b"], needs=[("a", "b"), ("b", "a")])
    shares = credit({"a": 6, "b": 0}, graph)
    assert shares.total.tolist() == [3, 3]
    assert shares.enabling.tolist() == [0, 3]


def test_credit_of_no_programs_is_empty() -> None:
    assert credit({}, DependencyGraph([])).total.tolist() == []


def test_rows_of_credit_stand_from_the_highest_total_down() -> None:
    graph = DependencyGraph(["center", "network", "park"], needs=[("center", "network")])
    rows = credit({"center": 6, "network": 1, "park": 3}, graph).as_rows()
    assert rows[0] == {"program": "network", "own": 1.0, "enabling": 3.0, "total": 4.0}
    assert [row["program"] for row in rows[1:]] == ["center", "park"]
