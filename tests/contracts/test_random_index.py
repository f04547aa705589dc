"""Random indices: tables, missing pairs, and sizes beyond the tables."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import random_index
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError

LIMIT = 1.754645  # mean of the 17 judgements, less 1


@pytest.mark.parametrize(
    ("table", "size", "published"),
    [
        ("exact", 3, 0.5244574543),
        ("exact", 4, 0.884158),
        ("exact", 5, 1.10881),
        ("exact", 10, 1.48592),
        ("exact", 20, 1.62911),
        ("exact", 30, 1.67246),
        ("saaty1980", 3, 0.58),
        ("saaty1980", 12, 1.48),
        ("saaty1980", 15, 1.59),
        ("saaty2005", 3, 0.52),
        ("saaty2005", 4, 0.89),
        ("saaty2005", 15, 1.59),
        ("donegan_dodd", 3, 0.4914),
        ("donegan_dodd", 15, 1.4969),
        ("alonso_lamata", 3, 0.5247),
        ("alonso_lamata", 15, 1.5838),
    ],
)
def test_a_table_gives_the_published_index(table: str, size: int, published: float) -> None:
    assert random_index(size, table=table) == published


@pytest.mark.parametrize("table", ["exact", "saaty1980", "saaty2005", "donegan_dodd"])
@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_items_cannot_contradict_each_other(size: int, table: str) -> None:
    assert random_index(size, table=table) == 0


def test_the_smallest_index_is_the_mean_over_all_matrices_of_three_items() -> None:
    values = [*range(1, 10), *(1 / i for i in range(2, 10))]
    # For three items λ - 3 is x^(1/3) + x^(-1/3) - 2 with x = a·c / b.
    roots = [(a * c / b) ** (1 / 3) for a in values for b in values for c in values]
    indices = [(1 + root + 1 / root - 3) / 2 for root in roots]
    assert random_index(3) == pytest.approx(sum(indices) / len(indices), rel=1e-9)


@given(st.integers(3, 400))
def test_the_index_rises_with_the_number_of_items_and_stays_below_its_limit(size: int) -> None:
    assert random_index(size) < random_index(size + 1) < LIMIT


def test_the_index_of_very_many_items_is_close_to_its_limit() -> None:
    assert random_index(10**6) == pytest.approx(LIMIT, abs=3e-6)


@pytest.mark.parametrize("size", range(4, 60))
def test_the_index_rises_less_and_less_also_where_the_formula_takes_over(size: int) -> None:
    before, here, after = (random_index(k) for k in (size - 1, size, size + 1))
    # Twice the standard error of the table, in which steps become small.
    assert 0 < after - here < here - before + 1e-4


@pytest.mark.parametrize("size", range(8, 31))
def test_the_formula_meets_the_table_before_it_takes_over(size: int) -> None:
    formula = LIMIT - 2.40387 / size - 1.43364 / size**2 - 14.04028 / size**3
    assert random_index(size) == pytest.approx(formula, abs=1e-4)


@given(size=st.integers(3, 12), data=st.data())
def test_the_index_falls_as_judgements_go_missing(size: int, data: st.DataObject) -> None:
    surplus = (size - 1) * (size - 2) // 2
    missing = data.draw(st.integers(1, surplus))
    assert 0 <= random_index(size, missing) < random_index(size, missing - 1)


@pytest.mark.parametrize("size", range(3, 10))
def test_a_tree_of_judgements_has_nothing_to_check(size: int) -> None:
    assert random_index(size, (size - 1) * (size - 2) // 2) == 0


def test_missing_pairs_of_small_matrices_have_simulated_indices() -> None:
    assert [random_index(4, 1), random_index(4, 2)] == [0.5775, 0.2843]
    assert random_index(6, 4) == 0.7556


def test_missing_pairs_of_larger_matrices_scale_linearly() -> None:
    assert random_index(8, 7) == pytest.approx(random_index(8) * 2 / 3)
    assert random_index(5, 3, "saaty1980") == pytest.approx(1.12 / 2)


@pytest.mark.parametrize(
    ("size", "missing", "words"),
    [
        (2.5, 0, "size must be a whole number of at least 1, not 2.5"),
        ("3", 0, "size must be a whole number of at least 1, not '3'"),
        (5, 1.5, "missing must be a whole number of at least 0, not 1.5"),
        (0, 0, "size must be a whole number of at least 1, not 0"),
        (4, 4, "4 items stay connected with 0 to 3 pairs missing, not 4"),
        (4, -1, "missing must be a whole number of at least 0, not -1"),
        (2, 1, "2 items stay connected with 0 to 0 pairs missing, not 1"),
    ],
)
def test_a_size_that_cannot_be_is_refused(size: Any, missing: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        random_index(size, missing)


def test_a_published_table_ends_where_it_was_printed() -> None:
    with pytest.raises(InvalidArrayError, match="'saaty2005' ends at 15 items, 16 given; use 'ex"):
        random_index(16, table="saaty2005")


def test_an_unknown_table_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown random index 'saaty'.*donegan_dodd"):
        random_index(3, table="saaty")
