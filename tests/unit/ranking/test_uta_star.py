"""Value functions learned from a ranking: what fits, what cannot, and what there is to learn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import uta_star, weighted_sum
from mcdm_smartcity.errors import InvalidArrayError
from strategies import Table, plain_scores, tables

TABLE = np.array([[1.0, 5], [2, 3], [3, 1]])
UP = [True, True]


@given(table=tables(plain_scores("real")))
def test_a_ranking_by_additive_value_is_told_without_error(table: Table) -> None:
    scores = weighted_sum(table.matrix, table.weights, table.benefit)
    ranks = [int((scores > score + 1e-3).sum()) for score in scores]
    apart = [abs(a - b) for a in scores for b in scores if abs(a - b) > 1e-3]
    least = min(apart, default=1.0)
    # Scores that are nearly tied are no ties, and no differences that must be kept.
    if any(0 < abs(a - b) <= 1e-3 for a in scores for b in scores) or least > 0.9:
        return
    told = uta_star(table.matrix, ranks, table.benefit, least_difference=least / 2)
    assert told.total_error == pytest.approx(0, abs=1e-6)
    better = np.array(ranks)[:, None] < np.array(ranks)[None]
    assert (told.scores[:, None] > told.scores[None])[better].all()


@given(table=tables(plain_scores("real")), data=st.data())
def test_what_was_learned_scores_like_a_weighted_sum(table: Table, data: st.DataObject) -> None:
    count = len(table.matrix)
    ranks = data.draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
    told = uta_star(table.matrix, ranks, table.benefit, breakpoints=4)
    assert told.weights.sum() == pytest.approx(1)
    again = weighted_sum(table.matrix, told.weights, table.benefit, values=told.functions)
    np.testing.assert_allclose(told.scores, again, rtol=0, atol=1e-7)
    for function in told.functions:
        assert list(function.values) == sorted(function.values)
    # Errors are what must be taken off and added for the ranking to hold.
    seen = told.scores - told.overestimation + told.underestimation
    order = np.argsort(ranks, kind="stable")
    for one, other in pairwise(order):
        expected = 0.01 if ranks[one] < ranks[other] else 0
        assert seen[one] - seen[other] >= expected - 1e-6


def test_a_ranking_against_dominance_has_an_error_of_the_difference_it_lacks() -> None:
    told = uta_star(np.array([[1.0], [2.0]]), [1, 2], [True], least_difference=0.05)
    # All the weight lies between the two: 1, and 0.05 more for the ranking.
    assert told.total_error == pytest.approx(1.05)
    assert told.scores.tolist() == [0.0, 1.0]


def test_two_criteria_share_what_the_ranking_leaves_open() -> None:
    told = uta_star(TABLE, [2, 1, 3], UP, breakpoints=3)
    assert told.total_error == 0
    assert told.scores.argmax() == 1
    assert told.scores.argmin() == 2
    assert [row["program"] for row in told.as_rows()] == [0, 1, 2]


def test_ties_are_kept() -> None:
    told = uta_star(TABLE, [1, 1, 1], UP)
    np.testing.assert_allclose(told.scores, told.scores[0], atol=1e-7)


def test_a_constant_criterion_has_no_weight() -> None:
    told = uta_star(np.array([[1.0, 7], [2, 7]]), [2, 1], UP)
    assert told.weights.tolist() == [1, 0]
    assert told.functions[1](np.array([7.0])).tolist() == [0]


@pytest.mark.parametrize("table", [[[3.0, 7]], [[3.0, 7], [3, 7]]])
def test_nothing_to_learn_gives_equal_weights(table: list[list[float]]) -> None:
    told = uta_star(table, [1] * len(table), UP)
    assert told.weights.tolist() == [0.5, 0.5]
    assert told.scores.tolist() == [0.0] * len(table)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ranks": [1, 2]}, r"ranks must have one entry per program, shape \(3,\), not \(2,\)"),
        ({"ranks": [1, 2, np.nan]}, "ranks must be finite; found nan"),
        ({"breakpoints": 1}, "breakpoints must be a whole number of at least 2, .* not 1"),
        ({"breakpoints": [2, 3, 4]}, "one for each of 2 criteria"),
        ({"breakpoints": 2.5}, "breakpoints must be a whole number"),
        ({"least_difference": 0}, r"least_difference must lie in \(0, 1\), not 0"),
        ({"matrix": [TABLE]}, r"matrix must be one table, shape \(n, m\), not \(1, 3, 2\)"),
        ({"benefit": [1, -1]}, "benefit must be boolean"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], message: str) -> None:
    given_ = {"matrix": TABLE, "ranks": [1, 2, 3], "benefit": UP} | changes
    with pytest.raises(InvalidArrayError, match=message):
        uta_star(**given_)  # type: ignore[arg-type]
