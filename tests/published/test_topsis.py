"""Published TOPSIS tables."""

import numpy as np

from mcdm_smartcity import DecisionMatrix, rank, topsis
from mcdm_smartcity.ranking.methods.topsis import topsis_steps
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
)


@published("topsis-hodgett-cars", "topsis-hodgett-subset", "topsis-jmcdm")
def test_closeness_prints_as_published(case: Case) -> None:
    # The weights of the last two do not sum to 1; their scale must not matter.
    ours = topsis(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "closeness", ours)
    assert_recomputed(case, "closeness", ours)


@published("topsis-hodgett-cars")
def test_a_ranking_of_the_bare_table_has_the_published_closeness(case: Case) -> None:
    table = DecisionMatrix.from_arrays(case.matrix(), case.benefit(), ["a", "b", "c"])
    ranking = rank(table, case.inputs["weights"], "topsis")
    assert_follows(case, "closeness", ranking.scores)
    assert ranking.in_order() == ("b", "a", "c")


@published("topsis-hodgett-cars-ideals")
def test_weighted_ideals_print_as_published(case: Case) -> None:
    benefit, weights = case.benefit(), case.matrix("weights")
    steps = topsis_steps(case.matrix(), weights, benefit)
    for answer, step in (("ideal", "ideal"), ("anti", "anti_ideal")):
        # The source leaves a cost as its share x / ‖x‖, we take that from 1: equal distances.
        level = np.where(benefit, steps[step], 1 - steps[step])
        assert_follows(case, answer, weights * level)
        assert_recomputed(case, answer, weights * level)


@published("topsis-hwang-yoon1981-from-normalised")
def test_four_aircraft_from_the_printed_normalised_table_come_out_as_published(case: Case) -> None:
    weights, sign = case.matrix("weights"), np.where(case.benefit(), 1, -1)
    steps = topsis_steps(case.matrix("normalised"), weights, case.benefit(), normalise="none")
    assert_follows(case, "ideal", weights * sign * steps["ideal"])
    assert_follows(case, "anti", weights * sign * steps["anti_ideal"])
    # Closeness is printed to three decimals.
    assert_follows(case, "closeness", steps["scores"], digits=3)
    assert_recomputed(case, "closeness", steps["scores"])


@published("topsis-hwang-yoon1981-from-normalised")
def test_two_of_the_printed_distances_are_cut_off_not_rounded(case: Case) -> None:
    steps = topsis_steps(
        case.matrix("normalised"), case.inputs["weights"], case.benefit(), normalise="none"
    )
    # The first distances are 0.05456 and 0.09837, printed as 0.0545 and 0.0983.
    for answer, step in (("d_plus", "distance_to_ideal"), ("d_minus", "distance_to_anti_ideal")):
        assert_does_not_follow(case, answer, steps[step])
        assert_is_near(case, answer, steps[step])
        assert_recomputed(case, answer, steps[step])


@published("topsis-hwang-yoon1981-normalisation")
def test_the_books_normalised_table_does_not_follow_from_its_scores(case: Case) -> None:
    everything_benefits = np.ones(6, dtype=bool)
    ours = topsis_steps(case.matrix(), np.ones(6), everything_benefits)["normalised"]
    # Two columns are off, the price by up to 0.0007: the book's arithmetic; the others follow.
    assert_does_not_follow(case, "normalised", ours)
    assert_recomputed(case, "normalised", ours)
    off = np.abs(ours - np.array(case.expected["normalised"])).max(axis=0) > 0.00005
    assert off.tolist() == [False, True, False, True, False, False]
