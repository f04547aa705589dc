"""An assessment as one JSON file that reads back equal, with CSV tables for spreadsheets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mcdm_smartcity.assessment.assessment import Assessment
from mcdm_smartcity.files.documents import document_of, json_text, load_document, unfit
from mcdm_smartcity.files.plain_data import answer_in, to_plain
from mcdm_smartcity.files.safe_writing import write_texts
from mcdm_smartcity.files.tables import csv_text
from mcdm_smartcity.numerics.answer import Row

ASSESSMENT_FILE = "assessment.json"
FORMAT = 3


def write_assessment(assessment: Assessment, folder: str | Path) -> tuple[Path, ...]:
    """
    Write ``assessment.json`` and one CSV table for each answer into a folder.

    Returns the files written; `read_assessment` of the folder gives an equal assessment.

    Raises
    ------
    NotWritableError
        The files cannot be written; what was there is untouched.
    """
    data = {"format": FORMAT, **to_plain(assessment)}
    text = json_text(data)
    tables = {f"{name}.csv": csv_text(rows[0], rows) for name, rows in _tables(assessment).items()}
    return write_texts(Path(folder), {ASSESSMENT_FILE: text, **tables})


def read_assessment(path: str | Path) -> Assessment:
    """
    Read an assessment from ``assessment.json``, or from the folder that holds it.

    Raises
    ------
    StudyNotFoundError
        There is nothing to read at this path.
    InvalidStudyError
        The file holds no assessment, or one of a newer format.
    """
    document = document_of(Path(path), ASSESSMENT_FILE)
    data = load_document(document)
    if data.get("format") != FORMAT:
        what = f"must be an assessment of format {FORMAT}; found format {data.get('format')!r}"
        raise unfit(document, what)
    return answer_in(document, Assessment, data)


def is_assessment(data: Mapping[str, Any]) -> bool:
    """Tell whether a file means to be an assessment, whole and readable or not."""
    return "kind" not in data and {"format", "study", "plan", "record"} <= data.keys()


def _tables(assessment: Assessment) -> dict[str, list[Row]]:
    tables = {
        "summary": assessment.as_rows(),
        "weights": assessment.weights.as_rows(),
        "consistency": [to_plain(entry) for entry in assessment.weights.consistency],
        "ranking": assessment.ranking.as_rows(),
        "worth": assessment.worth.as_rows(),
        "credit": assessment.credit.as_rows(),
        "order": assessment.order.as_rows(),
        "frontier": assessment.frontier.as_rows(),
        "portfolio": [] if assessment.portfolio is None else assessment.portfolio.as_rows(),
        "entries": [row for entry in assessment.entries for row in entry.as_rows()],
        "roadmap": [] if assessment.roadmap is None else assessment.roadmap.as_rows(),
        "spending": [] if assessment.roadmap is None else assessment.roadmap.spending_rows(),
        "basis": [to_plain(count) for count in assessment.basis],
        "record": _record_rows(assessment),
    }
    return {name: rows for name, rows in tables.items() if rows}


def _record_rows(assessment: Assessment) -> list[Row]:
    record = assessment.record
    pairs = [("input_hash", record.input_hash), ("seed", record.seed), *record.versions]
    return [{"name": name, "value": value} for name, value in pairs]
