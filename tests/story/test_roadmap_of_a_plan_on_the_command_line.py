"""`schedule` and `assess` with a plan that speaks of time, and with last year's roadmap."""

import json
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine
from mcdm_smartcity import (
    Plan,
    YearlyBudget,
    assess,
    example_study,
    read_assessment,
    read_roadmap,
    write_plan,
    write_roadmap,
    write_study,
)

STUDY = example_study()
MONEY = YearlyBudget(float(STUDY.costs.total.max()))
SETTINGS = {"discount": 0.9, "tail": 3, "inflation": 0.1, "gap": 0.02, "time_limit": 50.0}


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CommandLine:
    """Run the command line on the example, in a folder that holds it and its plan."""
    monkeypatch.chdir(tmp_path)
    write_study(STUDY, "study")
    write_plan(Plan(timetable=[MONEY], roadmap=SETTINGS, seed=5), "plan.toml")
    return CommandLine(capsys, monkeypatch)


def printed(command: CommandLine, *arguments: str) -> Any:
    code, out, err = command("schedule", "study", *arguments, "--json")
    assert code == 0, err
    Path("printed.json").write_text(out)
    return json.loads(out)


def settings_in(data: Any) -> dict[str, float]:
    return {**data["asked"]["money"], **data["parameters"]}


def test_schedule_takes_the_settings_of_the_plan(command: CommandLine) -> None:
    data = printed(command, "--plan", "plan.toml")
    assert settings_in(data) == SETTINGS
    assert data["seed"] == 5
    assert read_roadmap("printed.json") == assess(
        STUDY, Plan(timetable=[MONEY], roadmap=SETTINGS, seed=5)
    ).roadmap  # fmt: skip


def test_options_go_before_the_plan(command: CommandLine) -> None:
    some = printed(command, "--plan", "plan.toml", "--tail", "0", "--discount", "1")
    assert settings_in(some) == SETTINGS | {"tail": 0, "discount": 1.0}
    words = ("--inflation", "0", "--gap", "0", "--time-limit", "9", "--engine", "scipy")
    others = printed(command, "--plan", "plan.toml", *words)
    assert settings_in(others) == SETTINGS | {"inflation": 0.0, "gap": 0.0, "time_limit": 9.0}
    assert others["engine"] == "scipy"


def test_without_a_plan_the_command_ends_within_a_minute(command: CommandLine) -> None:
    plain = {"discount": 1.0, "tail": 0, "inflation": 0.0, "gap": 1e-4, "time_limit": 60.0}
    assert settings_in(printed(command)) == plain


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--discount", "0"), "discount: Input should be greater than 0; found 0.0"),
        (("--tail", "-1"), "tail: Input should be greater than or equal to 0; found -1"),
        (("--inflation", "-1"), "inflation: Input should be greater than -1"),
        (("--gap", "1"), "gap: Input should be less than 1; found 1.0"),
        (("--time-limit", "0"), "time_limit: Input should be greater than 0"),
        (("--engine", "glpk"), "'glpk'"),
    ],
)
def test_options_out_of_range_are_refused(
    command: CommandLine, option: tuple[str, str], words: str
) -> None:
    code, out, err = command("schedule", "study", *option)
    assert (code, out) == (1, "")
    assert words in err


def test_what_is_printed_is_last_years_roadmap(command: CommandLine) -> None:
    first = printed(command, "--plan", "plan.toml")
    write_roadmap(read_roadmap("printed.json"), "written.json")
    for last in ("printed.json", "written.json"):
        again = printed(command, "--plan", "plan.toml", "--last", last, "--now", "2024")
        assert again["asked"]["before"]["start"] == first["start"]
        assert again["changes"] == []


def test_an_assessment_is_last_years_roadmap(command: CommandLine) -> None:
    code, out, _ = command("assess", "study", "--plan", "plan.toml", "--out", "last")
    assert code == 0
    assert "Roadmap: when what starts" in out
    planned = read_assessment("last").roadmap
    assert planned is not None
    for last in ("last", "last/assessment.json"):
        again = printed(command, "--last", last, "--now", "2024", "--change-cost", "0.1")
        assert again["asked"]["before"]["start"] == dict(planned.start)


def test_assess_without_a_timetable_shows_no_roadmap(command: CommandLine) -> None:
    code, out, _ = command("assess", "study")
    assert code == 0
    assert "Roadmap" not in out


def test_files_that_are_no_roadmap_are_refused(command: CommandLine) -> None:
    command("assess", "study", "--out", "last")
    write_study(STUDY, "study.json")
    for last, words in (
        ("last", "holds an assessment without a roadmap"),
        ("study.json", "holds no roadmap; must be what `schedule --json` prints"),
        ("nowhere.json", "there is nothing at nowhere.json"),
    ):
        code, out, err = command("schedule", "study", "--last", last)
        assert (code, out) == (1, "")
        assert words in err


def test_a_program_that_is_gone_is_named(command: CommandLine) -> None:
    printed(command)
    kept = [one for one in STUDY.programs if one.id != "command-center"]
    links = [one for one in STUDY.links if "command-center" not in {one.program, one.other}]
    write_study(STUDY.changed(programs=kept, links=links), "study")
    code, _, err = command("schedule", "study", "--last", "printed.json", "--now", "2024")
    assert code == 1
    assert "last roadmap: holds program 'command-center', which is gone" in err
