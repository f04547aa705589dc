"""Roadmaps as files: they read back equal, give equal bytes, and what is none is refused."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    Capacity,
    DependencyGraph,
    InvalidRecordError,
    InvalidStudyError,
    Lag,
    NotWritableError,
    Plan,
    Roadmap,
    StudyNotFoundError,
    Synergy,
    Task,
    YearlyBudget,
    assess,
    check_roadmap,
    example_study,
    gantt,
    read_assessment,
    read_roadmap,
    schedule,
    write_assessment,
    write_plan,
    write_roadmap,
)

GRAPH = DependencyGraph(
    ["fibre", "portal", "park"],
    needs=[("portal", "fibre")],
    feeds=[("fibre", "portal", 0.25)],
)
TASKS = (
    Task(
        id="fibre",
        duration=2,
        spending=[{"amounts": [4, 2], "sources": ["city"]}],
        upkeep=[{"amounts": [0.1]}],
        agency="it",
    ),
    Task(id="portal", spending=[{"amounts": [5], "sources": ["city", "firms"]}], agency="it"),
    Task(id="park", spending=[{"amounts": [3], "sources": ["firms"]}], agency="green"),
)
YEARS = tuple(range(2024, 2030))
RULES = (
    YearlyBudget(4, "city"),
    YearlyBudget([3, 3, 3, 3, 3, 3], "firms", carry_over=True),
    Capacity("it", 1),
    Lag("portal", "fibre", 1),
    Synergy(["park", "portal"], 0.5),
)
TIMED = Plan(timetable=[YearlyBudget(1e12)], roadmap={"discount": 0.95})
ASSESS_IN_ANOTHER_PROCESS = """
import sys
from mcdm_smartcity import assess, example_study, read_plan, write_assessment, write_roadmap
found = assess(example_study(), read_plan(sys.argv[1]))
write_assessment(found, sys.argv[2])
write_roadmap(found.roadmap, sys.argv[2] + "/roadmap.json")
"""


def roadmap(**more: Any) -> Roadmap:
    """Programs with feeds, upkeep, lags and a worth by start, so that every part is in use."""
    worth: Any = {"fibre": 1.0, "portal": 5.0, "park": [12, 9, 7, 5, 3, 1]}
    given: dict[str, Any] = {"discount": 0.9, "tail": 2, "inflation": 0.02, "gap": 0.0} | more
    return schedule(worth, TASKS, GRAPH, YEARS, RULES, **given)


def replanned() -> Roadmap:
    return roadmap(last={"fibre": 2024, "portal": 2025}, now=2025, change_cost=0.5)


def of_whole_numbers() -> Roadmap:
    """Settings that somebody gives without a point, or as numpy has them."""
    whole: dict[str, Any] = {"gap": 0, "seed": np.int64(3), "tail": np.int64(2), "discount": 1}
    return roadmap(**whole, inflation=0, time_limit=30)


@pytest.mark.parametrize(
    "found",
    [roadmap(), replanned(), of_whole_numbers()],
    ids=["new", "replanned", "whole numbers"],
)
def test_a_roadmap_reads_back_equal_and_answers_as_before(found: Roadmap, tmp_path: Path) -> None:
    file = write_roadmap(found, tmp_path / "new" / "plan.json")
    assert file == tmp_path / "new" / "plan.json"
    read = read_roadmap(file)
    assert read == found
    assert check_roadmap(read) == ()
    assert (read.as_rows(), read.phases(), gantt(read)) == (
        found.as_rows(), found.phases(), gantt(found),
    )  # fmt: skip
    assert read.asked.constraints == RULES


def test_how_long_it_took_is_not_written(tmp_path: Path) -> None:
    found = roadmap()
    assert found.seconds > 0
    assert read_roadmap(write_roadmap(found, tmp_path / "plan.json")).seconds == 0


def test_a_roadmap_read_and_written_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_roadmap(replanned(), tmp_path / "first.json")
    again = write_roadmap(read_roadmap(first), tmp_path / "again.json")
    assert again.read_bytes() == first.read_bytes()


def test_replanning_from_a_file_is_replanning_from_the_roadmap(tmp_path: Path) -> None:
    found = roadmap()
    read = read_roadmap(write_roadmap(found, tmp_path / "plan.json"))
    assert roadmap(last=read, now=2025) == roadmap(last=found, now=2025)


def test_a_program_that_is_gone_is_named(tmp_path: Path) -> None:
    read = read_roadmap(write_roadmap(roadmap(), tmp_path / "plan.json"))
    with pytest.raises(InvalidRecordError, match="holds program 'fibre', which is gone"):
        schedule({"road": 1}, [Task(id="road")], DependencyGraph(["road"]), YEARS, last=read)


def test_an_assessment_carries_its_roadmap(tmp_path: Path) -> None:
    assessment = assess(example_study(), TIMED)
    files = write_assessment(assessment, tmp_path)
    assert {"roadmap.csv", "spending.csv"} <= {file.name for file in files}
    assert read_assessment(tmp_path) == assessment
    assert read_assessment(tmp_path).roadmap is not None
    assert read_roadmap(tmp_path) == assessment.roadmap
    assert read_roadmap(tmp_path / "assessment.json") == assessment.roadmap


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    # With another seed of hashes, whatever depends on the order of a set comes out different.
    plan = write_plan(TIMED, tmp_path / "plan.toml")
    for run in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", ASSESS_IN_ANOTHER_PROCESS, str(plan), str(tmp_path / run)],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": run},
        )
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert {"assessment.json", "roadmap.csv", "roadmap.json"} <= set(files)
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


DAMAGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no kind": (lambda data: data.pop("kind"), "holds no roadmap"),
    "another kind": (lambda data: data.update(kind="portfolio"), "holds no roadmap"),
    "no format": (lambda data: data.pop("format"), "of format 1; found format None"),
    "a newer format": (lambda data: data.update(format=2), "of format 1; found format 2"),
    "no starts": (lambda data: data.pop("start"), r"no complete roadmap: .*'start'"),
    "starts that are a list": (lambda data: data.update(start=[1]), "must be a table"),
    "a start that is a word": (lambda data: data["start"].update(fibre="soon"), "found 'soon'"),
    "a start that is half": (lambda data: data["start"].update(fibre=2024.5), "found 2024.5"),
    "a number too few": (lambda data: data["spending"]["values"].pop(), "no complete roadmap"),
    "worth beyond numbers": (lambda data: data.update(worth=10**400), "no complete roadmap"),
    "no question": (lambda data: data.update(asked=None), "no complete roadmap"),
    "an unknown constraint": (
        lambda data: data["asked"]["constraints"][0].update(kind="wish"),
        "unknown kind 'wish'",
    ),
    "a constraint without a kind": (
        lambda data: data["asked"]["constraints"][0].pop("kind"),
        "'kind'",
    ),
    "money below nothing": (
        lambda data: data["asked"]["constraints"][0].update(limits=[-1]),
        "no complete roadmap",
    ),
    "a task of no time": (
        lambda data: data["asked"]["tasks"][0].update(duration=0),
        "no complete roadmap",
    ),
}


@pytest.mark.parametrize(("damage", "words"), DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_roadmap_is_refused(
    damage: Callable[[dict[str, Any]], object], words: str, tmp_path: Path
) -> None:
    file = write_roadmap(roadmap(), tmp_path / "plan.json")
    data = json.loads(file.read_text("utf-8"))
    damage(data)
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(InvalidStudyError, match=words) as caught:
        read_roadmap(file)
    assert "plan.json" in str(caught.value)


def test_half_a_roadmap_is_refused(tmp_path: Path) -> None:
    file = write_roadmap(roadmap(), tmp_path / "plan.json")
    file.write_bytes(file.read_bytes()[:2000])
    with pytest.raises(InvalidStudyError, match="is no JSON"):
        read_roadmap(file)


def test_files_that_hold_no_roadmap_are_refused(tmp_path: Path) -> None:
    write_plan(TIMED, tmp_path / "plan.json")
    (tmp_path / "starts.json").write_text('{"start": {"fibre": 2024}}')
    for name in ("plan.json", "starts.json"):
        with pytest.raises(InvalidStudyError, match="holds no roadmap; must be what `schedule"):
            read_roadmap(tmp_path / name)


def test_an_assessment_without_a_roadmap_is_told(tmp_path: Path) -> None:
    write_assessment(assess(example_study()), tmp_path)
    with pytest.raises(InvalidStudyError, match="an assessment without a roadmap"):
        read_roadmap(tmp_path)


def test_an_assessment_of_another_format_is_told(tmp_path: Path) -> None:
    write_assessment(assess(example_study()), tmp_path)
    file = tmp_path / "assessment.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"format": 2}), "utf-8")
    with pytest.raises(InvalidStudyError, match="must be an assessment of format 3"):
        read_roadmap(file)


def test_a_missing_roadmap_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match="there is nothing at"):
        read_roadmap(tmp_path / "plan.json")


def test_a_roadmap_is_written_as_json_only(tmp_path: Path) -> None:
    with pytest.raises(InvalidStudyError, match=r"end the name in \.json"):
        write_roadmap(roadmap(), tmp_path / "plan.toml")
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(NotWritableError):
        write_roadmap(roadmap(), tmp_path / "plan.json")
