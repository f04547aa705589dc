"""Total influences by hand, and what is no matrix of influences."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.weighting.methods.dematel import dematel

CHAIN = [[0, 2, 0], [0, 0, 2], [0, 0, 0]]


def test_influence_is_passed_on_along_a_chain() -> None:
    found = dematel(CHAIN)
    np.testing.assert_array_equal(found.normalised, [[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    np.testing.assert_array_equal(found.total_relation, [[0, 1, 1], [0, 0, 1], [0, 0, 0]])
    assert found.prominence.tolist() == [2, 2, 2]
    assert found.relation.tolist() == [2, 0, -2]


def test_weights_are_the_lengths_of_prominence_and_relation() -> None:
    lengths = np.array([np.sqrt(8), 2, np.sqrt(8)])
    np.testing.assert_allclose(dematel(CHAIN).weights, lengths / lengths.sum(), rtol=1e-14)


def test_the_divisor_is_the_largest_sum_of_rows_and_columns() -> None:
    into_one, out_of_one = np.array([[0, 0, 3], [0, 0, 1], [0, 0, 0]]), np.zeros((3, 3))
    out_of_one[0, 1:] = 3, 1
    assert dematel(into_one).normalised.max() == 0.75
    assert dematel(out_of_one).normalised.max() == 0.75


def test_a_circle_that_weakens_is_a_geometric_series() -> None:
    # N has 1 and 1/2 on the circle, so once round is 1/2 and all rounds are 1 / (1 - 1/2) = 2.
    found = dematel([[0, 4], [2, 0]])
    np.testing.assert_allclose(found.total_relation, [[1, 2], [1, 1]], rtol=1e-14)


def test_the_map_shows_what_exceeds_the_mean() -> None:
    found = dematel([[0, 4], [2, 0]])
    assert found.threshold == 1.25
    assert found.influences.tolist() == [[False, True], [False, False]]


def test_the_map_shows_what_exceeds_a_given_threshold() -> None:
    found = dematel([[0, 4], [2, 0]], threshold=0.9)
    assert found.threshold == 0.9
    assert found.influences.all()
    assert not dematel([[0, 4], [2, 0]], threshold=2).influences.any()


def test_each_matrix_of_many_may_have_its_own_threshold() -> None:
    found = dematel([[[0, 4], [2, 0]]] * 2, threshold=[0.9, 2])
    assert found.influences.any(axis=(1, 2)).tolist() == [True, False]


@pytest.mark.parametrize("items", [1, 3])
def test_no_influence_at_all_is_zero_with_an_empty_map_and_equal_weights(items: int) -> None:
    found = dematel(np.zeros((items, items)))
    for part in (found.normalised, found.total_relation, found.prominence, found.relation):
        assert not part.any()
    assert not found.influences.any()
    np.testing.assert_array_equal(found.weights, np.full(items, 1 / items))


def test_influence_keeps_single_precision() -> None:
    found = dematel(np.array(CHAIN, dtype=np.float32))
    parts = (found.total_relation, found.prominence, found.weights, found.threshold)
    assert {part.dtype for part in parts} == {np.dtype(np.float32)}


def test_an_influence_of_items_is_frozen_and_becomes_rows() -> None:
    found = dematel(np.zeros((2, 1, 1)))
    row = {"prominence": 0, "relation": 0, "weight": 1, "item": 0}
    assert found.as_rows() == [row | {"batch": (0,)}, row | {"batch": (1,)}]
    assert dematel(CHAIN).as_rows()[2]["relation"] == -2
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="read-only"):
        found.prominence[0, 0] = 1


@pytest.mark.parametrize(
    ("direct", "items"),
    [
        ([[0, 1], [1, 0]], "[0, 1]"),
        (1 - np.eye(4), "[0, 1, 2, 3]"),
        ([[0, 0.1, 0.2], [0.2, 0, 0.1], [0.1, 0.2, 0]], "[0, 1, 2]"),
        ([[0, 0, 3], [0, 0, 0], [3, 0, 0]], "[0, 2]"),
        ([[[0, 1], [0, 0]], [[0, 1], [1, 0]]], "[0, 1]"),
    ],
    ids=["pair", "everybody", "rounding", "apart", "second of two"],
)
def test_influence_that_never_fades_is_refused_naming_the_items(direct: Any, items: str) -> None:
    with pytest.raises(InvalidArrayError, match="undiminished, so its total is infinite") as told:
        dematel(direct)
    assert f"items {items} (counted from 0)" in str(told.value)


@pytest.mark.parametrize(
    ("direct", "words"),
    [
        ([[0, -1], [1, 0]], r"direct_influence must not be negative; found -1 at position \(0, 1"),
        ([[0, np.inf], [1, 0]], "direct_influence must be finite"),
        ([[0, 1], [1, 2]], r"zero on the diagonal.*found 2 at position \(1, 1\)"),
        ([[0, 1]], "direct_influence must be square"),
        (np.empty((0, 0)), "n at least 1"),
        ([["none"]], "direct_influence must be an array of numbers"),
    ],
    ids=["sign", "infinite", "diagonal", "oblong", "empty", "words"],
)
def test_what_is_no_matrix_of_influences_is_refused(direct: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        dematel(direct)


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (-0.1, "threshold must be finite, 0 or more; found -0.1"),
        (np.nan, "threshold must be finite"),
        ([0.1, 0.2], r"one value or of shape \(\), not \(2,\)"),
    ],
)
def test_a_threshold_that_does_not_fit_is_refused(threshold: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        dematel(CHAIN, threshold=threshold)
