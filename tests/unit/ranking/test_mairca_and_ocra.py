"""MAIRCA and OCRA with numbers worked out by hand."""

import numpy as np
import pytest

from mcdm_smartcity import ocra, weighted_sum
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.methods.mairca import mairca_steps
from mcdm_smartcity.ranking.methods.ocra import ocra_steps

TABLE = [[1.0, 8.0], [4.0, 2.0], [2.0, 2.0]]


def test_gaps_are_what_is_missing_of_the_theoretical_rating() -> None:
    steps = mairca_steps(TABLE, [0.6, 0.3], [True, False])
    np.testing.assert_allclose(steps["theoretical"], [2 / 9, 1 / 9])
    np.testing.assert_allclose(
        steps["gap"], [[2 / 9, 1 / 9], [0.0, 0.0], [4 / 27, 0.0]], atol=1e-15
    )
    np.testing.assert_allclose(
        steps["real"], [[0.0, 0.0], [2 / 9, 1 / 9], [2 / 27, 1 / 9]], atol=1e-15
    )
    np.testing.assert_allclose(steps["scores"], [-1 / 3, 0, -4 / 27], atol=1e-15)


def test_gaps_order_like_the_weighted_sum_of_ranges() -> None:
    given = (TABLE, [0.6, 0.3], [True, False])
    np.testing.assert_allclose(mairca_steps(*given)["scores"], (weighted_sum(*given) - 1) / 3)


def test_a_constant_criterion_has_no_gap() -> None:
    steps = mairca_steps([[1, 5], [2, 5]], [1, 1], [True, True])
    assert steps["gap"].tolist() == [[0.25, 0], [0, 0]]


def test_inputs_and_outputs_by_hand() -> None:
    # Outputs (x - 1) / 1 = 0, 3, 1; inputs (8 - x) / 2 = 0, 3, 3.
    steps = ocra_steps(TABLE, [0.5, 0.5], [True, False])
    assert steps["rating"].tolist() == [[0, 0], [3, 3], [1, 3]]
    assert steps["inputs"].tolist() == [0, 1.5, 1.5]
    assert steps["outputs"].tolist() == [0, 1.5, 0.5]
    assert steps["scores"].tolist() == [0, 3, 2]


def test_the_weakest_program_scores_nothing_even_if_strong_on_one_side() -> None:
    scores = ocra([[1, 1], [2, 4]], [1, 1], [True, False])
    assert scores.tolist() == [1.0, 0.0]


@pytest.mark.parametrize("value", [0, -2])
def test_competitiveness_takes_positive_scores_only(value: float) -> None:
    with pytest.raises(InvalidArrayError, match=f"must be positive; found {value} at program 1, c"):
        ocra([[1.0, 2.0], [value, 3.0]], [1, 1], [True, True])
