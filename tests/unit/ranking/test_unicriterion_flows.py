"""Flows of large tables by sorting are those of all pairs, one by one."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import promethee_flows, promethee_ii, promethee_preferences
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.unicriterion_flows import FEW

GENERATOR = np.random.default_rng(20240611)
SHAPES: dict[str, dict[str, Any]] = {
    "usual": {},
    "u_shape": {"q": 0.2},
    "v_shape": {"p": 0.3},
    "level": {"q": 0.1, "p": 0.3},
    "linear": {"q": 0.1, "p": 0.4},
    "gaussian": {"s": 0.2},
}
COLUMNS: dict[str, FloatArray] = {
    "random": GENERATOR.random(150),
    "tenths": GENERATOR.integers(0, 11, 150) / 10,
    "whole": GENERATOR.integers(-3, 4, 150).astype(float),
    "tiny": GENERATOR.random(150) * 1e-310,
    "shifted": GENERATOR.random(150) + 1e9,
    "far apart": GENERATOR.random(150) * 1e12,
    "two levels": np.repeat([0.0, 0.2], 75),
    "constant": np.full(150, 7.0),
    "outliers": np.concatenate([[1e300, -1e300, 1e16], GENERATOR.random(147)]),
    "beyond any difference": np.concatenate([[1.7e308, -1.7e308], GENERATOR.random(148)]),
    "crowded at zero": np.concatenate([[0.2, 0.1, 0.3], GENERATOR.random(147) * 1e-18]),
}


def by_pairs(table: FloatArray, **parameters: Any) -> FloatArray:
    """Net flow from the matrix of all preferences, which compares every pair by itself."""
    pairs = promethee_preferences(table, [1.0] * table.shape[1], [True] * table.shape[1],
                                  **parameters)  # fmt: skip
    net: FloatArray = (pairs.sum(axis=1) - pairs.sum(axis=0)) / (len(table) - 1)
    return net


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("column", COLUMNS)
def test_a_sorted_column_has_the_flows_of_all_pairs(column: str, shape: str) -> None:
    table = COLUMNS[column][:, np.newaxis]
    assert len(table) > FEW
    found = promethee_ii(table, [1], [True], shape=shape, **SHAPES[shape])
    expected = by_pairs(table, shape=shape, **SHAPES[shape])
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("shape", SHAPES)
def test_flows_of_the_two_sides_are_those_of_all_pairs(shape: str) -> None:
    table = COLUMNS["tenths"][:, np.newaxis]
    flows = promethee_flows(table, [1], [False], shape=shape, **SHAPES[shape])
    pairs = promethee_preferences(table, [1], [False], shape=shape, **SHAPES[shape])
    np.testing.assert_allclose(flows.positive, pairs.sum(axis=1) / 149, rtol=0, atol=1e-14)
    np.testing.assert_allclose(flows.negative, pairs.sum(axis=0) / 149, rtol=0, atol=1e-14)


@pytest.mark.parametrize("shape", SHAPES)
def test_single_precision_compares_alike_in_both_ways(shape: str) -> None:
    table = np.column_stack([COLUMNS["tenths"], COLUMNS["random"]]).astype(np.float32)
    found = promethee_ii(table, [1, 1], [True, True], shape=shape, **SHAPES[shape])
    assert found.dtype == np.float32
    expected = by_pairs(table, shape=shape, **SHAPES[shape])
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5)


def test_a_stack_of_large_tables_is_the_tables_one_by_one() -> None:
    tables = GENERATOR.random((3, FEW + 5, 2))
    found = promethee_ii(tables, [0.3, 0.7], [True, False], shape="linear", q=0.1, p=0.5)
    for table, scores in zip(tables, found, strict=True):
        alone = promethee_ii(table, [0.3, 0.7], [True, False], shape="linear", q=0.1, p=0.5)
        np.testing.assert_allclose(scores, alone, rtol=0, atol=1e-14)


def test_a_tall_stack_of_small_tables_is_the_tables_one_by_one() -> None:
    tables = GENERATOR.random((200, 2, FEW, 3)).astype(np.float32)
    found = promethee_flows(tables, [1, 2, 3], [True, False, True], shape="v_shape", p=0.5)
    for at in ((0, 0), (57, 1), (199, 1)):
        alone = promethee_flows(tables[at], [1, 2, 3], [True, False, True], shape="v_shape", p=0.5)
        np.testing.assert_array_equal(found.unicriterion[at], alone.unicriterion)


def test_one_vector_of_weights_on_a_large_table_is_one_of_many() -> None:
    table = GENERATOR.random((FEW + 20, 4))
    weights = GENERATOR.random((5, 4))
    benefit = [True, False, True, False]
    many = promethee_ii(table, weights, benefit, shape="gaussian", s=0.3)
    one = [promethee_ii(table, row, benefit, shape="gaussian", s=0.3) for row in weights]
    np.testing.assert_allclose(many, one, rtol=0, atol=1e-14)


def test_a_hundred_thousand_programs_hold_no_matrix_of_pairs() -> None:
    column = GENERATOR.permutation(100_000).astype(float)[:, np.newaxis]
    found = promethee_ii(column, [1], [True], shape="v_shape", p=99_999)
    # With p the whole range a program's net flow is its distance from the mean, as in a sum.
    expected = (column[:, 0] - 49_999.5) * 100_000 / 99_999**2
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)
