"""Limits of supermatrices by hand, and what is no supermatrix."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.weighting.methods.limit_columns import is_primitive
from mcdm_smartcity.weighting.methods.supermatrix import READINGS, Sinks, supermatrix_limit
from mcdm_smartcity.weighting.methods.weighted_supermatrix import weighted_supermatrix

every_reading = pytest.mark.parametrize("sinks", READINGS)
# A goal depends on two criteria, they on two alternatives.
HIERARCHY = np.array([
    [0, 0, 0, 0, 0],
    [0.6, 0, 0, 0, 0],
    [0.4, 0, 0, 0, 0],
    [0, 0.9, 0.2, 0, 0],
    [0, 0.1, 0.8, 0, 0],
])  # fmt: skip


@pytest.mark.parametrize("size", [2, 3, 7])
def test_a_cycle_has_its_mean_as_limit_exactly(size: int) -> None:
    found = supermatrix_limit(np.roll(np.eye(size), 1, axis=0))
    assert found.kind == "imprimitive"
    np.testing.assert_array_equal(found.limit, np.full((size, size), 1 / size))


def test_a_cycle_with_a_shortcut_is_primitive() -> None:
    # Cycles of three and of two nodes: visits are in the ratio 2 : 2 : 1.
    found = supermatrix_limit(np.array([[0, 0.5, 1], [1, 0, 0], [0, 0.5, 0]]))
    assert found.kind == "primitive"
    np.testing.assert_allclose(found.priorities, [0.4, 0.4, 0.2], rtol=1e-14)


def test_two_cycles_that_nothing_joins_keep_their_own_limits() -> None:
    swap, keep = np.array([[0, 1], [1, 0]]), np.array([[0.5, 0.25], [0.5, 0.75]])
    matrix = np.block([[swap, np.zeros((2, 2))], [np.zeros((2, 2)), keep]])
    found = supermatrix_limit(matrix)
    assert found.kind == "imprimitive"
    np.testing.assert_allclose(found.limit[:2, :2], 0.5, rtol=1e-14)
    np.testing.assert_allclose(found.limit[2:, 2:], [[1 / 3] * 2, [2 / 3] * 2], rtol=1e-14)
    np.testing.assert_allclose(found.priorities, [0.25, 0.25, 1 / 6, 1 / 3], rtol=1e-14)


def test_what_leads_to_two_ends_is_split_by_how_often_it_gets_to_each() -> None:
    # The first node stays half of the time and leaves to the second three times as often.
    found = supermatrix_limit([[0.5, 0, 0], [0.375, 1, 0], [0.125, 0, 1]])
    np.testing.assert_allclose(found.limit[:, 0], [0, 0.75, 0.25], rtol=1e-14)
    np.testing.assert_allclose(found.priorities, [0, 0.75, 0.25], rtol=1e-14)


def test_a_network_that_mixes_very_slowly_keeps_its_digits() -> None:
    # Powers would need 1e13 steps; visits are in the ratio of the chances to come and to leave.
    slow = 1e-13
    found = supermatrix_limit([[1 - slow, 3 * slow], [slow, 1 - 3 * slow]])
    np.testing.assert_allclose(found.priorities, [0.75, 0.25], rtol=1e-14)
    found = supermatrix_limit([[0, slow, 0.5], [0.5, 1 - slow, 0.5], [0.5, 0, 0]])
    np.testing.assert_allclose(found.limit @ np.ones(3), 3 * found.priorities, rtol=1e-12)
    np.testing.assert_allclose(found.priorities[0] / found.priorities[1], 4 / 3 * slow, rtol=1e-12)


def test_one_node_that_depends_on_itself_has_all_priority() -> None:
    found = supermatrix_limit([[1]])
    assert (found.priorities.tolist(), found.kind) == ([1], "primitive")


@every_reading
def test_readings_of_sinks_do_not_matter_without_sinks(sinks: Sinks) -> None:
    matrix = [[0.3, 0.2, 0.4], [0.1, 0.5, 0.5], [0.6, 0.3, 0.1]]
    assert supermatrix_limit(matrix, sinks=sinks) == supermatrix_limit(matrix)


def test_a_hierarchy_sums_its_powers_by_hand() -> None:
    found = supermatrix_limit(HIERARCHY)
    assert found.kind == "new_hierarchy"
    np.testing.assert_allclose(found.priorities, [0, 0.3, 0.2, 0.31, 0.19], rtol=1e-14)
    np.testing.assert_allclose(found.limit[:, 1], [0, 0, 0, 0.9, 0.1], rtol=1e-14)
    np.testing.assert_array_equal(found.limit[:, 3:], 0)


def test_a_hierarchy_with_kept_sinks_leaves_everything_to_its_alternatives() -> None:
    found = supermatrix_limit(HIERARCHY, sinks="identity_at_sinks")
    assert found.kind == "identity_at_sinks"
    np.testing.assert_allclose(found.priorities, [0, 0, 0, 0.62, 0.38], rtol=1e-14)
    np.testing.assert_array_equal(found.limit[3:, 3:], np.eye(2))


def test_calculus_on_a_cycle_that_leaks_to_a_sink_is_worked_out_by_hand() -> None:
    # From each to the other with 1/2, else to the sink: the root is 1/2, and what reaches the sink
    # in a step is 1/2 / (1/2) of what is on the cycle.
    found = supermatrix_limit([[0, 0.5, 0], [0.5, 0, 0], [0.5, 0.5, 0]])
    assert found.kind == "calculus"
    np.testing.assert_allclose(found.limit[:, 0], [0.25, 0.25, 0.5], rtol=1e-14)


def test_calculus_leaves_behind_what_fades_faster() -> None:
    # The first node keeps 1/4, the second 1/2: for high powers the first is forgotten.
    found = supermatrix_limit([[0.25, 0, 0], [0.75, 0.5, 0], [0, 0.5, 0]])
    np.testing.assert_allclose(found.limit[:, 0], [0, 0.5, 0.5], atol=1e-14)


def test_calculus_on_equal_roots_in_a_row_follows_the_last() -> None:
    # W^k then grows like k / 2^k in the second node and like 1 / 2^k in the first.
    found = supermatrix_limit([[0.5, 0, 0], [0.5, 0.5, 0], [0, 0.5, 0]])
    np.testing.assert_allclose(found.limit[:, 0], [0, 0.5, 0.5], atol=1e-14)


def test_a_node_whose_powers_vanish_beside_others_is_the_sum_of_its_own() -> None:
    # Nodes 0 and 1 form a leaking cycle; node 2 leads through node 3 to the sink and no further.
    matrix = np.zeros((5, 5))
    matrix[1, 0] = matrix[0, 1] = matrix[4, 0] = matrix[4, 1] = 0.5
    matrix[3, 2] = matrix[4, 3] = 1
    found = supermatrix_limit(matrix)
    assert found.kind == "calculus"
    np.testing.assert_allclose(found.limit[:, 2], [0, 0, 0, 0.5, 0.5], rtol=1e-14)
    np.testing.assert_allclose(found.limit[:, 0], [0.25, 0.25, 0, 0, 0.5], rtol=1e-14)


def test_the_new_hierarchy_beside_a_closed_cycle_ends_in_it() -> None:
    # Node 0 leads to the closed pair and to the sink; the sum over the pair has no end.
    matrix = np.array([[0, 0, 0, 0], [0.5, 0, 1, 0], [0, 1, 0, 0], [0.5, 0, 0, 0]])
    found = supermatrix_limit(matrix, sinks="new_hierarchy")
    np.testing.assert_allclose(found.limit[:, 0], [0, 0.5, 0.5, 0], atol=1e-14)


@every_reading
@pytest.mark.parametrize("size", [5e-324, 1e-300, 1e-160, 1e-20])
def test_tiny_influences_yield_finite_limits(size: float, sinks: Sinks) -> None:
    chain = np.diag(np.full(5, 1.0), -1) + np.diag(np.full(5, size), 1)
    chain[:, -1] = 0
    found = supermatrix_limit(chain, sinks=sinks)
    assert np.isfinite(found.limit).all()
    assert found.priorities.sum() == pytest.approx(1, rel=1e-12)


def test_a_limit_keeps_single_precision() -> None:
    found = supermatrix_limit(HIERARCHY.astype(np.float32))
    assert {found.limit.dtype, found.priorities.dtype} == {np.dtype(np.float32)}
    np.testing.assert_allclose(found.priorities, [0, 0.3, 0.2, 0.31, 0.19], rtol=1e-6)


def test_columns_that_are_off_by_rounding_are_scaled() -> None:
    found = supermatrix_limit([[0.3333333, 0.5], [0.6666666, 0.5]])
    np.testing.assert_allclose(found.limit.sum(axis=0), 1, rtol=1e-15)


def test_a_limit_is_frozen_and_becomes_rows() -> None:
    found = supermatrix_limit([[0, 1], [1, 0]])
    assert found.as_rows() == [{"item": 0, "priority": 0.5}, {"item": 1, "priority": 0.5}]
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    with pytest.raises(ValueError, match="read-only"):
        found.limit[0, 0] = 1


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[0.5, 0.5], [0.4, 0.5]], r"column 0 .*sums to 0.9; `weighted_supermatrix`"),
        ([[1, 2], [0, 0]], r"column 1 .*sums to 2"),
        ([[1, -0.5], [0, 1.5]], r"must not be negative; found -0.5 at position \(0, 1\)"),
        ([[1, np.nan], [0, 1]], "supermatrix must be finite"),
        ([[0.5, 0.5]], r"square, \(..., n, n\) with n at least 1, not \(1, 2\)"),
        (np.empty((0, 0)), "n at least 1"),
        (np.zeros((2, 2)), "must not be all zero: no node depends on another"),
        (np.eye(2)[np.newaxis], r"shape \(n, n\), not \(1, 2, 2\)"),
        ([[1e308, 0], [1e308, 1]], "column 0 .*sums to inf"),
        ([["a"]], "supermatrix must be an array of numbers"),
    ],
    ids=["short", "long", "sign", "nan", "oblong", "empty", "zeros", "stack", "huge", "words"],
)
def test_what_is_no_supermatrix_is_refused(matrix: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        supermatrix_limit(matrix)


def test_an_unknown_reading_of_sinks_is_refused_with_the_known_ones() -> None:
    reading: Any = "identity"
    with pytest.raises(UnknownNameError, match=r"reading of sinks 'identity'.*new_hierarchy"):
        supermatrix_limit(HIERARCHY, sinks=reading)


@pytest.mark.parametrize("size", [1, 2, 5, 9])
def test_the_slowest_primitive_pattern_is_told_from_a_cycle(size: int) -> None:
    # Wielandt's: a cycle with one chord needs (n - 1)² + 1 powers to be positive throughout.
    cycle = np.roll(np.eye(size), 1, axis=0) > 0
    chord = cycle.copy()
    chord[1 % size, size - 1] = True
    assert is_primitive(cycle) == (size == 1)
    assert is_primitive(chord)


def test_blocks_take_the_weights_of_their_clusters() -> None:
    unweighted = np.array([[0, 1, 1], [0.25, 0, 0], [0.75, 1, 1]])
    weighted = weighted_supermatrix(unweighted, [0, 1, 1], [[0, 0.2], [1, 0.8]])
    np.testing.assert_allclose(weighted, [[0, 0.2, 0.2], [0.25, 0, 0], [0.75, 0.8, 0.8]])


def test_an_empty_block_leaves_its_weight_to_the_others() -> None:
    unweighted = np.array([[0, 1, 0], [0.5, 0, 0.5], [0.5, 0, 0.5]])
    weighted = weighted_supermatrix(unweighted, [0, 1, 1], [[0.3, 0.4], [0.7, 0.6]])
    np.testing.assert_allclose(weighted, unweighted)


def test_a_node_that_depends_on_nothing_stays_a_sink() -> None:
    weighted = weighted_supermatrix([[0, 0], [1, 0]], [0, 1], [[0, 0], [1, 1]])
    np.testing.assert_array_equal(weighted, [[0, 0], [1, 0]])


def test_a_cluster_without_nodes_changes_nothing() -> None:
    given = np.array([[0.5, 1], [0.5, 0]])
    weighted = weighted_supermatrix(given, [0, 0], [[3, 1], [1, 1]])
    np.testing.assert_allclose(weighted, given)


def test_a_weighted_supermatrix_keeps_single_precision() -> None:
    given = np.array([[0, 1], [1, 0]], dtype=np.float32)
    assert weighted_supermatrix(given, [0, 1], given).dtype == np.float32


@pytest.mark.parametrize(
    ("clusters", "weights", "words"),
    [
        ([0, 1], [[1, 0], [0, 1]], r"node 0 .*only on clusters \[1\].*zero in column 0"),
        ([0, 2], [[1, 1], [1, 1]], r"must be 0 to 1.*node 1 \(counted from 0\) has 2"),
        ([0, -1], [[1, 1], [1, 1]], "node 1 .*has -1"),
        ([0.0, 1.0], [[1, 1], [1, 1]], "one whole number for each of the 2 nodes.*float64"),
        ([0], [[1]], r"each of the 2 nodes, shape \(2,\), not int64 of shape \(1,\)"),
        ([0, 1], [[1, -1], [1, 1]], "cluster_weights must not be negative"),
        ([0, 1], [[1, 1]], "cluster_weights must be square"),
        ([0, 1], np.ones((1, 2, 2)), r"cluster_weights \(c, c\), not \(2, 2\) and \(1, 2, 2\)"),
    ],
    ids=["lost", "beyond", "below", "float", "short", "sign", "oblong", "stack"],
)
def test_clusters_that_do_not_fit_are_refused(clusters: Any, weights: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        weighted_supermatrix([[0, 1], [1, 0]], clusters, weights)
