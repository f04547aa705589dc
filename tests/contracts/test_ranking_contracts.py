"""What every ranking method promises, on the bare table and on declared scales."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, Settings
from mcdm_smartcity.ranking.catalogue import METHODS
from strategies import (
    Table,
    awkward_scores,
    batches,
    declared_scores,
    fewer,
    plain_scores,
    tables,
    weights_of,
)


class Use(NamedTuple):
    """A method as it is used: with its defaults, or reading values on declared scales."""

    method: Method
    settings: Settings
    declared: bool

    def scores(self, table: Table) -> FloatArray:
        given = (table.matrix, table.weights, table.benefit)
        return np.asarray(self.method.kernel(*given, **dict(self.settings)))

    def plain(self) -> st.SearchStrategy[Table]:
        scores = declared_scores() if self.declared else plain_scores(self.method.domain)
        return tables(scores, all_benefits=self.declared)

    def awkward(self) -> st.SearchStrategy[Table]:
        scores = declared_scores() if self.declared else awkward_scores(self.method.domain)
        return tables(scores, all_benefits=self.declared)

    def stacked(self) -> st.SearchStrategy[Table]:
        scores = declared_scores() if self.declared else plain_scores(self.method.domain)
        return batches(scores, all_benefits=self.declared)


BARE = [Use(method, (), declared=False) for method in METHODS.values()]
DECLARED = [
    Use(method, method.on_scale, declared=True) for method in METHODS.values() if method.on_scale
]
USES = {f"{use.method.name}{' declared' if use.declared else ''}": use for use in BARE + DECLARED}
MONOTONE = {name: use for name, use in USES.items() if use.method.monotone}
every_use = pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
every_monotone_use = pytest.mark.parametrize("use", MONOTONE.values(), ids=MONOTONE.keys())
every_bare_use = pytest.mark.parametrize("use", BARE, ids=METHODS)


@every_use
@given(data=st.data())
def test_scores_are_finite_whatever_the_table(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.awkward())
    scores = use.scores(table)
    assert scores.shape == table.matrix.shape[:1]
    assert np.isfinite(scores).all()


@every_bare_use
@fewer(2)
@given(data=st.data())
def test_scores_are_finite_in_single_precision_too(use: Use, data: st.DataObject) -> None:
    table = data.draw(tables(awkward_scores(use.method.domain, single=True)))
    scores = use.scores(Table(table.matrix.astype(np.float32), table.weights, table.benefit))
    assert np.isfinite(scores).all()


@every_use
@fewer(2)
@given(data=st.data())
def test_order_of_programs_does_not_matter(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.plain())
    order = data.draw(st.permutations(range(len(table.matrix))))
    shuffled = Table(table.matrix[order], table.weights, table.benefit)
    np.testing.assert_allclose(use.scores(shuffled), use.scores(table)[order], rtol=0, atol=1e-10)


@every_use
@fewer(2)
@given(data=st.data())
def test_order_of_criteria_does_not_matter(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.plain())
    order = data.draw(st.permutations(range(table.matrix.shape[1])))
    shuffled = Table(table.matrix[:, order], table.weights[order], table.benefit[order])
    np.testing.assert_allclose(use.scores(shuffled), use.scores(table), rtol=0, atol=1e-10)


@every_use
@fewer(3)
@given(data=st.data(), scale=st.sampled_from([1e-300, 1e-9, 100, 1e290]))
def test_scale_of_weights_does_not_matter(use: Use, data: st.DataObject, scale: float) -> None:
    table = data.draw(use.plain())
    weights = data.draw(weights_of(len(table.benefit), awkward=False))
    scores = use.scores(Table(table.matrix, weights, table.benefit))
    rescaled = use.scores(Table(table.matrix, weights * scale, table.benefit))
    np.testing.assert_allclose(rescaled, scores, rtol=0, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data())
def test_a_criterion_of_weight_zero_decides_nothing(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.plain())
    weights = np.append(table.weights, 0.0)
    matrix = np.column_stack([table.matrix, np.linspace(0.1, 1, len(table.matrix))])
    wider = Table(matrix, weights, np.append(table.benefit, True))
    np.testing.assert_allclose(use.scores(wider), use.scores(table), rtol=0, atol=1e-10)


@every_monotone_use
@given(data=st.data())
def test_a_dominated_program_is_never_above_its_dominator(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.awkward())
    worst = np.where(table.benefit, table.matrix.min(axis=0), table.matrix.max(axis=0))
    first, last = table.matrix[0], table.matrix[-1]
    between = np.where(table.benefit, np.minimum(first, last), np.maximum(first, last))
    matrix = np.vstack([table.matrix, between, worst])
    scores = use.scores(Table(matrix, table.weights, table.benefit))
    # Below the least normal number there is no digit to round in.
    allowed = 1e-9 * np.abs(scores).max() + np.finfo(np.float64).tiny
    assert scores[-2] <= min(scores[0], scores[-3]) + allowed
    assert scores[-1] <= scores.min() + allowed


@every_use
@fewer(3)
@given(data=st.data())
def test_equal_programs_have_equal_scores(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.awkward())
    doubled = Table(np.vstack([table.matrix, table.matrix]), table.weights, table.benefit)
    scores = use.scores(doubled)
    half = len(table.matrix)
    np.testing.assert_allclose(scores[:half], scores[half:], rtol=1e-12, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data())
def test_scores_are_equal_if_no_criterion_tells_programs_apart(
    use: Use, data: st.DataObject
) -> None:
    table = data.draw(use.awkward())
    same = np.repeat(table.matrix[:1], 3, axis=0)
    scores = use.scores(Table(same, table.weights, table.benefit))
    np.testing.assert_allclose(scores, scores[0], rtol=1e-12, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data())
def test_many_vectors_of_weights_score_like_one_after_the_other(
    use: Use, data: st.DataObject
) -> None:
    stack = data.draw(use.stacked())
    table = stack.matrix[0]
    scores = use.scores(Table(table, stack.weights, stack.benefit))
    one_by_one = [use.scores(Table(table, w, stack.benefit)) for w in stack.weights]
    np.testing.assert_allclose(scores, one_by_one, rtol=1e-12, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data())
def test_many_tables_score_like_one_after_the_other(use: Use, data: st.DataObject) -> None:
    stack = data.draw(use.stacked())
    weights = stack.weights[0]
    scores = use.scores(Table(stack.matrix, weights, stack.benefit))
    one_by_one = [use.scores(Table(m, weights, stack.benefit)) for m in stack.matrix]
    np.testing.assert_allclose(scores, one_by_one, rtol=1e-12, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data())
def test_tables_and_weights_broadcast_against_each_other(use: Use, data: st.DataObject) -> None:
    stack = data.draw(use.stacked())
    weights = stack.weights[:, np.newaxis, :]
    scores = use.scores(Table(stack.matrix, weights, stack.benefit))
    one_by_one = [
        [use.scores(Table(m, w, stack.benefit)) for m in stack.matrix] for w in stack.weights
    ]
    np.testing.assert_allclose(scores, one_by_one, rtol=1e-12, atol=1e-12)


@every_use
@fewer(3)
@given(data=st.data(), single_weights=st.booleans())
def test_single_precision_stays_single_precision(
    use: Use, data: st.DataObject, *, single_weights: bool
) -> None:
    table = data.draw(use.plain())
    shares: FloatArray = table.weights / table.weights.max()
    weights: FloatArray = shares.astype(np.float32) if single_weights else shares
    single = use.scores(Table(table.matrix.astype(np.float32), weights, table.benefit))
    double = use.scores(Table(table.matrix, weights, table.benefit))
    assert single.dtype == np.float32
    assert double.dtype == np.float64


@every_use
@fewer(3)
@given(data=st.data())
def test_whole_numbers_are_taken_as_numbers(use: Use, data: st.DataObject) -> None:
    table = data.draw(tables(st.just(1.0) | st.integers(0, 1).map(float), all_benefits=True))
    table = Table(table.matrix + (use.method.domain == "positive"), table.weights, table.benefit)
    whole = Table(table.matrix.astype(np.int64), table.weights, table.benefit)
    np.testing.assert_array_equal(use.scores(whole), use.scores(table))


@every_use
@fewer(3)
@given(data=st.data())
def test_given_arrays_are_left_as_they_are(use: Use, data: st.DataObject) -> None:
    table = data.draw(use.awkward())
    before = [table.matrix.copy(), table.weights.copy(), table.benefit.copy()]
    use.scores(table)
    for now, then in zip((table.matrix, table.weights, table.benefit), before, strict=True):
        np.testing.assert_array_equal(now, then)


@pytest.mark.parametrize("use", DECLARED, ids=[use.method.name for use in DECLARED])
@fewer(2)
@given(data=st.data())
def test_a_further_program_changes_no_score_on_declared_scales(
    use: Use, data: st.DataObject
) -> None:
    table = data.draw(use.plain())
    levels = data.draw(st.tuples(*(declared_scores() for _ in table.benefit)))
    larger = Table(np.vstack([table.matrix, levels]), table.weights, table.benefit)
    np.testing.assert_allclose(use.scores(larger)[:-1], use.scores(table), rtol=0, atol=1e-12)
