"""`mcdm-smartcity select`, as somebody at a terminal meets it."""

from functools import partial
from pathlib import Path

import pytest

from command_line import MOJOKERTO, data_of_a_new_process, in_a_new_process

run = partial(in_a_new_process, "select", MOJOKERTO)
as_data = partial(data_of_a_new_process, "select", MOJOKERTO)


def test_the_portfolio_is_printed_with_its_proof() -> None:
    found = run("--budget", "25 miliar", "--why-not", "business-incubation")
    assert (found.returncode, found.stderr) == (0, "")
    assert "Proved: no portfolio that keeps all rules is worth more." in found.stdout
    assert "business-incubation costs" in found.stdout
    assert all(len(line) <= 100 for line in found.stdout.splitlines())


def test_machines_get_json(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'schema = 1\n[[constraints]]\nkind = "exclude"\nprograms = ["free-wifi"]\n'
        '[[constraints]]\nkind = "at_most"\ncount = 2\nof = { quick_win = true }\n'
    )
    data = as_data("--budget", "1e10", "--plan", str(plan), "--next-best", "2")
    funded = [row["program"] for row in data["portfolio"] if row["funded"]]
    assert "free-wifi" not in funded
    assert data["proved"]
    assert data["cost"] <= 1e10
    assert len(data["next_best"]) == 2
    assert data["worth"] >= data["next_best"][0]["worth"] >= data["next_best"][1]["worth"]


def test_the_portfolio_is_found_as_the_plan_says_unless_an_option_says_otherwise(
    tmp_path: Path,
) -> None:
    pytest.importorskip("highspy")
    plan = tmp_path / "plan.toml"
    plan.write_text('schema = 1\n[portfolio]\nengine = "highs"\ngap = 0.5\n')
    words = ("--budget", "1e10", "--plan", str(plan))
    assert as_data(*words)["engine"] == "highs"
    other = as_data(*words, "--engine", "scipy", "--gap", "0")
    assert (other["engine"], other["proved"]) == ("scipy", True)


def test_budgets_of_sources_add_up() -> None:
    data = as_data("--budget", "apbd-kota=10 miliar", "--budget", "12 miliar")
    assert [limit["name"] for limit in data["limits"]] == [
        "the budget of 10,000,000,000 from source 'apbd-kota'",
        "the budget of 12,000,000,000",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--budget", "many"], "must be an amount"),
        (["--budget", "x=1"], "unknown funding source 'x'"),
        (["--engine", "best"], "unknown engine 'best'"),
        (["--why-not", "nobody", "--budget", "1e9"], "unknown program 'nobody'"),
    ],
)
def test_what_is_refused_is_told_on_standard_error(words: list[str], told: str) -> None:
    found = run(*words)
    assert (found.returncode, found.stdout) == (1, "")
    assert told in found.stderr


def test_a_conflict_is_told_with_what_would_help(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'schema = 1\n[[constraints]]\nkind = "include"\nprograms = ["cctv-integration"]\n'
    )
    found = run("--budget", "1 miliar", "--plan", str(plan))
    assert found.returncode == 1
    assert "these cannot hold together:" in found.stderr
    assert "cctv-integration must be funded" in found.stderr
    assert "more money in the budget of 1,000,000,000" in found.stderr
