"""What a proposal to repair judgements promises, on any judgements."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import consistency_ratio
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.repair import Repair, repair
from strategies import comparisons, fewer, incomplete_comparisons, priorities_of

limits = st.sampled_from([0.02, 0.1, 0.3])
any_judgements = comparisons(3, 5) | incomplete_comparisons(4, 4)


def total(proposal: Repair) -> float:
    return sum(abs(math.log(change.proposed / change.given)) for change in proposal.changes)


def total_between(matrix: FloatArray, other: FloatArray) -> float:
    return float(np.nansum(np.abs(np.log(other / matrix)))) / 2


@fewer(4)
@given(matrix=any_judgements, limit=limits)
def test_repair_never_raises_the_ratio_reaches_the_limit_and_is_done_then(
    matrix: FloatArray, limit: float
) -> None:
    proposal = repair(matrix, limit)
    if np.isnan(proposal.ratio_before):
        assert proposal.changes == ()
        return
    assert proposal.ratio_after <= proposal.ratio_before
    if proposal.ratio_before > limit:
        assert proposal.ratio_after <= limit
        assert proposal.ratio_after == pytest.approx(limit, rel=2e-4)
        assert repair(proposal.proposed, limit).changes == ()
    else:
        assert proposal.changes == ()


@fewer(4)
@given(matrix=any_judgements)
def test_a_proposal_is_reciprocal_and_lists_every_change(matrix: FloatArray) -> None:
    proposal = repair(matrix)
    proposed = proposal.proposed.copy()
    np.testing.assert_array_equal(np.isnan(proposed), np.isnan(matrix))
    known = ~np.isnan(proposed)
    np.testing.assert_allclose((proposed * proposed.T)[known], 1, rtol=1e-12)
    assert total(proposal) == pytest.approx(total_between(matrix, proposed), abs=1e-9)
    for change in proposal.changes:
        assert change.i < change.j
        assert proposed[change.i, change.j] == change.proposed
    largest = max(9.0, float(np.nanmax(matrix)))
    assert np.nanmax(proposed) <= largest * (1 + 1e-9)


@fewer(6)
@given(matrix=any_judgements, data=st.data())
def test_no_other_judgements_within_the_limit_are_nearer(
    matrix: FloatArray, data: st.DataObject
) -> None:
    proposal = repair(matrix)
    if not proposal.changes:
        return
    # The line from the given judgements to any others within the limit meets it further away.
    weights = data.draw(priorities_of(len(matrix)))
    other = np.log(weights[:, np.newaxis] / weights)
    if data.draw(st.booleans()):
        other = (other + np.log(proposal.proposed)) / 2
    start = np.log(matrix)
    beyond, within = 0.0, 1.0
    for _ in range(30):
        middle = (beyond + within) / 2
        reached = np.exp(start + middle * (other - start))
        fits = consistency_ratio(reached) <= proposal.limit
        beyond, within = (beyond, middle) if fits else (middle, within)
    distance = total_between(matrix, np.exp(start + within * (other - start)))
    assert total(proposal) <= distance + 1e-4


@fewer(6)
@given(matrix=comparisons(3, 4), data=st.data())
def test_order_of_items_does_not_matter(matrix: FloatArray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(matrix))))
    shuffled = repair(matrix[np.ix_(order, order)])
    straight = repair(matrix)
    assert total(shuffled) == pytest.approx(total(straight), abs=1e-4)
