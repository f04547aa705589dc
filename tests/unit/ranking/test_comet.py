"""COMET: objects, experts and reading between them."""

import numpy as np
import pytest
from numpy.typing import ArrayLike

from mcdm_smartcity import comet
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.comet import comet_steps

VALUES = [[0, 5, 10], [1, 3]]


def total(objects: FloatArray) -> FloatArray:
    return np.asarray(objects.sum(axis=1))


def in_pairs(objects: FloatArray) -> FloatArray:
    worth = total(objects)
    return np.asarray((np.sign(worth[:, np.newaxis] - worth) + 1) / 2)


def test_objects_are_all_combinations_and_levels_rise_in_equal_steps() -> None:
    table = [[5, 2]]
    steps = comet_steps(table, [1, 1], [True, True], characteristic_values=VALUES, expert=total)
    assert steps["objects"].tolist() == [[0, 1], [0, 3], [5, 1], [5, 3], [10, 1], [10, 3]]
    np.testing.assert_allclose(steps["preferences"], [0, 0.2, 0.4, 0.6, 0.8, 1])
    np.testing.assert_allclose(steps["memberships"], [[0, 0, 0.5, 0.5, 0, 0]])
    np.testing.assert_allclose(steps["scores"], [0.5])


def test_an_expert_may_compare_in_pairs_or_tell_the_worth() -> None:
    table = [[2.5, 1.0], [10.0, 3.0], [7.0, 2.5]]
    given = (table, [1, 1], [True, True])
    pairs = comet(*given, characteristic_values=VALUES, expert=in_pairs)
    worth = comet(*given, characteristic_values=VALUES, expert=total)
    np.testing.assert_allclose(pairs, worth)
    np.testing.assert_allclose(worth[:2], [0.2, 1])


def test_objects_that_the_expert_finds_equal_share_a_level() -> None:
    first = comet_steps(
        [[5, 2]],
        [1, 1],
        [True, True],
        characteristic_values=VALUES,
        expert=lambda objects: objects[:, 0],
    )
    assert first["preferences"].tolist() == [0, 0, 0.5, 0.5, 1, 1]


def test_weights_have_no_effect_where_an_expert_judges() -> None:
    table = [[2.5, 1], [7, 2.5]]
    weights = np.array([[1, 0], [0.2, 0.8]])
    scores = comet(table, weights, [True, True], characteristic_values=VALUES, expert=total)
    np.testing.assert_array_equal(scores[0], scores[1])


def test_programs_without_a_difference_stand_in_the_middle() -> None:
    assert comet([[3, 4], [3, 4]], [1, 1], [True, False]).tolist() == [0.5, 0.5]
    indifferent = comet(
        [[5, 2]],
        [1, 1],
        [True, True],
        characteristic_values=VALUES,
        expert=lambda objects: np.ones(len(objects)),
    )
    assert indifferent.tolist() == [0.5]


def test_the_ends_of_the_data_are_best_and_worst() -> None:
    scores = comet([[1, 9], [5, 2], [3, 4]], [0.4, 0.6], [True, False])
    assert scores[:2].tolist() == [0, 1]
    assert 0 < scores[2] < 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"expert": total}, "give characteristic_values together with expert"),
        (
            {"characteristic_values": [[0, 4], [1, 3]]},
            "characteristic values; found 5 at program 0",
        ),
        (
            {"characteristic_values": [[0, 9, 5], [1, 3]]},
            "criterion 0 .* at least two rising numbers",
        ),
        ({"characteristic_values": [[0, 9], [1]]}, "criterion 1 .* at least two rising numbers"),
        ({"characteristic_values": [[0, 9]]}, "one for each of the 2, not 1"),
        ({"characteristic_values": np.arange(300)}, "make 90000 objects, more than 65536"),
    ],
    ids=["expert alone", "outside", "falling", "one value", "too few", "too many objects"],
)
def test_what_cannot_be_characteristic_values_is_refused(
    given: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        comet([[5, 2]], [1, 1], [True, True], **given)  # type: ignore[arg-type] # of many kinds


def half_undecided(objects: FloatArray) -> FloatArray:
    judgements = in_pairs(objects)
    judgements[0, 1] = 0.5
    return judgements


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda _: [1.0, 2.0], r"worth of 6 objects, shape \(6,\).* not \(2,\)"),
        (half_undecided, r"sum to 1; found 0.5 at \(0, 1\) and 1 at \(1, 0\)"),
        (lambda objects: np.full(len(objects), np.nan), "expert returned must be finite"),
    ],
    ids=["too short", "one-sided", "nan"],
)
def test_an_expert_who_answers_in_another_form_is_refused(answer: ArrayLike, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        comet(
            [[5, 2]],
            [1, 1],
            [True, True],
            characteristic_values=VALUES,
            expert=answer,  # type: ignore[arg-type] # functions, which is what is refused
        )
