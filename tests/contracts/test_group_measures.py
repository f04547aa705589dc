"""What measures of a group of judges promise: means, compatibility, dispersion, likeness."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from mcdm_smartcity import aggregate_judgements, consensus, geometric_mean
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.compatibility import (
    geometric_compatibility,
    priority_violations,
)
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.priorities_of_groups import aggregate_priorities
from mcdm_smartcity.weighting.methods.similarity import judge_clusters, judge_similarity
from strategies import comparisons, fewer, panels, priorities_of, weights_of
from strategies_diagnostics import gappy_panels, priorities_of_judges

Index: TypeAlias = Callable[[ArrayLike, ArrayLike], FloatArray]

both_means = pytest.mark.parametrize("mean", ["geometric", "arithmetic"])
both_indices = pytest.mark.parametrize("index", [geometric_compatibility, priority_violations])


@both_means
@given(priorities=st.integers(1, 6).flatmap(priorities_of), judges=st.integers(1, 4))
def test_equal_judges_speak_as_one(mean: str, priorities: FloatArray, judges: int) -> None:
    together = aggregate_priorities([priorities] * judges, mean=mean)
    np.testing.assert_allclose(together, priorities, rtol=1e-12)


@both_means
@given(priorities=priorities_of_judges(), data=st.data())
def test_priorities_of_a_group_are_shares_blind_to_the_order_of_judges(
    mean: str, priorities: FloatArray, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(priorities))))
    weights = data.draw(weights_of(len(priorities)))
    together = aggregate_priorities(priorities, weights, mean=mean)
    shuffled = aggregate_priorities(priorities[order], weights[order], mean=mean)
    assert together.sum() == pytest.approx(1, rel=1e-12)
    np.testing.assert_allclose(shuffled, together, rtol=1e-10)


@given(panel=panels(6), data=st.data())
def test_the_mean_of_priorities_is_that_of_judgements_for_row_geometric_means(
    panel: FloatArray, data: st.DataObject
) -> None:
    weights = data.draw(weights_of(len(panel), awkward=False))
    together = geometric_mean(aggregate_judgements(panel, weights))
    np.testing.assert_allclose(
        aggregate_priorities(geometric_mean(panel), weights), together, rtol=1e-10
    )


@both_indices
@given(weights=st.integers(3, 6).flatmap(priorities_of))
def test_judgements_that_say_what_the_priorities_say_are_compatible(
    index: Index, weights: FloatArray
) -> None:
    assert index(weights[:, np.newaxis] / weights, weights) == pytest.approx(0, abs=1e-20)


@given(matrix=comparisons(least=3, most=6), data=st.data())
def test_no_priorities_are_more_compatible_than_row_geometric_means(
    matrix: FloatArray, data: st.DataObject
) -> None:
    others = data.draw(priorities_of(len(matrix)))
    least = geometric_compatibility(matrix, geometric_mean(matrix))
    assert geometric_compatibility(matrix, others) >= least - 1e-12


@both_indices
@given(panel=gappy_panels(), data=st.data())
def test_many_judges_are_compared_like_one_after_the_other(
    index: Index, panel: FloatArray, data: st.DataObject
) -> None:
    weights = data.draw(priorities_of(panel.shape[-1]))
    one_by_one = [index(matrix, weights) for matrix in panel]
    np.testing.assert_allclose(index(panel, weights), one_by_one, rtol=1e-12)


@given(panel=gappy_panels(), data=st.data())
def test_violations_stay_below_their_largest_value(panel: FloatArray, data: st.DataObject) -> None:
    size = panel.shape[-1]
    numbers = priority_violations(panel, data.draw(priorities_of(size)))
    some = ~np.isnan(panel) & ~np.eye(size, dtype=bool)
    defined = some.any(axis=(-1, -2)) & (size > 2) if size > 1 else np.ones(len(panel), dtype=bool)
    np.testing.assert_array_equal(np.isnan(numbers), ~defined)
    assert (numbers[defined] >= 0).all()
    assert (numbers[defined] <= size / max(size - 2, 1) + 1e-12).all()


@given(panel=gappy_panels())
def test_dispersion_is_a_symmetric_factor_of_at_least_1(panel: FloatArray) -> None:
    factors = judgement_dispersion(panel)
    np.testing.assert_allclose(factors, factors.T, rtol=1e-12)
    np.testing.assert_array_equal(np.isnan(factors), np.isnan(panel).all(axis=0))
    assert (factors[~np.isnan(factors)] >= 1).all()
    np.testing.assert_array_equal(np.diag(factors), 1)


@given(matrix=comparisons(most=6), judges=st.integers(1, 4))
def test_judges_who_say_the_same_are_not_dispersed(matrix: FloatArray, judges: int) -> None:
    np.testing.assert_allclose(judgement_dispersion([matrix] * judges), 1, rtol=1e-7)


@given(panel=panels(5), data=st.data())
def test_dispersion_does_not_depend_on_the_order_of_judges_or_items(
    panel: FloatArray, data: st.DataObject
) -> None:
    judges = data.draw(st.permutations(range(len(panel))))
    items = data.draw(st.permutations(range(panel.shape[-1])))
    shuffled = judgement_dispersion(panel[np.ix_(judges, items, items)])
    expected = judgement_dispersion(panel)[np.ix_(items, items)]
    np.testing.assert_allclose(shuffled, expected, rtol=1e-9)


@given(priorities=priorities_of_judges())
def test_similarity_is_the_consensus_of_two(priorities: FloatArray) -> None:
    similar = judge_similarity(priorities)
    for one, first in enumerate(priorities):
        for two, second in enumerate(priorities):
            assert similar[one, two] == pytest.approx(consensus([first, second]), abs=1e-12)
    np.testing.assert_array_equal(similar, similar.T)


@given(priorities=priorities_of_judges(), data=st.data())
def test_as_many_groups_of_judges_as_asked(priorities: FloatArray, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(priorities)))
    groups = judge_clusters(judge_similarity(priorities), count=count)
    firsts = [groups.tolist().index(group) for group in range(count)]
    assert sorted(set(groups.tolist())) == list(range(count))
    assert firsts == sorted(firsts)


@fewer(2)
@given(priorities=priorities_of_judges(), threshold=st.floats(0, 1))
def test_groups_under_a_threshold_are_those_of_some_count(
    priorities: FloatArray, threshold: float
) -> None:
    similar = judge_similarity(priorities)
    groups = judge_clusters(similar, threshold=threshold)
    again = judge_clusters(similar, count=int(groups.max()) + 1)
    np.testing.assert_array_equal(groups, again)
    if threshold == 0:
        assert groups.max() == 0


@fewer(2)
@given(priorities=priorities_of_judges(least=2), threshold=st.floats(0, 1))
def test_a_higher_threshold_splits_groups_and_never_joins_them(
    priorities: FloatArray, threshold: float
) -> None:
    similar = judge_similarity(priorities)
    loose = judge_clusters(similar, threshold=threshold / 2)
    tight = judge_clusters(similar, threshold=threshold)
    for group in range(int(tight.max()) + 1):
        assert len(set(loose[tight == group].tolist())) == 1
