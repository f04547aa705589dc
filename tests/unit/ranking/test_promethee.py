"""Flows, relations and planes of PROMETHEE on tables small enough for a sheet of paper."""

import numpy as np
import pytest

from mcdm_smartcity import (
    DecisionMatrix,
    gaia_plane,
    promethee_flows,
    promethee_i,
    promethee_ii,
    promethee_preferences,
    rank,
)
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError

TABLE = np.array([[9.0, 0.0], [0.0, 9.0], [5.0, 4.0]])
BENEFIT = [True, True]


def test_flows_are_means_over_the_other_programs() -> None:
    flows = promethee_flows(TABLE, [3, 1], BENEFIT)
    # Preferences of the first: ¾ over each of the others; of the others over it: ¼.
    np.testing.assert_allclose(flows.positive, [0.75, 0.25, 0.5], rtol=1e-15)
    np.testing.assert_allclose(flows.negative, [0.25, 0.75, 0.5], rtol=1e-15)
    np.testing.assert_allclose(flows.net, [0.5, -0.5, 0], rtol=1e-15)
    assert flows.unicriterion.tolist() == [[1, -1], [-1, 1], [0, 0]]
    assert flows.as_rows()[1] == {"program": 1, "positive": 0.25, "negative": 0.75, "net": -0.5}


def test_a_cost_is_turned_round() -> None:
    turned = promethee_flows(TABLE * [1, -1], [3, 1], [True, False])
    assert turned == promethee_flows(TABLE, [3, 1], BENEFIT)


def test_rows_of_a_stack_are_refused() -> None:
    with pytest.raises(InvalidArrayError, match="a stack of answers has no one table"):
        promethee_flows(TABLE, [[3, 1], [1, 3]], BENEFIT).as_rows()


def test_one_program_has_no_flow_and_is_indifferent_to_itself() -> None:
    flows = promethee_flows([[1, 2]], [1, 1], BENEFIT)
    assert (flows.positive[0], flows.negative[0], flows.net[0]) == (0, 0, 0)
    found = promethee_i([[1, 2]], [1, 1], BENEFIT)
    assert found.labels() == [["I"]]


def test_preferences_of_stacks_and_of_many_weights() -> None:
    weights = np.array([[3, 1], [1, 3]])
    many = promethee_preferences(TABLE, weights, BENEFIT)
    tables = promethee_preferences(np.stack([TABLE, TABLE[::-1]]), weights, BENEFIT)
    for row, one in zip(weights, many, strict=True):
        np.testing.assert_allclose(one, promethee_preferences(TABLE, row, BENEFIT), rtol=1e-15)
    np.testing.assert_allclose(tables[0], many[0], rtol=1e-15)
    np.testing.assert_allclose(tables[1], many[1][::-1, ::-1], rtol=1e-15)


def test_programs_strong_on_different_criteria_are_incomparable() -> None:
    found = promethee_i(TABLE, [1, 1], BENEFIT, shape="u_shape", q=4.5)
    # First: above the second by the first criterion only. Second: above both by the second
    # criterion, and both above it by the first. Third: above the second by the first criterion.
    np.testing.assert_allclose(found.positive, [0.25, 0.5, 0.25])
    np.testing.assert_allclose(found.negative, [0.25, 0.5, 0.25])
    assert found.labels() == [["I", "R", "I"], ["R", "I", "R"], ["I", "R", "I"]]
    assert [row["incomparable_with"] for row in found.as_rows()] == [1, 2, 1]


def test_a_preferred_program_is_marked_from_its_side_only() -> None:
    assert promethee_i(TABLE, [3, 1], BENEFIT).labels() == [
        ["I", "P", "P"],
        ["-", "I", "-"],
        ["-", "P", "I"],
    ]


def test_rankings_show_the_tables_of_flows() -> None:
    table = DecisionMatrix.from_arrays(TABLE, BENEFIT, ["bus", "tram", "dock"])
    found = rank(table, [3, 1], "promethee_ii", shape="v_shape", p=9)
    assert found.in_order() == ("bus", "dock", "tram")
    assert list(found.steps) == ["unicriterion", "positive", "negative", "net", "contributions"]
    np.testing.assert_array_equal(found.steps["net"], found.scores)
    np.testing.assert_allclose(
        found.steps["positive"] - found.steps["negative"], found.scores, rtol=0, atol=1e-15
    )
    np.testing.assert_array_equal(
        found.scores, promethee_ii(TABLE, [3, 1], BENEFIT, shape="v_shape", p=9)
    )


def test_criteria_at_odds_point_opposite_ways_in_the_plane() -> None:
    plane = gaia_plane(TABLE, [3, 1], BENEFIT)
    # Flows (1, -1), (-1, 1), (0, 0): one dimension, along (1, -1) / √2.
    half = 0.5**0.5
    np.testing.assert_allclose(plane.criteria, [[half, 0], [-half, 0]], atol=1e-15)
    np.testing.assert_allclose(plane.programs, [[2 * half, 0], [-2 * half, 0], [0, 0]], atol=1e-15)
    np.testing.assert_allclose(plane.stick, [half / 2, 0], atol=1e-15)
    assert plane.quality == 1
    assert plane.as_rows()[2]["program"] == 2


def test_the_plane_keeps_flows_as_well_as_its_quality_tells() -> None:
    generator = np.random.default_rng(7)
    table, benefit = generator.random((30, 5)), np.arange(5) % 2 == 0
    plane = gaia_plane(table, np.ones(5), benefit, shape="v_shape", p=0.5)
    flows = promethee_flows(table, np.ones(5), benefit, shape="v_shape", p=0.5).unicriterion
    # The two greatest eigenvalues of the covariance, found in another way.
    values, vectors = np.linalg.eigh(flows.T @ flows)
    assert plane.quality == pytest.approx(values[-2:].sum() / values.sum(), rel=1e-12)
    for axis in (0, 1):
        expected = vectors[:, -1 - axis]
        expected = expected * np.sign(expected[np.abs(expected).argmax()])
        np.testing.assert_allclose(plane.criteria[:, axis], expected, atol=1e-12)
    np.testing.assert_allclose(plane.programs, flows @ plane.criteria, atol=1e-13)


def test_weights_move_nothing_but_the_stick() -> None:
    plane = gaia_plane(TABLE, [[3, 1], [0, 1]], BENEFIT)
    other = gaia_plane(TABLE, [1, 1], BENEFIT)
    np.testing.assert_array_equal(plane.programs, other.programs)
    assert plane.stick.shape == (2, 2)
    np.testing.assert_allclose(plane.stick[1], -(0.5**0.5) * np.array([1, 0]), atol=1e-15)
    np.testing.assert_allclose(other.stick, [0, 0], atol=1e-15)


@pytest.mark.parametrize("table", [[[1, 2]], [[1, 2], [1, 2]]], ids=["one program", "equal ones"])
def test_a_plane_of_nothing_lies_at_zero_and_loses_nothing(table: list[list[float]]) -> None:
    plane = gaia_plane(table, [1, 1], BENEFIT)
    assert not plane.programs.any()
    assert not plane.criteria.any()
    assert plane.quality == 1


def test_one_criterion_makes_a_line() -> None:
    plane = gaia_plane([[1], [2], [4]], [1], [True])
    assert plane.criteria.tolist() == [[1, 0]]
    np.testing.assert_allclose(plane.programs, [[-1, 0], [0, 0], [1, 0]], atol=1e-15)


def test_a_plane_of_a_stack_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match=r"one table .*not \(2, 3, 2\)"):
        gaia_plane(np.stack([TABLE, TABLE]), [1, 1], BENEFIT)


@pytest.mark.parametrize("function", [promethee_flows, promethee_i, promethee_preferences])
def test_an_unknown_shape_is_refused_everywhere(function: object) -> None:
    assert callable(function)
    with pytest.raises(UnknownNameError, match="shape"):
        function(TABLE, [1, 1], BENEFIT, shape="wide")
