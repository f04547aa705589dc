"""Losses of closed sets: the split by a flow, settled nodes, and the search among the rest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.portfolio.methods.flow_loss import FlowLoss, Links, flow_loss
from mcdm_smartcity.portfolio.methods.near_best_closures import (
    OutOfReachError,
    Reach,
    near_best_closures,
)
from mcdm_smartcity.portfolio.methods.segment_ranking import Box, rank_segment
from mcdm_smartcity.portfolio.methods.settled_nodes import core_of
from strategies import closure_problems

ANY = Reach(10**6, lambda: True)


def closed_sets(needed: list[list[int]]) -> list[BoolArray]:
    count = len(needed)
    rows = [np.array([(k >> i) & 1 for i in range(count)], dtype=bool) for k in range(2**count)]
    return [row for row in rows if all(row[needed[i]].all() for i in np.flatnonzero(row))]


def loss_of(loss: FlowLoss, links: Links, row: BoolArray) -> float:
    apart = row[links.needed].astype(float) - row[links.takers]
    return float(loss.left_out[~row].sum() + loss.taken[row].sum() + loss.flow @ apart)


@given(problem=closure_problems(acyclic=True))
def test_the_parts_of_a_loss_sum_to_what_a_set_lacks(
    problem: tuple[list[int], list[list[int]]],
) -> None:
    weights, needed = np.array(problem[0], dtype=float), problem[1]
    links = Links.of(needed)
    loss = flow_loss(weights, links)
    size = float(np.abs(weights).sum())
    assert min(map(np.min, (loss.left_out, loss.taken, np.append(loss.flow, 0.0)))) >= 0
    losses = [loss_of(loss, links, row) for row in closed_sets(needed)]
    for row, lost in zip(closed_sets(needed), losses, strict=True):
        assert loss.bound - weights[row].sum() == pytest.approx(lost, abs=1e-12 * size)
    # The largest flow leaves nothing to the best set, but for its rounding to 31 bits.
    assert min(losses) <= 1e-8 * size


@given(
    problem=closure_problems(7, acyclic=True),
    costs=st.lists(st.integers(0, 6), min_size=7, max_size=7),
    share=st.floats(0, 1),
)
def test_sets_of_small_loss_are_found_unless_another_beats_them(
    problem: tuple[list[int], list[list[int]]], costs: list[int], share: float
) -> None:
    needed = problem[1]
    worth = np.array([weight % 7 for weight in problem[0]], dtype=np.int64)
    cost = np.array(costs[: len(worth)], dtype=np.int64)
    links = Links.of(needed)
    loss = flow_loss(worth - 1.0 * cost, links)
    limit = share * float(worth.sum() + cost.sum())
    core = core_of(worth, cost, links, loss, limit)
    found = near_best_closures(core, limit, 10**6, ANY)
    points = list(zip(found.cost.tolist(), found.worth.tolist(), strict=True))
    assert points == sorted(points)
    for row in closed_sets(needed):
        # Limits that a loss meets within rounding may fall on either side.
        if loss_of(loss, links, row) < limit - 1e-6:
            price, gain = cost[row].sum(), worth[row].sum()
            assert any(one <= price and other >= gain for one, other in points)


def test_what_loses_too_much_is_settled_with_all_that_hangs_on_it() -> None:
    worth, cost = np.array([9, 5, 1]), np.array([1, 4, 9])
    links = Links.of([[], [0], [1]])
    core = core_of(worth, cost, links, flow_loss(worth - 1.0 * cost, links), 3.0)
    assert core.settled_in == (0,)
    assert core.nodes == (1,)
    assert (core.base_worth, core.base_cost) == (9, 1)


def test_too_many_states_and_no_time_are_out_of_reach() -> None:
    worth, cost = np.arange(8, 16), np.arange(3, 11) * 2
    links = Links.of([[] for _ in worth])
    core = core_of(worth, cost, links, flow_loss(worth - 1.0 * cost, links), 100.0)
    with pytest.raises(OutOfReachError):
        near_best_closures(core, 100.0, 10**6, Reach(2, lambda: True))
    with pytest.raises(OutOfReachError):
        near_best_closures(core, 100.0, 10**6, Reach(10**6, lambda: False))


def test_sets_on_the_line_itself_are_not_taken_for_granted() -> None:
    """Two programs of one kind: the one alone loses nothing, and yet must be looked for."""
    one = np.array([1, 1])
    links = Links.of([[], []])
    box = Box(((0, 0), (2, 2)), least=0, below=2)
    found = rank_segment(one, one, links, box, ANY)
    assert found.proved
    assert found.taken.sum(axis=1).tolist() == [1]
    cut = rank_segment(one, one, links, box, Reach(10**6, lambda: False))
    assert not cut.proved
    assert cut.gap >= 1


def test_more_nodes_than_bits_in_a_word_are_told_apart() -> None:
    count = 70
    worth, cost = np.full(count, 3), np.full(count, 2)
    links = Links.of([[i - 1] if i else [] for i in range(count)])
    box = Box(((0, 0), (2 * count, 3 * count)), least=0, below=2 * count)
    found = rank_segment(worth, cost, links, box, ANY)
    assert found.proved
    assert found.taken.sum(axis=1).tolist() == list(range(1, count))
