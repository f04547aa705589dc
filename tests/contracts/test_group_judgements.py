"""From many judges to one matrix, and how far they agree."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import aggregate_judgements, consensus, geometric_mean
from mcdm_smartcity.errors import InvalidArrayError, InvalidComparisonsError, InvalidWeightsError
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import comparisons, panels, priorities_of, weights_of


@given(matrix=comparisons(most=6), judges=st.integers(1, 4))
def test_equal_judges_speak_as_one(matrix: FloatArray, judges: int) -> None:
    together = aggregate_judgements([matrix] * judges)
    np.testing.assert_allclose(together, matrix, rtol=1e-12)


@given(panel=panels())
def test_the_matrix_of_a_group_is_exactly_reciprocal(panel: FloatArray) -> None:
    together = aggregate_judgements(panel)
    larger, smaller = np.maximum(together, together.T), np.minimum(together, together.T)
    # The inverse of an inverse may be off by one digit, so one side is that of the other.
    assert ((smaller == 1 / larger) | (larger == 1 / smaller)).all()
    np.testing.assert_array_equal(np.diag(together), 1)


@given(panel=panels(), data=st.data())
def test_order_of_judges_does_not_matter(panel: FloatArray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(panel))))
    weights = data.draw(weights_of(len(panel)))
    np.testing.assert_allclose(
        aggregate_judgements(panel[order], weights[order]),
        aggregate_judgements(panel, weights),
        rtol=1e-12,
    )


@given(panel=panels(), data=st.data())
def test_priorities_of_the_group_are_the_geometric_means_of_its_judges(
    panel: FloatArray, data: st.DataObject
) -> None:
    weights = data.draw(weights_of(len(panel), awkward=False))
    shares = weights / weights.sum()
    mean = np.exp(shares @ np.log(geometric_mean(panel)))
    together = geometric_mean(aggregate_judgements(panel, weights))
    np.testing.assert_allclose(together, mean / mean.sum(), rtol=1e-10)


@given(panel=panels(), data=st.data())
def test_a_judge_of_weight_zero_changes_nothing(panel: FloatArray, data: st.DataObject) -> None:
    silent = data.draw(comparisons(items=panel.shape[-1]))
    wider = np.concatenate([panel, silent[np.newaxis]])
    together = aggregate_judgements(wider, [*np.ones(len(panel)), 0])
    np.testing.assert_allclose(together, aggregate_judgements(panel), rtol=1e-12)


def test_a_pair_is_averaged_over_those_who_judged_it() -> None:
    gap = np.nan
    one = np.array([[1, 2, gap], [0.5, 1, gap], [gap, gap, 1]])
    two = np.array([[1, 8, 3], [1 / 8, 1, gap], [1 / 3, gap, 1]])
    expected = np.array([[1, 4, 3], [0.25, 1, gap], [1 / 3, gap, 1]])
    np.testing.assert_allclose(aggregate_judgements(np.array([one, two])), expected, rtol=1e-12)


def test_a_pair_that_only_a_judge_of_weight_zero_gave_is_missing() -> None:
    gap = np.nan
    panel = np.array([[[1, gap], [gap, 1]], [[1, 5], [0.2, 1]]])
    together = aggregate_judgements(panel, [1, 0])
    assert np.isnan(together[0, 1])


@pytest.mark.parametrize(
    ("panel", "words"),
    [
        ([[1, 2], [0.5, 1]], r"shape \(judges, m, m\), not \(2, 2\)"),
        ([[[1, 2], [0.5, 1]], [[1, 3], [0.5, 1]]], "inverse to each other.*found 3, mirror 0.5"),
        (np.ones((2, 2, 3)), "must be square"),
    ],
    ids=["one matrix", "not reciprocal", "oblong"],
)
def test_what_is_no_panel_of_judges_is_refused(panel: Any, words: str) -> None:
    with pytest.raises(InvalidComparisonsError, match=words):
        aggregate_judgements(panel)


def test_an_empty_panel_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match=r"at least one|must"):
        aggregate_judgements(np.ones((0, 2, 2)))


@pytest.mark.parametrize(
    ("weights", "words"),
    [([1, -1], "not be negative"), ([0, 0], "not all be zero"), ([1, 1, 1], "not .3,.")],
    ids=["negative", "zero", "too many"],
)
def test_weights_of_judges_that_are_no_shares_are_refused(weights: Any, words: str) -> None:
    with pytest.raises(InvalidWeightsError, match=words):
        aggregate_judgements(np.ones((2, 2, 2)), weights)


@given(st.integers(1, 7).flatmap(lambda m: st.lists(priorities_of(m), min_size=1, max_size=5)))
def test_consensus_is_between_0_and_1(priorities: list[FloatArray]) -> None:
    assert 0 <= consensus(priorities) <= 1


@given(priorities=st.integers(1, 7).flatmap(priorities_of), judges=st.integers(1, 5))
def test_judges_who_say_the_same_agree_completely(priorities: FloatArray, judges: int) -> None:
    assert consensus([priorities] * judges) == pytest.approx(1, abs=1e-12)


@given(
    st.integers(2, 7).flatmap(lambda m: st.lists(priorities_of(m), min_size=2, max_size=5)),
    st.data(),
)
def test_consensus_does_not_depend_on_the_order_of_judges_or_items(
    priorities: list[FloatArray], data: st.DataObject
) -> None:
    given_ones = np.array(priorities)
    judges = data.draw(st.permutations(range(len(given_ones))))
    items = data.draw(st.permutations(range(given_ones.shape[1])))
    shuffled = given_ones[np.ix_(judges, items)]
    assert consensus(shuffled) == pytest.approx(consensus(given_ones), abs=1e-12)


def test_equal_judges_agree_to_the_last_digit() -> None:
    assert consensus([[0.3, 0.2, 0.5]] * 7) == 1.0


def test_refusals_speak_of_judges_and_items() -> None:
    with pytest.raises(InvalidWeightsError, match=r"weights of judges .* one entry per judge"):
        aggregate_judgements(np.ones((2, 3, 3)), [1, 2, 1])
    with pytest.raises(InvalidArrayError, match=r"shape \(..., judges, items\)"):
        consensus([0.5, 0.5])
    with pytest.raises(InvalidWeightsError, match="priorities must not be negative"):
        consensus(np.array([[0.5, -0.5], [1, 0]]))
    with pytest.raises(InvalidComparisonsError, match="at least one judge"):
        aggregate_judgements(np.ones((0, 3, 3)))


def test_judges_who_each_favour_another_item_as_far_as_the_scale_goes_do_not_agree() -> None:
    opposed = np.full((4, 4), 1 / 12) + np.eye(4) * (9 / 12 - 1 / 12)
    assert consensus(opposed) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("priorities", "words"),
    [
        ([0.5, 0.5], "priorities must have shape"),
        ([[0.5, np.nan]], "finite"),
        ([[0.5, -0.5]], "not be negative"),
        ([[0.0, 0.0]], "not all be zero"),
    ],
    ids=["one vector", "nan", "negative", "zeros"],
)
def test_what_are_no_priorities_is_refused(priorities: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        consensus(priorities)


@given(panels_of_one_shape=st.lists(panels(most=3), min_size=1, max_size=4), data=st.data())
def test_a_batch_of_panels_gives_what_each_gives_alone(
    panels_of_one_shape: list[FloatArray], data: st.DataObject
) -> None:
    shape = panels_of_one_shape[0].shape
    batch = np.array([panel for panel in panels_of_one_shape if panel.shape == shape])
    weights = data.draw(weights_of(shape[0], awkward=False))
    alone = [aggregate_judgements(panel, weights) for panel in batch]
    np.testing.assert_allclose(aggregate_judgements(batch, weights), alone, rtol=1e-14)
