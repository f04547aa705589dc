"""What lifts a program and what drags it: exact where scores are sums, one at a time else."""

import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    DecisionMatrix,
    Method,
    Ranking,
    example_study,
    rank,
    topsis,
    weigh,
    weighted_sum,
)
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.explanation import CONTRIBUTIONS
from strategies import Table, plain_scores, tables

VALUES = np.array([[3.0, 250.0], [5.0, 400.0], [4.0, 100.0]])
BENEFIT = np.array([True, False])
TABLE = DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "tram", "ferry"], ["comfort", "cost"])
SHARES = np.array([0.7, 0.3])
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)


def test_parts_of_a_weighted_sum_add_up_by_hand() -> None:
    # Range scaling: comfort 0, 1, 0.5 with mean 0.5; cost 0.5, 0, 1 with mean 0.5.
    told = rank(TABLE, SHARES, "weighted_sum").explain("tram")
    np.testing.assert_allclose(told.contributions, [0.7 * 0.5, -0.3 * 0.5], rtol=1e-12)
    assert told.exact
    assert (told.score, told.mean) == pytest.approx((0.7, 0.5))
    assert told.values.tolist() == [5, 400]
    assert told.means.tolist() == [4, 250]


def test_rows_stand_with_what_lifts_most_first() -> None:
    rows = rank(TABLE, SHARES, "weighted_sum").explain("ferry").as_rows()
    assert rows[0] == {
        "criterion": "cost",
        "contribution": pytest.approx(0.15),
        "exact": True,
        "value": 100,
        "mean": 250,
    }
    assert rows[1]["contribution"] == pytest.approx(0)


def test_words_name_what_lifts_what_drags_and_how_it_adds_up() -> None:
    ranking = rank(TABLE, SHARES, "weighted_sum")
    assert ranking.explain("tram", {"tram": "City tram", "cost": "Cost"}).words() == (
        "City tram scores 0.7000, 0.2000 above the mean of 3 programs (0.5000). "
        "What lifts it: comfort (+0.3500). What drags it: Cost (-0.1500). "
        "These parts add up to the whole difference."
    )
    assert "0.3500 below the mean" in ranking.explain("bus").words()


def test_parts_of_topsis_are_changes_of_the_score_one_at_a_time() -> None:
    told = rank(TABLE, SHARES).explain("tram")
    scores = topsis(VALUES, SHARES, BENEFIT)
    comfort, cost = VALUES.copy(), VALUES.copy()
    comfort[1, 0], cost[1, 1] = 4, 250
    changed = [topsis(table, SHARES, BENEFIT)[1] for table in (comfort, cost)]
    np.testing.assert_allclose(told.contributions, scores[1] - changed, rtol=1e-12)
    assert not told.exact
    assert "need not add up" in told.words()


@every_method
@given(data=st.data())
def test_contributions_of_a_method_sum_to_its_scores_up_to_a_constant(
    method: Method, data: st.DataObject
) -> None:
    table: Table = data.draw(tables(plain_scores(method.domain)))
    if method.steps is None:
        return
    steps = _steps_or_none(method, table)
    if steps is None or CONTRIBUTIONS not in steps:
        return
    assert steps[CONTRIBUTIONS].shape == table.matrix.shape
    rest = steps["scores"] - steps[CONTRIBUTIONS].sum(axis=-1)
    np.testing.assert_allclose(
        rest, rest[0], rtol=1e-9, atol=1e-9 * max(abs(steps["scores"]).max(), 1)
    )


def _steps_or_none(method: Method, table: Table) -> dict[str, FloatArray] | None:
    try:
        return method.steps(table.matrix, table.weights, table.benefit) if method.steps else None
    except TypeError:  # a parameter without a default
        return None


@every_method
def test_every_method_explains_every_program_of_a_study(method: Method) -> None:
    study = example_study()
    ranking = rank(study, weigh(study), method)
    for program in ranking.programs:
        told = ranking.explain(program)
        if told.exact:
            assert told.contributions.sum() == pytest.approx(told.score - told.mean, abs=1e-12)
        assert np.isfinite(told.contributions).all()
        assert told.exact == (CONTRIBUTIONS in ranking.steps)


@pytest.mark.parametrize("mode", ["distributive", "ideal", "ratings"])
def test_parts_of_a_synthesis_add_up_in_every_mode(mode: str) -> None:
    ranking = rank(TABLE, SHARES, "synthesis", mode=mode)
    told = ranking.explain("ferry")
    assert told.exact
    assert told.contributions.sum() == pytest.approx(told.score - told.mean, rel=1e-12)


def test_steps_under_many_weights_hold_parts_for_each() -> None:
    many = np.array([[0.7, 0.3], [0.5, 0.5]])
    for name in ("weighted_sum", "synthesis"):
        steps = METHODS[name].steps
        assert steps is not None
        found = steps(VALUES, many, BENEFIT)
        assert found["contributions"].shape == (2, 3, 2)
        rest = found["scores"] - found["contributions"].sum(axis=-1)
        np.testing.assert_allclose(rest, np.zeros_like(rest), atol=1e-12)


def test_a_criterion_that_is_equal_for_all_neither_lifts_nor_drags() -> None:
    flat = DecisionMatrix.from_arrays([[1, 0.1], [2, 0.1], [4, 0.1]], [True, True])
    for method in METHODS:
        told = rank(flat, [1, 1], method).explain("P1")
        assert told.contributions[1] == pytest.approx(0, abs=1e-12)
        assert "C2" not in told.words()


def test_equal_programs_stand_at_the_mean() -> None:
    same = DecisionMatrix.from_arrays([[1, 2], [1, 2]], [True, True])
    for method in METHODS:
        told = rank(same, [1, 1], method).explain("P2")
        assert told.contributions.tolist() == [0, 0]
        assert told.words().startswith("P2 scores")
        assert "the mean of all 2 programs" in told.words()


def test_huge_scores_are_explained() -> None:
    huge = DecisionMatrix.from_arrays([[1e308, 2], [1.5e308, 1]], [True, True])
    told = rank(huge, [1, 1], "weighted_sum").explain("P1")
    np.testing.assert_allclose(told.contributions, [-0.25, 0.25], rtol=1e-12)
    assert told.means[0] == pytest.approx(1.25e308)


def test_an_unknown_program_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownNameError, match="unknown program 'trams'; did you mean 'tram'"):
        rank(TABLE, SHARES).explain("trams")


def smallest(matrix: FloatArray, weights: FloatArray, benefit: Any) -> FloatArray:
    """Score by the weakest weighted criterion, for one table only."""
    assert matrix.ndim == 2
    lowest: FloatArray = (weighted_columns(matrix, benefit) * weights).min(axis=1)
    return lowest


def weighted_columns(matrix: FloatArray, benefit: Any) -> FloatArray:
    columns: FloatArray = np.where(benefit, matrix, -matrix)
    return columns


def test_a_method_of_your_own_is_passed_along() -> None:
    mine = Method("smallest", smallest, "a test")
    ranking = rank(TABLE, SHARES, mine)
    with pytest.raises(UnknownNameError, match="unknown ranking method 'smallest'"):
        ranking.explain("bus")
    # The weakest is cost, -400 times 0.3; at the mean of 250 it would be -75.
    assert ranking.explain("tram", method=mine).contributions.tolist() == pytest.approx([0, -45])


def test_a_method_that_only_has_the_same_name_is_found_out() -> None:
    false = Method("topsis", weighted_sum, "a test")
    ranking = rank(TABLE, SHARES, false)
    with pytest.raises(InvalidArrayError, match="does not give the scores of this ranking"):
        ranking.explain("bus")
    assert not ranking.explain("bus", method=false).exact


def test_an_explanation_pickles_and_so_does_a_ranking_with_its_table() -> None:
    ranking = rank(TABLE, SHARES)
    copy: Ranking = pickle.loads(pickle.dumps(ranking))  # noqa: S301 - our own bytes
    assert copy.values.tolist() == VALUES.tolist()
    assert copy.benefit.tolist() == BENEFIT.tolist()
    assert copy.explain("bus") == ranking.explain("bus")
    with pytest.raises(ValueError, match="read-only"):
        copy.values[0, 0] = 1
