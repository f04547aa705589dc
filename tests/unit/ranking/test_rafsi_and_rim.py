"""RAFSI and RIM: given ideals, ranges and references."""

import numpy as np
import pytest

from mcdm_smartcity import rafsi, rim
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.methods.rafsi import rafsi_steps
from mcdm_smartcity.ranking.methods.rim import rim_steps

TABLE = [[2.0, 30.0], [4.0, 10.0]]


def test_a_benefit_is_straight_and_a_cost_is_bent() -> None:
    steps = rafsi_steps(TABLE, [1, 1], [True, False], ideal=[7, 0], anti_ideal=[0, 50], ratio=3)
    # s = 1 + 2 * 2/7 and 1 + 2 * 30/50; s / 4 for the benefit, 3 / (4 s) for the cost.
    np.testing.assert_allclose(steps["standardised"][0], [11 / 7, 2.2])
    np.testing.assert_allclose(steps["normalised"][0], [11 / 28, 3 / 8.8])


def test_ideals_and_anti_ideals_have_the_same_value_in_both_directions() -> None:
    steps = rafsi_steps([[1, 9], [3, 4]], [1, 1], [True, False])
    np.testing.assert_allclose(steps["normalised"], [[1 / 7, 1 / 7], [6 / 7, 6 / 7]])


def test_programs_that_are_all_equal_have_the_least_value() -> None:
    np.testing.assert_allclose(rafsi([[3, 4], [3, 4]], [1, 2], [True, False]), 1 / 7)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ideal": [7, 0]}, "both ideal and anti_ideal, or neither"),
        ({"ideal": [7, 0], "anti_ideal": [3, 50]}, "the ideals; found 2 at program 0, criterion 0"),
        (
            {"ideal": [7, 50], "anti_ideal": [0, 0]},
            "criterion 1 .* found 50 and 0, and benefit is False",
        ),
        ({"ideal": [7, 0], "anti_ideal": [7, 50]}, "criterion 0 .*must be better .*found 7 and 7"),
        ({"ratio": 1}, "ratio must be a number above 1, not 1"),
        ({"ratio": np.nan}, "ratio must be a number above 1, not nan"),
    ],
    ids=["one", "outside", "turned", "equal", "no ratio", "nan"],
)
def test_what_cannot_be_ideals_is_refused(given: dict[str, float], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        rafsi(TABLE, [1, 1], [True, False], **given)


def test_nearness_to_a_reference_falls_to_either_end() -> None:
    table = [[0], [2], [4], [5], [8], [10]]
    steps = rim_steps(table, [1], [True], ranges=[[0, 10]], reference=[[4, 6]])
    np.testing.assert_allclose(steps["normalised"][:, 0], [0, 0.5, 1, 1, 0.5, 0])
    np.testing.assert_allclose(steps["scores"], [0, 0.5, 1, 1, 0.5, 0])


def test_a_reference_at_the_end_of_its_range_has_one_side_only() -> None:
    steps = rim_steps([[0], [5], [10]], [1], [True], ranges=[[0, 10]], reference=[[0, 0]])
    np.testing.assert_allclose(steps["normalised"][:, 0], [1, 0.5, 0])


def test_without_ranges_the_better_end_of_the_data_is_the_reference() -> None:
    steps = rim_steps([[1, 9], [10, 2]], [1, 1], [True, False])
    np.testing.assert_allclose(steps["normalised"], [[0, 0], [1, 1]])
    assert rim([[3, 4], [3, 4]], [1, 1], [True, False]).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ranges": [[3, 10], [0, 50]]}, "within ranges; found 2 at program 0, criterion 0"),
        ({"reference": [[2, 3], [10, 31]]}, "every reference must lie within ranges; found 31"),
        ({"reference": [[3, 2], [10, 20]]}, "criterion 0 .* must rise from lower to upper"),
    ],
    ids=["outside", "reference outside", "falling"],
)
def test_what_cannot_be_a_reference_is_refused(given: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        rim(TABLE, [1, 1], [True, False], **given)  # type: ignore[arg-type] # lists of lists
