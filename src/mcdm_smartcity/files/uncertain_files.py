"""Uncertain scores as a CSV file beside a study or a table."""

from pathlib import Path
from typing import Any

from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem, StudyNotFoundError
from mcdm_smartcity.files.documents import unfit
from mcdm_smartcity.files.tables import PROVENANCE, Row, Table, read_rows
from mcdm_smartcity.study.amounts import ENGLISH, NumberStyle, parse_number

Levels = tuple[float | str, ...] | None


def read_uncertain_scores(
    path: str | Path, number_style: NumberStyle = ENGLISH
) -> dict[tuple[str, str], Levels]:
    """
    Read which scores are uncertain, and how far.

    The file has a header and the columns ``program, criterion, low, high``, and if you like
    ``mode``, ``basis``, ``source`` and ``note``. Levels are numbers or words of the scale. With a
    mode the score is a triangle. Where no level stands nothing is known of the score.

    Parameters
    ----------
    path
        A ``.csv`` file.
    number_style
        How its numbers are written.

    Returns
    -------
    By program and criterion (low, high), (low, mode, high), or None where nothing is known, as
    `rank_uncertain` takes it. Names and levels are checked there, where study and scales are known.

    Raises
    ------
    StudyNotFoundError
        There is no such file.
    InvalidStudyError
        Columns are missing or unknown, a score is named twice, or only one end is given; every
        problem is listed with its row.
    """
    file = Path(path)
    if file.suffix != ".csv":
        raise unfit(file, "must be a .csv file")
    if not file.is_file():
        raise StudyNotFoundError(f"there is no file {file}")
    table = Table(file.stem, ("program", "criterion", "low", "high"), ("mode", *PROVENANCE), {})
    problems: list[Problem] = []
    found: dict[tuple[str, str], Levels] = {}
    first: dict[tuple[str, str], str] = {}
    for row in read_rows(file.parent, table, number_style, problems):
        missing = [name for name in ("program", "criterion") if name not in row.values]
        if row.told or missing:
            what = f"names no {' and no '.join(missing)}"
            problems += [] if row.told else [Problem(row.place, what)]
            continue
        key = row.values["program"], row.values["criterion"]
        if key in first:
            what = f"the score of {key[0]!r} on {key[1]!r} stands here again, first at {first[key]}"
            problems.append(Problem(row.place, what))
        first.setdefault(key, row.place)
        found[key] = _levels(row, number_style, problems)
    if problems:
        raise InvalidStudyError(str(file), problems)
    return found


def _levels(row: Row, style: NumberStyle, problems: list[Problem]) -> Levels:
    given: dict[str, Any] = {name: row.values.get(name) for name in ("low", "mode", "high")}
    missing = [name for name in ("low", "high") if given[name] is None]
    levels = [_level(text, style) for text in given.values() if text is not None]
    if levels and missing:
        what = f"gives no {' and no '.join(missing)}; give both ends, or none if nothing is known"
        problems.append(Problem(row.place, what))
    return tuple(levels) if levels else None


def _level(text: str, style: NumberStyle) -> float | str:
    """Read a number, or else take it as a word of the scale."""
    try:
        return parse_number(text, style)
    except InvalidRecordError:
        return text
