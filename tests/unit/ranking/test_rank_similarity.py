"""Similarities of rankings, against scipy and the published formulas."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mcdm_smartcity import kendall_w, rank_similarity, top_overlap
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray

sizes = st.integers(2, 9)
orders = sizes.flatmap(
    lambda n: st.tuples(st.permutations(range(1, n + 1)), st.permutations(range(1, n + 1)))
)
ties = sizes.flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(1, n), min_size=n, max_size=n)] * 2)
)
MEASURES: tuple[Any, ...] = ("kendall", "spearman", "weighted_spearman", "ws")


def middle(numbers: Any) -> FloatArray:
    return np.asarray(stats.rankdata(numbers), dtype=np.float64)


@given(pair=ties)
def test_kendall_and_spearman_with_ties_are_those_of_scipy(
    pair: tuple[list[int], list[int]],
) -> None:
    a, b = pair
    if len(set(a)) == 1 or len(set(b)) == 1:
        expected = float(len(set(a)) == len(set(b)) == 1)
        assert rank_similarity(a, b) == rank_similarity(a, b, "spearman") == expected
        return
    assert rank_similarity(a, b) == pytest.approx(stats.kendalltau(a, b).statistic)
    assert rank_similarity(a, b, "spearman") == pytest.approx(
        np.corrcoef(middle(a), middle(b))[0, 1]
    )


@given(pair=orders)
def test_measures_that_count_the_best_most_follow_their_formulas(
    pair: tuple[list[int], list[int]],
) -> None:
    x, y = np.array(pair[0], dtype=float), np.array(pair[1], dtype=float)
    n = len(x)
    weighted = 1 - 6 * ((x - y) ** 2 * ((n - x + 1) + (n - y + 1))).sum() / (n**4 + n**3 - n**2 - n)
    assert rank_similarity(x, y, "weighted_spearman") == pytest.approx(weighted)
    ws = 1 - (2.0**-x * np.abs(x - y) / np.maximum(np.abs(x - 1), np.abs(x - n))).sum()
    assert rank_similarity(x, y, "ws") == pytest.approx(ws)


@pytest.mark.parametrize("measure", MEASURES)
@given(pair=orders)
def test_equal_rankings_are_alike_and_many_go_like_one_after_the_other(
    measure: Any, pair: tuple[list[int], list[int]]
) -> None:
    a, b = pair
    assert rank_similarity(a, a, measure) == pytest.approx(1)
    together = rank_similarity(np.array([a, b]), np.array([b, b]), measure)
    assert together.tolist() == pytest.approx([float(rank_similarity(a, b, measure)), 1.0])


@given(rows=sizes.flatmap(lambda n: st.lists(st.permutations(range(1, n + 1)), min_size=2)))
def test_kendalls_w_is_a_mean_of_spearmans_correlations(rows: list[list[int]]) -> None:
    table = np.array(rows, dtype=float)
    k = len(table)
    pairs = [rank_similarity(table[i], table[j], "spearman") for i in range(k) for j in range(i)]
    assert kendall_w(table) == pytest.approx((float(np.mean(pairs)) * (k - 1) + 1) / k)


def test_one_program_and_names() -> None:
    for measure in MEASURES:
        assert rank_similarity([1], [1], measure) == 1
    assert rank_similarity({"a": 1, "b": 2, "c": 3}, {"c": 3, "b": 2, "a": 1}) == 1
    assert kendall_w([{"a": 1, "b": 2}, {"b": 2, "a": 1}]) == 1


def test_the_best_in_common() -> None:
    assert top_overlap([1, 2, 3, 4], [2, 1, 3, 4], 2) == 1
    assert top_overlap([1, 2, 3, 4], [4, 3, 2, 1], 2) == 0
    # Two tied programs share the last of two places.
    assert top_overlap([1, 2, 2, 4], [1, 2, 3, 4], 2) == 0.75


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: rank_similarity([1, 2], [1, 2, 3]), InvalidArrayError, "the same programs"),
        (lambda: rank_similarity([1, 5], [1, 2], "ws"), InvalidArrayError, "rank"),
        (lambda: rank_similarity([1, 2], [1, float("nan")]), InvalidArrayError, "finite"),
        (lambda: rank_similarity({"a": 1}, [1]), AlignmentError, "one of the rankings has names"),
        (lambda: rank_similarity({"a": 1}, {"b": 1}), AlignmentError, "programs of a ranking"),
        (lambda: top_overlap([1, 2], [1, 2], 3), InvalidArrayError, "3"),
    ],
)
def test_rankings_that_do_not_fit_are_refused(
    call: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        call()


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'kendall'"):
        rank_similarity([1, 2], [1, 2], "kendal")  # type: ignore[arg-type]
