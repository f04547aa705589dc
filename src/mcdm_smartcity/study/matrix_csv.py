"""A bare decision matrix as a CSV file: first column programs, header criteria."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np

from mcdm_smartcity.errors import (
    InvalidRecordError,
    InvalidStudyError,
    Problem,
    StudyNotFoundError,
)
from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.study.amounts import NumberStyle, parse_number

DIRECTION_ROWS = ("direction", "arah")
BENEFIT_WORDS = ("benefit", "max", "keuntungan")
COST_WORDS = ("cost", "min", "biaya")
# The reader's own limit, 131 072 characters, is less than a note may have.
LONGEST_CELL = 2**31 - 1
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """What a file says: names, numbers, and the directions if it states them."""

    programs: list[str]
    criteria: list[str]
    values: list[list[float]]
    benefit: BoolArray


def read_table(path: Path, style: NumberStyle, *, stated: bool) -> Table:
    """Read the file, and its line of directions if they must be stated there."""
    lines = read_lines(path)
    problems: list[Problem] = []
    criteria = lines[0][1][1:] if lines else []
    if not criteria:
        problems.append(Problem(f"{path.name} header", "names no criteria after the first column"))
    _refuse_repeated(path, "criterion", [(lines[0][0], name) for name in criteria], problems)
    body = [line for line in lines[1:] if not _is_direction(line)]
    if not body:
        problems.append(Problem(path.name, "holds no programs; give a header and one line each"))
    _refuse_repeated(path, "program", [(number, cells[0]) for number, cells in body], problems)
    directions = [line for line in lines[1:] if _is_direction(line)]
    benefit = _directions(path, directions, criteria, problems) if stated else np.zeros(0, bool)
    values = [_numbers(path, line, criteria, style, problems) for line in body]
    if problems:
        raise InvalidStudyError(str(path), problems)
    return Table([cells[0] for _, cells in body], criteria, values, benefit)


def read_lines(path: Path) -> list[Line]:
    """Return the lines that are not empty, each with its number in the file, cells trimmed.

    Columns are separated by commas, or by semicolons if the header has one.
    """
    if not path.is_file():
        raise StudyNotFoundError(f"there is no file {path}")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(path.name, f"is not UTF-8 text ({error.reason} at byte {error.start})")
        raise InvalidStudyError(str(path), [problem]) from None
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    # Without translation of line ends, a quoted cell keeps its own.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        # One by one: a quoted cell may span lines, and the reader knows on which line it is.
        lines = [(reader.line_num, [cell.strip(" \t") for cell in line]) for line in reader]
    finally:
        csv.field_size_limit(usual)
    return [(number, cells) for number, cells in lines if any(cells)]


def _refuse_repeated(
    path: Path, kind: str, names: Sequence[tuple[int, str]], problems: list[Problem]
) -> None:
    seen: dict[str, int] = {}
    for number, name in names:
        if not name:
            problems.append(Problem(f"{path.name} row {number}", f"a {kind} has no name"))
        elif name in seen:
            what = f"{kind} {name!r} stands here again, first in row {seen[name]}"
            problems.append(Problem(f"{path.name} row {number}", what))
        seen.setdefault(name, number)


def _is_direction(line: Line) -> bool:
    return line[1][0].lower() in DIRECTION_ROWS


def _directions(
    path: Path, stated: Sequence[Line], criteria: Sequence[str], problems: list[Problem]
) -> BoolArray:
    if not stated:
        what = "states no directions: pass benefit, or add a line 'direction' with benefit or cost"
        problems.append(Problem(path.name, f"{what} for each criterion"))
        return np.zeros(0, dtype=bool)
    for number, _ in stated[1:]:
        what = f"states the directions again, first in row {stated[0][0]}"
        problems.append(Problem(f"{path.name} row {number}", what))
    number, cells = stated[0]
    words = [cell.lower() for cell in cells[1:]]
    if len(words) != len(criteria) or not set(words) <= {*BENEFIT_WORDS, *COST_WORDS}:
        what = f"must say benefit or cost for each of {len(criteria)} criteria"
        found = ", ".join(cells[1:])
        problems.append(Problem(f"{path.name} row {number}", f"{what}; found {found}"))
    return np.array([word in BENEFIT_WORDS for word in words], dtype=bool)


def _numbers(
    path: Path,
    line: Line,
    criteria: Sequence[str],
    style: NumberStyle,
    problems: list[Problem],
) -> list[float]:
    number, cells = line
    where = f"{path.name} row {number}"
    if len(cells) != len(criteria) + 1:
        what = f"has {len(cells)} cells, but the header has {len(criteria) + 1}"
        problems.append(Problem(where, what))
        return []
    values = []
    for criterion, cell in zip(criteria, cells[1:], strict=True):
        try:
            values.append(parse_number(cell, style))
        except InvalidRecordError as error:
            place = f"{where} ({cells[0]}), column {criterion}"
            problems.append(Problem(place, error.problems[0].what))
    return values
