"""Methods side by side: what they say, who moves, and who refuses the data."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    DecisionMatrix,
    Method,
    Note,
    compare_methods,
    example_study,
    rank,
    rank_similarity,
    weigh,
)
from mcdm_smartcity.errors import (
    AlignmentError,
    DuplicateNameError,
    InvalidArrayError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.catalogue import METHODS

NAMES = ["bus", "tram", "ferry"]
TABLE = DecisionMatrix.from_arrays([[10.0, 0.0], [9.0, 1.0], [1.0, 0.5]], [True, True], NAMES)
BELOW_ZERO = DecisionMatrix.from_arrays([[10.0, 0.0], [9.0, 1.0], [1.0, -0.5]], [True, True], NAMES)


def first_only(matrix: FloatArray, weights: FloatArray, benefit: FloatArray) -> FloatArray:
    """Rank by the first criterion."""
    sign = np.sign(weights.sum()) * np.where(benefit[0], 1.0, -1.0)
    scores: FloatArray = matrix[..., 0] * sign
    return scores


def with_bounds(matrix: FloatArray, weights: Any, benefit: Any, *, bounds: Any) -> FloatArray:
    """Need bounds."""
    scores: FloatArray = first_only(matrix, weights, benefit) / bounds
    return scores


FIRST = Method("first_only", first_only, "a test")
BOUNDED = Method("with_bounds", with_bounds, "a test", ("bounds",))


def test_each_method_ranks_as_by_itself() -> None:
    found = compare_methods(TABLE, [0.6, 0.4])
    # Methods that multiply refuse the zero, and no other does.
    refused = {name for name, method in METHODS.items() if method.domain == "positive"}
    assert {name for name, _ in found.refused} == refused
    assert found.methods == tuple(name for name in METHODS if name not in refused)
    for k, method in enumerate(found.methods):
        alone = rank(TABLE, [0.6, 0.4], method)
        assert found.ranks[:, k].tolist() == alone.ranks.tolist()
        assert found.scores[:, k].tolist() == alone.scores.tolist()
        assert found.rankings[k] == alone


def test_similarities_agreement_and_consensus_are_of_the_ranks() -> None:
    found = compare_methods(TABLE, [0.6, 0.4], ["topsis", FIRST], measure="ws")
    # Topsis: tram, bus, ferry; by the first criterion: bus, tram, ferry.
    assert found.ranks.T.tolist() == [[2, 1, 3], [1, 2, 3]]
    assert found.similarity[0, 1] == rank_similarity([2, 1, 3], [1, 2, 3], "ws")
    assert found.similarity[1, 0] == rank_similarity([1, 2, 3], [2, 1, 3], "ws")
    # Sums of ranks 3, 3, 6: S = 1 + 1 + 4 = 6, W = 12 · 6 / (4 · 24).
    assert found.kendall_w == pytest.approx(0.75)
    assert found.consensus.in_order() == ("bus", "tram", "ferry")
    assert Note("other_orders") in found.notes


def test_who_changes_place_most_is_told() -> None:
    found = compare_methods(TABLE, [0.6, 0.4], ["topsis", FIRST])
    assert found.moves() == {"bus": 1, "tram": 1, "ferry": 0}
    told = [note for note in found.notes if note.kind == "moves"]
    assert told[0] == Note("moves", ("bus", "1", "first_only", "2", "topsis"))
    assert str(told[1]) == "tram changes place most: rank 1 by topsis, 2 by first_only"
    same = compare_methods(TABLE, [0.5, 0.5], ["topsis", "weighted_sum"])
    assert Note("all_agree") in same.notes


def test_rows_stand_in_the_order_of_the_consensus() -> None:
    found = compare_methods(TABLE, [0.6, 0.4], ["topsis", FIRST], rule="borda")
    assert found.consensus.rule == "borda"
    assert found.as_rows()[1] == {
        "program": "tram",
        "consensus": 1,
        "topsis": 1,
        "first_only": 2,
        "moves": 1,
    }
    assert found.similarity_rows()[0]["topsis"] == 1
    assert found.to_frame()["program"].tolist() == ["bus", "tram", "ferry"]


def test_a_method_that_refuses_the_data_is_listed_with_its_reason() -> None:
    found = compare_methods(BELOW_ZERO, [0.6, 0.4])
    refusing = [name for name, method in METHODS.items() if method.domain != "real"]
    assert "synthesis" in refusing
    assert {name for name, _ in found.refused} >= set(refusing)
    assert set(found.methods) | {name for name, _ in found.refused} == set(METHODS)
    reason = dict(found.refused)["synthesis"]
    assert "-0.5" in reason
    assert Note("refused", ("synthesis", reason)) in found.notes


def test_a_method_that_lacks_a_parameter_is_listed_unless_it_is_given() -> None:
    found = compare_methods(TABLE, [0.6, 0.4], ["topsis", BOUNDED])
    assert found.refused == (("with_bounds", "it needs bounds"),)
    given = compare_methods(
        TABLE, [0.6, 0.4], ["topsis", BOUNDED], parameters={"with_bounds": {"bounds": 2.0}}
    )
    assert given.refused == ()
    assert dict(given.rankings[1].parameters) == {"bounds": 2.0}


def test_if_all_refuse_the_reasons_are_told() -> None:
    with pytest.raises(InvalidArrayError, match="every method refuses the data: with_bounds: it n"):
        compare_methods(TABLE, [0.6, 0.4], [BOUNDED])


def test_a_study_is_compared_on_its_declared_scales() -> None:
    study = example_study()
    found = compare_methods(study, weigh(study))
    assert found.programs == tuple(program.id for program in study.programs)
    assert found.rankings[0] == rank(study, weigh(study), found.methods[0])
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_one_program_and_one_method_agree() -> None:
    one = DecisionMatrix.from_arrays([[1, 2]], [True, True], ["bus"])
    found = compare_methods(one, [1, 1])
    assert (found.kendall_w, found.consensus.in_order()) == (1, ("bus",))
    assert np.array_equal(found.similarity, np.ones_like(found.similarity))
    assert compare_methods(TABLE, [1, 1], ["topsis"]).moves() == dict.fromkeys(sorted(NAMES), 0)


def test_notes_on_the_data_are_told_once() -> None:
    flat = DecisionMatrix.from_arrays([[1, 2], [3, 2]], [True, True], ["a", "b"], ["x", "y"])
    kinds = [note.kind for note in compare_methods(flat, [1, 1]).notes]
    assert kinds.count("constant_criterion") == 1


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"methods": ["topsi"]}, UnknownNameError, "unknown ranking method 'topsi'"),
        ({"methods": ["topsis", "topsis"]}, DuplicateNameError, "method names must be unique"),
        ({"methods": []}, InvalidArrayError, "there is no method to compare"),
        ({"parameters": {"topsi": {}}}, UnknownNameError, "unknown compared method 'topsi'"),
        ({"parameters": {"topsis": {"q": 1}}}, UnknownNameError, "parameter of topsis 'q'"),
        ({"measure": "kendal"}, UnknownNameError, "did you mean 'kendall'"),
        ({"rule": "kemeni"}, UnknownNameError, "did you mean 'kemeny'"),
    ],
)
def test_wrong_names_are_refused(arguments: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        compare_methods(TABLE, [0.6, 0.4], **arguments)


def test_weights_that_no_method_can_use_are_refused_once() -> None:
    with pytest.raises(InvalidWeightsError, match="must not be negative"):
        compare_methods(TABLE, [0.6, -0.4])
    with pytest.raises(AlignmentError, match="missing weights of criteria"):
        compare_methods(TABLE, {"C1": 1})
