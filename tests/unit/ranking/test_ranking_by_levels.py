"""Programs rated with levels of intensity, in rank, worth, synthesis and assessment."""

import numpy as np
import pytest

from mcdm_smartcity import assess, rank, synthesis, value
from strategies_intensities import by_levels

CHAIN = {("excellent", "very good"): 2.0, ("very good", "poor"): 3.0}
NAMES = ("excellent", "very good", "poor")
SCORES = ("poor", "excellent", "very good", "poor")
STUDY = by_levels(NAMES, CHAIN, SCORES)
URGENCY = {"reach": 0, "urgency": 1, "upkeep": 0}
HALF = {"reach": 0.5, "urgency": 0.5, "upkeep": 0}


def test_ratings_are_weighted_sums_of_values_of_levels() -> None:
    # Reach is 10, 5, 60 and 80 of 100; the levels are worth 1/6, 1, 1/2 and 1/6.
    expected = [0.5 * (0.1 + 1 / 6), 0.5 * (0.05 + 1), 0.5 * (0.6 + 0.5), 0.5 * (0.8 + 1 / 6)]
    ranking = rank(STUDY, HALF, "synthesis", mode="ratings")
    np.testing.assert_allclose(ranking.scores, expected, rtol=1e-9)
    np.testing.assert_allclose(rank(STUDY, HALF, "weighted_sum").scores, expected, rtol=1e-9)
    table = [[0.1, 1 / 6], [0.05, 1], [0.6, 1 / 2], [0.8, 1 / 6]]
    np.testing.assert_allclose(
        ranking.scores, synthesis(table, [1, 1], [True, True], mode="ratings"), rtol=1e-9
    )


def test_worth_is_the_gain_over_the_level_of_not_funding() -> None:
    np.testing.assert_allclose(value(STUDY, URGENCY).values, [0, 5 / 6, 1 / 3, 0], atol=1e-12)
    named = by_levels(NAMES, CHAIN, SCORES, unfunded="very good")
    worth = value(named, URGENCY)
    np.testing.assert_allclose(worth.values, [-1 / 3, 1 / 2, 0, -1 / 3], atol=1e-9)
    assert "negative_worth" in {note.kind for note in worth.notes}


def test_topsis_measures_distances_to_the_best_and_worst_values() -> None:
    ranking = rank(STUDY, URGENCY, "topsis")
    np.testing.assert_allclose(ranking.scores, [1 / 6, 1, 1 / 2, 1 / 6], rtol=1e-9)
    assert ranking.ranks.tolist() == [3, 1, 2, 3]


@pytest.mark.parametrize("answer", [rank(STUDY, HALF), value(STUDY, HALF)])
def test_answers_tell_that_levels_were_compared(answer: object) -> None:
    told = "\n".join(map(str, answer.notes))  # type: ignore[attr-defined] # both have notes
    assert "values come from levels that judges compared with each other: urgency" in told
    assert "too few judgements on urgency" in told
    assert "may change these scores: urgency" not in told


def test_inconsistent_judges_of_levels_are_told_in_every_answer() -> None:
    circle = {(NAMES[0], NAMES[1]): 9.0, (NAMES[0], NAMES[2]): 1 / 9, (NAMES[1], NAMES[2]): 9.0}
    study = by_levels(NAMES, circle, SCORES)
    assessed = assess(study)
    for answer in (rank(study, HALF), value(study, HALF), assessed.ranking, assessed.worth):
        told = "\n".join(map(str, answer.notes))
        assert "ani is not consistent enough on urgency" in told


def test_an_assessment_orders_programs_rated_with_levels() -> None:
    assessed = assess(STUDY)
    assert set(assessed.order.order) == {program.id for program in STUDY.programs}
    np.testing.assert_allclose(assessed.worth.values, value(STUDY, assessed.weights).values)
