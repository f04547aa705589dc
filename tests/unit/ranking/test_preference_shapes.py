"""The six shapes of a preference, worked out by hand, and what they refuse."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import promethee_flows, promethee_preferences
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError

DIFFERENCES = [-4.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
BY_HAND: dict[str, list[float]] = {
    "usual": [0, 0, 1, 1, 1, 1, 1],
    "u_shape": [0, 0, 0, 0, 1, 1, 1],
    "v_shape": [0, 0, 0.25, 0.5, 0.75, 1, 1],
    "level": [0, 0, 0, 0, 0.5, 0.5, 1],
    "linear": [0, 0, 0, 0, 0.5, 1, 1],
    "gaussian": [0, 0, *(1 - np.exp(-np.array([1, 4, 9, 16, 25]) / 18))],
}
THRESHOLDS = {"q": 2, "p": 4, "s": 3}


def preferred(differences: list[float], **parameters: Any) -> list[float]:
    """How much programs that are so much better than the last are preferred to it."""
    table = np.append(differences, 0.0)[:, np.newaxis]
    found: list[float] = promethee_preferences(table, [1], [True], **parameters)[:-1, -1].tolist()
    return found


@pytest.mark.parametrize("shape", BY_HAND)
def test_a_shape_gives_the_preferences_worked_out_by_hand(shape: str) -> None:
    found = preferred(DIFFERENCES, shape=shape, **THRESHOLDS)
    np.testing.assert_allclose(found, BY_HAND[shape], rtol=1e-14)


@pytest.mark.parametrize("shape", BY_HAND)
def test_each_criterion_has_its_own_shape(shape: str) -> None:
    others = [name for name in BY_HAND if name != shape]
    table = np.column_stack([DIFFERENCES] * 2)
    flows = promethee_flows(table, [1, 1], [True, True], shape=[shape, others[0]], **THRESHOLDS)
    for column, name in enumerate((shape, others[0])):
        alone = promethee_flows(table[:, [column]], [1], [True], shape=name, **THRESHOLDS)
        np.testing.assert_array_equal(flows.unicriterion[:, [column]], alone.unicriterion)


def test_thresholds_that_no_shape_uses_are_ignored() -> None:
    table = np.array([[1.0, 5.0], [2.0, 9.0]])
    unused: Any = [None, 3]
    bare = promethee_flows(table, [1, 1], [True, True], shape=["usual", "u_shape"], q=[0, 3])
    full = promethee_flows(
        table, [1, 1], [True, True], shape=["usual", "u_shape"], q=unused, p=-1, s=[np.nan, 0]
    )
    assert bare == full


@pytest.mark.parametrize("shape", ["u_shape", "level"])
def test_a_difference_on_a_threshold_is_not_beyond_it_in_spite_of_rounding(shape: str) -> None:
    assert 0.8 - 0.6 > 0.2
    table = np.array([[0.8], [0.6], [0.3]])
    found = promethee_preferences(table, [1], [True], shape=shape, q=0.2, p=0.2)
    assert found.tolist() == [[0, 0, 1], [0, 0, 1], [0, 0, 0]]


def test_a_ramp_without_width_is_a_step() -> None:
    assert preferred([1, 2, 2.5], shape="linear", q=2, p=2) == [0, 0, 1]


def test_a_ramp_narrower_than_its_precision_is_a_step() -> None:
    table = np.array([[3.0], [2.0], [0.0]], dtype=np.float32)
    found = promethee_preferences(table, [1], [True], shape="linear", q=2, p=2 + 1e-12)
    assert found.tolist() == [[0, 0, 1], [0, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"shape": "v_shape"}, "'v_shape' of criterion 0 .* needs p as a finite number above 0"),
        ({"shape": "v_shape", "p": 0}, "needs p as a finite number above 0; found 0"),
        ({"shape": "gaussian", "s": 0}, "needs s as a finite number above 0; found 0"),
        ({"shape": "gaussian", "s": np.inf}, "needs s as a finite number above 0; found inf"),
        ({"shape": "u_shape", "q": -1}, "needs q as a finite number of at least 0; found -1"),
        ({"shape": "linear", "p": 3}, "'linear' of criterion 0 .* needs q"),
        ({"shape": "level", "q": 2, "p": 1}, "p must be at least q; on criterion 0 .* p is 1"),
        (
            {"shape": ["usual", "linear"], "q": [9, 2], "p": [1, 1]},
            "on criterion 1 .* p is 1.0 and q is 2.0",
        ),
        ({"shape": "u_shape", "q": [1, 2, 3]}, r"q must be one number or .*\(2,\), not \[1, 2"),
        ({"shape": "u_shape", "q": "much"}, "q must be one number or one per criterion"),
        ({"shape": ["usual"]}, "one name or one per criterion, 2 of them, not 1"),
    ],
)
def test_thresholds_that_cannot_be_are_refused(parameters: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        promethee_flows([[1, 2], [3, 4]], [1, 1], [True, True], **parameters)


@pytest.mark.parametrize("shape", ["v-shape", ["usual", "bell"], 3, [1, 2]])
def test_an_unknown_shape_is_refused_with_the_known_ones(shape: Any) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown shape of a preference .* v_shape,"):
        promethee_flows([[1, 2], [3, 4]], [1, 1], [True, True], shape=shape)


def test_a_threshold_beyond_single_precision_is_refused() -> None:
    table = np.array([[1.0], [2.0]], dtype=np.float32)
    with pytest.raises(InvalidArrayError, match="precision of the scores"):
        promethee_flows(table, [1], [True], shape="v_shape", p=1e300)


def test_a_spread_too_small_for_the_precision_is_a_step() -> None:
    table = np.array([[1.0], [2.0]], dtype=np.float32)
    assert promethee_flows(table, [1], [True], shape="gaussian", s=1e-60).net.tolist() == [-1, 1]
