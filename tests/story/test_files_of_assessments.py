"""Assessments as files: they read back equal, give equal bytes, and damage is refused."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from good_study import write_good_study
from mcdm_smartcity import (
    Assessment,
    InvalidStudyError,
    Plan,
    StudyNotFoundError,
    assess,
    check_portfolio,
    example_study,
    read_assessment,
    read_plan,
    read_study,
    write_assessment,
    write_study,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
CHOSEN = Plan(
    weighting={"method": "geometric_mean"},
    ranking={"method": "topsis", "parameters": {"p": 1}},
    seed=7,
)
ASSESS_IN_ANOTHER_PROCESS = """
import sys
from mcdm_smartcity import assess, read_study, write_assessment
write_assessment(assess(read_study(sys.argv[1])), sys.argv[2])
"""
ANSWERS = (
    "study",
    "plan",
    "weights",
    "ranking",
    "worth",
    "credit",
    "order",
    "frontier",
    "portfolio",
    "roadmap",
    "basis",
    "record",
)


@cache
def of_example(name: str) -> Assessment:
    return assess(read_study(EXAMPLES / name))


def written(assessment: Assessment, folder: Path) -> dict[str, Any]:
    """Write an assessment and return its file as plain data, to damage it."""
    write_assessment(assessment, folder)
    data: dict[str, Any] = json.loads((folder / "assessment.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("name", ["mojokerto", "budget_lines"])
def test_the_assessment_of_a_study_of_the_repository_reads_back_equal(
    name: str, tmp_path: Path
) -> None:
    write_assessment(of_example(name), tmp_path)
    assert read_assessment(tmp_path) == of_example(name)


@pytest.mark.parametrize("plan", [Plan(), CHOSEN], ids=["the defaults", "a chosen plan"])
def test_an_assessment_reads_back_equal_from_folder_and_file(plan: Plan, tmp_path: Path) -> None:
    assessment = assess(example_study(), plan)
    write_assessment(assessment, tmp_path)
    assert read_assessment(tmp_path) == assessment
    assert read_assessment(tmp_path / "assessment.json") == assessment


def test_the_endless_ratio_of_a_free_program_reads_back_equal(tmp_path: Path) -> None:
    assessment = assess(read_study(write_good_study(tmp_path)))
    assert assessment.order.blocks[0].ratio == float("inf")
    write_assessment(assessment, tmp_path)
    assert read_assessment(tmp_path) == assessment


def test_an_assessment_in_json_has_no_number_that_json_does_not_know(tmp_path: Path) -> None:
    write_assessment(assess(read_study(write_good_study(tmp_path))), tmp_path)
    text = (tmp_path / "assessment.json").read_text("utf-8")
    json.loads(text, parse_constant=pytest.fail)


def test_an_assessment_read_and_written_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_assessment(of_example("mojokerto"), tmp_path / "first")
    again = write_assessment(read_assessment(tmp_path / "first"), tmp_path / "again")
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in first]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    # With another seed of hashes, whatever depends on the order of a set comes out different.
    for run in ("1", "2"):
        command = [sys.executable, "-c", ASSESS_IN_ANOTHER_PROCESS]
        arguments = [str(EXAMPLES / "mojokerto"), str(tmp_path / run)]
        environment = os.environ | {"PYTHONHASHSEED": run}
        subprocess.run([*command, *arguments], check=True, env=environment)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert "assessment.json" in files
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_every_answer_is_a_table_for_spreadsheets(tmp_path: Path) -> None:
    files = write_assessment(of_example("mojokerto"), tmp_path)
    assert {file.name for file in files} == {
        "assessment.json", "summary.csv", "weights.csv", "consistency.csv", "ranking.csv",
        "worth.csv", "credit.csv", "order.csv", "frontier.csv", "basis.csv", "record.csv",
    }  # fmt: skip


def test_a_plan_with_constraints_adds_its_portfolio_and_prices_of_entry(tmp_path: Path) -> None:
    plan = read_plan(EXAMPLES / "mojokerto" / "plan.toml")
    assessment = assess(read_study(EXAMPLES / "mojokerto"), plan)
    assert assessment.portfolio is not None
    assert assessment.portfolio.proved
    assert check_portfolio(assessment.portfolio) == ()
    names = {file.name for file in write_assessment(assessment, tmp_path)}
    assert {"portfolio.csv", "entries.csv"} <= names
    read = read_assessment(tmp_path)
    assert read == assessment
    assert read.portfolio is not None
    # How long it took is not part of the answer: the same study and plan give the same bytes.
    assert read.portfolio.seconds == 0
    again = assess(read_study(EXAMPLES / "mojokerto"), plan)
    write_assessment(again, tmp_path / "again")
    first, second = (p / "assessment.json" for p in (tmp_path, tmp_path / "again"))
    assert first.read_bytes() == second.read_bytes()


def test_the_table_of_the_order_holds_every_program_once(tmp_path: Path) -> None:
    assessment = of_example("mojokerto")
    write_assessment(assessment, tmp_path)
    with (tmp_path / "order.csv").open(encoding="utf-8", newline="") as file:
        programs = [row["program"] for row in csv.DictReader(file)]
    assert programs == list(assessment.order.order)


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_assessment_that_lacks_an_answer_is_refused(answer: str, tmp_path: Path) -> None:
    data = written(assess(example_study()), tmp_path)
    del data[answer]
    (tmp_path / "assessment.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(InvalidStudyError, match=f"no complete assessment.*{answer}"):
        read_assessment(tmp_path)


def set_first_weight(data: dict[str, Any], value: object) -> None:
    data["weights"]["values"]["values"][0] = value


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a newer format": lambda data: data.update(format=4),
    "no format": lambda data: data.pop("format"),
    "an answer that is a list": lambda data: data.update(credit=[]),
    "an answer that is nothing": lambda data: data.update(order=None),
    "a number that is a word": lambda data: set_first_weight(data, "much"),
    "a number that is nothing": lambda data: set_first_weight(data, None),
    "a number that is a list": lambda data: set_first_weight(data, [0.5]),
    "a number too few": lambda data: data["weights"]["values"]["values"].pop(),
    "a kind of number that nobody knows": lambda data: data["worth"]["values"].update(type="big"),
    "names that are one word": lambda data: data["ranking"].update(programs="network"),
    "a name that is a number": lambda data: data["ranking"].update(programs=[1, 2, 3, 4]),
    "a seed that is a word": lambda data: data["record"].update(seed="seven"),
    "a study without criteria": lambda data: data["study"].update(criteria=[]),
    "a plan that is a list": lambda data: data.update(plan=[]),
    "parameters that are a list": lambda data: data["plan"]["ranking"].update(parameters=[1]),
    "steps that are a list": lambda data: data["ranking"].update(steps=[]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_assessment_is_refused(
    damage: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    data = written(assess(example_study()), tmp_path)
    damage(data)
    (tmp_path / "assessment.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(InvalidStudyError, match=r"assessment\.json: .*assessment"):
        read_assessment(tmp_path)


def test_half_an_assessment_is_refused(tmp_path: Path) -> None:
    write_assessment(assess(example_study()), tmp_path)
    file = tmp_path / "assessment.json"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(InvalidStudyError, match="is no JSON"):
        read_assessment(file)


def test_a_study_in_place_of_an_assessment_is_refused(tmp_path: Path) -> None:
    write_study(example_study(), tmp_path / "study.json")
    with pytest.raises(InvalidStudyError, match="must be an assessment of format 3"):
        read_assessment(tmp_path / "study.json")


def test_a_missing_assessment_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"holds no assessment\.json"):
        read_assessment(tmp_path)
