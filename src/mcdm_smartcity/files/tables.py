"""The CSV tables beside a study: which columns they have, and how a cell is read and written."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem, known_names
from mcdm_smartcity.files.word_cells import (
    name_cells,
    read_ids,
    read_kind,
    read_words,
    with_second_name,
)
from mcdm_smartcity.study.amounts import NumberStyle, parse_money, parse_number
from mcdm_smartcity.study.judgement_words import parse_judgement
from mcdm_smartcity.study.matrix_csv import Line, read_lines

Cell = Callable[[str, NumberStyle], Any]
PROVENANCE = ("basis", "source", "note")


def as_text(text: str, style: NumberStyle) -> str:  # noqa: ARG001 - one signature for all cells
    """Read a cell of words."""
    return text


def as_whole(text: str, style: NumberStyle) -> int:
    """Read a whole number."""
    number = parse_number(text, style)
    if number != int(number):
        problem = Problem("", f"must be a whole number; found {text!r}")
        raise InvalidRecordError("number", [problem])
    return int(number)


@dataclass(frozen=True)
class Table:
    """A table of the format: file name, required and optional columns, and how to read a cell."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    cells: Mapping[str, Cell]

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}.csv"

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in the order in which they are written."""
        return (*self.required, *self.optional)


# A score stays text until the scale of its criterion is known.
SCORES = Table("scores", ("program", "criterion", "value"), PROVENANCE, {})
JUDGEMENTS = Table(
    "judgements",
    ("judge", "node", "first", "second", "value"),
    PROVENANCE,
    {"value": parse_judgement},
)
LINKS = Table(
    "links", ("program", "kind", "other"), ("share", *PROVENANCE), {"share": parse_number}
)
COSTS = Table(
    "costs",
    ("program", "year", "funding", "amount"),
    PROVENANCE,
    {"year": as_whole, "amount": parse_money},
)
READINESS = Table(
    "readiness",
    ("id", "name", "element", "now", "target"),
    (
        *("name_id", "aspect", "lowest", "highest", "unit", "direction"),
        *("evidence", "priority", "programs", *PROVENANCE),
    ),
    {
        **dict.fromkeys(("now", "target", "lowest", "highest"), parse_number),
        "name": read_words,
        "programs": read_ids,
    },
)
FACTORS = Table(
    "swot",
    ("id", "name", "kind"),
    ("name_id", "weight", "evidence", "priority", "programs", *PROVENANCE),
    {"name": read_words, "kind": read_kind, "weight": parse_number, "programs": read_ids},
)
TABLES = (SCORES, JUDGEMENTS, LINKS, COSTS, READINESS, FACTORS)
# Tables of records with a name, which a study need not have.
NAMED_TABLES = (READINESS, FACTORS)


@dataclass(frozen=True)
class Row:
    """
    One line of a table, or one record of another file: where it stands and what it says.

    `told` marks one that could not be read at all, of which a problem tells already.
    """

    place: str
    values: dict[str, Any]
    told: bool = False


def read_rows(folder: Path, table: Table, style: NumberStyle, problems: list[Problem]) -> list[Row]:
    """
    Read the rows of a table in a folder; none if there is no such file.

    What cannot be read is a problem, and stands among the rows as one that is told.
    """
    path = folder / table.file
    if not path.exists():
        return []
    try:
        lines = read_lines(path)
    except InvalidStudyError as error:
        problems.extend(error.problems)
        return [Row(table.file, {}, told=True)]
    header = lines[0][1] if lines else []
    wide = "program" in header and not {"criterion", "value"} & set(header)
    if table is SCORES and wide:
        if _said_twice(header, table, problems):
            return [Row(table.file, {}, told=True)]
        return [row for line in lines[1:] for row in _wide_scores(header, line, problems)]
    if not _header_fits(header, table, problems):
        return [Row(table.file, {}, told=True)]
    return [_row(header, line, table, style, problems) for line in lines[1:]]


def _row(
    header: list[str], line: Line, table: Table, style: NumberStyle, problems: list[Problem]
) -> Row:
    number, cells = line
    place = f"{table.file} row {number}"
    if not _cells_fit(header, cells, place, problems):
        return Row(place, {}, told=True)
    return Row(
        place, _values(dict(zip(header, cells, strict=False)), table, style, place, problems)
    )


def _cells_fit(header: list[str], cells: list[str], place: str, problems: list[Problem]) -> bool:
    if len(cells) > len(header):
        what = f"has {len(cells)} cells, but the header has {len(header)}"
        problems.append(Problem(place, f"{what}; quote a cell that holds the separator"))
    return len(cells) <= len(header)


def table_text(table: Table, rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows as the text of a table; columns that a row does not have stay empty."""
    if "name_id" in table.columns:
        rows = [{**row, **name_cells(row["name"])} for row in rows]
    return csv_text(table.columns, rows)


def csv_text(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Write rows as CSV with these columns."""
    names = list(columns)
    lines = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    return "".join(map(_line, lines))


def _line(cells: list[str]) -> str:
    buffer = StringIO()
    # Ended by both marks, the writer quotes cells that hold either; the file has the short one.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return " ".join(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)


def _header_fits(header: list[str], table: Table, problems: list[Problem]) -> bool:
    place = f"{table.file} header"
    missing = [name for name in table.required if name not in header]
    for name in header:
        if name not in table.columns:
            hint = known_names(name, table.columns)
            problems.append(Problem(place, f"has an unknown column {name!r}; {hint}"))
    if missing:
        problems.append(Problem(place, f"lacks the columns {', '.join(missing)}"))
    return not _said_twice(header, table, problems) and not missing


def _said_twice(header: list[str], table: Table, problems: list[Problem]) -> bool:
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        what = f"has the columns {', '.join(twice)} twice"
        problems.append(Problem(f"{table.file} header", what))
    return bool(twice)


def _values(
    cells: Mapping[str, str],
    table: Table,
    style: NumberStyle,
    place: str,
    problems: list[Problem],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, text in cells.items():
        if name in table.columns and text:
            try:
                values[name] = table.cells.get(name, as_text)(text, style)
            except InvalidRecordError as error:
                problems.append(Problem(f"{place}, column {name}", error.problems[0].what))
                values[name] = UNREADABLE
    return with_second_name(values) if "name_id" in table.columns else values


class _Unreadable:
    """Stands for a cell that has been reported already."""


UNREADABLE = _Unreadable()


def _wide_scores(header: list[str], line: Line, problems: list[Problem]) -> list[Row]:
    """One line a program and one column a criterion, as people type scores into a spreadsheet."""
    number, cells = line
    place = f"{SCORES.file} row {number}"
    if not _cells_fit(header, cells, place, problems):
        return [Row(place, {}, told=True)]
    given = {name: text for name, text in zip(header, cells, strict=False) if text}
    shared = {name: given.pop(name) for name in ("program", *PROVENANCE) if name in given}
    return [
        Row(f"{place}, column {name}", {**shared, "criterion": name, "value": text})
        for name, text in given.items()
    ]
