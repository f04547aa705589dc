"""The command line, as a person and as a machine use it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from command_line import EXAMPLES, MOJOKERTO, CommandLine
from mcdm_smartcity import example_study, read_assessment, write_study
from mcdm_smartcity.cli.printing import WIDTH, money_units
from strategies_intensities import by_levels


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    write_study(example_study(), tmp_path / "study")
    return tmp_path / "study"


@pytest.mark.parametrize("name", ["check", "show", "strategy", "weigh", "rank", "order", "assess"])
@pytest.mark.parametrize("study", ["mojokerto", "budget_lines"])
def test_tables_fit_a_hundred_columns_without_trailing_spaces(
    command: CommandLine, name: str, study: str
) -> None:
    code, out, err = command(name, str(EXAMPLES / study))
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= WIDTH
    assert "\x1b" not in out


def test_assess_tells_everything_and_where_it_is_written(
    command: CommandLine, tmp_path: Path
) -> None:
    code, out, _ = command("assess", MOJOKERTO, "--out", str(tmp_path / "out"))
    assert code == 0
    for words in ("overall %", "CR", "free-wifi", "enabling", "sum of costs", "illustrative"):
        assert words in out
    assert str(tmp_path / "out" / "assessment.json")[:60] in out
    assert read_assessment(tmp_path / "out").study.id == "mojokerto-2022"


def test_assess_tells_once_what_ranking_and_worth_both_say_of_levels(
    command: CommandLine, tmp_path: Path
) -> None:
    study = by_levels(("good", "bad"), {("good", "bad"): 3.0}, ("good", "bad", "bad", "bad"))
    write_study(study, tmp_path / "study")
    code, out, _ = command("assess", str(tmp_path / "study"))
    assert code == 0
    assert out.count("levels that judges compared with each other: urgency") == 1
    assert out.count("budi gave no judgement on urgency") == 1


def test_assess_follows_a_plan(command: CommandLine, small: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('schema = 1\n[ranking]\nmethod = "weighted_sum"\n')
    data = command.data("assess", str(small), "--plan", str(plan))
    assert data["ranking"]["method"] == "weighted_sum"


def test_order_as_json_puts_needs_first(command: CommandLine) -> None:
    rows = command.data("order", MOJOKERTO)["order"]
    place = {row["program"]: row["place"] for row in rows}
    assert place["data-center"] < place["command-center"]


def test_weigh_as_json_sums_to_one(command: CommandLine, small: Path) -> None:
    data = command.data("weigh", str(small), "--weighting", "geometric_mean")
    assert data["method"] == "geometric_mean"
    assert sum(row["overall"] for row in data["weights"]) == pytest.approx(1)


def test_rank_takes_weights_and_parameters(command: CommandLine, small: Path) -> None:
    data = command.data(
        "rank", str(small), "--weights", "reach=60,urgency=40,upkeep=0", "--parameter", "p=1"
    )
    assert data["weights"] == {"reach": 0.6, "urgency": 0.4, "upkeep": 0.0}
    assert data["parameters"]["p"] == 1


def test_rank_takes_a_bare_table(command: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("program;comfort;cost\narah;keuntungan;biaya\nbus;3,5;250\ntram;5;1.400\n")
    code, out, _ = command("rank", str(table), "--decimal-comma", "--weights", "comfort=2,cost=1")
    assert code == 0
    assert "bus" in out


def test_a_bare_table_without_weights_is_refused_with_an_example(
    command: CommandLine, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("program,comfort,cost\ndirection,benefit,cost\nbus,3,250\n")
    code, _, err = command("rank", str(table))
    assert code == 1
    assert "comfort=1,cost=1" in err


def test_show_speaks_the_language_of_names(command: CommandLine) -> None:
    _, english, _ = command("show", MOJOKERTO)
    _, indonesian, _ = command("show", MOJOKERTO, "--language", "id")
    assert "Free public Wi-Fi" in english
    assert "Free public Wi-Fi" not in indonesian


def test_show_as_json_is_the_study(command: CommandLine, small: Path) -> None:
    assert command.data("show", str(small))["id"] == "example"


def test_check_tells_every_problem_on_standard_error(command: CommandLine, small: Path) -> None:
    scores = small / "scores.csv"
    scores.write_text(scores.read_text().replace(",high,", ",hihg,").replace("80,", "180,"))
    code, out, err = command("check", str(small))
    assert (code, out) == (1, "")
    assert "2 problems" in err
    assert "hihg" in err
    assert "180" in err


def test_check_as_json_lists_problems(command: CommandLine, small: Path) -> None:
    (small / "links.csv").write_text("program,kind,other,share\nnetwork,needs,network,\n")
    code, out, _ = command("check", str(small), "--json")
    data = json.loads(out)
    assert code == 1
    assert data["valid"] is False
    assert "itself" in data["problems"][0]["what"]


def test_check_reports_merged_cycles(command: CommandLine, small: Path) -> None:
    with (small / "links.csv").open("a") as file:
        file.write("network,needs,data-center,,,,\n")
    code, out, _ = command("check", str(small))
    assert code == 0
    assert "network → data-center → network" in out
    assert command.data("check", str(small))["cycles"][0]["loop"][0] == "network"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("check", "nowhere"), 1, "nothing at nowhere"),
        (("rank", MOJOKERTO, "--method", "topsi"), 1, "did you mean 'topsis'"),
        (("rank", MOJOKERTO, "--weights", "reach"), 1, "name=value"),
        (("rank", MOJOKERTO, "--parameter", "q=1"), 1, "unknown parameter of topsis 'q'"),
        (("weigh", MOJOKERTO, "--random-index", "saaty"), 1, "unknown random index"),
        (("order",), 2, "Missing argument"),
        (("dance", MOJOKERTO), 2, "No such command"),
    ],
)
def test_exit_codes_and_reasons(
    command: CommandLine, arguments: tuple[str, ...], code: int, words: str
) -> None:
    ended, _, err = command(*arguments)
    assert ended == code
    assert words in err


def test_help_tells_commands_and_exit_codes(command: CommandLine) -> None:
    code, out, _ = command("--help")
    assert code == 0
    assert all(word in out for word in ("check", "weigh", "rank", "order", "show", "Exit codes"))


def test_without_the_extra_the_command_tells_what_to_install(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("mcdm_smartcity.cli.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typer", None)
    code, _, err = command("check", MOJOKERTO)
    assert code == 1
    assert 'pip install "mcdm_smartcity[cli]"' in err


@pytest.mark.parametrize(
    ("largest", "unit"),
    [(0, "IDR"), (900, "IDR"), (5e6, "thousand IDR"), (5e9, "million IDR"), (5e15, "trillion IDR")],
)
def test_money_is_told_in_a_unit_that_reads_well(largest: float, unit: str) -> None:
    assert money_units([largest], "IDR")[1] == unit


def test_weigh_shows_groups_and_judges_side_by_side(command: CommandLine) -> None:
    code, out, _ = command("weigh", MOJOKERTO, "--by-group", "--by-judge")
    assert code == 0
    assert max(map(len, out.splitlines())) <= WIDTH
    data = command.data("weigh", MOJOKERTO, "--by-group")
    assert set(data["by_group"][0]) >= {"node", "council", "community", "everybody"}


def test_weigh_takes_every_way_and_scale(command: CommandLine, small: Path) -> None:
    for method in ("harker", "column_mean", "best_worst", "rank_sum", "entropy"):
        data = command.data("weigh", str(small), "--method", method)
        assert data["method"] == method
        assert sum(row["local"] for row in data["weights"]) == pytest.approx(1)
    plain = command.data("weigh", str(small))["weights"]
    data = command.data("weigh", str(small), "--scale", "balanced")
    assert data["scale"] == "balanced"
    assert data["weights"] != plain
    code, _, error = command("weigh", str(small), "--method", "entropi")
    assert (code, "did you mean 'entropy'" in " ".join(error.split())) == (1, True)


def test_weigh_takes_priorities_from_the_strategic_analysis(command: CommandLine) -> None:
    shown = command.data("strategy", MOJOKERTO)
    for source, name in (("readiness", "priorities_by_gaps"), ("swot", "priorities_by_swot")):
        data = command.data("weigh", MOJOKERTO, "--priorities", source, "--by-group")
        under_goal = {r["node"]: r["local"] for r in data["weights"] if r["parent"] == "goal"}
        assert under_goal == pytest.approx(shown[name])
        assert any("given from outside" in note for note in data["notes"])
    code, _, error = command("weigh", MOJOKERTO, "--priorities", "gaps")
    assert (code, "known: judgements, readiness, swot" in error) == (1, True)


def test_a_questionnaire_goes_out_and_comes_back(
    command: CommandLine, small: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "ani.csv"
    code, out, _ = command("judgements", str(small), "--judge", "ani", "--out", str(answers))
    assert ",equally," not in answers.read_text()
    assert "goal,reach,urgency,," in answers.read_text()
    again = ("--judge", "ani", "--filled", "--out", str(answers))
    code, out, _ = command("judgements", str(small), *again)
    assert (code, "3 questions" in " ".join(out.split())) == (0, True)
    answers.write_text(answers.read_text().replace(",3,", ",equally,"))
    code, out, _ = command("judgements", str(small), "--answers", str(answers))
    assert (code, "6 judgements" in " ".join(out.split())) == (0, True)
    assert command.data("weigh", str(small))["weights"][0]["local"] < 0.5


def test_strategy_shows_gaps_swot_and_what_they_speak_for(command: CommandLine) -> None:
    code, out, _ = command("strategy", MOJOKERTO, "--language", "id")
    assert code == 0
    for words in (
        "gap %",
        "superstructure",
        "by SWOT %",
        "kelemahan",
        "Indeks SPBE",
        "ilustrasi",
    ):
        assert words in out
    assert "community-1 gave no judgement on weakness" in out


def test_strategy_as_json_tells_tables_and_weights(command: CommandLine) -> None:
    data = command.data("strategy", MOJOKERTO)
    assert sum(row["overall"] for row in data["swot"]) == pytest.approx(1)
    assert sum(data["kinds"].values()) == pytest.approx(1)
    for weights in (data["priorities_by_gaps"], data["priorities_by_swot"]):
        assert sum(weights.values()) == pytest.approx(1)
    assert {row["basis"] for row in data["gaps"]} == {"published", "inferred", "assumed"}
    assert len(data["programs_by_swot"]) == len(data["programs_by_gaps"]) == 28


def test_strategy_of_a_study_without_one_tells_what_to_write(
    command: CommandLine, small: Path
) -> None:
    code, out, _ = command("strategy", str(small))
    assert (code, "write readiness.csv or swot.csv" in " ".join(out.split())) == (0, True)


@pytest.mark.parametrize(
    ("part", "record", "shown", "absent"),
    [
        ("swot", {"kind": "threat"}, "threats", "gap %\n"),
        ("readiness", {"element": "order", "now": 1, "target": 2}, "reached %", "threats"),
    ],
)
def test_strategy_shows_the_part_that_there_is(
    command: CommandLine, part: str, record: dict[str, Any], shown: str, absent: str, tmp_path: Path
) -> None:
    study = example_study().changed(**{part: [{"id": "one", "name": "One", **record}]})
    write_study(study, tmp_path / "study")
    code, out, _ = command("strategy", str(tmp_path / "study"))
    assert code == 0
    assert shown in out
    assert absent not in out


def test_judgements_need_one_task(command: CommandLine, small: Path) -> None:
    code, _, err = command("judgements", str(small))
    assert code == 1
    assert "either --judge" in err
