"""Scores that are not known for sure, in a file beside a study or a table, on the command line."""

import json
from pathlib import Path

import pytest

from command_line import MOJOKERTO, CommandLine
from good_study import write_good_study
from mcdm_smartcity import rank_uncertain, read_study, read_uncertain_scores
from mcdm_smartcity.cli.printing import WIDTH
from mcdm_smartcity.errors import InvalidStudyError, StudyNotFoundError

HEADER = "program,criterion,low,mode,high,basis,source,note\n"
WIDE = (
    "data-center,digital-base,medium,,high,assumed,,asked by telephone\n"
    "free-wifi,kelurahan,,,,,,not counted yet\n"
    "siti-pinter,reach,10,20,60,assumed,,\n"
)
GIVEN = {
    ("data-center", "digital-base"): ("medium", "high"),
    ("free-wifi", "kelurahan"): None,
    ("siti-pinter", "reach"): (10, 20, 60),
}
TABLE = "program,comfort,cost\ndirection,benefit,cost\nbus,3,250\ntram,5,400\nbike,4,100\n"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch, "rank")


def written(folder: Path, text: str, name: str = "uncertain.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_says_intervals_triangles_words_and_nothing(tmp_path: Path) -> None:
    assert read_uncertain_scores(written(tmp_path, HEADER + WIDE)) == GIVEN


def test_the_mode_may_be_left_out_and_numbers_have_a_style(tmp_path: Path) -> None:
    path = written(tmp_path, "program;criterion;low;high\nbus;cost;1.250,5;2.000\n")
    assert read_uncertain_scores(path, "1.234,5") == {("bus", "cost"): (1250.5, 2000)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("program,criterion,low\n", "uncertain.csv header: lacks the columns high"),
        ("program,criterion,low,high,peak\n", "has an unknown column 'peak'"),
        (HEADER + "bus,cost,1,,,,,\n", "row 2: gives no high; give both ends, or none"),
        (HEADER + "bus,cost,,2,,,,\n", "row 2: gives no low and no high"),
        (HEADER + ",cost,1,,2,,,\n", "row 2: names no program"),
        (HEADER + "bus,,1,,2,,,\n", "row 2: names no criterion"),
        (
            HEADER + "bus,cost,1,,2,,,\nbus,cost,1,,3,,,\n",
            "row 3: the score of 'bus' on 'cost' stands here again, first at uncertain.csv row 2",
        ),
        (HEADER + "bus,cost,1,2,3,assumed,,a,b\n", "row 2: has 9 cells, but the header has 8"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_its_row(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(InvalidStudyError) as told:
        read_uncertain_scores(written(tmp_path, text))
    (problem,) = told.value.problems
    assert words in str(problem)


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    rows = "bus,cost,1,,,,,\n,cost,1,,2,,,\nbus,cost,1,,2,,,\n"
    with pytest.raises(InvalidStudyError, match="3 problems"):
        read_uncertain_scores(written(tmp_path, HEADER + rows))


def test_a_file_that_is_not_there_or_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"there is no file .*uncertain\.csv"):
        read_uncertain_scores(tmp_path / "uncertain.csv")
    with pytest.raises(InvalidStudyError, match=r"must be a \.csv file"):
        read_uncertain_scores(written(tmp_path, HEADER, "uncertain.txt"))


def test_a_study_with_uncertain_scores_is_ranked_as_in_the_library(
    command: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, HEADER + WIDE)
    study = read_study(MOJOKERTO)
    by_name = dict.fromkeys([criterion.id for criterion in study.criteria], 0.0)
    by_name |= {"reach": 0.4, "digital-base": 0.4, "kelurahan": 0.2}
    given = ",".join(f"{name}={weight}" for name, weight in by_name.items())
    data = command.data(MOJOKERTO, "--uncertain", path, "--weights", given, "--method", "spotis")
    found = rank_uncertain(study, by_name, "spotis", uncertain=GIVEN)
    assert data["ranking"] == json.loads(json.dumps(found.as_rows()))
    assert data["worst"] == json.loads(json.dumps(found.worst.as_rows()))
    assert (data["method"], data["samples"], data["seed"]) == ("spotis", 4096, 0)
    moved = {row["program"] for row in data["ranking"] if row["low"] < row["high"]}
    assert moved == {program for program, _ in GIVEN}


def test_what_is_printed_fits_and_tells_both_cases(command: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + WIDE)
    code, out, err = command(MOJOKERTO, "--uncertain", path, "--method", "weighted_sum")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= WIDTH
    flat = " ".join(out.split())
    assert "Over 4096 samples (seed 0): mean rank" in flat
    assert "If all turns out worst: business-incubation > " in flat
    assert "If all turns out best: free-wifi > " in flat
    assert "scored on the declared scales" in flat


def test_a_bare_table_is_ranked_too(command: CommandLine, tmp_path: Path) -> None:
    table = written(tmp_path, TABLE, "table.csv")
    path = written(tmp_path, "program,criterion,low,high\ntram,cost,90,400\n")
    data = command.data(table, "--uncertain", path, "--weights", "comfort=0.4,cost=0.6")
    (tram,) = [row for row in data["ranking"] if row["program"] == "tram"]
    assert (tram["best_rank"], tram["worst_rank"]) == (1, 3)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("tram,costs,90,,400,,,\n", "unknown criterion; did you mean 'cost'"),
        ("tram,cost,,,,,,\n", "tram on cost: has no declared scale to lie on"),
        ("tram,cost,10,,20,,,\n", "must hold the score that is given, 400"),
    ],
    ids=["unknown", "nothing known", "outside"],
)
def test_what_does_not_fit_is_refused_by_name(
    command: CommandLine, tmp_path: Path, rows: str, words: str
) -> None:
    table = written(tmp_path, TABLE, "table.csv")
    path = written(tmp_path, HEADER + rows)
    code, out, err = command(table, "--uncertain", path, "--weights", "comfort=0.4,cost=0.6")
    assert (code, out) == (1, "")
    assert words in err


@pytest.mark.parametrize("other", [("--compare",), ("--explain", "cctv")], ids=lambda o: o[0])
def test_it_is_one_question_at_a_time(
    command: CommandLine, tmp_path: Path, other: tuple[str, ...]
) -> None:
    study = str(write_good_study(tmp_path / "study"))
    code, out, err = command(study, "--uncertain", written(tmp_path, HEADER), *other)
    assert (code, out) == (1, "")
    assert f"--uncertain: tells how sure one ranking is; leave out {other[0]}" in err
