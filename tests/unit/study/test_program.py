"""Candidate programs, their scores and costs."""

from typing import Any

import pytest

from mcdm_smartcity import Cost, InvalidRecordError, Program, Score

PROGRAM = {"id": "cctv", "name": "CCTV", "dimension": "governance", "agency": "diskominfo"}


def test_a_program_lasts_a_year_and_is_free_unless_told() -> None:
    program = Program(**PROGRAM)
    assert (program.duration, program.costs, program.quick_win) == (1, (), False)


@pytest.mark.parametrize("duration", [0, -1, 1.5])
def test_a_program_lasts_whole_years(duration: float) -> None:
    with pytest.raises(InvalidRecordError, match="duration: "):
        Program(**PROGRAM | {"duration": duration})


@pytest.mark.parametrize("level", [3, 2.5, "high"])
def test_a_score_is_a_number_or_a_word(level: float | str) -> None:
    assert Score(criterion="reach", value=level).value == level


def test_a_number_in_quotes_stays_a_word() -> None:
    # Which style it is written in is for the reader of the file to know, not for the score.
    assert Score(criterion="reach", value="12").value == "12"


@pytest.mark.parametrize("level", [float("nan"), float("inf"), None, True, [1]], ids=repr)
def test_a_score_that_is_neither_number_nor_word_is_refused(level: Any) -> None:
    with pytest.raises(InvalidRecordError, match="value"):
        Score(criterion="reach", value=level)


@pytest.mark.parametrize(
    ("year", "amount", "place"),
    [(0, 5, "year: "), (1, -5, "amount: "), (1, float("inf"), "amount: ")],
)
def test_money_is_spent_from_the_first_year_on_and_never_earned(
    year: int, amount: float, place: str
) -> None:
    with pytest.raises(InvalidRecordError, match=place):
        Cost(year=year, funding="city", amount=amount)
