"""Bad studies: many mistakes at once, all told in one error, and nothing told that only follows."""

from pathlib import Path

import pytest

from good_study import (
    Bad,
    check,
    in_table,
    in_toml,
    problems_at,
    with_record,
    with_row,
    write_good_study,
)
from mcdm_smartcity import InvalidStudyError, read_study

FIVE_MISTAKES = (
    *in_toml('currency = "IDR"', 'currency = "Rp"'),
    *in_toml('group = "team"\nweight = 1\n', 'group = "teem"\nweight = 1\n'),
    *in_table("scores", "network,reach,12.5", "network,reach,125"),
    *with_row("judgements", "budi,goal,service,economy,9"),
    *with_row("links", "cctv,needs,cctv"),
    *with_row("costs", "cctv,1,csr,5"),
)
PLACES = {
    "study.toml / currency",
    "study.toml judges 2 (budi)",
    "scores.csv row 2",
    "judgements.csv row 6",
    "links.csv row 6",
    "costs.csv row 6",
}
FIRST_NAMES = {
    "dimensions": ("governance", "Smart Governance"),
    "agencies": ("diskominfo", "Diskominfo"),
    "funding": ("city", "City budget"),
    "groups": ("team", "Drafting team"),
    "priorities": ("service", "Public service"),
    "criteria": ("reach", "Residents reached"),
    "judges": ("ani", "Ani"),
    "programs": ("network", "Network"),
}


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    problems = problems_at(write_good_study(tmp_path, *FIVE_MISTAKES))
    assert {problem.where for problem in problems} == PLACES
    assert len(problems) == len(PLACES)


def test_the_message_counts_and_lists_every_mistake(tmp_path: Path) -> None:
    folder = write_good_study(tmp_path, *FIVE_MISTAKES)
    with pytest.raises(InvalidStudyError) as caught:
        read_study(folder)
    heading, *lines = str(caught.value).splitlines()
    assert heading == f"{folder / 'study.toml'}: 6 problems"
    assert [line.strip() for line in lines] == [str(problem) for problem in caught.value.problems]


def test_several_mistakes_in_one_record_are_told_at_once(tmp_path: Path) -> None:
    changes = in_toml("duration = 2", 'duration = 0\nquick_win = "soon"\nbasis = "hearsay"')
    problems = problems_at(write_good_study(tmp_path, *changes))
    place = "study.toml programs 2 (data-center) / "
    assert {problem.where for problem in problems} == {
        f"{place}{field}" for field in ("duration", "quick_win", "basis")
    }


@pytest.mark.parametrize("part", FIRST_NAMES)
def test_nothing_that_refers_to_an_unreadable_record_is_told(part: str, tmp_path: Path) -> None:
    name, words = FIRST_NAMES[part]
    changes = in_toml(f'name = "{words}"\n', f'name = "{words}"\nbasis = "hearsay"\n')
    if part == "programs":
        changes = in_toml('basis = "published"', 'basis = "hearsay"')
    check(Bad("", changes, f"study.toml {part} 1 ({name}) / basis", "'hearsay'", ""), tmp_path)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("scores", "network,reach,12.5,"),
        ("judgements", "ani,service,reach,urgency,3,"),
        ("links", "data-center,needs,network,,"),
        ("costs", "network,1,city,400000000,"),
    ],
)
def test_nothing_is_missed_in_place_of_an_unreadable_row(
    table: str, row: str, tmp_path: Path
) -> None:
    changes = in_table(table, row, f"{row}hearsay")
    check(Bad("", changes, f"{table}.csv row", "'hearsay'", ""), tmp_path)


@pytest.mark.parametrize("part", ["links", "judgements", "scores", "costs", "judges", "programs"])
def test_a_record_that_says_nothing_is_told(part: str, tmp_path: Path) -> None:
    problems = problems_at(write_good_study(tmp_path, *with_record(part, "")))
    assert {problem.where.split()[1] for problem in problems} == {part}


def test_programs_are_not_checked_against_an_unreadable_horizon(tmp_path: Path) -> None:
    changes = in_toml("last = 2028", 'last = "soon"')
    check(Bad("", changes, "study.toml / horizon / last", "'soon'", "integer"), tmp_path)
