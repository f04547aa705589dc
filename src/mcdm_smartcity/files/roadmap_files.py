"""A roadmap as one JSON file that reads back equal: next year's question starts from it."""

from pathlib import Path
from typing import Any

from mcdm_smartcity.files.assessment_files import ASSESSMENT_FILE, is_assessment, read_assessment
from mcdm_smartcity.files.documents import document_of, json_text, load_document, unfit
from mcdm_smartcity.files.plain_data import answer_in, to_plain
from mcdm_smartcity.files.safe_writing import write_texts
from mcdm_smartcity.roadmap.roadmap import Roadmap

KIND = "roadmap"
FORMAT = 1


def roadmap_data(roadmap: Roadmap) -> dict[str, Any]:
    """Return a roadmap as plain data that tells what it is, as it stands in files."""
    return {"kind": KIND, "format": FORMAT, **to_plain(roadmap)}


def write_roadmap(roadmap: Roadmap, path: str | Path) -> Path:
    """
    Write a roadmap into a ``.json`` file; `read_roadmap` gives an equal one.

    Parameters
    ----------
    roadmap
        The answer of `schedule`.
    path
        Where to write; folders that are missing are made.

    Returns
    -------
    The path.

    Raises
    ------
    InvalidStudyError
        The path does not end in ``.json``.
    NotWritableError
        The file cannot be written; what was there is untouched.
    """
    target = Path(path)
    if target.suffix != ".json":
        raise unfit(target, "a roadmap is written as JSON; end the name in .json")
    return write_texts(target.parent, {target.name: json_text(roadmap_data(roadmap))})[0]


def read_roadmap(path: str | Path) -> Roadmap:
    """
    Read a roadmap from its file, or from an assessment that holds one.

    Parameters
    ----------
    path
        What `write_roadmap` wrote or ``schedule --json`` printed; or ``assessment.json``, or the
        folder that holds it.

    Returns
    -------
    The roadmap, equal to the one that was written.

    Raises
    ------
    StudyNotFoundError
        There is nothing to read at this path.
    InvalidStudyError
        The file holds no roadmap, half of one, or one of a newer format.
    """
    document = document_of(Path(path), ASSESSMENT_FILE)
    data = load_document(document)
    if is_assessment(data):
        planned = read_assessment(document).roadmap
        if planned is None:
            what = "holds an assessment without a roadmap; give its plan a [roadmap] section"
            raise unfit(document, what)
        return planned
    if data.get("kind") != KIND:
        what = "holds no roadmap; must be what `schedule --json` prints, or an assessment"
        raise unfit(document, what)
    if data.get("format") != FORMAT:
        what = f"must be a roadmap of format {FORMAT}; found format {data.get('format')!r}"
        raise unfit(document, what)
    return answer_in(document, Roadmap, data)
