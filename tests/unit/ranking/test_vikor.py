"""VIKOR where its formula divides by nothing, and its conditions of acceptance."""

import pickle

import numpy as np
import pytest

from mcdm_smartcity import vikor, vikor_measures
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.methods.vikor import vikor_steps

# Both are worst on one criterion: S and R are equal.
EVEN = [[1, 0], [0, 1]]


def test_equal_utility_and_regret_leave_a_term_of_zero() -> None:
    assert vikor(EVEN, [1, 1], [True, True]).tolist() == [1, 1]


def test_equal_regret_leaves_the_utility_to_decide() -> None:
    # S = 1/3, 2/3, 1 and R = 1/3 for all.
    table = [[0, 1, 1], [0, 0, 1], [0, 0, 0], [1, 1, 0]]
    measures = vikor_measures(table, [1, 1, 1], [True, True, True])
    assert measures.R.tolist() == [1 / 3] * 4
    np.testing.assert_allclose(measures.Q, [0, 0.25, 0.5, 0])


def test_rounding_makes_no_difference_of_utility() -> None:
    # 0.1 + 0.2 and 0.3 differ in the last digit.
    scores = vikor([[1, 1, 0], [0, 0, 1]], [0.1, 0.2, 0.3], [True] * 3, v=1)
    assert scores.tolist() == [1, 1]


def test_a_constant_criterion_is_nobodys_regret() -> None:
    steps = vikor_steps([[1.0, 7.0], [0.0, 7.0], [0.5, 7.0]], [0.2, 0.8], [True, False])
    assert steps["R"].tolist() == [0, 0.2, 0.1]
    assert steps["scores"].tolist() == [1, 0, 0.5]


def test_one_program_is_the_compromise() -> None:
    measures = vikor_measures([[3, 4]], [1, 1], [True, True])
    assert measures.Q.tolist() == [0]
    assert measures.compromise.tolist() == [0]
    assert bool(measures.acceptable_advantage)


def test_a_lead_of_just_one_part_is_an_advantage() -> None:
    # Q = 0, 1/2, 1: the second is 1 / (3 - 1) behind.
    measures = vikor_measures([[1.0], [0.5], [0.0]], [1], [True])
    assert bool(measures.acceptable_advantage)
    assert measures.compromise.tolist() == [0]


def test_without_an_advantage_all_that_are_near_are_compromises() -> None:
    measures = vikor_measures([[1.0], [0.9], [0.6], [0.0]], [1], [True])
    assert not bool(measures.acceptable_advantage)
    assert measures.compromise.tolist() == [0, 1]


def test_a_stack_of_problems_has_a_mask_and_no_list() -> None:
    measures = vikor_measures([EVEN, [[1, 1], [0, 0]]], [1, 1], [True, True])
    assert measures.in_compromise.tolist() == [[True, True], [True, False]]
    with pytest.raises(InvalidArrayError, match="of shape \\(2,\\) use in_compromise"):
        _ = measures.compromise


def test_measures_turn_into_rows_and_survive_pickling() -> None:
    measures = vikor_measures([[1], [0]], [1], [True])
    assert measures.as_rows() == [
        {"program": 0, "S": 0.0, "R": 0.0, "Q": 0.0, "compromise": True},
        {"program": 1, "S": 1.0, "R": 1.0, "Q": 1.0, "compromise": False},
    ]
    assert pickle.loads(pickle.dumps(measures)) == measures  # noqa: S301 - our own bytes


@pytest.mark.parametrize("v", [-0.1, 1.1, np.nan])
def test_the_weight_of_the_many_is_a_share(v: float) -> None:
    with pytest.raises(InvalidArrayError, match="v must be a number from 0 to 1, not"):
        vikor(EVEN, [1, 1], [True, True], v=v)
