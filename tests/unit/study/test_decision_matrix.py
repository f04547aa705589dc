"""A table of programs by criteria, from arrays, data frames and studies."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, example_study
from mcdm_smartcity.errors import AlignmentError, DuplicateNameError, InvalidArrayError

VALUES = [[3.0, 250.0], [5.0, 400.0]]
BENEFIT = [True, False]


def test_names_are_given_in_order() -> None:
    table = DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "tram"], ["comfort", "cost"])
    assert (table.programs, table.criteria) == (("bus", "tram"), ("comfort", "cost"))
    assert (table.values.tolist(), table.benefit.tolist()) == (VALUES, BENEFIT)


def test_names_that_are_not_given_are_counted_from_1() -> None:
    table = DecisionMatrix.from_arrays(VALUES, BENEFIT)
    assert (table.programs, table.criteria) == (("P1", "P2"), ("C1", "C2"))


def test_a_table_does_not_follow_the_array_it_was_built_from() -> None:
    given = np.array(VALUES)
    table = DecisionMatrix.from_arrays(given, BENEFIT)
    given[0, 0] = 9
    assert table.values[0, 0] == 3


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_cell_that_is_not_finite_is_told_by_program_and_criterion(value: float) -> None:
    with pytest.raises(
        InvalidArrayError, match=f"found {value} at program 'tram', criterion 'cost'"
    ):
        DecisionMatrix.from_arrays(
            [[3.0, 250.0], [5.0, value]], BENEFIT, ["bus", "tram"], ["comfort", "cost"]
        )


@pytest.mark.parametrize("values", [[3, 250], 3, [VALUES]], ids=["flat", "bare", "stacked"])
def test_what_is_no_table_is_refused(values: Any) -> None:
    with pytest.raises(InvalidArrayError, match=r"shape \(programs, criteria\)"):
        DecisionMatrix.from_arrays(values, BENEFIT)


def test_a_table_without_programs_is_refused() -> None:
    with pytest.raises(InvalidArrayError, match="at least one of each"):
        DecisionMatrix.from_arrays(np.empty((0, 2)), BENEFIT)


@pytest.mark.parametrize(
    ("benefit", "words"),
    [
        ([True], r"shape \(2,\), not \(1,\)"),
        ([1, -1], r"write \[True, False\]"),
        (["Max", "min"], r"write \[True, False\]"),
    ],
    ids=["too few", "signs", "words"],
)
def test_directions_that_are_none_are_refused(benefit: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        DecisionMatrix.from_arrays(VALUES, benefit)


def test_programs_with_one_name_are_refused() -> None:
    with pytest.raises(DuplicateNameError, match=r"program names must be unique.*bus"):
        DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "bus"])


def test_criteria_with_one_name_are_refused() -> None:
    with pytest.raises(DuplicateNameError, match=r"criterion names must be unique.*cost"):
        DecisionMatrix.from_arrays(VALUES, BENEFIT, criteria=["cost", "cost"])


def test_too_many_names_are_refused() -> None:
    with pytest.raises(AlignmentError, match="2 of each program, but 3 program names"):
        DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "tram", "ferry"])


def test_a_study_gives_its_bare_scores_with_rating_words_as_numbers() -> None:
    table = DecisionMatrix.from_study(example_study())
    assert table.criteria == ("reach", "urgency", "upkeep")
    assert table.benefit.tolist() == [True, True, False]
    assert table.values.tolist() == [[10, 1, 20], [5, 2, 40], [60, 3, 60], [80, 2, 20]]


def test_scores_of_a_study_stand_under_their_criteria_in_whatever_order_they_were_given() -> None:
    study = example_study()
    turned = [program.changed(scores=program.scores[::-1]) for program in study.programs]
    found = DecisionMatrix.from_study(study.changed(programs=turned))
    assert found == DecisionMatrix.from_study(study)


def test_rows_have_a_column_for_each_criterion() -> None:
    table = DecisionMatrix.from_arrays(VALUES, BENEFIT, ["bus", "tram"], ["comfort", "cost"])
    assert table.as_rows() == [
        {"program": "bus", "comfort": 3, "cost": 250},
        {"program": "tram", "comfort": 5, "cost": 400},
    ]


def test_directions_of_a_column_of_objects_are_taken_if_they_are_boolean() -> None:
    table = DecisionMatrix.from_arrays(VALUES, np.array([True, False], dtype=object))
    assert table.benefit.dtype == np.bool_
    assert table.benefit.tolist() == [True, False]


def test_a_direction_that_is_none_is_told_by_its_column() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(VALUES, columns=["comfort", "cost"])
    with pytest.raises(InvalidArrayError, match="not 'less' at criterion 'cost'"):
        DecisionMatrix.from_frame(frame, {"comfort": True, "cost": "less"})  # type: ignore[dict-item]
