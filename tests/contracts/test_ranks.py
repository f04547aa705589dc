"""Ranks against a slow reference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import ranks
from mcdm_smartcity.errors import InvalidArrayError

# Steps of 0.4e-9 below a top of 1: two steps are a tie and three are not, far from the tolerance.
NEAR_TIES = st.builds(
    lambda level, steps: level - steps * 4e-10,
    st.sampled_from([1.0, 0.5, 0.0, -1.0]),
    st.integers(0, 12),
)


def slow_ranks(scores: list[float]) -> list[int]:
    """Walk from the best score downwards; a step wider than the tolerance starts a new rank."""
    tolerance = 1e-9 * max(abs(score) for score in scores)
    falling = sorted(range(len(scores)), key=lambda i: -scores[i])
    found = [0] * len(scores)
    rank = 1
    for place, i in enumerate(falling):
        if place and scores[falling[place - 1]] - scores[i] > tolerance:
            rank = place + 1
        found[i] = rank
    return found


@given(st.lists(NEAR_TIES, max_size=9))
def test_ranks_agree_with_a_slow_reference_on_near_ties(scores: list[float]) -> None:
    scores = [1.0, *scores]
    assert ranks(scores).tolist() == slow_ranks(scores)


@given(st.lists(st.integers(-4, 4).map(float), min_size=1, max_size=9))
def test_ranks_agree_with_a_slow_reference_on_exact_ties(scores: list[float]) -> None:
    assert ranks(scores).tolist() == slow_ranks(scores)


@given(st.lists(st.floats(-1e308, 1e308), min_size=1, max_size=9))
def test_ranks_are_whole_numbers_from_1_that_never_contradict_scores(scores: list[float]) -> None:
    found = ranks(scores).tolist()
    assert min(found) == 1
    for rank in found:
        # A shared rank is the better one: as many programs are above as its number tells.
        assert sum(other < rank for other in found) == rank - 1
    for one, first in zip(scores, found, strict=True):
        for two, second in zip(scores, found, strict=True):
            assert first <= second or one < two


@given(scores=st.lists(NEAR_TIES, min_size=2, max_size=9), data=st.data())
def test_ranks_follow_the_programs_when_these_are_shuffled(
    scores: list[float], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(scores))))
    shuffled = [scores[i] for i in order]
    assert ranks(shuffled).tolist() == [ranks(scores).tolist()[i] for i in order]


@given(
    st.integers(1, 5).flatmap(
        lambda size: st.lists(
            st.lists(NEAR_TIES, min_size=size, max_size=size), min_size=1, max_size=5
        )
    )
)
def test_many_vectors_are_ranked_like_one_after_the_other(scores: list[list[float]]) -> None:
    assert ranks(scores).tolist() == [ranks(vector).tolist() for vector in scores]


def test_ties_share_the_better_rank() -> None:
    assert ranks([0.5, 0.9, 0.5, 0.1]).tolist() == [2, 1, 2, 4]


def test_a_chain_of_near_neighbours_is_one_tie() -> None:
    assert ranks([1.0, 1 - 8e-10, 1 - 16e-10, 1 - 24e-10, 0.5]).tolist() == [1, 1, 1, 1, 5]


def test_a_gap_wider_than_the_tolerance_is_no_tie() -> None:
    assert ranks([1.0, 1 - 1.2e-9]).tolist() == [1, 2]


def test_the_tolerance_grows_with_the_largest_score() -> None:
    assert ranks([1e6, 1.0001, 1.0]).tolist() == [1, 2, 2]


def test_opposite_huge_scores_do_not_overflow() -> None:
    assert ranks([-1.7e308, 1.7e308]).tolist() == [2, 1]


def test_ranks_of_zeros_are_all_first() -> None:
    assert ranks([0.0, -0.0, 0.0]).tolist() == [1, 1, 1]


def test_ranks_of_single_precision_are_whole_numbers() -> None:
    assert ranks(np.array([0.1, 0.2], dtype=np.float32)).dtype == np.int64


@pytest.mark.parametrize("scores", [[np.nan, 1.0], [np.inf, 1.0]], ids=["nan", "infinite"])
def test_a_score_that_is_not_finite_has_no_rank(scores: list[float]) -> None:
    with pytest.raises(InvalidArrayError, match=r"scores must be finite; found .* at program 0"):
        ranks(scores)


@pytest.mark.parametrize("scores", [[], 1.0, np.empty((3, 0))], ids=["none", "bare", "empty rows"])
def test_no_score_is_refused(scores: object) -> None:
    with pytest.raises(InvalidArrayError, match="n at least 1"):
        ranks(scores)  # type: ignore[arg-type] # what a caller may pass
