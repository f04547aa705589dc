"""A questionnaire for one judge: every pair to compare, written empty and read back."""

from collections.abc import Iterator
from itertools import combinations
from math import isclose
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mcdm_smartcity.errors import InvalidStudyError, Problem, StudyNotFoundError, UnknownNameError
from mcdm_smartcity.files.safe_writing import write_texts
from mcdm_smartcity.files.tables import UNREADABLE, Row, Table, csv_text, read_rows
from mcdm_smartcity.study.amounts import ENGLISH, NumberStyle
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.judgement import Judgement
from mcdm_smartcity.study.judgement_words import parse_judgement
from mcdm_smartcity.study.scale import Compared, Intensity
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.swot import KIND_NAMES, SWOT, kind_name, swot_nodes
from mcdm_smartcity.study.written import problems_in

# Spreadsheets may write fewer digits of 1/3 than we do.
SAME_ANSWER = 1e-9
COLUMNS = ("judge", "node", "first", "second", "value")
# What the judge reads beside each pair of nodes, and of programs or levels; the answer goes into
# the column `value`.
QUESTIONS = {
    "en": (
        "For {node}: how many times as important is {first} as {second}?",
        "On {node}: how many times as good is {first} as {second}?",
    ),
    "id": (
        "Untuk {node}: berapa kali lebih penting {first} dibanding {second}?",
        "Pada {node}: berapa kali lebih baik {first} dibanding {second}?",
    ),
}


def write_questionnaire(
    study: Study, judge: str, path: str | Path, language: str = "en", *, filled: bool = False
) -> tuple[Path, int]:
    """
    Write every pair that a judge can compare as a CSV file with an empty column ``value``.

    Pairs are of nodes of the hierarchy, of programs on a criterion of the scale ``compared``, of
    levels on one of the scale ``intensity``, and of kinds and factors of the SWOT.

    Answers are numbers (1/9 to 9 is usual), fractions, or words such as ``strongly more``; an
    empty one is a missing judgement. With ``filled`` the judgements that the study has of this
    judge stand there already, to look at again; without, nobody is led by what was said before.

    Returns the path and the number of questions. Raises `UnknownNameError` for an unknown judge.
    """
    known = [entry.id for entry in study.judges]
    if judge not in known:
        raise UnknownNameError("judge", judge, known)
    given = _said(study, judge) if filled else {}
    rows = _questions(study, judge, language, given)
    target = Path(path)
    text = csv_text((*COLUMNS, "question"), rows)
    return write_texts(target.parent, {target.name: text})[0], len(rows)


def read_questionnaire(
    study: Study, path: str | Path, number_style: NumberStyle = ENGLISH
) -> Study:
    """
    Read answers back: the study with these judgements in the place of the judge's earlier ones.

    An answer that says what the judge said before keeps its basis, source and note.

    Raises
    ------
    StudyNotFoundError
        There is no file at this path.
    InvalidStudyError
        Anything is wrong; all problems of the file, each with its row.
    """
    source = Path(path)
    if not (source.is_file() and source.suffix == ".csv"):
        raise StudyNotFoundError(f"there is no questionnaire (a .csv file) at {source}")
    problems: list[Problem] = []
    table = Table(source.stem, COLUMNS[:-1], ("value", "question"), {"value": parse_judgement})
    rows = read_rows(source.parent, table, number_style, problems)
    fresh = [judgement for row in rows for judgement in _answer(row, problems)]
    if not problems and not fresh:
        problems.append(Problem(source.name, "holds no answer; fill the column value"))
    if problems:
        raise InvalidStudyError(str(source), problems)
    judges = {judgement.judge for judgement in fresh}
    kept = [judgement for judgement in study.judgements if judgement.judge not in judges]
    answers = [_earlier(study, judgement) or judgement for judgement in fresh]
    changed: Study = study.changed(judgements=(*kept, *answers))
    return changed


def _answer(row: Row, problems: list[Problem]) -> Iterator[Judgement]:
    values = {name: row.values[name] for name in COLUMNS if name in row.values}
    if row.told or "value" not in values or UNREADABLE in values.values():
        return
    try:
        yield Judgement.model_validate(values)
    except ValidationError as error:
        problems += problems_in(error, row.place)


def _earlier(study: Study, answer: Judgement) -> Judgement | None:
    """Return the judgement of the study that says the same, if there is one."""
    who = (answer.judge, answer.node)
    for entry in study.judgements:
        if (entry.judge, entry.node) == who and {entry.first, entry.second} == {
            answer.first,
            answer.second,
        }:
            value = entry.value if entry.first == answer.first else 1 / entry.value
            return entry if isclose(value, answer.value, rel_tol=SAME_ANSWER) else None
    return None


def _said(study: Study, judge: str) -> dict[tuple[str, str, str], float]:
    said = (entry for entry in study.judgements if entry.judge == judge)
    return {(entry.node, entry.first, entry.second): entry.value for entry in said}


def _questions(
    study: Study, judge: str, language: str, given: dict[tuple[str, str, str], float]
) -> list[dict[str, Any]]:
    rows = []
    for node, topic, template, names in _compared(study, language):
        for first, second in combinations(names, 2):
            mirror = given.get((node, second, first))
            value = given.get((node, first, second), mirror and 1 / mirror)
            question = template.format(node=topic, first=names[first], second=names[second])
            pair: dict[str, Any] = {"judge": judge, "node": node, "first": first, "second": second}
            rows.append(pair | {"value": value, "question": question})
    return rows


def _compared(study: Study, language: str) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Yield each node with its words, the question, and the names of what is compared there."""
    names = {node.id: node.name.words(language) for node in (*study.priorities, *study.criteria)}
    names[GOAL] = study.goal.words(language)
    important, good = QUESTIONS.get(language, QUESTIONS["en"])
    for node in study.hierarchy.inner_nodes():
        children = study.hierarchy.children(node)
        yield node, names[node], important, {child: names[child] for child in children}
    programs = {program.id: program.name.words(language) for program in study.programs}
    for criterion in study.criteria:
        scale = criterion.scale
        if isinstance(scale, Compared):
            yield criterion.id, names[criterion.id], good, programs
        elif isinstance(scale, Intensity) and not scale.weights:
            yield criterion.id, names[criterion.id], good, {name: name for name in scale.names}
    kinds = {node: kind_name(node, language) for node in KIND_NAMES}
    factors = {factor.id: factor.name.words(language) for factor in study.swot}
    for node, items in swot_nodes(study.swot).items():
        called = kinds if node == SWOT else factors
        yield node, kinds[node], important, {item: called[item] for item in items}
