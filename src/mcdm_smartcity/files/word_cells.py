"""Cells of words: names in one or more languages, lists of ids, kinds of SWOT factors."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.files.toml_text import inline_text
from mcdm_smartcity.study.amounts import NumberStyle

BETWEEN_IDS = re.compile(r"[\s,;]+")
KIND_WORDS = {
    "kekuatan": "strength",
    "kelemahan": "weakness",
    "peluang": "opportunity",
    "ancaman": "threat",
}


def read_words(text: str, style: NumberStyle) -> Any:  # noqa: ARG001 - one signature for all cells
    """Read words: plain, or a table of languages as in TOML, such as ``{ jv = "Kutha" }``."""
    if not text.startswith("{"):
        return text
    try:
        return tomllib.loads(f"words = {text}")["words"]
    except tomllib.TOMLDecodeError:
        what = f'must be plain words or a table like {{ en = "City" }}; found {text!r:.60}'
        raise InvalidRecordError("words", [Problem("", what)]) from None


def read_ids(text: str, style: NumberStyle) -> list[str]:  # noqa: ARG001 - as above
    """Read ids, separated by spaces, commas or semicolons."""
    return [name for name in BETWEEN_IDS.split(text) if name]


def read_kind(text: str, style: NumberStyle) -> str:  # noqa: ARG001 - as above
    """Read the kind of a SWOT factor, in English or Bahasa Indonesia."""
    return KIND_WORDS.get(text.lower(), text.lower())


def with_second_name(values: Mapping[str, Any]) -> dict[str, Any]:
    """Join the columns ``name`` and ``name_id`` of a row: English and Bahasa Indonesia."""
    joined = {key: value for key, value in values.items() if key != "name_id"}
    name, second = values.get("name"), values.get("name_id")
    if second is not None and (name is None or isinstance(name, str | dict)):
        first = name if isinstance(name, dict) else {"en": name} if name else {}
        joined["name"] = {**first, "id": second}
    return joined


def name_cells(name: str | Mapping[str, str]) -> dict[str, str]:
    """Write a name as the cells ``name`` and ``name_id``, which read back equal."""
    words = {"": name} if isinstance(name, str) else dict(name)
    plain = all(text == text.strip(" \t") and not text.startswith("{") for text in words.values())
    if plain and list(words) == [""]:
        return {"name": words[""]}
    if plain and list(words) == ["en", "id"]:
        return {"name": words["en"], "name_id": words["id"]}
    return {"name": inline_text(words)}
