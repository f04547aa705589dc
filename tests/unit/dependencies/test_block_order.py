"""The order inside a block, against a slow reference."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.dependencies.methods import block_order as block_orders
from mcdm_smartcity.dependencies.methods.block_order import block_order, falling_ratio
from mcdm_smartcity.dependencies.methods.closures import closure_matrix
from strategies import closure_problems

Needed = list[list[int]]


def ratio(worth: int, cost: int) -> Fraction | float:
    if cost:
        return Fraction(worth, cost)
    return 0.0 if not worth else float("inf") if worth > 0 else float("-inf")


def still_needed(node: int, needed: Needed, done: list[int]) -> set[int]:
    found = {node}
    for other in needed[node]:
        if other not in done:
            found |= still_needed(other, needed, done)
    return found


def slow_order(worth: list[int], cost: list[int], needed: Needed, priority: list[int]) -> list[int]:
    def own(node: int) -> tuple[Fraction | float, int]:
        return -ratio(worth[node], cost[node]), priority[node]

    def together(node: int) -> Fraction | float:
        members = still_needed(node, needed, order)
        return -ratio(sum(worth[i] for i in members), sum(cost[i] for i in members))

    order: list[int] = []
    while len(order) < len(worth):
        left = [node for node in range(len(worth)) if node not in order]
        best = min(left, key=lambda node: (together(node), own(node)))
        taken = still_needed(best, needed, order)
        while taken:
            ready = [node for node in taken if not taken.intersection(needed[node])]
            order.append(min(ready, key=own))
            taken.remove(order[-1])
    return order


@given(problem=closure_problems(7, acyclic=True), data=st.data())
def test_nodes_are_taken_as_the_slow_reference_takes_them(
    problem: tuple[list[int], Needed], data: st.DataObject
) -> None:
    worth, needed = problem
    size = len(worth)
    cost = data.draw(st.lists(st.integers(0, 5), min_size=size, max_size=size))
    priority = data.draw(st.permutations(range(size)))
    found = block_order(worth, cost, needed, priority)
    assert found == slow_order(worth, cost, needed, priority)


@given(problem=closure_problems(acyclic=True))
def test_closures_hold_what_is_needed_over_any_number_of_links(
    problem: tuple[list[int], Needed],
) -> None:
    _, needed = problem
    closed = closure_matrix([[node] for node in range(len(needed))], needed)
    for node, row in enumerate(closed):
        assert set(row.nonzero()[0].tolist()) == still_needed(node, needed, [])


def test_ratios_sort_from_free_worth_down_to_free_harm() -> None:
    falling = [(1, 0), (9, 2), (2, 1), (0, 5), (-1, 3), (-2, 0)]
    keys = [falling_ratio(worth, cost, 5) for worth, cost in falling]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_nothing_for_nothing_counts_as_nothing_for_something() -> None:
    assert falling_ratio(0, 0, 5) == falling_ratio(0, 7, 5)


def test_equal_nodes_stand_in_the_order_of_their_priority() -> None:
    assert block_order([1, 1, 1], [1, 1, 1], [[], [], []], [2, 0, 1]) == [1, 2, 0]


def test_an_enabler_stands_before_what_pays_for_it() -> None:
    assert block_order([0, 9, 4], [3, 1, 1], [[], [0], []], [0, 1, 2]) == [2, 0, 1]


@given(problem=closure_problems(8, acyclic=True), data=st.data())
def test_large_blocks_are_opened_by_their_best_closure_and_cut_anew(
    problem: tuple[list[int], Needed], data: st.DataObject
) -> None:
    worth, needed = problem
    size = len(worth)
    cost = data.draw(st.lists(st.integers(1, 5), min_size=size, max_size=size))
    priority = list(range(size))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_orders, "LARGE", 2)
        patch.setattr(block_orders, "DEEPEST", data.draw(st.integers(0, 3)))
        found = block_order(worth, cost, needed, priority)
    assert sorted(found) == priority
    for node, others in enumerate(needed):
        assert all(found.index(other) < found.index(node) for other in others)


def test_a_large_block_begins_with_its_best_closure(monkeypatch: pytest.MonkeyPatch) -> None:
    worth, cost, needed = [0, 2, 8, 4], [2, 1, 2, 1], [[], [0], [0], [0]]
    monkeypatch.setattr(block_orders, "LARGE", 2)
    # Once the root is paid for, 3 and then 1 are what is left of the block.
    assert block_order(worth, cost, needed, [0, 1, 2, 3]) == [0, 2, 3, 1]


def test_whole_numbers_beyond_the_largest_float_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(block_orders, "LARGE", 2)
    huge = 10**400
    assert block_order([0, huge, 3 * huge], [1, 1, 1], [[], [0], [0]], [0, 1, 2]) == [0, 2, 1]
