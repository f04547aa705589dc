"""What every outranking method promises, whatever the table, its shapes and thresholds."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    electre_i,
    electre_ii,
    electre_iii,
    electre_iii_credibility,
    electre_iii_distillations,
    electre_tri,
    gaia_plane,
    mr_sort,
    promethee_flows,
    promethee_i,
    promethee_ii,
    promethee_preferences,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.outranking_graph import kernel, undominated
from mcdm_smartcity.ranking.methods.preference_shapes import SHAPES
from mcdm_smartcity.ranking.methods.unicriterion_flows import FEW
from strategies import Table, awkward_scores, fewer, plain_scores, tables

SIZES = st.sampled_from([0.0, 1e-300, 1e-9, 0.5, 1.0, 2.0, 7.0, 1e300])


@st.composite
def preferences(draw: st.DrawFn, criteria: int) -> dict[str, Any]:
    """A shape for each criterion, with thresholds that it can have."""
    low = [draw(SIZES) for _ in range(criteria)]
    return {
        "shape": [draw(st.sampled_from(list(SHAPES))) for _ in range(criteria)],
        "q": low,
        "p": [size + draw(SIZES.filter(bool)) for size in low],
        "s": [draw(SIZES.filter(bool)) for _ in range(criteria)],
    }


@st.composite
def limits(draw: st.DrawFn, criteria: int) -> dict[str, Any]:
    """Thresholds of ELECTRE, 0 ≤ q ≤ p ≤ v, some criteria without a veto."""
    parts = np.array([[draw(SIZES) for _ in range(criteria)] for _ in range(3)])
    q, p, v = np.minimum(np.cumsum(parts, axis=0), 1e300)
    return {
        "q": q,
        "p": p,
        "v": np.where([draw(st.booleans()) for _ in range(criteria)], np.nan, v),
    }


def given_to(table: Table) -> tuple[FloatArray, FloatArray, Any]:
    return table.matrix, table.weights, table.benefit


@given(data=st.data(), table=tables(awkward_scores("real")))
def test_flows_are_shares_and_balance(data: st.DataObject, table: Table) -> None:
    flows = promethee_flows(*given_to(table), **data.draw(preferences(len(table.benefit))))
    for flow in (flows.positive, flows.negative):
        assert ((flow >= 0) & (flow <= 1 + 1e-12)).all()
    np.testing.assert_allclose(flows.net, flows.positive - flows.negative, rtol=0, atol=1e-12)
    np.testing.assert_allclose(flows.net.sum(), 0, rtol=0, atol=1e-12)
    np.testing.assert_allclose(flows.unicriterion.sum(axis=0), 0, rtol=0, atol=1e-12)


@given(data=st.data(), table=tables(awkward_scores("real")))
def test_sorted_columns_give_the_flows_of_all_pairs(data: st.DataObject, table: Table) -> None:
    # As many rows as sorting begins with, most of them alike.
    matrix = np.resize(table.matrix, (FEW + 1, table.matrix.shape[1]))
    shapes = data.draw(preferences(len(table.benefit)))
    found = promethee_ii(matrix, table.weights, table.benefit, **shapes)
    pairs = promethee_preferences(matrix, table.weights, table.benefit, **shapes)
    np.testing.assert_allclose(
        found, (pairs.sum(axis=1) - pairs.sum(axis=0)) / FEW, rtol=0, atol=1e-10
    )


@given(data=st.data(), table=tables(plain_scores("real")))
def test_no_shape_lets_a_dominated_program_flow_above(data: st.DataObject, table: Table) -> None:
    worst = np.where(table.benefit, table.matrix.min(axis=0), table.matrix.max(axis=0))
    matrix = np.vstack([table.matrix, worst])
    shapes = data.draw(preferences(len(table.benefit)))
    flows = promethee_flows(matrix, table.weights, table.benefit, **shapes)
    assert flows.positive[-1] <= flows.positive.min() + 1e-12
    assert flows.negative[-1] >= flows.negative.max() - 1e-12


@given(data=st.data(), table=tables(awkward_scores("real")))
def test_of_each_pair_one_relation_holds(data: st.DataObject, table: Table) -> None:
    found = promethee_i(*given_to(table), **data.draw(preferences(len(table.benefit))))
    preferred = found.preferred
    held = [preferred, preferred.T, found.indifferent, found.incomparable]
    assert (np.sum(held, axis=0) == 1).all()
    net = found.positive - found.negative
    assert (net[:, np.newaxis] - net >= -1e-12)[preferred].all()


@given(data=st.data(), table=tables(awkward_scores("real")))
def test_planes_are_finite_and_keep_a_share(data: st.DataObject, table: Table) -> None:
    plane = gaia_plane(*given_to(table), **data.draw(preferences(len(table.benefit))))
    assert np.isfinite(plane.programs).all()
    assert 0 <= plane.quality <= 1 + 1e-12
    flat = plane.criteria.T @ plane.criteria
    np.testing.assert_allclose(flat, np.diag(np.diag(flat)), rtol=0, atol=1e-12)


@st.composite
def relations(draw: st.DrawFn) -> Any:
    size = draw(st.integers(1, 7))
    bits = draw(st.lists(st.booleans(), min_size=size * size, max_size=size * size))
    found = np.array(bits).reshape(size, size)
    np.fill_diagonal(found, val=False)
    return found


@given(relation=relations())
def test_a_kernel_outranks_all_others_and_is_outranked_by_none_but_its_circle(
    relation: Any,
) -> None:
    chosen = kernel(relation)
    reach = relation.copy()
    for _ in range(3):  # paths of up to 8 arcs
        reach |= (reach.astype(int) @ reach.astype(int)) > 0
    circle = reach & reach.T
    inside = relation & chosen & chosen[:, np.newaxis]
    assert (inside <= circle).all()
    # Whoever is left out is in a circle of which a member is outranked from the kernel.
    hit = relation[chosen].any(axis=0)
    assert (chosen | hit | (circle & hit).any(axis=1)).all()
    assert undominated(relation).any()


@given(table=tables(awkward_scores("real")))
def test_choices_and_orders_are_finite(table: Table) -> None:
    choice = electre_i(*given_to(table))
    assert choice.kernel.any()
    for pairs in (choice.concordance, choice.discordance):
        assert ((pairs >= 0) & (pairs <= 1 + 1e-12)).all()
    found = electre_ii(*given_to(table))
    assert found.ranks.min() == 1
    assert not (found.strong & found.weak).any()
    assert found.descending.min() == found.ascending.min() == 1


@given(data=st.data(), table=tables(awkward_scores("real")))
def test_credibility_is_a_share_of_concordance(data: st.DataObject, table: Table) -> None:
    found = electre_iii_credibility(*given_to(table), **data.draw(limits(len(table.benefit))))
    assert ((found.credibility >= 0) & (found.credibility <= found.concordance)).all()
    np.testing.assert_allclose(np.diag(found.credibility), 1, rtol=1e-12)


@given(data=st.data(), table=tables(plain_scores("real")), reading=st.sampled_from(["pair", "cut"]))
def test_thresholds_and_vetoes_keep_a_dominated_program_below(
    data: st.DataObject, table: Table, reading: str
) -> None:
    worst = np.where(table.benefit, table.matrix.min(axis=0), table.matrix.max(axis=0))
    middle = np.where(
        table.benefit,
        np.minimum(table.matrix[0], table.matrix[-1]),
        np.maximum(table.matrix[0], table.matrix[-1]),
    )
    matrix = np.vstack([table.matrix, middle, worst])
    given_limits = data.draw(limits(len(table.benefit)))
    scores = electre_iii(matrix, table.weights, table.benefit, reading=reading, **given_limits)
    assert scores[-2] <= min(scores[0], scores[-3]) + 1e-12
    assert scores[-1] <= scores.min() + 1e-12


@fewer(2)
@given(data=st.data(), table=tables(plain_scores("real")))
def test_the_final_order_is_what_both_distillations_say(data: st.DataObject, table: Table) -> None:
    found = electre_iii_distillations(*given_to(table), **data.draw(limits(len(table.benefit))))
    held = [found.preferred, found.preferred.T, found.indifferent, found.incomparable]
    assert (np.sum(held, axis=0) == 1).all()
    assert (found.scores[:, np.newaxis] > found.scores)[found.preferred].all()
    np.testing.assert_allclose(found.scores.mean(), 0.5, rtol=0, atol=1e-12)


@given(data=st.data(), table=tables(plain_scores("real")), cut=st.sampled_from([0.5, 0.75, 1.0]))
def test_categories_are_ordered_and_each_program_is_judged_by_itself(
    data: st.DataObject, table: Table, cut: float
) -> None:
    best = np.where(table.benefit, table.matrix.max(axis=0), table.matrix.min(axis=0))
    middle = np.where(table.benefit, np.minimum(best, 3), np.maximum(best, 3))
    profiles, thresholds = [best, middle], data.draw(limits(len(table.benefit)))
    found = electre_tri(*given_to(table), profiles, cut=cut, **thresholds)
    assert (found.optimistic <= found.pessimistic).all()
    one = electre_tri(
        table.matrix[:1], table.weights, table.benefit, profiles, cut=cut, **thresholds
    )
    assert one.pessimistic[0] == found.pessimistic[0]
    assert one.optimistic[0] == found.optimistic[0]
    plain = electre_tri(*given_to(table), profiles, cut=cut)
    sorted_so = mr_sort(*given_to(table), profiles, majority=cut)
    np.testing.assert_array_equal(sorted_so.category, plain.pessimistic)
