"""Bad studies: tables whose columns, cells or letters are wrong."""

from pathlib import Path

import pytest

from good_study import (
    FILES,
    Bad,
    Change,
    check,
    in_table,
    in_toml,
    problems_at,
    sentence_of,
    write_good_study,
)

TABLES = {
    "scores": "program, criterion, value",
    "judgements": "judge, node, first, second, value",
    "links": "program, kind, other",
    "costs": "program, year, funding, amount",
    "readiness": "id, name, element, now, target",
    "swot": "id, name, kind",
}
LAST = {
    "scores": 'cctv,upkeep,300,,,"asked, not measured"',
    "judgements": "budi,goal,economy,service,1.5,,,",
    "links": "cctv,excludes,network,,,,",
    "costs": "command-center,1,city,700000000,,,",
    "readiness": "unrest,Complaints left open,order,40,10,,,0,50,%,cost,,,,inferred,report 3,",
    "swot": "prices,Rising prices,threat,,2,,,,published,https://example.org/prices,",
}
PLACES_OF_DECIMALS = {
    "scores.csv row 2, value",
    "scores.csv row 6, value",
    "scores.csv row 9, value",
    "judgements.csv row 5, column value",
    "links.csv row 4, column share",
    "readiness.csv row 3, column now",
    "costs.csv row 3, column amount",
}


def header(table: str, old: str, new: str, value: str, hint: str) -> Bad:
    first = FILES[f"{table}.csv"].partition("\n")[0]
    changes = in_table(table, first, first.replace(old, new))
    sentence = f"{table} with {new or 'nothing'} in place of {old}"
    return Bad(sentence, changes, f"{table}.csv header", value, hint)


HEADERS = [
    header("scores", "note", "notes", "unknown column 'notes'", "did you mean 'note'?"),
    header("scores", "value,", "", "lacks the columns", "value"),
    header("judgements", "value,", "", "lacks the columns", "value"),
    header("links", "kind,", "", "lacks the columns", "kind"),
    header("costs", "year,funding,", "", "lacks the columns", "year, funding"),
    header("links", "share,", "share,share,", "has the columns", "share twice"),
    header("scores", "note", "value", "has the columns", "value twice"),
]


@pytest.mark.parametrize("bad", HEADERS, ids=sentence_of)
def test_a_wrong_header_is_told_once(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize(
    ("table", "column", "written"),
    [
        ("scores", "program", "programme"),
        ("scores", "criterion", "criteria"),
        ("judgements", "value", "values"),
        ("costs", "amount", "amounts"),
    ],
)
def test_a_misspelt_column_is_told_at_the_header_only(
    table: str, column: str, written: str, tmp_path: Path
) -> None:
    first = FILES[f"{table}.csv"].partition("\n")[0]
    changes = in_table(table, first, first.replace(column, written))
    problems = problems_at(write_good_study(tmp_path, *changes))
    assert {problem.where for problem in problems} == {f"{table}.csv header"}
    told = "\n".join(problem.what for problem in problems)
    assert f"unknown column '{written}'; did you mean '{column}'?" in told
    assert f"lacks the columns {column}" in told


@pytest.mark.parametrize("table", TABLES)
def test_a_row_with_more_cells_than_the_header_is_told_once(table: str, tmp_path: Path) -> None:
    row = LAST[table]
    number = FILES[f"{table}.csv"].count("\n")
    longer = f"{row},,,,,,,more"
    bad = Bad("", in_table(table, row, longer), f"{table}.csv row {number}", "cells, but", "quote")
    check(bad, tmp_path)


def test_a_decimal_comma_that_splits_a_cell_is_told_once(tmp_path: Path) -> None:
    changes = in_table("scores", "network,reach,12.5", "network,reach,12,5")
    check(Bad("", changes, "scores.csv row 2", "has 7 cells", "the header has 6"), tmp_path)


@pytest.mark.parametrize(("table", "columns"), TABLES.items())
def test_an_empty_table_is_told_once(table: str, columns: str, tmp_path: Path) -> None:
    change = Change(f"{table}.csv", FILES[f"{table}.csv"], "")
    check(Bad("", (change,), f"{table}.csv header", "lacks the columns", columns), tmp_path)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_not_utf8_is_told_once(table: str, tmp_path: Path) -> None:
    file = write_good_study(tmp_path) / f"{table}.csv"
    file.write_bytes(file.read_bytes() + "é".encode("latin-1"))
    (problem,) = problems_at(tmp_path)
    assert problem.where == f"{table}.csv"
    assert "is not UTF-8" in problem.what


def test_every_decimal_point_is_told_in_a_study_that_writes_commas(tmp_path: Path) -> None:
    said = in_toml('currency = "IDR"', 'currency = "IDR"\nnumber_style = "1.234,5"')
    problems = problems_at(write_good_study(tmp_path, *said))
    assert {problem.where for problem in problems} == PLACES_OF_DECIMALS
    assert all("number like 1.234,5" in p.what or "amount" in p.what for p in problems)


def test_every_decimal_comma_is_told_in_a_study_that_writes_points(tmp_path: Path) -> None:
    folder = write_good_study(tmp_path)
    for table in TABLES:
        text = (folder / f"{table}.csv").read_text("utf-8")
        (folder / f"{table}.csv").write_text(text.replace(",", ";").replace(".", ","), "utf-8")
    problems = problems_at(folder)
    assert {problem.where for problem in problems} == PLACES_OF_DECIMALS
    assert all("1,234.5" in problem.what for problem in problems)
