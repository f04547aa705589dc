"""Published limits of supermatrices, and a published DEMATEL."""

import numpy as np
import pytest
from numpy.typing import NDArray

from mcdm_smartcity import influence_map
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.dematel import dematel
from mcdm_smartcity.weighting.methods.supermatrix import Sinks, supermatrix_limit
from published_cases import (
    Case,
    as_table,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
    read_case,
)


@published("anp-pyanp-3x3-limit")
def test_a_network_of_three_nodes_has_the_published_limit(case: Case) -> None:
    found = supermatrix_limit(case.matrix("supermatrix"))
    assert found.kind == "primitive"
    for column in found.limit.T:
        assert_follows(case, "limit_column", column)
    assert_follows(case, "limit_column", found.priorities)
    assert_recomputed(case, "limit_column", found.priorities)


@published("anp-pyanp-5x5-calculus")
def test_alternatives_as_sinks_have_the_published_limit_of_calculus(case: Case) -> None:
    found = supermatrix_limit(case.matrix("supermatrix"))
    assert found.kind == "calculus"
    for column in found.limit.T[:3]:
        assert_follows(case, "limit_column", column)
    np.testing.assert_array_equal(found.limit[:, 3:], 0)
    assert_recomputed(case, "limit_column", found.priorities)


@published("anp-pyanp-5x5-calculus")
@pytest.mark.parametrize("sinks", ["identity_at_sinks", "new_hierarchy"])
def test_the_other_readings_of_sinks_have_other_limits(case: Case, sinks: Sinks) -> None:
    found = supermatrix_limit(case.matrix("supermatrix"), sinks=sinks)
    assert found.kind == sinks
    assert_does_not_follow(case, "limit_column", found.priorities)


@published("anp-pyanp-hierarchy")
def test_a_hierarchy_has_the_published_limit(case: Case) -> None:
    found = supermatrix_limit(case.matrix("supermatrix"))
    assert found.kind == "new_hierarchy"
    assert_follows(case, "goal_column", found.limit[:, 0])
    assert_recomputed(case, "goal_column", found.priorities)


@published("anp-identity-at-sinks-differs")
def test_two_readings_of_sinks_favour_the_alternatives_differently(case: Case) -> None:
    counts = case.matrix("supermatrix_counts")
    sums = counts.sum(axis=0)
    supermatrix = counts / np.where(sums > 0, sums, 1)
    calculus = _favour(supermatrix_limit(supermatrix, sinks="calculus").limit)
    for ratio in calculus:
        assert_follows(case, "calculus_ratio", ratio)
    absorbed = _favour(supermatrix_limit(supermatrix, sinks="identity_at_sinks").limit)
    # Printed with nine decimals.
    assert_follows(case, "sink_ratio_col0", absorbed[0], digits=9)
    assert_follows(case, "sink_ratio_col1", absorbed[1], digits=9)


@published("dematel-jmcdm")
def test_ten_factors_have_the_published_total_relations(case: Case) -> None:
    found = dematel(case.matrix("direct"))
    rows, columns = found.total_relation.sum(axis=1), found.total_relation.sum(axis=0)
    assert_follows(case, "rowsum", rows, digits=7)
    assert_follows(case, "colsum", columns, digits=7)
    assert_follows(case, "threshold", found.threshold, digits=6)
    assert_follows(case, "weights", found.weights, digits=10)
    for answer, ours in {"rowsum": rows, "colsum": columns, "weights": found.weights}.items():
        assert_recomputed(case, answer, ours)


@published("dematel-jmcdm")
def test_ten_factors_have_prominence_and_relation_as_sums_and_differences(case: Case) -> None:
    found = dematel(case.matrix("direct"))
    rows, columns = as_table(case.expected["rowsum"]), as_table(case.expected["colsum"])
    np.testing.assert_allclose(found.prominence, rows + columns, atol=1e-7)
    np.testing.assert_allclose(found.relation, rows - columns, atol=1e-7)


@published("dematel-jmcdm")
def test_the_map_of_ten_factors_has_the_arrows_above_the_published_threshold(case: Case) -> None:
    found = dematel(case.matrix("direct"))
    names = [f"factor-{i}" for i in range(10)]
    graph = influence_map(names, found)
    above = np.argwhere(found.total_relation > case.expected["threshold"])
    assert set(graph.edges) == {(names[i], names[j]) for i, j in above.tolist()}
    rows, columns = as_table(case.expected["rowsum"]), as_table(case.expected["colsum"])
    causes = [graph.nodes[name]["role"] == "cause" for name in names]
    np.testing.assert_array_equal(causes, rows > columns)


def test_the_divisor_of_ten_factors_is_the_largest_sum_of_a_row_or_a_column() -> None:
    # Column sums reach 30, row sums only 19: with rows alone the printed table would not follow.
    direct = read_case("dematel-jmcdm").matrix("direct")
    assert direct.sum(axis=1).max() < direct.sum(axis=0).max()
    np.testing.assert_allclose(dematel(direct).normalised * direct.sum(axis=0).max(), direct)


def _favour(limit: FloatArray) -> NDArray[np.float64]:
    """How many times the third node's share is that of the fourth, in both columns."""
    return as_table(limit[2, :2] / limit[3, :2])
