"""The guide's table of input that goes wrong: its rows, and those of them that files can have."""

import json
from pathlib import Path

import pytest

from bad_rankings import ROWS
from command_line import CommandLine

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "ranking.md"
TABLE = """\
program,comfort,cost,reach
direction,benefit,cost,benefit
bus,3,250,2
tram,5,400,1
data-center,4,100,7
"""
WEIGHTS = "comfort=0.5,cost=0.2,reach=0.3"


def test_the_guide_has_the_rows_that_are_tested_and_no_others() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    titles = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    assert titles == ["what", *ROWS]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch, "rank")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("4,100,7", "4,nan,7", "row 5 (data-center), column cost: must be a number"),
        ("4,100,7", "4,inf,7", "row 5 (data-center), column cost: must be a number"),
        ("4,100,7", "4,,7", "row 5 (data-center), column cost: must be a number"),
        ("data-center", "bus", "program 'bus' stands here again, first in row 3"),
        ("benefit,cost,benefit", "benefit,0,benefit", "must say benefit or cost for each of 3"),
        ("benefit,cost,benefit", "benefit,cost", "must say benefit or cost for each of 3"),
        (TABLE[TABLE.index("bus") :], "", "holds no programs"),
    ],
    ids=["NaN", "infinite", "missing", "duplicate", "direction 0", "too few directions", "none"],
)
def test_a_file_that_goes_wrong_is_refused_by_row_and_name(
    command: CommandLine, tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE.replace(old, new), encoding="utf-8")
    code, out, err = command(str(path), "--weights", WEIGHTS)
    assert (code, out) == (1, "")
    assert words in err


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ("comfort=0.5,cost=-0.2,reach=0.7", "found -0.2 at criterion 'cost'"),
        ("comfort=0,cost=0,reach=0", "at least one criterion (comfort, cost, reach) must count"),
        ("comfort=1", "missing weights of criteria: cost, reach"),
        ("comfort=1,cost=1,reach=1,noise=1", "not expected: noise"),
    ],
    ids=["negative", "all zero", "too few", "too many"],
)
def test_weights_that_go_wrong_are_refused_by_name(
    command: CommandLine, tmp_path: Path, weights: str, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    for more in ((), ("--compare",)):
        code, out, err = command(str(path), "--weights", weights, *more)
        assert (code, out) == (1, "")
        assert words in err


def test_directions_of_a_file_may_be_spelt_in_any_way(command: CommandLine, tmp_path: Path) -> None:
    usual, other = tmp_path / "usual.csv", tmp_path / "other.csv"
    usual.write_text(TABLE, encoding="utf-8")
    other.write_text(TABLE.replace("benefit,cost,benefit", "Max,MIN,Benefit"), encoding="utf-8")
    first, second = (
        command(str(path), "--weights", WEIGHTS, "--json")[1] for path in (usual, other)
    )
    assert json.loads(first) == json.loads(second)
