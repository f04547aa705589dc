"""What a ranking of a bare table has to say beside its numbers."""

import pytest

from mcdm_smartcity import DecisionMatrix, Note, rank

NAMES = ["bus", "tram", "ferry", "bike"]


def notes(rows: list[list[float]]) -> list[Note]:
    """Notes on a ranking of these rows, the one on scales aside."""
    table = DecisionMatrix.from_arrays(
        rows, [True] * len(rows[0]), NAMES[: len(rows)], ["comfort", "reach"][: len(rows[0])]
    )
    scale, *others = rank(table, [1 / len(rows[0])] * len(rows[0]), "weighted_sum").notes
    assert scale == Note("scale_of_data")
    return others


def test_programs_that_differ_on_every_criterion_need_no_remark() -> None:
    assert notes([[1, 2], [3, 5], [2, 9]]) == []


def test_a_criterion_that_is_equal_for_all_is_noted() -> None:
    assert notes([[1, 2], [3, 2]]) == [Note("constant_criterion", ("reach",))]


def test_criteria_that_tell_nobody_apart_are_noted_once() -> None:
    assert notes([[1, 2], [1, 2]]) == [Note("all_constant")]


def test_one_program_has_nothing_to_be_ranked_against() -> None:
    assert notes([[1, 2]]) == [Note("one_program")]


def test_programs_with_equal_scores_on_everything_are_noted_and_tied() -> None:
    assert notes([[1, 2], [3, 4], [1, 2]]) == [
        Note("equal_programs", ("bus", "ferry")),
        Note("tie", ("bus", "ferry")),
    ]


def test_programs_that_come_out_equal_are_tied() -> None:
    assert notes([[0, 4], [4, 0], [1, 1]]) == [Note("tie", ("bus", "tram"))]


def test_each_tie_is_noted_by_itself() -> None:
    assert notes([[0, 4], [4, 0], [1, 0], [0, 1]]) == [
        Note("tie", ("bus", "tram")),
        Note("tie", ("ferry", "bike")),
    ]


@pytest.mark.parametrize("rows", [[[1, 2], [1, 2]], [[1, 2]]], ids=["equal", "one"])
def test_programs_that_nothing_tells_apart_have_equal_scores(rows: list[list[float]]) -> None:
    table = DecisionMatrix.from_arrays(rows, [True, True])
    assert set(rank(table, [1, 1]).scores.tolist()) == {0.5}
