"""Blocks against Sidney's decomposition by brute force, whatever proposes the parts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import FundingOrder, sequence
from mcdm_smartcity.dependencies.methods import heaviest_closure, ratio_blocks
from strategies import AWKWARD_COSTS, AWKWARD_WORTH, WHOLE_COSTS, Case, Funded, cases, fewer

paid_cases = cases(7, costs=st.integers(1, 5).map(float))
awkward_cases = cases(7, AWKWARD_WORTH, AWKWARD_COSTS.filter(bool))
# No program is free and worthless at once, so ratios of nothing for nothing cannot arise.
worthy_cases = cases(7, st.integers(1, 9).map(float), WHOLE_COSTS)
idle_cases = cases(7, st.integers(-3, 3).map(float), st.integers(0, 2).map(float))


def ratio(worth: Fraction, cost: Fraction) -> Fraction | float:
    if cost:
        return worth / cost
    return 0.0 if not worth else float("inf") if worth > 0 else float("-inf")


def best_next(case: Case, done: Funded) -> Funded:
    """The largest closed set of greatest ratio; of free worth, all that adds to it."""

    def merit(funded: Funded) -> tuple[Fraction | float, Fraction, int]:
        worth = case.worth_of(funded) - case.worth_of(done)
        cost = case.cost_of(funded) - case.cost_of(done)
        free_worth = worth if worth > 0 == cost else Fraction(0)
        return ratio(worth, cost), free_worth, len(funded)

    return max((funded for funded in case.closed if funded > done), key=merit)


def slow_blocks(case: Case) -> list[Funded]:
    blocks: list[Funded] = []
    done: Funded = frozenset()
    while len(done) < len(case.programs):
        reached = best_next(case, done)
        blocks.append(reached - done)
        done = reached
    return blocks


def ordered(case: Case) -> FundingOrder:
    return sequence(case.worth, case.costs, case.graph)


def blocks_of(order: FundingOrder) -> list[Funded]:
    return [frozenset(block.programs) for block in order.blocks]


def in_coarse_units(capacity: int) -> pytest.MonkeyPatch:
    """Let the flow carry next to nothing, so that its first rounds see coarse units only."""
    patch = pytest.MonkeyPatch()
    patch.setattr(heaviest_closure, "CAPACITY", capacity)
    return patch


@given(case=paid_cases)
def test_blocks_are_sidneys_decomposition(case: Case) -> None:
    assert blocks_of(ordered(case)) == slow_blocks(case)


@fewer(4)
@given(case=cases(9))
def test_blocks_of_nine_programs_are_sidneys_decomposition(case: Case) -> None:
    assert blocks_of(ordered(case)) == slow_blocks(case)


@given(case=awkward_cases)
def test_blocks_of_awkward_numbers_are_exact(case: Case) -> None:
    assert blocks_of(ordered(case)) == slow_blocks(case)


@given(case=worthy_cases)
def test_blocks_of_free_programs_that_are_worth_something_are_exact(case: Case) -> None:
    assert blocks_of(ordered(case)) == slow_blocks(case)


@given(case=idle_cases)
def test_blocks_of_free_programs_of_any_worth_are_exact(case: Case) -> None:
    assert blocks_of(ordered(case)) == slow_blocks(case)


# What the rounds need at least: twice as much as nodes and needs together.
@fewer(2)
@pytest.mark.parametrize("capacity", [100, 1000])
@given(case=paid_cases | awkward_cases | worthy_cases | idle_cases)
def test_proposals_in_coarse_units_change_nothing(capacity: int, case: Case) -> None:
    exact = ordered(case)
    patch = in_coarse_units(capacity)
    try:
        assert ordered(case) == exact
    finally:
        patch.undo()


def test_a_free_program_without_worth_joins_the_earliest_block_of_those_it_ties_with() -> None:
    blocks = ratio_blocks.ratio_blocks([3, 0, 1], [1, 0, 1], [[], [], []])
    assert blocks == [[0, 1], [2]]


def test_free_harm_does_not_take_idle_programs_with_it() -> None:
    blocks = ratio_blocks.ratio_blocks([10, 0, -5], [0, 0, 0], [[], [], []])
    assert blocks == [[0, 1], [2]]
