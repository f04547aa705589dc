"""Remarks in words: each one is used, and gets the names that its sentence speaks of."""

import ast
import string
from pathlib import Path

import pytest

import mcdm_smartcity
from mcdm_smartcity import Note
from mcdm_smartcity.numerics.notes import SENTENCES

SOURCE = Path(mcdm_smartcity.__file__).parent
FILES = [file for file in SOURCE.rglob("*.py") if file.name != "notes.py"]
USES = [
    (constant.value, node.args[1:])
    for file in FILES
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Note"
    for constant in ast.walk(node.args[0])
    if isinstance(constant, ast.Constant)
]


def names_in(kind: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(SENTENCES[kind]) if name}


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_is_used_somewhere(kind: str) -> None:
    assert any(f'"{kind}"' in file.read_text(encoding="utf-8") for file in FILES)


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_counts_its_names_from_0_or_lists_them_all(kind: str) -> None:
    numbered = names_in(kind) - {"all"}
    assert numbered == {str(i) for i in range(len(numbered))}


@pytest.mark.parametrize(("kind", "given"), USES, ids=[str(kind) for kind, _ in USES])
def test_a_note_is_given_as_many_names_as_its_sentence_has(
    kind: str, given: list[ast.expr]
) -> None:
    wanted = names_in(kind)
    count = len(getattr(given[0], "elts", ())) if given else 0
    # A sentence that lists all its names takes any number of them.
    assert wanted == {"all"} or len(wanted) == count


def test_a_note_reads_as_its_sentence_with_the_names() -> None:
    note = Note("inconsistent", ("ani", "goal", "0.213", "0.10"))
    assert str(note) == "ani is not consistent enough on goal: CR 0.213 is above 0.10"


def test_a_note_lists_all_its_names() -> None:
    assert str(Note("tie", ("bus", "tram", "ferry"))) == "tied: bus, tram, ferry"
