"""How alike rankings are: by hand, with ties, aligned by name, and what is refused."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, spearmanr

from mcdm_smartcity import (
    DecisionMatrix,
    consensus_ranking,
    kendall_w,
    rank,
    rank_similarity,
    top_overlap,
)
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError, UnknownNameError
from mcdm_smartcity.ranking.methods.places import mid_ranks, places_of
from mcdm_smartcity.ranking.methods.similarities_of_ranks import MEASURES, PAIRS_AT_ONCE
from mcdm_smartcity.ranking.rank_similarity import Measure

every_measure = pytest.mark.parametrize("measure", MEASURES)
LISTS = st.integers(1, 8).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(1, n), min_size=n, max_size=n)] * 2)
)


@every_measure
@given(lists=LISTS)
def test_similarities_are_finite_within_range_and_1_for_equal_rankings(
    measure: Any, lists: tuple[list[int], list[int]]
) -> None:
    a, b = (mid_ranks(numbers) for numbers in lists)
    similarity = rank_similarity(a, b, measure)
    assert -1 - 1e-12 <= similarity <= 1 + 1e-12
    assert rank_similarity(a, a, measure) == pytest.approx(1, abs=1e-12)


@every_measure
@given(lists=LISTS, data=st.data())
def test_similarities_are_blind_to_the_order_of_programs(
    measure: Any, lists: tuple[list[int], list[int]], data: st.DataObject
) -> None:
    a, b = (mid_ranks(numbers) for numbers in lists)
    order = data.draw(st.permutations(range(len(a))))
    assert rank_similarity(a[order], b[order], measure) == pytest.approx(
        rank_similarity(a, b, measure), abs=1e-12
    )


@pytest.mark.parametrize("measure", ["kendall", "spearman", "weighted_spearman"])
@given(lists=LISTS)
def test_three_measures_are_the_same_both_ways(
    measure: Any, lists: tuple[list[int], list[int]]
) -> None:
    a, b = (mid_ranks(numbers) for numbers in lists)
    assert rank_similarity(a, b, measure) == pytest.approx(rank_similarity(b, a, measure))


@given(lists=LISTS)
def test_kendall_and_spearman_agree_with_scipy_where_it_gives_a_number(
    lists: tuple[list[int], list[int]],
) -> None:
    a, b = lists
    if len(set(a)) > 1 and len(set(b)) > 1:
        assert rank_similarity(a, b) == pytest.approx(kendalltau(a, b).statistic, abs=1e-12)
        assert rank_similarity(a, b, "spearman") == pytest.approx(
            spearmanr(a, b).statistic, abs=1e-12
        )


def test_many_programs_are_compared_like_few() -> None:
    rng = np.random.default_rng(5)
    size = PAIRS_AT_ONCE + 20
    a, b = rng.integers(0, 30, (2, 3, size))
    a[2] = 7
    signs_a, signs_b = (np.sign(x[..., None] - x[..., None, :]) for x in (a, b))
    products = (signs_a * signs_b).sum(axis=(1, 2))
    spread = np.sqrt((signs_a**2).sum(axis=(1, 2)) * (signs_b**2).sum(axis=(1, 2)))
    expected = np.where(spread > 0, products / np.maximum(spread, 1), 0)
    np.testing.assert_allclose(rank_similarity(a, b), expected, rtol=1e-12)


def test_ws_depends_on_which_ranking_is_the_reference() -> None:
    a, b = [1, 2, 3, 4], [2, 3, 1, 4]
    # By hand: places 1, 2, 3 differ by 1, 1, 2; farthest possible 3, 2, 2, 3.
    assert rank_similarity(a, b, "ws") == pytest.approx(1 - (1 / 6 + 1 / 8 + 2 / 16))
    # And from b: place 2 differs by 1 of 2, place 3 by 1 of 2, place 1 by 2 of 3.
    assert rank_similarity(b, a, "ws") == pytest.approx(1 - (1 / 8 + 1 / 16 + 2 / 6))


def test_among_the_best_a_change_counts_more() -> None:
    truth, at_the_top, at_the_end = [1, 2, 3, 4, 5], [2, 1, 3, 4, 5], [1, 2, 3, 5, 4]
    measures: tuple[Measure, ...] = ("weighted_spearman", "ws")
    for measure in measures:
        early, late = (rank_similarity(truth, other, measure) for other in (at_the_top, at_the_end))
        assert early < late
    assert rank_similarity(truth, at_the_top) == rank_similarity(truth, at_the_end)


@pytest.mark.parametrize("measure", ["kendall", "spearman"])
def test_a_ranking_that_ties_all_agrees_with_no_order(measure: Any) -> None:
    assert rank_similarity([1, 1, 1], [1, 2, 3], measure) == 0
    assert rank_similarity([2, 2, 2], [1, 1, 1], measure) == 1


@every_measure
def test_one_program_is_ranked_alike(measure: Any) -> None:
    assert rank_similarity([1], [1], measure) == 1


@pytest.mark.parametrize(
    "tied", [[1, 2, 2, 4], [1, 2.5, 2.5, 4], [1, 3, 3, 4], [1, 2, 2, 3]], ids=str
)
def test_ties_may_be_written_in_four_ways(tied: list[float]) -> None:
    assert places_of(tied).tolist() == [1, 2.5, 2.5, 4]


@every_measure
def test_batches_are_compared_row_by_row(measure: Any) -> None:
    orders = np.array(list(permutations([1, 2, 3])))
    table = rank_similarity(orders[:, np.newaxis], orders[np.newaxis], measure)
    assert table.shape == (6, 6)
    for i, a in enumerate(orders):
        assert table[i].tolist() == [rank_similarity(a, b, measure) for b in orders]


NAMES = ["bus", "tram", "ferry"]
TABLE = DecisionMatrix.from_arrays([[1, 9], [5, 2], [4, 1]], [True, True], NAMES)
TURNED = DecisionMatrix.from_arrays([[4, 1], [1, 9], [5, 2]], [True, True], ["ferry", *NAMES[:2]])


def test_rankings_are_aligned_by_name() -> None:
    one, other = rank(TABLE, [0.7, 0.3]), rank(TURNED, [0.7, 0.3])
    assert one.ranks.tolist() != other.ranks.tolist()
    assert rank_similarity(one, other) == 1
    assert top_overlap(one, other, 1) == 1
    assert kendall_w([one, other]) == 1
    assert rank_similarity(one, consensus_ranking([one, other])) == 1


def test_rankings_of_other_programs_are_refused_by_name() -> None:
    with pytest.raises(AlignmentError, match="missing programs of a ranking: b; not expected: c"):
        kendall_w([{"a": 1.0, "b": 2.0}, {"a": 1.0, "c": 2.0}])


def test_a_ranking_with_names_is_not_compared_with_an_array() -> None:
    with pytest.raises(AlignmentError, match="one of the rankings has names"):
        rank_similarity(rank(TABLE, [0.7, 0.3]), [1, 2, 3])


@pytest.mark.parametrize("measure", ["weighted_spearman", "ws"])
@pytest.mark.parametrize("scores", [[0.9, 0.5, 0.1], [0, 1, 2], [1, 2, 5], [2, 3, 4]], ids=str)
def test_scores_are_not_taken_for_ranks(measure: Any, scores: list[float]) -> None:
    with pytest.raises(InvalidArrayError, match=r"second ranking must be ranks .* ranks\(scores\)"):
        rank_similarity([1, 2, 3], scores, measure)


def test_orders_may_be_scores_where_both_are() -> None:
    assert rank_similarity([0.9, 0.5, 0.1], [90, 10, 50]) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ([1, 2], [1, 2, 3], "must be of the same programs"),
        ([1, np.nan], [1, 2], "first ranking must be finite; found nan"),
        (3, 3, "shape"),
        ([], [], "n at least 1"),
        (["best", "worst"], [1, 2], "first ranking must be an array of numbers"),
    ],
)
def test_what_is_no_ranking_is_refused(a: Any, b: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        rank_similarity(a, b)


def test_an_unknown_measure_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'kendall'"):
        rank_similarity([1, 2], [1, 2], "kendal")  # type: ignore[arg-type] # misspelt


@given(lists=LISTS)
def test_of_two_rankings_w_is_the_mean_of_rho_and_1(lists: tuple[list[int], list[int]]) -> None:
    a, b = lists
    if len(set(a)) == len(set(b)) == len(a) > 1:
        rho = rank_similarity(a, b, "spearman")
        assert kendall_w(np.array([a, b])) == pytest.approx((1 + rho) / 2, abs=1e-12)


def test_the_correction_for_ties_is_that_of_the_formula() -> None:
    table = np.array([[1, 2, 3], [1.5, 1.5, 3], [1, 2, 3]])
    sums = np.array([3.5, 5.5, 9])
    s, k, n = ((sums - 6) ** 2).sum(), 3, 3
    assert kendall_w(table) == pytest.approx(12 * s / (k**2 * (n**3 - n) - k * (2**3 - 2)))


def test_rankings_that_tie_all_agree() -> None:
    assert kendall_w([[1, 1], [1, 1]]) == 1
    assert kendall_w([[1], [1]]) == 1


def test_a_batch_of_panels_gives_one_w_each() -> None:
    panels = np.array([[[1, 2, 3], [1, 2, 3]], [[1, 2, 3], [3, 2, 1]]])
    assert kendall_w(panels).tolist() == [1, 0]


@pytest.mark.parametrize("rankings", [[], [1, 2, 3], np.empty((0, 3))], ids=["none", "one", "0x3"])
def test_concordance_needs_rankings(rankings: Any) -> None:
    with pytest.raises(InvalidArrayError, match="ranking"):
        kendall_w(rankings)


def test_programs_tied_across_the_border_share_the_places_that_are_left() -> None:
    # The second puts one and a half of the first's two among its best two.
    assert top_overlap([1, 2, 3, 4], [1, 2, 2, 4], 2) == pytest.approx(0.75)
    assert top_overlap([1, 2, 2, 4], [1, 2, 2, 4], 2) == 1
    assert top_overlap([1, 1, 1, 1], [1, 2, 3, 4], 2) == pytest.approx(0.5)


def test_the_best_of_batches_are_compared_row_by_row() -> None:
    orders = np.array([[1, 2, 3], [3, 2, 1], [2, 1, 3]])
    assert top_overlap(orders, [1, 2, 3], 1).tolist() == [1, 0, 0]
    assert top_overlap(orders, [1, 2, 3], 3).tolist() == [1, 1, 1]


@pytest.mark.parametrize("k", [0, 4, 1.5, True])
def test_the_number_of_best_is_from_1_to_n(k: Any) -> None:
    with pytest.raises(InvalidArrayError, match="must be whole, 1 to 3"):
        top_overlap([1, 2, 3], [1, 2, 3], k)
