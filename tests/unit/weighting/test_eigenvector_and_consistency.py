"""Priorities and consistency in one pass, and which random index serves many matrices."""

import numpy as np
import pytest

from mcdm_smartcity import (
    consistency_index,
    consistency_ratio,
    eigenvector,
    eigenvector_and_consistency,
    lambda_max,
    random_index,
    random_index_of_graph,
)
from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods import indices_of_random as module

GAP = np.nan
HOUSE = np.array([[1, 6, 8], [1 / 6, 1, 4], [1 / 8, 1 / 4, 1]])
TREE = np.array([[1, 2, GAP], [1 / 2, 1, 3], [GAP, 1 / 3, 1]])


def with_gaps(size: int, count: int) -> FloatArray:
    """Judgements that agree, each matrix with another pair missing."""
    levels = np.arange(1.0, size + 1)
    matrices = np.tile(levels[:, np.newaxis] / levels, (count, 1, 1))
    pairs = [(i, j) for i in range(size) for j in range(i + 2, size)][:count]
    for matrix, (i, j) in zip(matrices, pairs, strict=True):
        matrix[i, j] = matrix[j, i] = GAP
    return matrices


def test_one_pass_tells_what_each_function_does() -> None:
    panel = np.array([HOUSE, TREE, np.ones((3, 3))])
    found = eigenvector_and_consistency(panel, "saaty1980")
    np.testing.assert_array_equal(found.priorities, eigenvector(panel))
    np.testing.assert_array_equal(found.lambda_max, lambda_max(panel))
    np.testing.assert_array_equal(found.consistency_index, consistency_index(panel))
    np.testing.assert_array_equal(found.consistency_ratio, consistency_ratio(panel, "saaty1980"))
    np.testing.assert_array_equal(found.random_index, [0.58, np.nan, 0.58])
    assert found.origin.tolist() == ["saaty1980", "undefined", "saaty1980"]


def test_leading_axes_are_kept() -> None:
    found = eigenvector_and_consistency(np.ones((2, 5, 4, 4)))
    assert found.priorities.shape == (2, 5, 4)
    for measure in found[1:]:
        assert measure.shape == (2, 5)
    assert eigenvector_and_consistency(HOUSE).origin.shape == ()


@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_items_cannot_contradict_each_other(size: int) -> None:
    found = eigenvector_and_consistency(np.ones((size, size)))
    assert float(found.consistency_ratio) == float(found.random_index) == 0


def test_a_given_number_is_the_random_index() -> None:
    found = eigenvector_and_consistency(HOUSE, 0.5)
    assert float(found.random_index) == 0.5
    assert str(found.origin) == "given"


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'saaty1980'"):
        eigenvector_and_consistency(HOUSE, "saaty1981")


def test_few_patterns_are_simulated_and_many_are_linear(monkeypatch: pytest.MonkeyPatch) -> None:
    few = eigenvector_and_consistency(with_gaps(7, 3))
    assert set(few.origin.tolist()) == {"exact, by graph, simulated"}
    pattern = ~np.isnan(with_gaps(7, 1)[0])
    assert few.random_index[0] == random_index_of_graph(pattern).value
    monkeypatch.setattr(module, "MOST_SIMULATED", 2)
    many = eigenvector_and_consistency(with_gaps(7, 3))
    assert set(many.origin.tolist()) == {"exact, linear in the missing pairs"}
    assert many.random_index.tolist() == [random_index(7, 1)] * 3
    # What is in a table does not count.
    small = eigenvector_and_consistency(with_gaps(6, 5))
    assert set(small.origin.tolist()) == {"exact, by graph"}


def test_a_pattern_need_not_be_simulated() -> None:
    pattern = ~np.isnan(with_gaps(8, 1)[0])
    found = random_index_of_graph(pattern, simulate=False)
    assert found[:2] == (random_index(8, 1), "exact, linear in the missing pairs")
