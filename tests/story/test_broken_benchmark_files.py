"""Files of public instances that are broken are refused with file and line."""

from pathlib import Path

import pytest

from benchmark_texts import CPIT, NRP, PREC, SM, mine, project, release
from mcdm_smartcity import InvalidArrayError, InvalidStudyError
from mcdm_smartcity.files.benchmark_formats import read_next_release


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2 20\n", "", "OBJECTIVE_FUNCTION tells 2 of 3 blocks"),
        ("2 20", "2 much", "line 10: profit must be a number, finite; found much"),
        ("2 20", "1 20", "line 10: block 1 stands in OBJECTIVE_FUNCTION twice"),
        ("2 20", "2 20 3", "line 10: a block has one profit"),
        ("2 0 5", "2 0 -5", "line 14: amount must be a number, finite and at least 0; found -5"),
        ("2 0 5", "2 1 5", "line 14: resource must be a whole number from 0 to 0; found 1"),
        ("0 1 L", "0 2 L", "line 17: period must be a whole number from 0 to 1; found 2"),
        ("0 1 L", "0 1 E", "line 17: a limit must be L, G or I; found E"),
        ("0 1 L", "0 1 G", "line 17: a resource that must be used at least"),
        ("NBLOCKS: 3", "NBLOCKS:", "line 3: NBLOCKS must be a whole number at least 1; found not"),
        ("NBLOCKS: 3", "NBLOCKS: 3\nNDESTINATIONS: 2", "line 4: NDESTINATIONS above 1 cannot"),
    ],
)
def test_a_broken_mine_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(InvalidStudyError, match=r"tiny\.cpit") as caught:
        mine(tmp_path, CPIT.replace(old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2 3 0 1", "line 4: says 3 blocks above block 2, and names 2"),
        ("2 2 0 9", "line 4: block above must be a whole number from 0 to 2; found 9"),
        ("2 1 2", "line 4: block 2 lies above itself"),
    ],
)
def test_broken_links_of_a_mine_are_named(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(InvalidStudyError, match=r"tiny\.prec") as caught:
        mine(tmp_path, prec=PREC.replace("2 2 0 1", row))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "2           2   3",
            "3           2   3",
            "line 7: says 3 successors of job 1, and names 2",
        ),
        ("2           2   3", "2           2   9", "line 7: job 1 cannot be followed by 9"),
        ("   2        1 ", "   2        3 ", "line 8: job 2 has 3 modes"),
        (
            "   3        1          1           4",
            "   3        1          1           1",
            "PRECEDENCE lets jobs come after themselves, over each other: 1, 3",
        ),
        ("):  4", "):  5", "line 2: says 5 jobs, and PRECEDENCE tells 4"),
        ("2    1\n", "2\n", "line 17: must tell job, mode, duration and 2 amounts; found 4"),
        ("2    1\n", "2    x\n", "line 17: amount must be a number"),
        ("horizon  ", "- nonrenewable :  1   N\nhorizon", "line 3: only renewable resources"),
        ("RESOURCEAV", "AV", "without rows of RESOURCEAVAILABILITIES"),
    ],
)
def test_a_broken_project_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(InvalidStudyError, match=r"tiny\.sm") as caught:
        project(tmp_path, SM.replace(old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file ends where the number of levels should come"),
        (NRP[:-5], "line 8: the file ends where the number of requests of customer 2 should come"),
        (f"{NRP}7\n", "line 9: 7 stands behind the last customer; some count is wrong"),
        (NRP.replace("10", "ten"), "line 7: the profit of customer 1 must be a number"),
        (NRP.replace("4 3", "-4 3"), "line 3: the cost of a requirement must be a number"),
        (NRP.replace("6 1 3", "6 1 4"), "line 8: a request of customer 2 must be a whole number"),
        (NRP.replace("1 2\n2", "1 1\n2"), "line 5: requirement 1 is linked to itself"),
    ],
)
def test_a_broken_release_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidStudyError, match=r"nrp\.txt") as caught:
        release(tmp_path, text)
    assert said in str(caught.value)


def test_a_share_of_the_budget_is_a_number(tmp_path: Path) -> None:
    (tmp_path / "nrp.txt").write_text(NRP)
    with pytest.raises(InvalidArrayError, match="budget_share"):
        read_next_release(tmp_path / "nrp.txt", float("nan"))
