"""Which random index serves which judgements, and what it is called."""

import math

import numpy as np
import pytest

from mcdm_smartcity import consistency_ratio, random_index, random_index_of_graph
from mcdm_smartcity.errors import (
    DisconnectedComparisonsError,
    InvalidArrayError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import BoolArray


def known(size: int, *missing: tuple[int, int]) -> BoolArray:
    pattern = ~np.eye(size, dtype=bool)
    for i, j in missing:
        pattern[i, j] = pattern[j, i] = False
    return pattern


@pytest.mark.parametrize(
    ("pattern", "table", "value", "origin"),
    [
        (known(1), "exact", 0, "exact"),
        (known(2), "saaty1980", 0, "saaty1980"),
        (known(3), "exact", 0.5244574543, "exact"),
        (known(30), "exact", 1.67246, "exact"),
        (known(31), "exact", random_index(31), "exact, by formula"),
        (known(7), "saaty1980", 1.32, "saaty1980"),
        (known(7), 1.3, 1.3, "given"),
        (known(7, (0, 1)), 1.3, 1.3, "given"),
        (known(4, (1, 2)), "exact", 0.5775, "exact, by graph"),
        (known(5, (0, 1), (1, 2)), "exact", 0.7411, "exact, by graph"),
        (known(5, (0, 1), (2, 3)), "exact", 0.7249, "exact, by graph"),
        (
            known(5, (0, 1), (2, 3)),
            "saaty1980",
            1.12 * (1 - 4 / 12),
            "saaty1980, linear in the missing pairs",
        ),
        (
            known(40, (0, 1), (2, 3), (4, 5)),
            "exact",
            random_index(40) * (1 - 6 / (39 * 38)),
            "exact, linear in the missing pairs",
        ),
    ],
)
def test_what_serves_is_named(
    pattern: BoolArray, table: str | float, value: float, origin: str
) -> None:
    found = random_index_of_graph(pattern, table)
    assert found.value == pytest.approx(value, rel=1e-12)
    assert found.origin == origin


def test_beyond_six_items_a_pattern_is_simulated() -> None:
    found = random_index_of_graph(known(15, (0, 1), (0, 2), (3, 4)))
    assert found.origin == "exact, by graph, simulated"
    assert 0 < found.standard_error < 6e-4
    # Few of many pairs are missing: the linear approximation is within 1 %.
    assert found.value == pytest.approx(random_index(15, 3), rel=0.01)


@pytest.mark.parametrize(("size", "given"), [(7, 7), (7, 8), (10, 11), (16, 16), (20, 20)])
def test_standard_errors_of_few_judgements_are_below_a_thousandth(size: int, given: int) -> None:
    # A ring with chords; with one judgement fewer it would be a tree.
    ring = [{i, (i + 1) % size} for i in range(size)] + [{0, 2}]
    pattern = np.array([[{i, j} in ring[:given] for j in range(size)] for i in range(size)])
    assert 0 < random_index_of_graph(pattern).standard_error < 1e-3


def test_the_numbering_of_items_does_not_matter_to_a_simulated_index() -> None:
    draws = np.random.default_rng(1)
    pattern = known(15, (0, 1), (0, 2), (3, 4))
    for _ in range(3):
        order = draws.permutation(15)
        assert random_index_of_graph(pattern[np.ix_(order, order)]) == random_index_of_graph(
            pattern
        )


@pytest.mark.parametrize("size", [3, 5, 9, 50])
@pytest.mark.parametrize("table", ["exact", "saaty1980", 1.2])
def test_a_tree_has_no_random_index(size: int, table: str | float) -> None:
    tree = np.zeros((size, size), dtype=bool)
    tree[0, 1:] = tree[1:, 0] = True
    value, origin, error = random_index_of_graph(tree, table)
    assert math.isnan(value)
    assert origin == "undefined"
    assert math.isnan(error)


def test_standard_errors_are_told_where_they_are_known() -> None:
    errors = [random_index_of_graph(known(size)).standard_error for size in (4, 5, 31)]
    assert errors == [0, 5e-5, 6.3e-5]
    assert random_index_of_graph(known(6, (0, 1))).standard_error == 4.3e-4
    assert math.isnan(random_index_of_graph(known(6), "saaty2005").standard_error)


def test_the_diagonal_does_not_matter() -> None:
    pattern = known(5, (0, 1))
    assert random_index_of_graph(pattern | np.eye(5, dtype=bool)) == random_index_of_graph(pattern)


def test_large_incomplete_judgements_have_a_ratio_at_once() -> None:
    draws = np.random.default_rng(2)
    logarithms = draws.normal(0, 0.3, (200, 200))
    matrix = np.exp(logarithms - logarithms.T)
    matrix[0, 1] = matrix[1, 0] = np.nan
    assert 0 < consistency_ratio(matrix) < 0.2
    found = random_index_of_graph(~np.isnan(matrix))
    assert found.value == random_index(200, 1)
    assert found.origin == "exact, linear in the missing pairs"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (np.ones((3, 3)), r"boolean array of shape \(m, m\), not float64 \(3, 3\)"),
        (np.ones((2, 3), dtype=bool), r"not bool \(2, 3\)"),
        (np.ones((0, 0), dtype=bool), r"not bool \(0, 0\)"),
        (np.tri(3, dtype=bool), "the same both ways; items 0 and 1"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: BoolArray, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        random_index_of_graph(pattern)


def test_judgements_in_groups_are_refused() -> None:
    with pytest.raises(DisconnectedComparisonsError, match=r"\[0, 1\] and \[2, 3\]"):
        random_index_of_graph(known(4, (0, 2), (0, 3), (1, 2), (1, 3)))


def test_unknown_and_short_tables_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="'saaty'"):
        random_index_of_graph(known(4), "saaty")
    with pytest.raises(InvalidArrayError, match="ends at 15 items, 16 given"):
        random_index_of_graph(known(16, (0, 1)), "saaty2005")
