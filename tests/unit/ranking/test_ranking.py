"""Rankings of bare tables: the kernel's numbers, with names, ranks and steps."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, Method, Ranking, example_study, rank, topsis, weigh
from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidArrayError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.catalogue import METHODS

VALUES = np.array([[3.0, 250.0], [5.0, 400.0], [4.0, 100.0]])
BENEFIT = np.array([True, False])
TABLE = DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "tram", "ferry"], ["comfort", "cost"])
SHARES = np.array([0.7, 0.3])


def undefined(matrix: FloatArray, weights: FloatArray, benefit: FloatArray) -> FloatArray:
    scores: FloatArray = np.full(matrix.shape[0], np.nan) * weights.sum() * benefit.sum()
    return scores


@pytest.mark.parametrize("name", METHODS)
def test_scores_of_a_table_are_those_of_the_kernel(name: str) -> None:
    ranking = rank(TABLE, SHARES, name)
    assert np.array_equal(ranking.scores, METHODS[name].kernel(VALUES, SHARES, BENEFIT))


@pytest.mark.parametrize("parameters", [{"p": 1}, {"normalise": "max", "p": 3}], ids=repr)
def test_parameters_reach_the_kernel_and_are_kept(parameters: dict[str, Any]) -> None:
    ranking = rank(TABLE, SHARES, "topsis", **parameters)
    assert np.array_equal(ranking.scores, topsis(VALUES, SHARES, BENEFIT, **parameters))
    assert dict(ranking.parameters) == parameters


def test_the_best_score_has_rank_1() -> None:
    ranking = rank(TABLE, SHARES, "weighted_sum")
    # Range scaling: bus 0.15, tram 0.7, ferry 0.35 + 0.3.
    np.testing.assert_allclose(ranking.scores, [0.15, 0.7, 0.65], rtol=1e-12)
    assert ranking.ranks.tolist() == [3, 1, 2]
    assert ranking.in_order() == ("tram", "ferry", "bus")


def test_tied_programs_share_a_rank_and_stand_by_name() -> None:
    table = DecisionMatrix.from_arrays([[1], [1], [2]], [True], ["tram", "bus", "ferry"])
    ranking = rank(table, [1])
    assert ranking.ranks.tolist() == [2, 2, 1]
    assert ranking.in_order() == ("ferry", "bus", "tram")


def test_rows_stand_best_first() -> None:
    assert rank(TABLE, SHARES, "weighted_sum").as_rows()[0] == {
        "rank": 1,
        "program": "tram",
        "score": pytest.approx(0.7, rel=1e-12),
    }


def test_a_ranking_becomes_a_data_frame() -> None:
    frame = rank(TABLE, SHARES).to_frame()
    assert frame.columns.tolist() == ["rank", "program", "score"]
    assert frame["rank"].tolist() == [1, 2, 3]


def test_topsis_shows_its_steps_with_their_shapes() -> None:
    steps = rank(TABLE, SHARES).steps
    assert {name: table.shape for name, table in steps.items()} == {
        "normalised": (3, 2),
        "ideal": (2,),
        "anti_ideal": (2,),
        "distance_to_ideal": (3,),
        "distance_to_anti_ideal": (3,),
    }


def test_a_weighted_sum_shows_its_normalised_scores() -> None:
    steps = rank(TABLE, SHARES, "weighted_sum").steps
    assert list(steps) == ["normalised", "contributions"]
    np.testing.assert_allclose(
        steps["normalised"], [[0.0, 0.5], [1.0, 0.0], [0.5, 1.0]], rtol=1e-12
    )
    np.testing.assert_allclose(
        steps["contributions"], [[0.0, 0.15], [0.7, 0.0], [0.35, 0.3]], rtol=1e-12
    )


def test_steps_cannot_be_written_into() -> None:
    with pytest.raises(ValueError, match="read-only"):
        rank(TABLE, SHARES).steps["normalised"][0, 0] = 1


@pytest.mark.parametrize(
    "weights",
    [[0.7, 0.3], [7, 3], {"comfort": 0.7, "cost": 0.3}, {"cost": 3, "comfort": 7}],
    ids=["array", "any sum", "mapping", "mapping in another order"],
)
def test_weights_are_taken_in_any_form(weights: Any) -> None:
    ranking = rank(TABLE, weights)
    np.testing.assert_allclose(ranking.weights, SHARES, rtol=1e-15)
    np.testing.assert_allclose(ranking.scores, rank(TABLE, SHARES).scores, rtol=1e-12)


def test_weights_of_a_study_are_aligned_by_name() -> None:
    study = example_study()
    weights = weigh(study)
    table = DecisionMatrix.from_arrays(np.eye(3), [True] * 3, None, ["upkeep", "reach", "urgency"])
    assert rank(table, weights).weights.tolist() == weights.values[[2, 0, 1]].tolist()


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"comfort": 1}, "missing weights of criteria: cost"),
        ({"comfort": 1, "cost": 1, "noise": 1}, "not expected: noise"),
        ({"comfort": 1, "costs": 1}, "missing weights of criteria: cost; not expected: costs"),
        (weigh(example_study()), "missing weights of criteria: comfort, cost; not expected: reach"),
    ],
    ids=["missing", "surplus", "misspelt", "of a study"],
)
def test_weights_of_other_criteria_are_refused_by_name(weights: Any, words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        rank(TABLE, weights)


@pytest.mark.parametrize(
    "weights",
    [
        {"comfort": -1, "cost": 1},
        {"comfort": 0, "cost": 0},
        {"comfort": float("nan"), "cost": 1},
        {"comfort": None, "cost": 1},
        {"comfort": "high", "cost": 1},
        [1, 1, 1],
        ["high", "low"],
    ],
    ids=["negative", "zero", "nan", "none", "word by name", "too many", "words"],
)
def test_weights_that_are_no_shares_are_refused(weights: Any) -> None:
    with pytest.raises(InvalidWeightsError, match="weight"):
        rank(TABLE, weights)


def test_an_unknown_method_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownNameError, match="unknown ranking method 'topsi'; did you mean 'to"):
        rank(TABLE, SHARES, "topsi")


def test_a_parameter_of_another_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"of weighted_sum 'p'; known: normalise"):
        rank(TABLE, SHARES, "weighted_sum", p=1)


def test_a_parameter_out_of_range_is_refused() -> None:
    with pytest.raises(
        InvalidArrayError, match=r"p must be a finite number of at least 1, not 0\.5"
    ):
        rank(TABLE, SHARES, p=0.5)


def test_a_method_that_gives_no_number_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match="scores must be finite; found nan"):
        rank(TABLE, SHARES, Method("undefined", undefined, "nobody (2024)"))


def test_a_ranking_keeps_its_parameters_when_the_given_list_changes() -> None:
    ideal = [6.0, 50.0]
    ranking = rank(TABLE, SHARES, ideal=ideal, anti_ideal=[1.0, 500.0])
    ideal[0] = 9.0
    assert list(ranking.parameters["ideal"]) == [6, 50]


def copied(ranking: Ranking) -> Ranking:
    other: Ranking = pickle.loads(pickle.dumps(ranking))  # noqa: S301 - our own bytes
    return other


def test_a_ranking_pickles_with_its_steps_and_parameters() -> None:
    ranking = rank(TABLE, SHARES, ideal=np.array([6.0, 50.0]), anti_ideal=np.array([1.0, 500.0]))
    assert copied(ranking) == ranking


def test_rankings_by_other_weights_are_not_equal() -> None:
    assert rank(TABLE, SHARES) == rank(TABLE, SHARES)
    assert rank(TABLE, SHARES) != rank(TABLE, [0.5, 0.5])
