"""A CSV table that cannot be read tells every problem with its row."""

from pathlib import Path
from typing import Any

import pytest

from mcdm_smartcity import DecisionMatrix, InvalidStudyError, StudyNotFoundError
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError

HEADER = "program,comfort,cost\n"
DIRECTIONS = "direction,benefit,cost\n"
ROWS = "bus,3,250\ntram,5,400\n"


def read(folder: Path, text: str, **options: Any) -> DecisionMatrix:
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return DecisionMatrix.from_csv(file, **options)


def problems(folder: Path, text: str, **options: Any) -> list[str]:
    with pytest.raises(InvalidStudyError) as caught:
        read(folder, text, **options)
    return [str(problem) for problem in caught.value.problems]


def test_a_table_without_directions_tells_how_to_give_them(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, HEADER + ROWS)
    assert problem.startswith("table.csv: states no directions: pass benefit, or add a line")


@pytest.mark.parametrize(
    ("directions", "found"),
    [
        ("direction,benefit,costs", "benefit, costs"),
        ("direction,benefit,", "benefit, "),
        ("direction,benefit", "benefit"),
        ("direction,1,-1", "1, -1"),
    ],
)
def test_a_wrong_word_for_a_direction_is_told(directions: str, found: str, tmp_path: Path) -> None:
    assert problems(tmp_path, f"{HEADER}{directions}\n{ROWS}") == [
        f"table.csv row 2: must say benefit or cost for each of 2 criteria; found {found}"
    ]


@pytest.mark.parametrize("cell", ["", "nan", "NaN", "inf", "n/a", "high", "2,5", "12%"])
def test_a_cell_that_is_no_number_is_told_by_row_program_and_criterion(
    cell: str, tmp_path: Path
) -> None:
    (problem,) = problems(tmp_path, f'{HEADER}{DIRECTIONS}bus,3,250\ntram,5,"{cell}"\n')
    assert problem.startswith("table.csv row 4 (tram), column cost: must be a number like")
    assert problem.endswith(f"found {cell!r}")


def test_a_number_in_the_other_style_is_not_guessed(tmp_path: Path) -> None:
    text = "program;comfort\ndirection;benefit\nbus;2.5\n"
    (problem,) = problems(tmp_path, text, number_style="1.234,5")
    assert "row 3 (bus), column comfort" in problem
    assert "found '2.5'" in problem


@pytest.mark.parametrize(("row", "cells"), [("tram,5", 2), ("tram,5,400,9", 4)])
def test_a_row_of_another_length_is_told(row: str, cells: int, tmp_path: Path) -> None:
    assert problems(tmp_path, f"{HEADER}{DIRECTIONS}bus,3,250\n{row}\n") == [
        f"table.csv row 4: has {cells} cells, but the header has 3"
    ]


def test_all_problems_are_told_at_once_with_their_rows(tmp_path: Path) -> None:
    text = f"{HEADER}direction,good,bad\nbus,x,y\n\ntram,5\nferry,3,z\n"
    places = [problem.partition(": ")[0] for problem in problems(tmp_path, text)]
    assert places == [
        "table.csv row 2",
        "table.csv row 3 (bus), column comfort",
        "table.csv row 3 (bus), column cost",
        "table.csv row 5",
        "table.csv row 6 (ferry), column cost",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", HEADER, HEADER + DIRECTIONS])
def test_a_table_without_programs_is_told(text: str, tmp_path: Path) -> None:
    told = problems(tmp_path, text)
    assert "table.csv: holds no programs; give a header and one line each" in told


def test_a_table_without_criteria_is_told(tmp_path: Path) -> None:
    assert "criteri" in " ".join(problems(tmp_path, "program\ndirection\nbus\n"))


def test_a_program_that_stands_twice_is_told_with_its_row(tmp_path: Path) -> None:
    told = " ".join(problems(tmp_path, f"{HEADER}{DIRECTIONS}{ROWS}bus,1,2\n"))
    assert "row 5" in told
    assert "bus" in told


def test_a_criterion_that_stands_twice_is_told(tmp_path: Path) -> None:
    told = problems(tmp_path, f"program,cost,cost\ndirection,cost,cost\n{ROWS}")
    assert "cost" in " ".join(told)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"program,,cost\n{DIRECTIONS}{ROWS}", "row 1"),
        (f"{HEADER}{DIRECTIONS}{ROWS},1,2\n", "row 5"),
    ],
    ids=["criterion", "program"],
)
def test_a_name_that_is_left_out_is_told_with_its_row(text: str, row: str, tmp_path: Path) -> None:
    assert row in " ".join(problems(tmp_path, text))


def test_directions_that_are_said_twice_are_told(tmp_path: Path) -> None:
    told = problems(tmp_path, f"{HEADER}{DIRECTIONS}{ROWS}direction,cost,benefit\n")
    assert "row 5" in " ".join(told)


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(HEADER.encode() + "café,3,250\n".encode("latin-1"))
    with pytest.raises(InvalidStudyError, match=r"table\.csv: is not UTF-8 text.*byte 24"):
        DecisionMatrix.from_csv(tmp_path / "table.csv")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"there is no file .*none\.csv"):
        DecisionMatrix.from_csv(tmp_path / "none.csv")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match="there is no file"):
        DecisionMatrix.from_csv(tmp_path)


def test_directions_of_the_wrong_length_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidArrayError, match=r"shape \(2,\), not \(3,\)"):
        read(tmp_path, HEADER + ROWS, benefit=[True, False, True])


def test_directions_by_name_must_name_each_criterion_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(AlignmentError, match="missing: cost; unknown: noise"):
        read(tmp_path, HEADER + ROWS, benefit={"comfort": True, "noise": False})
