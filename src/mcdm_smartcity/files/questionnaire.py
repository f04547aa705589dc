"""A questionnaire for one judge: every pair to compare, written empty and read back."""

from collections.abc import Iterator
from itertools import combinations
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
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.swot import KIND_NAMES, SWOT, kind_name, swot_nodes
from mcdm_smartcity.study.written import problems_in

COLUMNS = ("judge", "node", "first", "second", "value")
# What the judge reads beside each pair; the answer goes into the column `value`.
QUESTIONS = {
    "en": "For {node}: how many times as important is {first} as {second}?",
    "id": "Untuk {node}: berapa kali lebih penting {first} dibanding {second}?",
}


def write_questionnaire(
    study: Study, judge: str, path: str | Path, language: str = "en"
) -> tuple[Path, int]:
    """
    Write every pair that a judge can compare as a CSV file with an empty column ``value``.

    These are the children of each node of the hierarchy, and the kinds and factors of the SWOT.

    Answers are numbers (1/9 to 9 is usual), fractions, or words such as ``strongly more``; an
    empty one is a missing judgement. Judgements that the study has of this judge are filled in.

    Returns the path and the number of questions. Raises `UnknownNameError` for an unknown judge.
    """
    known = [entry.id for entry in study.judges]
    if judge not in known:
        raise UnknownNameError("judge", judge, known)
    rows = _questions(study, judge, language)
    target = Path(path)
    text = csv_text((*COLUMNS, "question"), rows)
    return write_texts(target.parent, {target.name: text})[0], len(rows)


def read_questionnaire(
    study: Study, path: str | Path, number_style: NumberStyle = ENGLISH
) -> Study:
    """
    Read answers back: the study with these judgements in the place of the judge's earlier ones.

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
    changed: Study = study.changed(judgements=(*kept, *fresh))
    return changed


def _answer(row: Row, problems: list[Problem]) -> Iterator[Judgement]:
    values = {name: row.values[name] for name in COLUMNS if name in row.values}
    if row.told or "value" not in values or UNREADABLE in values.values():
        return
    try:
        yield Judgement.model_validate(values)
    except ValidationError as error:
        problems += problems_in(error, row.place)


def _nodes(
    study: Study, language: str
) -> Iterator[tuple[str, str, tuple[str, ...], dict[str, str]]]:
    """Yield each node, how it is called, what is compared on it, and how that is called."""
    nodes = (*study.priorities, *study.criteria)
    names = {node.id: node.name.words(language) for node in nodes}
    inner = names | {GOAL: study.goal.words(language)}
    for node in study.hierarchy.inner_nodes():
        yield node, inner[node], study.hierarchy.children(node), names
    factors = {factor.id: factor.name.words(language) for factor in study.swot}
    kinds = {node: kind_name(node, language) for node in KIND_NAMES}
    for node, children in swot_nodes(study.swot).items():
        yield node, kinds[node], children, kinds if node == SWOT else factors


def _questions(study: Study, judge: str, language: str) -> list[dict[str, Any]]:
    given = {(j.node, j.first, j.second): j.value for j in study.judgements if j.judge == judge}
    template = QUESTIONS.get(language, QUESTIONS["en"])
    rows = []
    for node, name, children, names in _nodes(study, language):
        for first, second in combinations(children, 2):
            mirror = given.get((node, second, first))
            value = given.get((node, first, second), mirror and 1 / mirror)
            question = template.format(node=name, first=names[first], second=names[second])
            pair: dict[str, Any] = {"judge": judge, "node": node, "first": first, "second": second}
            rows.append(pair | {"value": value, "question": question})
    return rows
