"""TOML and JSON files as plain data, with the version of their format."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mcdm_smartcity.errors import InvalidStudyError, Problem, StudyNotFoundError


def document_of(path: Path, name: str) -> Path:
    """Return the file to read: the path itself, or the file of that name in the folder."""
    document = path / name if path.is_dir() else path
    if document.is_file() and document.suffix in {".toml", ".json"}:
        return document
    if path.is_dir():
        raise StudyNotFoundError(f"the folder {path} holds no {name}")
    if not path.exists():
        raise StudyNotFoundError(f"there is nothing at {path}; give a folder or a file")
    raise StudyNotFoundError(f"{path} is neither a folder nor a .toml or .json file")


def load_document(path: Path) -> dict[str, Any]:
    """Read a TOML or JSON file into plain data; refuse what is neither."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise unfit(path, f"is no {kind}: {error}") from None
    if not isinstance(data, dict):
        raise unfit(path, f"must hold a table of keys, not {type(data).__name__}")
    return data


def json_text(data: Any, *, allow_nan: bool = False) -> str:
    """Write plain data as our JSON files are: letters as they are, one space a level."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=allow_nan) + "\n"


def unfit(document: Path, what: str) -> InvalidStudyError:
    """Return the error that says what is wrong with a file as a whole."""
    return InvalidStudyError(str(document), [Problem(document.name, what)])


def check_schema(data: Mapping[str, Any], place: str, newest: int) -> Iterator[Problem]:
    """Yield a problem if the format's version number is missing, wrong or too new."""
    number = data.get("schema")
    if number is None:
        yield Problem(place, f"lacks the version of its format; write schema = {newest}")
    elif isinstance(number, bool) or not isinstance(number, int) or number < 1:
        yield Problem(place, f"schema must be a whole number from 1 to {newest}; found {number!r}")
    elif number > newest:
        yield Problem(
            place,
            f"is written in format {number}, but this version of mcdm_smartcity reads up to "
            f"{newest}; install a newer version",
        )
