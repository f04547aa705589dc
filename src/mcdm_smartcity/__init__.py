"""From judgements and data to a defensible plan for Smart City programs.

Read the folders as questions: `study` (what do people know and want?), `weighting` (what matters
how much?), `ranking` (how good is each program by itself?), `dependencies` (what needs what, and in
which order to fund?), `portfolio` (what to fund with this money, with proof?), `assessment` (all of
it), `files` (in and out).

Names load when they are first used; `__init__.pyi` is the one list of them
(`docs/decisions/0007-names-load-when-used.md`).
"""

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

__version__ = "0.1.0"


def _homes() -> dict[str, str]:
    stub = Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    return {
        alias.name: str(node.module)
        for node in ast.parse(stub).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


_HOMES = _homes()
_STAGES = {module.split(".")[1] for module in _HOMES.values()}
__all__ = sorted([*_HOMES, "__version__"])  # noqa: PLE0605 - a list, though not a literal one


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
    elif name in _STAGES:
        found = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, *sorted(_STAGES)]
