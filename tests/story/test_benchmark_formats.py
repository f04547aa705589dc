"""Public formats of instances, written small by hand in their own layout."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from mcdm_smartcity import InvalidStudyError, Roadmap, StudyNotFoundError, schedule
from mcdm_smartcity.files.benchmark_formats import (
    Question,
    read_minelib,
    read_next_release,
    read_psplib,
)

PREC = "% block, how many above, which\n0 0\n1 0\n2 2 0 1\n"
CPIT = """NAME: tiny
TYPE: CPIT
NBLOCKS: 3
NPERIODS: 2
NRESOURCE_SIDE_CONSTRAINTS: 1
DISCOUNT_RATE: 0.25
OBJECTIVE_FUNCTION:
0 -1
1 -2
2 20
RESOURCE_CONSTRAINT_COEFFICIENTS:
0 0 5
1 0 5
2 0 5
RESOURCE_CONSTRAINT_LIMITS:
0 0 L 10
0 1 L 10
EOF
"""
SM = """************************************************************************
jobs (incl. supersource/sink ):  4
horizon                       :  6
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     2       3    0
  3      1     1       2    1
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    4    1
************************************************************************
"""
NRP = "1\n3\n4 3 5\n1\n1 2\n2\n10 1 2\n6 1 3\n"


def solved(question: Question) -> Roadmap:
    given: dict[str, Any] = {
        name: getattr(question, name)
        for name in ("worth", "programs", "graph", "periods", "constraints")
    }
    return schedule(**given, gap=0.0)


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
