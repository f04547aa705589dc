"""Measures of three judgements at a time, against their definitions."""

import math
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import circular_triads, congruence, dissonance, koczkodaj
from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import SAATY

GAP = math.nan
MEASURES = (koczkodaj, congruence, dissonance, circular_triads)


@st.composite
def judgements(draw: st.DrawFn, least: int = 3, most: int = 6) -> FloatArray:
    """Judgements with many ties, and gaps that may leave groups apart."""
    size = draw(st.integers(least, most))
    matrix = np.ones((size, size))
    values = st.sampled_from([*SAATY, 1.0, 1.0, 1.0, GAP, GAP])
    for i, j in combinations(range(size), 2):
        matrix[i, j] = draw(values)
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


def triads(matrix: FloatArray) -> list[tuple[int, int, int]]:
    """Three items whose judgements are all given."""
    found = combinations(range(len(matrix)), 3)
    return [t for t in found if not np.isnan(matrix[np.ix_(t, t)]).any()]


def detours(matrix: FloatArray) -> list[tuple[float, float]]:
    """Logarithms of each pair of a triad, directly and through the third item."""
    return [
        (math.log(matrix[i, j]), math.log(matrix[i, k]) + math.log(matrix[k, j]))
        for triad in triads(matrix)
        for i, j, k in permutations(triad)
        if i < j
    ]


@given(matrix=judgements())
def test_koczkodajs_index_is_the_worst_of_all_triads(matrix: FloatArray) -> None:
    apart = [
        min(
            abs(1 - matrix[i, j] * matrix[j, k] / matrix[i, k]),
            abs(1 - matrix[i, k] / (matrix[i, j] * matrix[j, k])),
        )
        for i, j, k in triads(matrix)
    ]
    np.testing.assert_allclose(koczkodaj(matrix), max(apart, default=GAP), atol=1e-12)


@given(matrix=judgements())
def test_congruence_is_the_mean_distance_of_direct_and_indirect_judgements(
    matrix: FloatArray,
) -> None:
    apart = [abs(direct - indirect) for direct, indirect in detours(matrix)]
    np.testing.assert_allclose(congruence(matrix), np.mean(apart) if apart else GAP, atol=1e-12)


@given(matrix=judgements())
def test_dissonance_is_the_share_of_indirect_judgements_that_reverse(matrix: FloatArray) -> None:
    signs = [
        [0 if abs(logarithm) < 1e-6 else math.copysign(1, logarithm) for logarithm in detour]
        for detour in detours(matrix)
    ]
    shares = [direct * indirect < 0 for direct, indirect in signs]
    np.testing.assert_allclose(dissonance(matrix), np.mean(shares) if shares else GAP, atol=1e-12)


@given(matrix=judgements())
def test_circular_triads_are_those_that_no_ranking_with_ties_explains(matrix: FloatArray) -> None:
    rankings = [(a, b, c) for a in range(3) for b in range(3) for c in range(3)]
    unexplained = [
        triad
        for triad in triads(matrix)
        if not any(
            all(
                np.sign(place[b] - place[a]) == np.sign(round(math.log(matrix[i, j]), 6))
                for (a, i), (b, j) in combinations(enumerate(triad), 2)
            )
            for place in rankings
        )
    ]
    assert circular_triads(matrix) == len(unexplained)


@given(panel=st.lists(judgements(4, 4), min_size=1, max_size=3))
def test_many_matrices_are_measured_like_one_after_the_other(panel: list[FloatArray]) -> None:
    for measure in MEASURES:
        one_by_one = np.array([measure(matrix) for matrix in panel])
        np.testing.assert_allclose(measure(panel), one_by_one, rtol=1e-12)
        assert measure(np.array([panel, panel])).shape == (2, len(panel))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("matrix", [[[1]], [[1, 7], [1 / 7, 1]], [[1, GAP], [GAP, 1]]])
def test_one_or_two_items_contradict_nothing(measure: object, matrix: list[list[float]]) -> None:
    assert callable(measure)
    assert measure(matrix) == 0


def test_without_three_judgements_among_three_items_there_is_nothing_to_measure() -> None:
    square = [[1, 2, GAP, 3], [1 / 2, 1, 4, GAP], [GAP, 1 / 4, 1, 5], [1 / 3, GAP, 1 / 5, 1]]
    assert np.isnan([koczkodaj(square), congruence(square), dissonance(square)]).all()
    assert circular_triads(square) == 0


def test_a_preference_between_two_that_both_equal_a_third_is_circular() -> None:
    one_over_another = np.array([[1, 2, 1], [1 / 2, 1, 1], [1, 1, 1]])
    two_over_one = np.array([[1, 1, 2], [1, 1, 2], [1 / 2, 1 / 2, 1]])
    assert circular_triads([one_over_another, two_over_one, np.ones((3, 3))]).tolist() == [1, 0, 0]


def of_three(first: float, second: float, third: float) -> FloatArray:
    """Judgements of 0 over 1, 0 over 2 and 1 over 2."""
    return np.array(
        [[1, first, second], [1 / first, 1, third], [1 / second, 1 / third, 1]],
    )


def test_a_ratio_just_beside_1_is_a_tie() -> None:
    near = 1 + 5e-7
    assert circular_triads(of_three(near, 1 / near, near)) == 0  # a circle, but for the tolerance
    assert circular_triads(of_three(2, near, 1 / near)) == 1  # a ranking, but for the tolerance
    assert dissonance(of_three(near, 1 / 2, 1)) == 0


def test_measures_keep_single_precision() -> None:
    single = np.array([[1, 2, 4], [1 / 2, 1, 3], [1 / 4, 1 / 3, 1]], dtype=np.float32)
    for measure in (koczkodaj, congruence, dissonance):
        assert measure(single).dtype == np.float32
        assert measure(single) == pytest.approx(float(measure(single.astype(float))), rel=1e-4)


def test_what_is_no_matrix_of_judgements_is_refused() -> None:
    for measure in MEASURES:
        with pytest.raises(InvalidComparisonsError, match=r"items 0 and 1 .*inverse to each other"):
            measure(np.array([[1, 3], [0.5, 1]]))
