"""Proposals to repair judgements, by hand."""

import math
import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import consistency_ratio, eigenvector, geometric_mean
from mcdm_smartcity.errors import (
    DisconnectedComparisonsError,
    InvalidArrayError,
    InvalidComparisonsError,
    UnknownNameError,
)
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons
from mcdm_smartcity.weighting.methods.repair import Repair, repair
from published_cases import read_case

GAP = math.nan
HOUSE = read_case("ahp-saaty1990-house-criteria").matrix()
CIRCLE = np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
AGREED = np.array([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]])
TREE = np.array([[1, 2, GAP], [0.5, 1, 3], [GAP, 1 / 3, 1]])


@pytest.fixture(scope="module")
def house() -> Repair:
    return repair(HOUSE)


def total(proposal: Repair) -> float:
    return sum(abs(math.log(change.proposed / change.given)) for change in proposal.changes)


def test_the_house_needs_one_judgement_moved_far_and_one_a_little(house: Repair) -> None:
    first, second = house.changes
    assert (first.i, first.j, first.given) == (2, 6, 6)
    assert first.proposed == pytest.approx(1.73, abs=0.005)
    assert (second.i, second.j) == (0, 6)
    assert second.given == pytest.approx(1 / 3)
    assert second.proposed == pytest.approx(0.341, abs=0.001)


def test_moving_only_the_worst_judgement_of_the_house_takes_more(house: Repair) -> None:
    low, high = 0.0, math.log(6)
    for _ in range(40):
        middle = (low + high) / 2
        moved = HOUSE.copy()
        moved[2, 6] = 6 / math.exp(middle)
        moved[6, 2] = 1 / moved[2, 6]
        low, high = (low, middle) if consistency_ratio(moved) <= 0.1 else (middle, high)
    assert total(house) < high - 1e-4


def test_a_proposal_tells_ratios_and_weights_before_and_after(house: Repair) -> None:
    assert house.ratio_before == consistency_ratio(HOUSE)
    assert house.ratio_after == consistency_ratio(house.proposed)
    np.testing.assert_array_equal(house.weights_before, eigenvector(HOUSE))
    np.testing.assert_array_equal(house.weights_after, eigenvector(house.proposed))
    assert (house.limit, house.random_index, house.random_index_value) == (0.10, "exact", 1.40430)


def test_the_ratio_comes_down_to_the_limit_and_no_further() -> None:
    for limit in (0.01, 0.05, 0.15):
        after = repair(CIRCLE, limit).ratio_after
        assert after <= limit
        assert after == pytest.approx(limit, rel=2e-4)


def test_the_ratio_refers_to_the_named_random_index() -> None:
    saaty = repair(CIRCLE, random_index="saaty1980")
    assert consistency_ratio(saaty.proposed, "saaty1980") == pytest.approx(0.1, rel=2e-4)
    assert saaty.random_index == "saaty1980"
    own = repair(CIRCLE, random_index=2.0)
    assert consistency_ratio(own.proposed, 2.0) == pytest.approx(0.1, rel=2e-4)
    assert (own.random_index, own.random_index_value) == ("given", 2.0)


def test_with_judgements_missing_the_ratio_refers_to_those_given() -> None:
    ring = np.array(
        [[1, 9, GAP, 1 / 9], [1 / 9, 1, 9, GAP], [GAP, 1 / 9, 1, 9], [9, GAP, 1 / 9, 1]]
    )
    proposal = repair(ring)
    assert (proposal.random_index, proposal.random_index_value) == ("exact, by graph", 0.2527)
    # λ of a completed ring of four is 2 + t + 1/t, t the fourth root of its product, here 9.
    assert proposal.ratio_before == pytest.approx((9 + 1 / 9 - 2) / 3 / 0.2527, rel=1e-9)
    root = 1 + 0.15 * 0.2527 + math.sqrt((1 + 0.15 * 0.2527) ** 2 - 1)
    assert total(proposal) == pytest.approx(4 * math.log(9 / root), abs=1e-3)


def test_equal_changes_come_in_the_order_of_the_items() -> None:
    assert [(one.i, one.j) for one in repair(CIRCLE).changes] == [(0, 1), (0, 2), (1, 2)]


def test_a_tree_has_no_random_index_to_refer_to() -> None:
    proposal = repair(TREE)
    assert proposal.random_index == "undefined"
    assert math.isnan(proposal.random_index_value)


def test_judgements_that_contradict_each_other_alike_move_alike() -> None:
    proposed = repair(CIRCLE).proposed
    assert proposed[0, 1] == pytest.approx(proposed[1, 2], rel=1e-6)
    assert proposed[0, 1] == pytest.approx(proposed[2, 0], rel=1e-6)


@pytest.mark.parametrize(
    "matrix",
    [AGREED, [[1]], [[1, 7], [1 / 7, 1]], TREE],
    ids=["agreed", "one", "two", "tree"],
)
def test_what_is_within_the_limit_or_cannot_be_checked_stays(matrix: Any) -> None:
    proposal = repair(matrix)
    assert proposal.changes == ()
    np.testing.assert_array_equal(proposal.proposed, np.array(matrix, dtype=float))
    np.testing.assert_array_equal(proposal.weights_after, proposal.weights_before)
    np.testing.assert_equal(proposal.ratio_after, proposal.ratio_before)


def test_a_tree_has_no_ratio_before_or_after() -> None:
    assert math.isnan(repair(TREE).ratio_before)


def test_missing_judgements_stay_missing() -> None:
    matrix = np.array(
        [[1, 2, GAP, 5], [1 / 2, 1, 3, GAP], [GAP, 1 / 3, 1, 9], [1 / 5, GAP, 1 / 9, 1]]
    )
    proposal = repair(matrix)
    np.testing.assert_array_equal(np.isnan(proposal.proposed), np.isnan(matrix))
    assert proposal.ratio_after == pytest.approx(0.1, rel=2e-4)
    # Four judgements in a circle: each moves by the same factor.
    factors = [max(c.proposed / c.given, c.given / c.proposed) for c in proposal.changes]
    assert len(factors) == 4
    assert max(factors) == pytest.approx(min(factors), rel=2e-4)


def test_no_proposal_goes_beyond_9() -> None:
    matrix = np.array([[1, 7, 1 / 5], [1 / 7, 1, 1 / 8], [5, 8, 1]])
    given = {(c.i, c.j): c.proposed for c in repair(matrix).changes}
    assert given[1, 2] == pytest.approx(1 / 9, rel=1e-3)
    assert given[1, 2] >= 1 / 9 * (1 - 1e-12)


def test_judgements_that_do_not_change_keep_every_digit(house: Repair) -> None:
    same = np.ones(HOUSE.shape, dtype=bool)
    for change in house.changes:
        same[change.i, change.j] = same[change.j, change.i] = False
    np.testing.assert_array_equal(house.proposed[same], as_comparisons(HOUSE)[same])


@pytest.mark.parametrize("size", [1e8, 1e150])
def test_huge_judgements_are_brought_under_the_limit_too(size: float) -> None:
    chain = np.ones((4, 4))
    for i in range(3):
        chain[i, i + 1], chain[i + 1, i] = size, 1 / size
    assert repair(chain).ratio_after == pytest.approx(0.1, rel=2e-4)


def test_should_the_search_fail_the_line_to_the_fit_is_followed_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "mcdm_smartcity.weighting.methods.repair.least_change", lambda matrix, _: 0 * matrix
    )
    proposal = repair(HOUSE)
    assert proposal.ratio_after <= 0.1
    assert proposal.ratio_after == pytest.approx(0.1, rel=1e-9)
    logarithms, fit = np.log(as_comparisons(HOUSE)), np.log(geometric_mean(HOUSE))
    moved = np.log(proposal.proposed) - logarithms
    whole = fit[:, np.newaxis] - fit - logarithms
    upper = np.triu_indices(8, 1)
    np.testing.assert_allclose(moved[upper] / whole[upper], moved[0, 1] / whole[0, 1], rtol=1e-9)


def test_the_given_judgements_are_left_as_they_are() -> None:
    before = CIRCLE.copy()
    repair(CIRCLE)
    np.testing.assert_array_equal(CIRCLE, before)


def test_a_proposal_is_frozen_turns_into_rows_and_travels() -> None:
    proposal = repair(CIRCLE)
    with pytest.raises(ValueError, match="read-only"):
        proposal.proposed[0, 1] = 1
    assert proposal.as_rows()[0].keys() == {"i", "j", "given", "proposed"}
    assert len(proposal.as_rows()) == 3
    assert pickle.loads(pickle.dumps(proposal)) == proposal  # noqa: S301 - our own bytes


@pytest.mark.parametrize("limit", [0, -0.1, math.inf, math.nan])
def test_a_limit_that_no_judgements_could_meet_is_refused(limit: float) -> None:
    with pytest.raises(InvalidArrayError, match="limit must be a consistency ratio above 0, not"):
        repair(CIRCLE, limit)


def test_several_matrices_at_once_are_refused() -> None:
    with pytest.raises(InvalidComparisonsError, match=r"shape \(m, m\), not \(2, 3, 3\)"):
        repair(np.array([CIRCLE, AGREED]))


def test_judgements_that_leave_groups_apart_are_refused() -> None:
    apart = np.where(np.eye(3) > 0, 1.0, GAP)
    with pytest.raises(DisconnectedComparisonsError, match=r"\[0\] and \[1\] and \[2\]"):
        repair(apart)


def test_an_unknown_random_index_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'saaty1980'"):
        repair(CIRCLE, random_index="saaty1981")
