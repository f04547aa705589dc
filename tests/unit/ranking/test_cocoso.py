"""CoCoSo where the worst program has nothing."""

import numpy as np
import pytest

from mcdm_smartcity import cocoso
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.methods.cocoso import cocoso_steps


def test_a_program_that_is_worst_everywhere_leaves_finite_scores() -> None:
    steps = cocoso_steps([[1.0, 1.0], [0.0, 0.0], [1.0, 0.5]], [1, 1], [True, True])
    # S = 1, 0, 0.75, and the least is taken as a ten-thousandth of the largest.
    np.testing.assert_allclose(steps["k_b"], [2e4, 0, 1e4 * (0.75 + (1 + 0.5**0.5) / 2)])
    assert steps["scores"][1] == 0
    assert steps["scores"][0] > steps["scores"][2]


def test_a_criterion_of_weight_zero_adds_no_power() -> None:
    one = cocoso_steps([[1], [3], [2]], [1], [True])
    two = cocoso_steps([[1, 5], [3, 1], [2, 9]], [1, 0], [True, True])
    np.testing.assert_array_equal(one["P"], two["P"])
    np.testing.assert_array_equal(one["scores"], two["scores"])


def test_equal_programs_have_equal_shares() -> None:
    steps = cocoso_steps([[4, 2]] * 4, [1, 3], [True, False])
    assert steps["k_a"].tolist() == [0.25] * 4
    assert steps["k_b"].tolist() == [2] * 4
    assert steps["k_c"].tolist() == [1] * 4
    np.testing.assert_allclose(steps["scores"], 0.5 ** (1 / 3) + 3.25 / 3)


def test_the_balance_decides_between_sum_and_powers() -> None:
    table = [[1.0, 0.0, 0.2], [0.5, 0.4, 0.0], [0.0, 1.0, 1.0]]
    only_sums = cocoso_steps(table, [1, 1, 1], [True] * 3, lam=1)
    np.testing.assert_allclose(only_sums["k_c"], only_sums["S"] / only_sums["S"].max())


@pytest.mark.parametrize("lam", [-1, 1.5, np.nan])
def test_the_balance_is_a_share(lam: float) -> None:
    with pytest.raises(InvalidArrayError, match="lam must be a number from 0 to 1"):
        cocoso([[1], [2]], [1], [True], lam=lam)
