"""What limits of supermatrices and total influences promise, checked against their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.dematel import dematel
from mcdm_smartcity.weighting.methods.limit_columns import node_classes
from mcdm_smartcity.weighting.methods.supermatrix import READINGS, Sinks, supermatrix_limit
from mcdm_smartcity.weighting.methods.weighted_supermatrix import weighted_supermatrix
from strategies_networks import (
    Hierarchy,
    direct_influences,
    hierarchies,
    scaled,
    supermatrices,
)

every_reading = pytest.mark.parametrize("sinks", READINGS)


@every_reading
@given(matrix=supermatrices())
def test_columns_of_a_limit_sum_to_1_or_are_zero(matrix: FloatArray, sinks: Sinks) -> None:
    found = supermatrix_limit(matrix, sinks=sinks)
    stays = matrix.any(axis=0) | (found.kind == "identity_at_sinks")
    assert (found.limit >= 0).all()
    np.testing.assert_allclose(found.limit.sum(axis=0), stays, rtol=1e-12)
    assert found.priorities.sum() == pytest.approx(1, rel=1e-12)


@every_reading
@given(matrix=supermatrices(), data=st.data())
def test_order_of_nodes_does_not_matter(
    matrix: FloatArray, sinks: Sinks, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    found = supermatrix_limit(matrix, sinks=sinks)
    turned = supermatrix_limit(matrix[np.ix_(order, order)], sinks=sinks)
    assert turned.kind == found.kind
    np.testing.assert_allclose(turned.limit, found.limit[np.ix_(order, order)], atol=1e-9)
    np.testing.assert_allclose(turned.priorities, found.priorities[order], atol=1e-9)


@given(matrix=supermatrices(with_sinks=False))
def test_without_sinks_the_limit_is_the_mean_of_all_powers(matrix: FloatArray) -> None:
    # The mean with weights d^k, for d nearly 1, in place of equal weights.
    fading = 1 - 1e-8
    mean = (1 - fading) * np.linalg.inv(np.eye(len(matrix)) - fading * matrix)
    found = supermatrix_limit(matrix)
    np.testing.assert_allclose(found.limit, mean, atol=1e-5)
    np.testing.assert_allclose(matrix @ found.limit, found.limit, atol=1e-12)
    np.testing.assert_allclose(found.limit @ matrix, found.limit, atol=1e-12)


@given(matrix=supermatrices(with_sinks=False))
def test_powers_converge_to_the_limit_of_a_primitive_network_and_to_no_other(
    matrix: FloatArray,
) -> None:
    found = supermatrix_limit(matrix)
    power, following = (np.linalg.matrix_power(matrix, 10**5 + step) for step in (0, 1))
    assert (found.kind == "primitive") == np.allclose(power, following, atol=1e-6)
    if found.kind == "primitive":
        np.testing.assert_allclose(power, found.limit, atol=1e-6)


@given(matrix=supermatrices(with_sinks=True))
def test_calculus_follows_the_powers_of_each_column(matrix: FloatArray) -> None:
    found = supermatrix_limit(matrix)
    for j in range(len(matrix)):
        root = _largest_root_from(j, matrix)
        if root > 0:
            column = _mean_of_powers(matrix / root, j)
            np.testing.assert_allclose(found.limit[:, j], column, atol=1e-4)


@given(matrix=supermatrices(with_sinks=True))
def test_columns_whose_powers_vanish_are_their_sums(matrix: FloatArray) -> None:
    found = supermatrix_limit(matrix)
    power, total = matrix, matrix.copy()
    for _ in range(len(matrix)):
        power = power @ matrix
        total += power
    vanished = ~power.any(axis=0)
    np.testing.assert_allclose(found.limit[:, vanished], scaled(total)[:, vanished], rtol=1e-12)
    assert (found.kind == "new_hierarchy") == vanished.all()


@given(matrix=supermatrices(with_sinks=True))
def test_the_new_hierarchy_sums_all_powers(matrix: FloatArray) -> None:
    fading = 1 - 1e-8
    sums = fading * matrix @ np.linalg.inv(np.eye(len(matrix)) - fading * matrix)
    found = supermatrix_limit(matrix, sinks="new_hierarchy")
    np.testing.assert_allclose(found.limit, scaled(sums), atol=1e-5)


@given(matrix=supermatrices(with_sinks=True))
def test_identity_at_sinks_is_the_limit_with_sinks_that_keep_all_they_get(
    matrix: FloatArray,
) -> None:
    keeping = matrix + np.diag((~matrix.any(axis=0)).astype(float))
    found = supermatrix_limit(matrix, sinks="identity_at_sinks")
    np.testing.assert_allclose(found.limit, supermatrix_limit(keeping).limit, atol=1e-12)


@given(hierarchy=hierarchies())
def test_a_hierarchy_has_the_priorities_of_the_analytic_hierarchy_process(
    hierarchy: Hierarchy,
) -> None:
    composed = hierarchy.local @ hierarchy.criteria
    levels = np.concatenate([[0], hierarchy.criteria, composed])
    found = supermatrix_limit(hierarchy.supermatrix)
    np.testing.assert_allclose(found.priorities, levels / 2, rtol=1e-12)
    absorbed = supermatrix_limit(hierarchy.supermatrix, sinks="identity_at_sinks").priorities
    np.testing.assert_allclose(absorbed[-len(composed) :], composed, rtol=1e-12)


@given(hierarchy=hierarchies(), scale=st.sampled_from([0.1, 1.0, 7.0]))
def test_clusters_of_a_hierarchy_lead_to_the_same_supermatrix(
    hierarchy: Hierarchy, scale: float
) -> None:
    alternatives, criteria = hierarchy.local.shape
    clusters = np.repeat([0, 1, 2], [1, criteria, alternatives])
    weights = [[0, 0, 0], [1, 0, 0], [0, 1, 1]]
    weighted = weighted_supermatrix(hierarchy.supermatrix * scale, clusters, weights)
    np.testing.assert_allclose(weighted, hierarchy.supermatrix, rtol=1e-12)


@given(matrix=supermatrices(most=5), data=st.data())
def test_columns_of_a_weighted_supermatrix_sum_to_1_or_are_zero(
    matrix: FloatArray, data: st.DataObject
) -> None:
    size = len(matrix)
    clusters = data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
    entries = st.lists(st.integers(1, 5), min_size=9, max_size=9)
    weights = np.array(data.draw(entries)).reshape(3, 3)
    weighted = weighted_supermatrix(matrix, clusters, weights)
    np.testing.assert_allclose(weighted.sum(axis=0), matrix.any(axis=0), rtol=1e-12)
    np.testing.assert_array_equal(weighted > 0, matrix > 0)


@given(matrix=supermatrices())
def test_classes_come_before_those_that_they_lead_to(matrix: FloatArray) -> None:
    classes = node_classes(matrix)
    assert sorted(np.concatenate([one.nodes for one in classes])) == list(range(len(matrix)))
    for place, one in enumerate(classes):
        earlier = [int(node) for before in classes[:place] for node in before.nodes]
        assert not matrix[earlier][:, one.nodes].any()


@given(direct=direct_influences())
def test_total_influence_is_the_sum_over_all_chains(direct: FloatArray) -> None:
    found = dematel(direct)
    total, power = np.zeros_like(direct), np.eye(len(direct))
    for _ in range(20000):
        power = power @ found.normalised
        total += power
        if power.max() < 1e-15:
            break
    np.testing.assert_allclose(found.total_relation, total, rtol=1e-8, atol=1e-12)


@given(direct=direct_influences())
def test_influence_given_is_influence_received(direct: FloatArray) -> None:
    found = dematel(direct)
    assert found.relation.sum() == pytest.approx(
        0, abs=1e-9 * max(1.0, float(found.prominence.sum()))
    )
    assert found.prominence.sum() == pytest.approx(2 * found.total_relation.sum(), rel=1e-12)
    assert found.weights.sum() == pytest.approx(1, rel=1e-12)
    assert (found.prominence >= np.abs(found.relation) * (1 - 1e-12)).all()


@given(direct=direct_influences(), data=st.data())
def test_order_of_items_does_not_matter_to_influence(
    direct: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(direct))))
    found, turned = dematel(direct), dematel(direct[np.ix_(order, order)])
    expected = found.total_relation[np.ix_(order, order)]
    np.testing.assert_allclose(turned.total_relation, expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(turned.weights, found.weights[order], rtol=1e-9)


@given(direct=direct_influences(), scale=st.sampled_from([5e-324, 1e-9, 3.0, 4e307]))
def test_the_scale_of_influence_does_not_matter(direct: FloatArray, scale: float) -> None:
    found, expected = dematel(direct * scale), dematel(direct)
    np.testing.assert_allclose(found.total_relation, expected.total_relation, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(found.influences, expected.influences)


@given(data=st.data(), items=st.integers(1, 5))
def test_many_matrices_of_influence_are_solved_like_one_after_the_other(
    data: st.DataObject, items: int
) -> None:
    stack = np.array([data.draw(direct_influences(items=items)) for _ in range(3)])
    found = dematel(stack)
    for i, direct in enumerate(stack):
        alone = dematel(direct)
        for part in ("total_relation", "prominence", "relation", "weights", "threshold"):
            np.testing.assert_allclose(getattr(found, part)[i], getattr(alone, part), atol=1e-12)
        np.testing.assert_array_equal(found.influences[i], alone.influences)


def _largest_root_from(node: int, matrix: FloatArray) -> float:
    """The largest root of the nodes that this one leads to, 0 if none of them is on a cycle."""
    size = len(matrix)
    led_to = np.linalg.matrix_power(np.eye(size) + (matrix > 0), size)[:, node] > 0
    part = matrix[np.ix_(led_to, led_to)]
    if not np.linalg.matrix_power(part, size).any():
        return 0.0
    return float(np.abs(np.linalg.eigvals(part)).max())


def _mean_of_powers(matrix: FloatArray, column: int) -> FloatArray:
    """Direction of the mean of high powers of a matrix of root 1 from this column on."""
    size = len(matrix)
    fading = 1 - 1e-7
    sums = np.linalg.inv(np.eye(size) - fading * matrix)[:, column]
    return scaled(sums[:, np.newaxis])[:, 0]
