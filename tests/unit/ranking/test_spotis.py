"""SPOTIS: bounds and targets, given and not given."""

import numpy as np
import pytest

from mcdm_smartcity import spotis, weighted_sum
from mcdm_smartcity.errors import InvalidArrayError

TABLE = [[2.0, 30.0], [4.0, 10.0], [3.0, 20.0]]
BOUNDS = [[0, 10], [0, 50]]


def test_bounds_and_weights_by_hand() -> None:
    # Distances 8/10, 6/10, 7/10 and 30/50, 10/50, 20/50.
    scores = spotis(TABLE, [0.5, 0.5], [True, False], bounds=BOUNDS)
    np.testing.assert_allclose(scores, [0.3, 0.6, 0.45])


def test_without_bounds_it_is_the_weighted_sum_of_ranges() -> None:
    given = (TABLE, [0.3, 0.7], [True, False])
    np.testing.assert_allclose(spotis(*given), weighted_sum(*given))


def test_one_pair_of_bounds_serves_all_criteria() -> None:
    one = spotis([[1, 2], [3, 4]], [1, 1], [True, True], bounds=[0, 10])
    assert (
        one.tolist()
        == spotis([[1, 2], [3, 4]], [1, 1], [True, True], bounds=[[0, 10]] * 2).tolist()
    )


def test_a_target_beats_more() -> None:
    scores = spotis([[5], [9], [1]], [1], [True], bounds=[[0, 10]], target=[5])
    np.testing.assert_allclose(scores, [1, 0.6, 0.6])


def test_a_constant_criterion_without_bounds_has_no_distance() -> None:
    assert spotis([[3, 1], [3, 2]], [0.9, 0.1], [True, True]).tolist() == [0.9, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"bounds": [[0, 10], [0, 20]]}, "within bounds; found 30 at program 0, criterion 1"),
        (
            {"bounds": [[0, 10], [50, 0]]},
            "criterion 1 .* must rise from lower to upper; found 50 to 0",
        ),
        ({"bounds": [[0, 10], [30, 30]]}, "criterion 1 .* must lie apart; both ends are 30"),
        ({"bounds": [[0, 10]]}, r"shape \(2, 2\), or one pair for all, not \(1, 2\)"),
        ({"bounds": [[0, np.inf], [0, 50]]}, "bounds must be finite; found inf"),
        (
            {"bounds": BOUNDS, "target": [11, 20]},
            "every target must lie within bounds; found 11 at criterion 0",
        ),
        (
            {"bounds": BOUNDS, "target": [1, 2, 3]},
            r"target must be one number or one per criterion",
        ),
    ],
    ids=["outside", "falling", "equal", "shape", "infinite", "target outside", "target shape"],
)
def test_what_cannot_be_bounds_is_refused(given: dict[str, list[float]], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        spotis(TABLE, [1, 1], [True, False], **given)
