"""Published weighted sums, under the normalisation that each source uses."""

import numpy as np
import pytest

from mcdm_smartcity import ranks, weighted_sum
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
)


@published("saw-podvezko2011-sum")
def test_sums_of_shares_print_as_published(case: Case) -> None:
    ours = weighted_sum(case.matrix(), case.inputs["weights"], case.benefit(), normalise="sum")
    assert_follows(case, "S", ours)
    assert_recomputed(case, "S", ours)


@published("saw-podvezko2011")
def test_sums_after_linear_scaling_follow_but_for_a_misprint_on_the_way(case: Case) -> None:
    weights = case.matrix("weights")
    ours = weighted_sum(case.matrix(), weights, case.benefit(), normalise="linear")
    assert_does_not_follow(case, "S", ours)
    assert_recomputed(case, "S", ours)
    # The paper's normalised table holds 0.599 for 306 / 501 = 0.611; with that the sum follows.
    misprint = np.array([0, 0, weights[2] * (0.599 - 306 / 501), 0])
    assert_follows(case, "S", ours + misprint)


@published("ahp-saaty-vargas-counterexample")
def test_both_modes_of_synthesis_reverse_when_an_alternative_joins(case: Case) -> None:
    weights, benefit = case.inputs["criteria_weights"], np.ones(3, dtype=bool)
    two, three = case.matrix("local_ratios_AB").T, case.matrix("local_ratios_ABC").T
    for answers, mode in ((("dist2", "dist3"), "sum"), (("bg2", "bg3"), "max")):
        before = weighted_sum(two, weights, benefit, normalise=mode)
        after = weighted_sum(three, weights, benefit, normalise=mode)
        assert_follows(case, answers[0], before)
        assert_follows(case, answers[1], after)
    # In the ideal mode too: B overtakes A only because C is there.
    assert (ranks(before).tolist(), ranks(after).tolist()) == ([1, 2], [3, 2, 1])


@published("rank-reversal-local-minmax")
def test_scaling_by_the_range_of_the_table_reverses_ranks(case: Case) -> None:
    weights, benefit = case.inputs["weights"], np.ones(2, dtype=bool)
    full = weighted_sum(case.matrix(), weights, benefit)
    reduced = weighted_sum(case.matrix()[:2], weights, benefit)
    assert_follows(case, "full", full)
    assert_follows(case, "reduced", reduced)
    assert full[0] < full[1]
    assert reduced[0] > reduced[1]


@published("mare-hodgett2013")
def test_three_routes_at_worst_likely_and_best_score_as_published(case: Case) -> None:
    # One scaling for all three tables: each criterion's maximum over all of them.
    table = np.vstack([case.matrix(name) for name in ("min", "likely", "max")])
    benefit = np.ones(5, dtype=bool)
    ours = weighted_sum(table, case.inputs["weights"], benefit, normalise="max").reshape(3, 3)
    for route, answer in enumerate(("RouteOne", "RouteTwo", "RouteThree")):
        assert_follows(case, answer, ours[:, route])
        assert_recomputed(case, answer, ours[:, route])


@published("breakeven-two-options")
def test_two_options_are_equal_at_the_published_weight(case: Case) -> None:
    options, benefit = [case.inputs["A"], case.inputs["B"]], np.ones(2, dtype=bool)
    first, second = weighted_sum(options, case.inputs["weights"], benefit, normalise="none")
    assert_follows(case, "S_A", first)
    assert_follows(case, "S_B", second)
    weight = case.expected["breakeven_w1"]
    equal = weighted_sum(options, [weight, 1 - weight], benefit, normalise="none")
    assert equal[0] == pytest.approx(equal[1], rel=1e-12)
    assert ranks(equal).tolist() == [1, 1]
