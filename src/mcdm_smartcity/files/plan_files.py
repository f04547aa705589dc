"""Plans in TOML or JSON."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.errors import InvalidStudyError
from mcdm_smartcity.files.documents import check_schema, document_of, json_text, load_document
from mcdm_smartcity.files.safe_writing import write_texts
from mcdm_smartcity.files.toml_text import toml_text
from mcdm_smartcity.study.written import problems_in

PLAN_FILE = "plan.toml"
SCHEMA = 1
PLAN_KEYS = tuple(field.alias or name for name, field in Plan.model_fields.items())


def read_plan(path: str | Path) -> Plan:
    """
    Read a plan from a ``.toml`` or ``.json`` file, or from ``plan.toml`` in a folder.

    Raises
    ------
    StudyNotFoundError
        There is nothing to read at this path.
    InvalidStudyError
        Anything is wrong; all problems at once.
    """
    document = document_of(Path(path), PLAN_FILE)
    data = load_document(document)
    problems = list(check_schema(data, document.name, SCHEMA))
    if not problems:
        try:
            return Plan.model_validate(data)
        except ValidationError as error:
            problems += problems_in(error, document.name, PLAN_KEYS)
    raise InvalidStudyError(str(document), problems)


def write_plan(plan: Plan, path: str | Path) -> Path:
    """Write a plan as TOML, or as JSON if the path ends so; it reads back equal."""
    target = Path(path)
    data = _without_none(plan.model_dump(by_alias=True))
    as_json = target.suffix == ".json"
    text = json_text(data, allow_nan=True) if as_json else toml_text(data)
    return write_texts(target.parent, {target.name: text})[0]


def _without_none(part: Any) -> Any:
    """Leave out what a plan does not say, since TOML has no word for nothing."""
    if isinstance(part, list | tuple):
        return [_without_none(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: _without_none(value) for key, value in part.items() if value is not None}
