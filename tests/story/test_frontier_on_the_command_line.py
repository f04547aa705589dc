"""The command `frontier`, as a person and as a machine use it."""

from pathlib import Path

import pytest

from command_line import MOJOKERTO, CommandLine
from mcdm_smartcity import frontier, read_study, value, weigh
from mcdm_smartcity.cli.printing import WIDTH
from mcdm_smartcity.dependencies import DependencyGraph


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch, "frontier", MOJOKERTO)


@pytest.mark.parametrize("options", [(), ("--exact",), ("--budget", "25 miliar")])
def test_tables_fit_a_hundred_columns(command: CommandLine, options: tuple[str, ...]) -> None:
    code, out, err = command(*options)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= WIDTH
    assert all(
        line == line.rstrip() for line in out.splitlines() if "•" not in line and "│" in line
    )


def test_one_point_is_marked_as_the_knee(command: CommandLine) -> None:
    _, out, _ = command()
    marked = [line for line in out.splitlines() if "← knee" in line]
    study = read_study(MOJOKERTO)
    worth = value(study, weigh(study))
    knee = frontier(worth, study.costs, DependencyGraph.from_study(study)).knee
    assert len(marked) == 1
    assert f"{knee.cost / 1e6:,.1f}" in marked[0]
    assert f"{knee.worth:.3f}" in marked[0]


def test_exact_tells_that_nothing_is_missing(command: CommandLine) -> None:
    _, out, _ = command("--exact")
    assert "Proved complete" in out


def test_what_time_leaves_open_is_told(command: CommandLine) -> None:
    _, out, _ = command("--exact", "--time-limit", "1e-9")
    assert "Not proved complete: 20 of 20 segments are open" in out


def test_json_tells_points_knee_and_certificates(command: CommandLine) -> None:
    data = command.data("--exact")
    assert [row["knee"] for row in data["points"]].count(True) == 1
    assert data["knee"]["cost"] in [row["cost"] for row in data["points"]]
    supported = [row["cost"] for row in data["exact"]["points"] if row["supported"]]
    assert supported == [row["cost"] for row in data["points"]]
    assert data["exact"]["proved"]
    assert all(segment["proved"] for segment in data["exact"]["segments"])
    assert "exact" not in command.data()


def test_a_time_limit_alone_is_refused(command: CommandLine) -> None:
    code, _, err = command("--time-limit", "5")
    assert code == 1
    assert "--time-limit: is for --exact" in err


def test_budgets_are_filled_under_the_rules_of_a_plan(command: CommandLine, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'schema = 1\n[[constraints]]\nkind = "include"\nprograms = ["business-incubation"]\n'
    )
    budgets = ("--budget", "1 miliar", "--budget", "25 miliar")
    free = command.data(*budgets)["grid"]
    data = command.data(*budgets, "--plan", str(plan))
    poor, rich = data["grid"]
    assert all("business-incubation" not in row["names"] for row in free)
    assert (poor["worth"], poor["names"], poor["proved"]) == (None, [], True)
    assert "business-incubation" in rich["names"]
    assert rich["proved"]
    assert rich["cost"] <= 25e9
    assert rich["worth"] < free[1]["worth"]
    assert any("1,000,000,000 or less no portfolio" in note for note in data["notes"])
    _, out, _ = command(*budgets)
    assert "Each is proved the best within its budget" in out


def test_a_plan_without_a_budget_is_refused(command: CommandLine) -> None:
    code, _, err = command("--plan", "none.toml")
    assert code == 1
    assert "--plan: is for --budget" in err
