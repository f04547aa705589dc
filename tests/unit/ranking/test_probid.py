"""PROBID: its halves and quarters, and why it cannot promise dominance."""

import numpy as np
import pytest

from mcdm_smartcity import probid
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods import probid as module
from mcdm_smartcity.ranking.methods.probid import probid_steps


def from_the_formula(table: FloatArray) -> FloatArray:
    """The published sums, one program and one ideal after the other, for benefits of weight 1/m."""
    values = table / np.sqrt((table**2).sum(axis=0)) / table.shape[1]
    ideals = np.sort(values, axis=0)[::-1]
    count = len(table)
    middle = (count + 1) // 2
    scores = []
    for row in values:
        distance = [float(np.sqrt(((row - ideal) ** 2).sum())) for ideal in ideals]
        better = sum(distance[k - 1] / k for k in range(1, middle + 1))
        worse = sum(distance[k - 1] / (count - k + 1) for k in range(middle, count + 1))
        average = float(np.sqrt(((row - values.mean(axis=0)) ** 2).sum()))
        scores.append(1 / (1 + (better / worse) ** 2) + average)
    return np.array(scores)


@pytest.mark.parametrize("programs", [2, 3, 4, 5, 8, 9])
def test_odd_and_even_numbers_of_programs_follow_the_formula(programs: int) -> None:
    table = np.random.default_rng(programs).uniform(1, 9, (programs, 3))
    ours = probid(table, [1, 1, 1], [True] * 3)
    np.testing.assert_allclose(ours, from_the_formula(table), rtol=1e-12)


def test_ideals_taken_in_parts_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.random.default_rng(5).uniform(1, 9, (30, 3))
    whole = probid(table, np.eye(3) + 1, [True, False, True])
    monkeypatch.setattr(module, "ENTRIES", 300)
    parts = probid(table, np.eye(3) + 1, [True, False, True])
    np.testing.assert_allclose(parts, whole, rtol=1e-12)


def test_a_dominated_program_can_score_above_its_dominator() -> None:
    # The second is farther from the average, and that counts for it.
    scores = probid([[2, 3], [2, 1], [4, 8]], [1, 1], [True, True])
    assert scores[1] > scores[0]


def test_the_simplified_form_compares_with_the_best_and_the_worst() -> None:
    # Normalised scores are 0.6 and 0.8: one is 0 from the ideal, the other 0 from the worst.
    assert probid([[3], [4]], [1], [True], simplified=True).tolist() == [0, 1e4]
    middle = probid([[3.0], [4.0], [3.5]], [1], [True], simplified=True)[2]
    np.testing.assert_allclose(middle, 1)


def test_equal_programs_stand_in_the_middle() -> None:
    assert probid([[3, 4]] * 3, [1, 1], [True, False]).tolist() == [0.5] * 3
    assert probid([[3, 4]] * 3, [1, 1], [True, False], simplified=True).tolist() == [1] * 3


def test_the_steps_name_ideals_from_the_best_to_the_worst() -> None:
    steps = probid_steps([[1, 5], [2, 4]], [1, 1], [True, False], normalise="none")
    assert steps["ideals"].tolist() == [[2, -4], [1, -5]]
    assert steps["average"].tolist() == [1.5, -4.5]
