"""Plain data as TOML text; the standard library reads TOML but does not write it."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(data: Mapping[str, Any]) -> str:
    """
    Write a mapping as TOML; lists of mappings at the top become arrays of tables.

    >>> print(toml_text({"schema": 1, "judges": [{"id": "ani", "name": {"en": "Ani"}}]}), end="")
    schema = 1
    <BLANKLINE>
    [[judges]]
    id = "ani"
    name = { en = "Ani" }
    """
    plain = {key: part for key, part in data.items() if not _is_table_list(part)}
    lines = [f"{_key(key)} = {inline_text(part)}" for key, part in plain.items()]
    for key, rows in data.items():
        if key not in plain:
            for row in rows:
                lines += ["", f"[[{_key(key)}]]"]
                lines += [f"{_key(name)} = {inline_text(part)}" for name, part in row.items()]
    return "\n".join(lines) + "\n"


def _is_table_list(part: Any) -> bool:
    return isinstance(part, list | tuple) and bool(part) and all(isinstance(p, dict) for p in part)


def inline_text(part: Any) -> str:
    """Write a value on one line; mappings become inline tables."""
    if isinstance(part, Mapping):
        pairs = ", ".join(f"{_key(key)} = {inline_text(value)}" for key, value in part.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(part, str):
        return _string(part)
    if isinstance(part, Sequence):
        return f"[{', '.join(map(inline_text, part))}]"
    if isinstance(part, bool):
        return str(part).lower()
    return repr(part)


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _string(key)


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
