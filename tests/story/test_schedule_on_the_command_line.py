"""`mcdm-smartcity schedule`, as somebody at a terminal meets it."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from command_line import MOJOKERTO, data_of_a_new_process, in_a_new_process
from mcdm_smartcity import DependencyGraph, Task, cli, example_study, schedule
from mcdm_smartcity.cli import printing
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.roadmap_views import print_roadmap
from mcdm_smartcity.roadmap import racing

run = partial(in_a_new_process, "schedule", MOJOKERTO)
as_data = partial(data_of_a_new_process, "schedule", MOJOKERTO)
MONEY = ("--budget", "apbd-kota=6 miliar")


def spent_by_city(data: Any) -> list[float]:
    table, row = data["spending"], data["sources"].index("apbd-kota")
    width = table["shape"][1]
    values: list[float] = table["values"][row * width : (row + 1) * width]
    return values


def test_the_roadmap_is_drawn_with_its_money_and_bound() -> None:
    found = run(*MONEY, "--gantt", "--time-limit", "20", "--gap", "0.01")
    assert found.returncode == 0, found.stderr
    assert "2023 2024 2025" in found.stdout
    assert "████" in found.stdout
    assert "Money by source and year" in found.stdout
    assert "apbd-kota" in found.stdout
    assert "Found by" in found.stdout


@pytest.mark.parametrize("width", [40, 60, 100])
def test_money_of_many_years_is_never_cut(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing, "WIDTH", width)
    years = range(2023, 2053)
    part = {"amounts": [1e9 * (100 + k) for k in range(30)], "sources": ["city", "the province"]}
    found = schedule(
        {"a": 1.0}, [Task(id="a", duration=30, spending=[part])], DependencyGraph(["a"]), years,
        tail=1,
    )  # fmt: skip
    print_roadmap(Printer(), example_study(), found, with_bars=True)
    shown = capsys.readouterr().out
    money = shown[shown.index("Money by source") : shown.index("Phases")]
    assert all(f"{year}" in money for year in years)
    assert all(money.count(f" {100 + k}.00") == 2 for k in range(30))
    assert "…" not in money
    assert max(map(len, money.splitlines())) <= width


def test_a_smaller_budget_of_one_year_shows_what_moves(tmp_path: Path) -> None:
    settings = (*MONEY, "--gap", "0.01", "--time-limit", "20")
    first = as_data(*settings)
    assert first["bound"] >= first["worth"] > 0
    assert max(spent_by_city(first)) <= 6e9 + 1
    before = tmp_path / "before.json"
    before.write_text(json.dumps(first))
    cut = ("--budget", "apbd-kota@2024=4.2 miliar", "--last", str(before), "--now", "2024")
    second = as_data(*settings, *cut)
    assert spent_by_city(second)[1] <= 4.2e9 + 1
    running = {name: year for name, year in first["start"].items() if year < 2024}
    assert running.items() <= second["start"].items()
    assert {one["program"] for one in second["changes"]} == {
        name
        for name in {*first["start"], *second["start"]}
        if first["start"].get(name) != second["start"].get(name)
    }


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        ("apbd-kota@2050=1 miliar", "year '2050' is outside the horizon 2023 to 2032"),
        ("apbd-kota@soon=1 miliar", "year 'soon' is outside the horizon 2023 to 2032"),
    ],
)
def test_money_of_a_year_outside_the_horizon_is_refused(budget: str, words: str) -> None:
    found = run("--budget", budget)
    assert found.returncode == 1
    assert words in " ".join(found.stderr.split())


def test_all_money_that_cannot_be_read_is_named_at_once() -> None:
    found = run("--budget", "much", "--budget", "csr=-5", "--budget", "apbn@1999=5")
    assert found.returncode == 1
    assert "--budget: 3 problems" in found.stderr
    assert "'much': must be an amount" in found.stderr
    assert "'csr=-5': money must be at least 0" in found.stderr
    assert "'apbn@1999=5': year '1999' is outside" in found.stderr


def test_the_same_money_given_twice_is_refused() -> None:
    found = run("--budget", "apbd-kota=1 miliar", "--budget", "apbd-kota=2 miliar")
    assert found.returncode == 1
    assert "'apbd-kota=2 miliar': the same is given twice" in " ".join(found.stderr.split())


def test_a_source_that_nobody_uses_is_refused() -> None:
    found = run("--budget", "apbd-kotta=1 miliar")
    assert found.returncode == 1
    assert "no program may use source 'apbd-kotta'" in found.stderr


LEFT_BEHIND = """
import sys, threading, time
from mcdm_smartcity.cli import run
threading.Thread(target=time.sleep, args=(60,), name="mcdm-solver").start()
run()
"""


@pytest.mark.parametrize(("study", "code"), [(MOJOKERTO, 0), ("examples/nowhere", 1)])
def test_a_solver_that_was_left_behind_neither_holds_nor_breaks_the_end(
    study: str, code: int
) -> None:
    found = in_a_new_process("show", study, script=LEFT_BEHIND, timeout=50)
    assert found.returncode == code
    assert ("28 programs" in found.stdout) == (code == 0)
    assert ("nowhere" in found.stderr) == (code == 1)


def test_the_end_knows_a_solver_by_the_name_that_it_is_given() -> None:
    assert cli.SOLVER == racing.SOLVER
