"""The heaviest closed set against every subset, exactly and in rounded numbers."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.dependencies.methods.heaviest_closure import heaviest_closure
from strategies import closure_problems, fewer

Needed = list[list[int]]


def closed_sets(needed: Needed) -> Iterator[frozenset[int]]:
    for count in range(len(needed) + 1):
        for members in combinations(range(len(needed)), count):
            if all(other in members for node in members for other in needed[node]):
                yield frozenset(members)


def total(weights: Sequence[int], members: Sequence[int] | frozenset[int]) -> int:
    return sum(weights[node] for node in members)


@given(problem=closure_problems())
def test_the_heaviest_closed_set_is_the_smallest_of_all_heaviest(
    problem: tuple[list[int], Needed],
) -> None:
    weights, needed = problem
    heaviest = max(total(weights, members) for members in closed_sets(needed))
    tied = [m for m in closed_sets(needed) if total(weights, m) == heaviest]
    found = heaviest_closure(weights, needed)
    assert total(weights, found) == heaviest
    assert found == sorted(frozenset.intersection(*tied))


@fewer(2)
@given(problem=closure_problems(6), factor=st.sampled_from([3, 10**30]))
def test_the_scale_of_weights_does_not_matter(
    problem: tuple[list[int], Needed], factor: int
) -> None:
    weights, needed = problem
    scaled = [weight * factor for weight in weights]
    assert heaviest_closure(scaled, needed) == heaviest_closure(weights, needed)


def test_no_weight_above_zero_leaves_nothing() -> None:
    assert heaviest_closure([0, -1, 0], [[], [0], [1]]) == []


def test_nothing_has_no_closed_part() -> None:
    assert heaviest_closure([], []) == []


def test_a_node_that_just_pays_for_what_it_needs_is_left_out() -> None:
    assert heaviest_closure([5, -5, 1], [[1], [], []]) == [2]


def test_a_difference_that_no_float_shows_still_decides() -> None:
    huge = 10**40
    assert heaviest_closure([huge + 1, -huge], [[1], []]) == [0, 1]
    assert heaviest_closure([huge, -huge], [[1], []]) == []


def test_many_share_what_none_could_pay_alone() -> None:
    assert heaviest_closure([4, 4, 4, -10, -2], [[3], [3], [3], [4], []]) == []
    assert heaviest_closure([4, 4, 5, -10, -2], [[3], [3], [3], [4], []]) == [0, 1, 2, 3, 4]
