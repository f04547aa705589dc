"""Group measures where their rules, not their formulas, decide."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import (
    InvalidArrayError,
    InvalidComparisonsError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.weighting.methods.compatibility import (
    geometric_compatibility,
    priority_violations,
)
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.priorities_of_groups import aggregate_priorities
from mcdm_smartcity.weighting.methods.similarity import judge_clusters, judge_similarity

GAP = np.nan
JUDGE = np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])


def test_a_judge_counts_by_his_weight() -> None:
    together = aggregate_priorities([[0.8, 0.2], [0.2, 0.8]], [3, 1])
    assert together[0] / together[1] == pytest.approx(4**0.5, rel=1e-12)
    mean = aggregate_priorities([[0.8, 0.2], [0.2, 0.8]], [3, 1], mean="arithmetic")
    np.testing.assert_allclose(mean, [0.65, 0.35], rtol=1e-12)


def test_each_sample_of_judges_has_its_group() -> None:
    first, second = [[0.8, 0.2], [0.5, 0.5]], [[0.4, 0.6], [0.9, 0.1]]
    together = aggregate_priorities([first, second])
    one_by_one = [aggregate_priorities(first), aggregate_priorities(second)]
    np.testing.assert_allclose(together, one_by_one, rtol=1e-12)


def test_priorities_of_a_group_keep_single_precision() -> None:
    for mean in ("geometric", "arithmetic"):
        together = aggregate_priorities(np.array([[0.8, 0.2]], dtype=np.float32), mean=mean)
        assert together.dtype == np.float32


def test_an_item_that_a_judge_denies_has_nothing_in_the_geometric_mean() -> None:
    denied = [[0.5, 0.5, 0], [0.2, 0.4, 0.4]]
    assert aggregate_priorities(denied)[2] == 0
    assert aggregate_priorities(denied, [0, 1])[2] == pytest.approx(0.4)
    assert aggregate_priorities(denied, mean="arithmetic")[2] == pytest.approx(0.2)


def test_judges_who_deny_everything_between_them_have_no_geometric_mean() -> None:
    with pytest.raises(InvalidWeightsError, match=r"leaves none; take mean='arithmetic'"):
        aggregate_priorities([[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("priorities", "weights", "words"),
    [
        ([0.5, 0.5], None, "priorities must have shape"),
        ([[0.5, -0.5]], None, "not be negative"),
        ([[0.5, GAP]], None, "priorities must be finite"),
        ([[0.5, 0.5]], [1, 1], r"shape \(..., 1\), not \(2,\)"),
        ([[0.5, 0.5]], [0], "not all be zero"),
    ],
    ids=["one vector", "negative", "nan", "two weights", "no weight"],
)
def test_what_are_no_priorities_of_judges_is_refused(
    priorities: Any, weights: Any, words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        aggregate_priorities(priorities, weights)


def test_an_unknown_mean_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown mean of priorities 'harmonic'"):
        aggregate_priorities([[0.5, 0.5]], mean="harmonic")


def test_compatibility_agrees_with_the_published_sum() -> None:
    # Three pairs with errors 1.8, 2 and 2; the divisor 2 / ((3 - 1)(3 - 2)) is 1.
    expected = np.log(1.8) ** 2 + 2 * np.log(2) ** 2
    assert geometric_compatibility(JUDGE, [0.5, 0.3, 0.2]) == pytest.approx(expected, rel=1e-12)


def test_missing_judgements_leave_the_mean_over_those_given() -> None:
    gappy = np.array([[1, 3, GAP], [1 / 3, 1, 3], [GAP, 1 / 3, 1]])
    expected = (np.log(1.8) ** 2 + np.log(2) ** 2) / 2 * 3
    assert geometric_compatibility(gappy, [0.5, 0.3, 0.2]) == pytest.approx(expected, rel=1e-12)


def test_a_violation_counts_1_and_a_tie_on_one_side_half() -> None:
    assert priority_violations(JUDGE, [0.5, 0.3, 0.2]) == 0
    assert priority_violations(JUDGE, [0.3, 0.5, 0.2]) == 1
    assert priority_violations(JUDGE, [0.4, 0.4, 0.2]) == 0.5
    assert priority_violations(JUDGE, [0.2, 0.3, 0.5]) == 3
    assert priority_violations(np.ones((3, 3)), [0.4, 0.4, 0.2]) == 1


@pytest.mark.parametrize("index", [geometric_compatibility, priority_violations])
def test_compatibility_is_undefined_for_two_items_or_without_judgements(index: Any) -> None:
    assert np.isnan(index([[1, 3], [1 / 3, 1]], [0.5, 0.5]))
    assert np.isnan(index(np.where(np.eye(4), 1, GAP), [0.25] * 4))
    assert index([[1]], [1]) == 0


@pytest.mark.parametrize("index", [geometric_compatibility, priority_violations])
@pytest.mark.parametrize(
    ("priorities", "words"),
    [
        ([0.5, 0.5, 0], "must be positive.*found 0 at item 2"),
        ([0.5, 0.5], r"shape \(..., 3\)"),
        ([[0.5, 0.3, 0.2]] * 3, r"of shape \(3, 3\) do not fit comparisons of shape \(2, 3, 3\)"),
    ],
    ids=["zero", "too few", "other judges"],
)
def test_priorities_that_cannot_be_compared_are_refused(
    index: Any, priorities: Any, words: str
) -> None:
    with pytest.raises(InvalidWeightsError, match=words):
        index(np.stack([JUDGE, JUDGE]), priorities)


def test_dispersion_is_that_of_a_sample_of_logarithms() -> None:
    panel = np.array([[[1, ratio], [1 / ratio, 1]] for ratio in (2, 4, 9)])
    expected = np.exp(np.std(np.log([2, 4, 9]), ddof=1))
    assert judgement_dispersion(panel)[0, 1] == pytest.approx(expected, rel=1e-12)


def test_dispersion_is_over_those_who_judged_the_pair() -> None:
    one = [[1, 2, 3], [0.5, 1, GAP], [1 / 3, GAP, 1]]
    two = [[1, 8, GAP], [1 / 8, 1, GAP], [GAP, GAP, 1]]
    factors = judgement_dispersion(np.array([one, two]))
    assert factors[0, 1] == pytest.approx(np.exp(np.std(np.log([2, 8]), ddof=1)), rel=1e-12)
    assert factors[0, 2] == 1
    assert np.isnan(factors[1, 2])


def test_one_judge_is_not_dispersed() -> None:
    np.testing.assert_array_equal(judgement_dispersion(JUDGE[np.newaxis]), 1)


def test_judges_who_differ_beyond_all_measure_have_a_finite_dispersion() -> None:
    factors = judgement_dispersion([[[1, 1e300], [1e-300, 1]], [[1, 1e-300], [1e300, 1]]])
    assert np.isfinite(factors).all()


@pytest.mark.parametrize("panel", [JUDGE, np.ones((0, 3, 3))], ids=["one matrix", "nobody"])
def test_what_is_no_panel_has_no_dispersion(panel: Any) -> None:
    with pytest.raises(InvalidComparisonsError, match=r"\(..., judges, m, m\) with at least one"):
        judgement_dispersion(panel)


def test_judges_who_favour_different_items_are_least_similar() -> None:
    far = judge_similarity([[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.5, 0.45, 0.05]])
    assert far[0, 1] < far[0, 2] < 1
    assert judge_similarity([[1.0], [1.0]]).tolist() == [[1, 1], [1, 1]]


def test_a_stack_of_panels_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match=r"shape \(judges, m\), not \(2, 2, 2\)"):
        judge_similarity(np.full((2, 2, 2), 0.5))


# Judges 0 and 2 agree, 1 and 4 agree, and 3 is nearer to the second pair.
CIRCLES = np.array(
    [
        [1, 0.2, 0.9, 0.3, 0.1],
        [0.2, 1, 0.2, 0.6, 0.8],
        [0.9, 0.2, 1, 0.3, 0.1],
        [0.3, 0.6, 0.3, 1, 0.7],
        [0.1, 0.8, 0.1, 0.7, 1],
    ]
)


@pytest.mark.parametrize(
    ("threshold", "groups"),
    [
        (0.95, [0, 1, 2, 3, 4]),
        (0.9, [0, 1, 0, 2, 3]),
        (0.8, [0, 1, 0, 2, 1]),
        (0.66, [0, 1, 0, 2, 1]),
        (0.65, [0, 1, 0, 1, 1]),
        (0.0, [0, 0, 0, 0, 0]),
    ],
)
def test_groups_are_joined_while_their_members_are_alike_on_average(
    threshold: float, groups: list[int]
) -> None:
    assert judge_clusters(CIRCLES, threshold=threshold).tolist() == groups


def test_groups_are_joined_down_to_a_count_even_where_similarities_tie() -> None:
    assert judge_clusters(CIRCLES, count=2).tolist() == [0, 1, 0, 1, 1]
    for count in (1, 2, 3, 4):
        assert len(set(judge_clusters(np.ones((4, 4)), count=count).tolist())) == count


def test_one_judge_is_a_group() -> None:
    assert judge_clusters([[1.0]], threshold=0.9).tolist() == [0]


@pytest.mark.parametrize(
    ("similarity", "how", "words"),
    [
        (CIRCLES, {}, "give either threshold or count"),
        (CIRCLES, {"threshold": 0.5, "count": 2}, "give either threshold or count"),
        (CIRCLES, {"count": 0}, "count must be 1 to 5, the number of judges, not 0"),
        (CIRCLES, {"count": 6}, "not 6"),
        (CIRCLES, {"threshold": GAP}, "threshold must be a finite similarity"),
        ([[1, 0.5]], {"count": 1}, r"shape \(judges, judges\), not \(1, 2\)"),
        ([[1, GAP], [GAP, 1]], {"count": 1}, "similarity must be finite"),
        ([[1, 0.5], [0.4, 1]], {"count": 1}, "judges 0 and 1 .*have 0.5 and 0.4"),
    ],
    ids=["neither", "both", "none", "too many", "nan", "oblong", "gap", "lopsided"],
)
def test_what_cannot_be_grouped_is_refused(similarity: Any, how: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        judge_clusters(similarity, **how)
