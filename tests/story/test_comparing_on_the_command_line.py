"""Methods side by side and programs explained, on the command line."""

from pathlib import Path

import pytest

from command_line import MOJOKERTO, CommandLine
from mcdm_smartcity import compare_methods, rank, read_study, weigh
from mcdm_smartcity.cli.printing import WIDTH
from mcdm_smartcity.ranking.catalogue import METHODS

SOME = "topsis, weighted_sum"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch, "rank")


@pytest.mark.parametrize("arguments", [(), ("--method", SOME)], ids=["all", "some"])
def test_methods_stand_side_by_side_within_a_hundred_columns(
    command: CommandLine, arguments: tuple[str, ...]
) -> None:
    code, out, err = command(MOJOKERTO, "--compare", *arguments)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= WIDTH
    first = next(line for line in out.splitlines() if line.startswith("free-wifi"))
    assert set(first.split()[1:-1]) == {"1"}
    assert "Kendall's W" in out
    assert "Consensus (Kemeny, fewest reversed pairs): free-wifi > " in " ".join(out.split())
    assert "changes place most" in " ".join(out.split())


def test_the_comparison_as_json_is_that_of_the_library(command: CommandLine) -> None:
    study = read_study(MOJOKERTO)
    found = compare_methods(study, weigh(study), ["topsis", "weighted_sum"])
    data = command.data(MOJOKERTO, "--compare", "--method", SOME)
    assert data["methods"] == ["topsis", "weighted_sum"]
    assert data["ranks"] == found.as_rows()
    assert data["similarity"] == found.similarity_rows()
    assert data["kendall_w"] == found.kendall_w
    assert data["consensus"]["order"] == list(found.consensus.in_order())
    assert data["consensus"]["proved"] is True
    assert data["refused"] == {}


def test_compare_alone_takes_every_method(command: CommandLine) -> None:
    data = command.data(MOJOKERTO, "--compare")
    assert {*data["methods"], *data["refused"]} == set(METHODS)


def test_a_parameter_goes_to_the_methods_that_have_it(command: CommandLine) -> None:
    data = command.data(MOJOKERTO, "--compare", "--method", SOME, "--parameter", "p=1")
    assert data["parameters"]["topsis"]["p"] == 1
    assert "p" not in data["parameters"]["weighted_sum"]


def test_a_method_that_refuses_a_table_is_told(command: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("program,net,cost\ndirection,benefit,cost\nbus,-3,250\ntram,5,400\n")
    code, out, _ = command(str(table), "--weights", "net=1,cost=1", "--compare")
    assert code == 0
    assert "synthesis is left out, since it refuses the data" in " ".join(out.split())


def test_a_program_is_explained_with_its_words(command: CommandLine) -> None:
    study = read_study(MOJOKERTO)
    told = rank(study, weigh(study), "weighted_sum").explain("data-center")
    arguments = (MOJOKERTO, "--method", "weighted_sum", "--explain", "data-center")
    data = command.data(*arguments)["explanation"]
    assert data["program"] == "data-center"
    assert data["parts"] == told.as_rows()
    code, out, _ = command(*arguments, "--language", "en")
    assert code == 0
    assert max(map(len, out.splitlines())) <= WIDTH
    assert "Why data-center stands there" in out
    assert "These parts add up to the whole difference." in " ".join(out.split())
    assert "explanation" not in command.data(MOJOKERTO)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--method", SOME), "several methods need --compare"),
        (("--compare", "--explain", "free-wifi"), "leave out --compare"),
        (("--compare", "--method", "topsi,weighted_sum"), "did you mean 'topsis'"),
        (("--compare", "--method", SOME, "--parameter", "x=1"), "has a parameter 'x'"),
        (("--explain", "free-wify"), "did you mean 'free-wifi'"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_reason(
    command: CommandLine, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = command(MOJOKERTO, *arguments)
    assert (code, out) == (1, "")
    assert words in err
