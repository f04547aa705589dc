"""A bare decision matrix as a CSV file."""

from pathlib import Path
from typing import Any

import pytest

from mcdm_smartcity import DecisionMatrix

PLAIN = DecisionMatrix.from_arrays(
    [[3.0, 1250.5], [5.0, 400.0]], [True, False], ["bus", "tram"], ["comfort", "cost"]
)
HEADER = "program,comfort,cost\n"
ROWS = "bus,3,1250.5\ntram,5,400\n"
DIRECTIONS = "direction,benefit,cost\n"


def read(folder: Path, text: str, **options: Any) -> DecisionMatrix:
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return DecisionMatrix.from_csv(file, **options)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + DIRECTIONS + ROWS,
        HEADER + ROWS + DIRECTIONS,
        f"\ufeff{HEADER}{DIRECTIONS}{ROWS}",
        (HEADER + DIRECTIONS + ROWS).replace("\n", "\r\n"),
        (HEADER + DIRECTIONS + ROWS).replace(",", ";"),
        HEADER + DIRECTIONS + "\n" + ROWS + "\n,,\n",
        HEADER + "Direction, Benefit ,COST\n" + ROWS.replace(",", " , "),
        HEADER + "direction,max,min\n" + ROWS,
        HEADER + "arah,keuntungan,biaya\n" + ROWS,
        HEADER + DIRECTIONS + ROWS.replace("1250.5", '"1,250.5"'),
    ],
    ids=["plain", "directions last", "byte order mark", "Windows", "semicolons", "empty lines",
         "spaces and capitals", "max and min", "Indonesian words", "quoted thousands"],
)  # fmt: skip
def test_a_table_is_read(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == PLAIN


def test_numbers_in_indonesian_style_are_read(tmp_path: Path) -> None:
    text = "program;comfort;cost\narah;keuntungan;biaya\nbus;3;1.250,5\ntram;5;400\n"
    assert read(tmp_path, text, number_style="1.234,5") == PLAIN


@pytest.mark.parametrize(
    "benefit", [[True, False], {"cost": False, "comfort": True}], ids=["array", "mapping"]
)
def test_directions_may_be_given_beside_the_file(benefit: Any, tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + ROWS, benefit=benefit) == PLAIN


def test_directions_given_beside_the_file_stand_above_those_in_it(tmp_path: Path) -> None:
    table = read(tmp_path, HEADER + DIRECTIONS + ROWS, benefit=[False, True])
    assert table.benefit.tolist() == [False, True]


def test_a_name_may_hold_a_comma_or_a_line_end(tmp_path: Path) -> None:
    text = HEADER + DIRECTIONS + '"bus, electric",3,250\n"tram\nline 2",5,400\n'
    assert read(tmp_path, text).programs == ("bus, electric", "tram\nline 2")


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    read(tmp_path, HEADER + DIRECTIONS + ROWS)
    assert DecisionMatrix.from_csv(str(tmp_path / "table.csv")) == PLAIN
