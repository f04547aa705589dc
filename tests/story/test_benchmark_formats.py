"""Public formats of instances, written small by hand in their own layout."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from benchmark_texts import CPIT, NRP, PREC, SM, mine, project, release
from mcdm_smartcity import InvalidStudyError, Roadmap, StudyNotFoundError, schedule
from mcdm_smartcity.files.benchmark_formats import (
    Question,
    read_minelib,
    read_next_release,
    read_psplib,
)


def solved(question: Question) -> Roadmap:
    given: dict[str, Any] = {
        name: getattr(question, name)
        for name in ("worth", "programs", "graph", "periods", "constraints")
    }
    return schedule(**given, gap=0.0)


def told(question: Question) -> tuple[Any, ...]:
    """Everything that a question says, as what can be compared."""
    given = (question.worth, question.programs, question.periods, question.constraints)
    return (*given, question.graph.programs, question.graph.needs)


def test_minelib_by_hand(tmp_path: Path) -> None:
    (tmp_path / "tiny.prec").write_text(PREC)
    (tmp_path / "tiny.cpit").write_text(CPIT)
    found = solved(read_minelib(tmp_path, "tiny"))
    # Room for two blocks a year: one waste block may wait for the year of the ore, at 1 / 1.25.
    assert found.worth == pytest.approx(-1 - 2 / 1.25 + 20 / 1.25)
    assert found.start["2"] == 2


def test_minelib_without_time_is_a_closure(tmp_path: Path) -> None:
    (tmp_path / "tiny.prec").write_text(PREC)
    (tmp_path / "tiny.upit").write_text("NBLOCKS: 3\nOBJECTIVE_FUNCTION:\n0 -1\n1 -2\n2 20\n")
    assert solved(read_minelib(tmp_path, "tiny")).worth == 17


def test_psplib_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "tiny.sm"
    path.write_text(SM)
    question = read_psplib(path)
    found = solved(question)
    # 3 + 2 of the first resource are above 4, so they follow each other: the short one first.
    assert dict(found.start) == {"2": 2, "3": 1}
    assert asdict(question)["periods"] == 6


def test_next_release_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "nrp.txt"
    path.write_text(NRP)
    # Half of 12 buys what the second customer wants for 5; 7 what the first one wants.
    assert solved(read_next_release(path)).worth == 6
    found = solved(read_next_release(path, 7 / 12))
    assert (found.worth, set(found.funded)) == (10, {"r1", "r2", "c1"})


def test_line_ends_blanks_and_remarks_mean_nothing(tmp_path: Path) -> None:
    for ends in ("\r\n", "\n\n"):
        same = mine(tmp_path, CPIT.replace("\n", ends), PREC.replace("\n", ends))
        assert told(same) == told(mine(tmp_path))
        assert told(project(tmp_path, SM.replace("\n", ends))) == told(project(tmp_path, SM))
        assert told(release(tmp_path, NRP.replace("\n", ends))) == told(release(tmp_path, NRP))
    odd = "% by hand\n" + CPIT.replace("NBLOCKS:", "nblocks :").replace("2 20", "2 20 % ore")
    assert told(mine(tmp_path, odd)) == told(mine(tmp_path))
    assert told(release(tmp_path, " ".join(NRP.split()))) == told(release(tmp_path, NRP))


def test_a_year_without_a_limit_has_none(tmp_path: Path) -> None:
    free = mine(tmp_path, CPIT.replace("0 1 L 10\n", ""))
    # All three wait for the second year.
    assert solved(free).worth == pytest.approx(17 / 1.25)
    for words in ("L infinity", "I -infinity inf", "I 0 Infinity", "G 0", "G -inf"):
        assert told(mine(tmp_path, CPIT.replace("0 1 L 10", f"0 1 {words}"))) == told(free)
    others = mine(tmp_path, CPIT.replace("S: 1", "S: 2").replace("EOF", "1 0 L 3\nEOF"))
    assert told(others) == told(mine(tmp_path))


MILESTONE = """jobs (incl. supersource/sink ):  5
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          1           2
   2        1          1           3
   3        1          1           4
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1
------------------------------------------------------------------------
  1      1     0       0
  2      1     2       3
  3      1     0       0
  4      1     1       1
  5      1     0       0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1
    4
************************************************************************
"""


def test_links_over_activities_of_no_duration_are_kept(tmp_path: Path) -> None:
    question = project(tmp_path, MILESTONE)
    assert question.graph.needs == (("4", "2"),)
    # The file tells no horizon: all durations together.
    assert question.periods == 3


def test_what_is_not_there_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"no tiny\.cpit or \.upit"):
        read_minelib(tmp_path, "tiny")
    with pytest.raises(StudyNotFoundError, match="there is no file"):
        read_next_release(tmp_path / "none.txt")
    (tmp_path / "tiny.upit").write_text("NAME: tiny\n")
    with pytest.raises(InvalidStudyError, match="without NBLOCKS"):
        read_minelib(tmp_path, "tiny")
    (tmp_path / "bad.sm").write_text("nothing\n")
    with pytest.raises(InvalidStudyError, match="cannot be read"):
        read_psplib(tmp_path / "bad.sm")
