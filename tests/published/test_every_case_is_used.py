"""No case lies in the folder without a test, and no printed answer of a case."""

import ast
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from published_cases import CASES

HERE = Path(__file__).parent
# Its test runs through all twelve answers, which are pairs of letters.
IN_A_LOOP = {"ahp-bozoki2010-incomplete-8x8"}


def test_every_case_is_named_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    unused = [path.name for path in CASES.iterdir() if f'"{path.stem}"' not in tests]
    assert unused == []


def test_every_printed_answer_is_named_by_a_test_of_its_case() -> None:
    assert sorted(entry for entry in _without_a_test() if entry[0] not in IN_A_LOOP) == []


def test_an_answer_that_no_test_names_would_be_found() -> None:
    assert _is_named("ahp-saaty1988-house-size", "CI")
    assert not _is_named("ahp-saaty1988-house-size", "weights")
    assert not _is_named("no-such-case", "CI")


def _without_a_test() -> set[tuple[str, str]]:
    cases = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in CASES.iterdir()}
    return {
        (name, answer)
        for name, data in cases.items()
        for answer in data.get("expected") or {}
        if not _is_named(name, answer)
    }


def _is_named(case: str, answer: str) -> bool:
    return any({case, answer} <= named for named in _words_of_tests())


@cache
def _words_of_tests() -> tuple[frozenset[str], ...]:
    """The strings in each test, its decorators, and what of its file it uses."""
    tests: list[frozenset[str]] = []
    for path in sorted(set(HERE.glob("test_*.py")) - {Path(__file__)}):
        parts = {
            name: node
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            for name in _defined_by(node)
        }
        tests += [frozenset(_strings(name, parts)) for name in parts if name.startswith("test_")]
    return tuple(tests)


def _defined_by(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _strings(name: str, parts: Mapping[str, ast.stmt]) -> set[str]:
    waiting, seen, found = [name], {name}, set[str]()
    while waiting:
        for inner in ast.walk(parts[waiting.pop()]):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                found.add(inner.value)
            if isinstance(inner, ast.Name) and inner.id in parts and inner.id not in seen:
                seen.add(inner.id)
                waiting.append(inner.id)
    return found
