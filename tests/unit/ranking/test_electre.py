"""Concordance, kernels and orders of ELECTRE I, II and III on tables worked out by hand."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    DecisionMatrix,
    electre_i,
    electre_ii,
    electre_iii,
    electre_iii_credibility,
    electre_iii_distillations,
    rank,
)
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.ranking.methods.distillation import discrimination_of, distilled, places
from mcdm_smartcity.ranking.methods.outranking_graph import kernel, undominated

TABLE = np.array([[10.0, 0.0], [8.0, 7.0], [6.0, 8.0]])
WEIGHTS = [0.6, 0.4]
BENEFIT = [True, True]


def relation(*arcs: str, programs: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Arcs such as "ab", from the first letter to the second."""
    found = np.zeros((programs, programs), dtype=bool)
    for arc in arcs:
        found["abcdef".index(arc[0]), "abcdef".index(arc[1])] = True
    return found


@pytest.mark.parametrize(
    ("arcs", "chosen"),
    [
        ((), "abcd"),
        (("ab", "bc", "cd"), "ac"),
        (("ab", "ba", "bc"), "abd"),
        (("ab", "bc", "ca", "cd"), "abc"),
        (("da", "ab", "ba", "bc"), "dc"),
        (("ad", "bd", "cd"), "abc"),
    ],
    ids=["no arc", "chain", "pair", "circle", "outranked pair", "fan"],
)
def test_a_kernel_is_the_one_worked_out_by_hand(arcs: tuple[str, ...], chosen: str) -> None:
    found = kernel(relation(*arcs, programs=4))
    assert {"abcd"[i] for i in np.flatnonzero(found)} == set(chosen)


def test_those_in_a_circle_that_nobody_else_outranks_are_undominated_together() -> None:
    found = undominated(relation("ab", "bc", "ca", "cd", "ed", programs=5))
    assert found.tolist() == [True, True, True, False, True]


def test_concordance_counts_ties_and_discordance_is_in_ranges() -> None:
    found = electre_i(TABLE, WEIGHTS, BENEFIT, concordance=0.6, discordance=0.5)
    np.testing.assert_allclose(found.concordance, [[1, 0.6, 0.6], [0.4, 1, 0.6], [0.4, 0.4, 1]])
    # Ranges are 4 and 8.
    expected = [[0, 7 / 8, 1], [0.5, 0, 1 / 8], [1, 0.5, 0]]
    np.testing.assert_allclose(found.discordance, expected)
    assert found.outranks.tolist() == [[False] * 3, [False, False, True], [False] * 3]
    assert found.as_rows()[2] == {"program": 2, "kernel": False, "outranks": 0, "outranked_by": 1}


def test_a_common_scale_is_the_widest_range() -> None:
    found = electre_i(TABLE, WEIGHTS, BENEFIT, scale="common")
    np.testing.assert_allclose(found.discordance[1], [2 / 8, 0, 1 / 8])


def test_thresholds_are_the_means_over_pairs_if_not_given() -> None:
    found = electre_i(TABLE, WEIGHTS, BENEFIT)
    assert found.concordance_threshold == pytest.approx(0.5)
    assert found.discordance_threshold == pytest.approx((7 / 8 + 1 + 0.5 + 1 / 8 + 1 + 0.5) / 6)


def test_a_sum_of_weights_on_the_threshold_is_enough_in_spite_of_rounding() -> None:
    assert 0.7 + 0.1 < 0.8
    table = [[1, 1, 0], [0, 0, 1]]
    found = electre_i(table, [0.7, 0.1, 0.2], [True] * 3, concordance=0.8, discordance=1)
    assert found.outranks[0, 1]


def test_criteria_without_weight_do_not_object() -> None:
    wider = np.column_stack([TABLE, [0.0, 100.0, 50.0]])
    plain = electre_i(TABLE, WEIGHTS, BENEFIT, scale="common")
    found = electre_i(wider, [*WEIGHTS, 0], [True] * 3, scale="common")
    np.testing.assert_array_equal(found.discordance, plain.discordance)
    vetoed = electre_iii_credibility(wider, [*WEIGHTS, 0], [True] * 3, v=60)
    np.testing.assert_array_equal(
        vetoed.credibility, electre_iii_credibility(TABLE, WEIGHTS, BENEFIT, v=60).credibility
    )


@pytest.mark.parametrize("function", [electre_i, electre_ii])
def test_equal_programs_stand_together(function: Any) -> None:
    found = function(np.repeat(TABLE[:1], 3, axis=0), WEIGHTS, BENEFIT)
    if isinstance(getattr(found, "kernel", None), np.ndarray):
        assert found.kernel.all()
    else:
        assert found.ranks.tolist() == [1, 1, 1]


@pytest.mark.parametrize("function", [electre_i, electre_ii, electre_iii_distillations])
def test_one_program_is_first(function: Any) -> None:
    assert len(function(TABLE[:1], WEIGHTS, BENEFIT).as_rows()) == 1


@pytest.mark.parametrize("function", [electre_i, electre_ii])
def test_huge_scores_of_both_signs_stay_finite(function: Any) -> None:
    found = function([[1.7e308, 1], [-1.7e308, 1], [0, 2]], WEIGHTS, BENEFIT)
    assert np.isfinite(found.discordance).all()
    assert found.discordance[1, 0] == 1


@pytest.mark.parametrize("function", [electre_i, electre_ii])
def test_more_than_one_problem_is_refused(function: Any) -> None:
    with pytest.raises(InvalidArrayError, match=r"one table .* and one vector of weights"):
        function(TABLE, [WEIGHTS, WEIGHTS], BENEFIT)
    with pytest.raises(InvalidArrayError, match=r"\(2, 3, 2\)"):
        function(np.stack([TABLE, TABLE]), WEIGHTS, BENEFIT)


@pytest.mark.parametrize(
    ("function", "parameters", "words"),
    [
        (electre_i, {"concordance": 1.2}, "concordance must be a number from 0 to 1, not 1.2"),
        (electre_i, {"discordance": np.nan}, "discordance must be a number from 0 to 1, not nan"),
        (electre_ii, {"concordance": [0.5, 0.6, 0.2]}, "3 numbers from 1 down to 0"),
        (electre_ii, {"concordance": [0.5, 0.2]}, "3 numbers from 1 down to 0"),
        (electre_ii, {"discordance": [0.5, -0.1]}, "2 numbers from 1 down to 0"),
        (electre_ii, {"discordance": [np.nan, 0.1]}, "2 numbers from 1 down to 0"),
        (electre_ii, {"discordance": "low"}, "2 numbers from 1 down to 0"),
        (electre_iii, {"q": 2, "p": 1}, "0 ≤ q ≤ p ≤ v.*found p = 1.0 at criterion 0"),
        (electre_iii, {"q": -1, "p": 1}, "found q = -1.0"),
        (electre_iii, {"p": [1, 3], "v": [4, 2]}, r"found v = 2.0 at criterion 1"),
        (electre_iii, {"p": np.inf}, "q and p finite; found p = inf"),
        (electre_iii, {"q": [1, None], "p": 1}, "found q = nan at criterion 1"),
        (electre_iii, {"p": [1, 2, 3]}, r"p must be one number.*here \(3, 2\), not \[1, 2, 3\]"),
        (electre_iii, {"v": "high"}, "v must be one number"),
        (electre_iii, {"alpha": 1}, "alpha and alpha . beta must be at least 0 and below 1"),
        (electre_iii, {"beta": -0.4}, "found alpha = 0.3, beta = -0.4"),
        (electre_iii, {"alpha": np.nan}, "found alpha = nan"),
    ],
)
def test_thresholds_that_cannot_be_are_refused(
    function: Any, parameters: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        function(TABLE, WEIGHTS, BENEFIT, **parameters)


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"scale of discordance 'own'.*each"):
        electre_i(TABLE, WEIGHTS, BENEFIT, scale="own")
    with pytest.raises(UnknownNameError, match=r"reading of s\(λ\) 'cat'.*cut"):
        electre_iii(TABLE, WEIGHTS, BENEFIT, reading="cat")


def test_both_distillations_are_those_worked_out_by_hand() -> None:
    found = electre_iii_distillations(TABLE, WEIGHTS, BENEFIT, q=1, p=3)
    # At the level 1 only the second outranks anything. Downwards it comes off first; then 0.6
    # against 0.4 is no difference that counts. Upwards the third comes off first; then 0.6
    # against 0.7 is none.
    expected = [[1, 0.6, 0.6], [0.7, 1, 1], [0.4, 0.7, 1]]
    np.testing.assert_allclose(found.credibility, expected, rtol=1e-15)
    assert found.descending.tolist() == [2, 1, 2]
    assert found.ascending.tolist() == [1, 1, 3]
    assert found.scores.tolist() == [0.5, 0.875, 0.125]
    assert found.preferred.tolist() == [[0, 0, 1], [1, 0, 1], [0, 0, 0]]
    assert found.as_rows()[2] == {
        "program": 2,
        "descending": 2,
        "ascending": 3,
        "incomparable_with": 0,
        "score": 0.125,
    }


def test_orders_that_contradict_each_other_leave_programs_incomparable() -> None:
    assert places(np.array([1, 2, 3]), np.array([3, 2, 1])).tolist() == [0.5, 0.5, 0.5]
    # The first outranks the second, the second all others.
    matrix = np.eye(5)
    matrix[0, 1] = 0.9
    matrix[1, 2:] = 0.9
    limits = discrimination_of(0.3, -0.15, "pair")
    assert distilled(matrix, limits, ascending=False).tolist() == [2, 1, 2, 2, 2]
    assert distilled(matrix, limits, ascending=True).tolist() == [1, 2, 3, 3, 3]


def test_a_program_that_gets_better_may_score_less() -> None:
    """The example of `docs/methods/electre_iii.md`."""
    before = np.array([[2, 1, 3, 3], [4, 2, 0, 2], [2, 0, 4, 1]])
    after = np.array([[2, 2, 3, 3], [4, 2, 0, 2], [2, 0, 4, 1]])
    given = ([1, 3, 4, 3], [True] * 4)
    assert electre_iii(before, *given).tolist() == [1, 0.5, 0]
    assert electre_iii(after, *given).tolist() == [0.875, 0.25, 0.375]


def test_thresholds_of_each_program_count_on_its_side() -> None:
    table = [[10.0], [11.0]]
    share = electre_iii_credibility(table, [1], [True], q=[[1.0], [0.0]], p=[[1.0], [0.0]])
    assert share.credibility.tolist() == [[1, 1], [1, 1]]
    other = electre_iii_credibility(table, [1], [True], q=[[0.0], [1.0]], p=[[0.0], [1.0]])
    assert other.credibility.tolist() == [[1, 0], [1, 1]]


def test_a_difference_on_a_threshold_is_within_it_in_spite_of_rounding() -> None:
    found = electre_iii_credibility([[0.6], [0.8]], [1], [True], q=0.2, p=0.2)
    assert found.credibility[0, 1] == 1


def test_credibilities_in_blocks_of_rows_are_those_of_pairs() -> None:
    generator = np.random.default_rng(3)
    table, weights = generator.random((130, 4)), np.array([0.1, 0.2, 0.3, 0.4])
    found = electre_iii_credibility(table, weights, [True] * 4, q=0.1, p=0.3, v=0.6)
    for i, k in ((0, 129), (77, 5), (129, 0)):
        apart = table[k] - table[i]
        agreed = float(weights @ np.interp(apart, [0.1, 0.3], [1, 0]))
        objections = np.interp(apart, [0.3, 0.6], [0, 1])
        factors = [(1 - d) / (1 - agreed) for d in objections if d > agreed]
        assert found.concordance[i, k] == pytest.approx(agreed, rel=1e-13)
        assert found.credibility[i, k] == pytest.approx(agreed * np.prod(factors), rel=1e-12)


def test_rankings_show_the_tables_of_electre_iii() -> None:
    table = DecisionMatrix.from_arrays(TABLE, BENEFIT, ["bus", "tram", "dock"])
    found = rank(table, WEIGHTS, "electre_iii", q=1, p=3)
    assert found.in_order() == ("tram", "bus", "dock")
    assert list(found.steps) == ["concordance", "credibility", "descending", "ascending"]


def test_rows_of_credibilities_are_pairs() -> None:
    found = electre_iii_credibility(TABLE[:2], WEIGHTS, BENEFIT, q=1, p=3)
    assert [row["other"] for row in found.as_rows()] == [1, 0]
    with pytest.raises(InvalidArrayError, match="stack"):
        electre_iii_credibility(TABLE, [WEIGHTS, WEIGHTS], BENEFIT).as_rows()
