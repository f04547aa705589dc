"""Writing a study, so that reading it again gives the same study."""

from pathlib import Path
from typing import Any

from mcdm_smartcity.files.documents import json_text
from mcdm_smartcity.files.safe_writing import write_texts
from mcdm_smartcity.files.study_reader import HEADING, STUDY_FILE
from mcdm_smartcity.files.tables import COSTS, JUDGEMENTS, LINKS, NAMED_TABLES, SCORES, table_text
from mcdm_smartcity.files.toml_text import toml_text
from mcdm_smartcity.study.draft import NAMED_PARTS
from mcdm_smartcity.study.study import Study


def write_study(study: Study, path: str | Path) -> tuple[Path, ...]:
    """
    Write a study as one JSON file, or as a folder of a TOML file with CSV tables.

    Parameters
    ----------
    study
        The study.
    path
        A ``.json`` file, a ``.toml`` file, or a folder, which is made if there is none.

    Returns
    -------
    The files written; reading the path again gives an equal study.

    Raises
    ------
    NotWritableError
        The files cannot be written; what was there is untouched.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from mcdm_smartcity import example_study, read_study
    >>> with TemporaryDirectory() as folder:
    ...     _ = write_study(example_study(), folder)
    ...     read_study(folder) == example_study()
    True
    """
    target = Path(path)
    data = study.model_dump(by_alias=True, exclude_defaults=True)
    data = {"schema": study.schema_version, **data}
    if target.suffix == ".json":
        text = json_text(data)
        return write_texts(target.parent, {target.name: text})
    if target.suffix == ".toml":
        return write_texts(target.parent, _folder_texts(data, target.name, target.parent))
    return write_texts(target, _folder_texts(data, STUDY_FILE, target))


def _folder_texts(data: dict[str, Any], document: str, folder: Path) -> dict[str, str]:
    programs = [dict(program) for program in data.get("programs", ())]
    nested = {part: _flat(programs, part) for part in ("scores", "costs")}
    head = {key: data[key] for key in HEADING if key in data}
    beside = {table.name: table for table in NAMED_TABLES}
    parts = {
        part: list(data[part]) for part in NAMED_PARTS if data.get(part) and part not in beside
    }
    # A study without these needs no such file, but one that is there already would be read again.
    named = {
        table.file: table_text(table, data.get(name, ()))
        for name, table in beside.items()
        if data.get(name) or (folder / table.file).exists()
    }
    if programs:
        parts["programs"] = programs
    return {
        document: toml_text(head | parts),
        SCORES.file: table_text(SCORES, nested["scores"]),
        JUDGEMENTS.file: table_text(JUDGEMENTS, data.get("judgements", ())),
        LINKS.file: table_text(LINKS, data.get("links", ())),
        COSTS.file: table_text(COSTS, nested["costs"]),
        **named,
    }


def _flat(programs: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    """Take a nested list out of each program, and return its rows with the program's id."""
    return [
        {"program": program["id"], **row} for program in programs for row in program.pop(part, ())
    ]
