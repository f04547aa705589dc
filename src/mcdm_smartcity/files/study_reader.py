"""Reading a study: every problem of all its files at once, each with its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar, cast

from pydantic import ValidationError

from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem, known_names
from mcdm_smartcity.files.documents import check_schema, document_of, load_document
from mcdm_smartcity.files.tables import TABLES, UNREADABLE, Row, read_rows
from mcdm_smartcity.study.amounts import ENGLISH, INDONESIAN, NumberStyle, parse_number
from mcdm_smartcity.study.checks import problems_of
from mcdm_smartcity.study.draft import NAMED_PARTS, UNKNOWN, Draft
from mcdm_smartcity.study.hierarchy import Criterion, Priority
from mcdm_smartcity.study.judgement import Judge, Judgement
from mcdm_smartcity.study.link import Link
from mcdm_smartcity.study.program import Cost, Program, Score
from mcdm_smartcity.study.readiness import Readiness
from mcdm_smartcity.study.scale import Quantity
from mcdm_smartcity.study.study import (
    SCHEMA,
    Agency,
    Dimension,
    FundingSource,
    Group,
    Heading,
    Study,
)
from mcdm_smartcity.study.swot import Factor
from mcdm_smartcity.study.written import Sourced, problems_in

STUDY_FILE = "study.toml"
MODELS: dict[str, type[Sourced]] = {
    "dimensions": Dimension,
    "agencies": Agency,
    "funding": FundingSource,
    "groups": Group,
    "priorities": Priority,
    "criteria": Criterion,
    "judges": Judge,
    "programs": Program,
    "judgements": Judgement,
    "links": Link,
    "scores": Score,
    "costs": Cost,
    "readiness": Readiness,
    "swot": Factor,
}
HEADING = ("schema", "id", "name", "goal", "currency", "horizon", "notes")
Record = TypeVar("Record", bound=Sourced)


def read_study(path: str | Path, number_style: NumberStyle | None = None) -> Study:
    """
    Read a study from a folder, a TOML file with CSV tables beside it, or one JSON file.

    Parameters
    ----------
    path
        A folder that holds ``study.toml``, or a ``.toml`` or ``.json`` file.
    number_style
        How numbers are written in the CSV tables: ``"1,234.5"`` or ``"1.234,5"``; what the study
        says under ``number_style`` if not given, else the first.

    Returns
    -------
    The study, cross-checked as a whole.

    Raises
    ------
    StudyNotFoundError
        There is nothing to read at this path.
    InvalidStudyError
        Anything is wrong; all problems of all files, each with its place and what would be right.

    Examples
    --------
    >>> read_study("examples/mojokerto").currency
    'IDR'
    """
    return _Reader(Path(path), number_style).study()


class _Reader:
    """Gathers records and problems from all files of one study."""

    def __init__(self, path: Path, style: NumberStyle | None) -> None:
        self.path = document_of(path, STUDY_FILE)
        self.data = load_document(self.path)
        self.problems: list[Problem] = []
        stated = self._stated_style()
        self.style = stated if style is None else style
        self.draft = Draft({part: [] for part in NAMED_PARTS}, [], [], [], [])

    def study(self) -> Study:
        self.problems += check_schema(self.data, self.path.name, SCHEMA)
        if self.problems:
            # Another format may mean other things by its keys: nothing else is worth telling.
            raise InvalidStudyError(str(self.path), self.problems)
        self._check_keys()
        heading = self._heading()
        self._fill_draft()
        self.problems += problems_of(self.draft)
        if self.problems or heading is None:
            raise InvalidStudyError(str(self.path), self.problems)
        return self._assembled(heading)

    def _stated_style(self) -> NumberStyle:
        style = self.data.pop("number_style", ENGLISH)
        if style not in (ENGLISH, INDONESIAN):
            what = f"number_style must be {ENGLISH!r} or {INDONESIAN!r}; found {style!r}"
            self.problems.append(Problem(self.path.name, what))
            return ENGLISH
        return cast("NumberStyle", style)

    def _check_keys(self) -> None:
        known = (*HEADING, *MODELS)
        for key in self.data:
            if key not in known:
                what = f"has an unknown key {key!r}; {known_names(key, known)}"
                self.problems.append(Problem(self.path.name, what))

    def _heading(self) -> Heading | None:
        given = {key: self.data[key] for key in HEADING if key in self.data}
        try:
            heading = Heading.model_validate(given)
        except ValidationError as error:
            self.problems += problems_in(error, self.path.name)
            return None
        self.draft.horizon = heading.horizon
        return heading

    def _fill_draft(self) -> None:
        rows = {part: list(self._rows_in_document(part)) for part in MODELS}
        if self.path.suffix == ".toml":
            for table in TABLES:
                rows[table.name] += read_rows(self.path.parent, table, self.style, self.problems)
        for program in rows["programs"]:
            for part in ("scores", "costs"):
                rows[part] += self._nested(program, part)
        for part in NAMED_PARTS:
            self.draft.named[part] += self._records(part, rows[part], MODELS[part])
        self.draft.judgements += self._records("judgements", rows["judgements"], Judgement)
        self.draft.links += self._records("links", rows["links"], Link)
        self._fill_scores_and_costs(rows)

    def _rows_in_document(self, part: str) -> Iterator[Row]:
        rows = self.data.get(part, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what = f"{part} must be a list of tables; write each as [[{part}]]"
            self.problems.append(Problem(self.path.name, what))
            return
        for number, row in enumerate(rows, start=1):
            name = f" ({row['id']})" if isinstance(row.get("id"), str) else ""
            yield Row(f"{self.path.name} {part} {number}{name}", dict(row))

    def _nested(self, program: Row, part: str) -> Iterator[Row]:
        rows = program.values.pop(part, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.problems.append(Problem(program.place, f"{part} must be a list of tables"))
            return
        for number, row in enumerate(rows, start=1):
            place = f"{program.place} / {part} {number}"
            yield Row(place, {"program": program.values.get("id"), **row})

    def _fill_scores_and_costs(self, rows: Mapping[str, list[Row]]) -> None:
        scales = {criterion.id: criterion.scale for criterion in self.draft.criteria}
        for row in rows["scores"]:
            quantity = isinstance(scales.get(str(row.values.get("criterion"))), Quantity)
            if quantity and isinstance(row.values.get("value"), str):
                self._read_number(row)
            self._of_program("scores", row, Score, self.draft.scores)
        for row in rows["costs"]:
            self._of_program("costs", row, Cost, self.draft.costs)

    def _read_number(self, row: Row) -> None:
        try:
            row.values["value"] = parse_number(row.values["value"], self.style)
        except InvalidRecordError as error:
            self.problems.append(Problem(f"{row.place}, value", error.problems[0].what))
            row.values["value"] = UNREADABLE

    def _of_program(
        self, part: str, row: Row, model: type[Record], found: list[tuple[str, Record]]
    ) -> None:
        if row.told:
            self.draft.unread.setdefault(part, set()).add(UNKNOWN)
            return
        program = row.values.pop("program", None)
        if not isinstance(program, str):
            self.draft.unread.setdefault(part, set()).add(UNKNOWN)
            self.problems.append(Problem(row.place, "names no program"))
            return
        record = self._record(part, row, f"{program}/{row.values.get('criterion')}")
        if isinstance(record, model):
            found.append((program, record))

    def _records(self, part: str, rows: list[Row], model: type[Record]) -> Iterator[Record]:
        for row in rows:
            record = None if row.told else self._record(part, row)
            if row.told:
                self.draft.unread.setdefault(part, set()).add(UNKNOWN)
            if isinstance(record, model):
                yield record

    def _record(self, part: str, row: Row, name: str | None = None) -> Sourced | None:
        """Read one record; what cannot be read is a problem, and its id is remembered."""
        unread = UNREADABLE in row.values.values()
        if not unread:
            try:
                record = MODELS[part].model_validate(row.values)
            except ValidationError as error:
                self.problems += problems_in(error, row.place, MODELS[part].model_fields)
            else:
                self.draft.places[id(record)] = row.place
                return record
        self.draft.unread.setdefault(part, set()).add(name or str(row.values.get("id", UNKNOWN)))
        return None

    def _assembled(self, heading: Heading) -> Study:
        parts = dict(self.draft.named)
        scores, costs = _by_program(self.draft.scores), _by_program(self.draft.costs)
        parts["programs"] = [
            program.changed(scores=scores[program.id], costs=costs[program.id])
            for program in self.draft.programs
        ]
        fields = {name: getattr(heading, name) for name in type(heading).model_fields}
        return Study(**fields, **parts, judgements=self.draft.judgements, links=self.draft.links)


def _by_program(rows: list[tuple[str, Record]]) -> dict[str, list[Record]]:
    """Group what belongs to a program under its id; nothing for a program without any."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for program, record in rows:
        groups[program].append(record)
    return groups
