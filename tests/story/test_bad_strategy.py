"""Bad studies: readiness and SWOT that cannot be, each told with its file and row."""

from pathlib import Path

import pytest

from good_study import (
    Bad,
    check,
    in_table,
    problems_at,
    sentence_of,
    with_record,
    with_row,
    write_good_study,
)

STAFF = "staff,Staff,structure,2,4"
TEAM = "team,A team that knows the city,strength"


def staff(sentence: str, given: str, value: str, hint: str) -> Bad:
    return Bad(sentence, in_table("readiness", STAFF, given), "readiness.csv row 2", value, hint)


def team(sentence: str, old: str, new: str, value: str, hint: str) -> Bad:
    return Bad(sentence, in_table("swot", old, new), "swot.csv row 2", value, hint)


READINESS = [
    staff("a level above its scale", "staff,Staff,structure,6,4", "found 6", "between 0 and 5"),
    staff("a target below its scale", "staff,Staff,structure,2,-4", "found -4", "between 0 and 5"),
    staff("a level in words", "staff,Staff,structure,some,4", "'some'", "number like 1,234.5"),
    staff("a level left out", "staff,Staff,structure,,4", "now: ", "is missing"),
    staff("an element left out", "staff,Staff,,2,4", "element: ", "is missing"),
    staff("an element of two words", "staff,Staff,the people,2,4", "'the people'", "pattern"),
    staff("half a table of names", "staff,{ en = Staff,structure,2,4", "{ en", '{ en = "City" }'),
    Bad(
        "a name left out in both languages",
        in_table("readiness", "fiber,Fiber,", "fiber,,"),
        "readiness.csv row 3 / name",
        "name: ",
        "is missing",
    ),
    Bad(
        "a scale whose ends are equal",
        in_table("readiness", "digital,0,100", "digital,90,90"),
        "readiness.csv row 3",
        "found 90 and 90",
        "lowest must be below highest",
    ),
    Bad(
        "a direction that is none",
        in_table("readiness", "0,50,%,cost", "0,50,%,down"),
        "readiness.csv row 4",
        "'down'",
        "'benefit' or 'cost'",
    ),
    Bad(
        "a misspelt priority",
        in_table("readiness", "count of 2024,reach,", "count of 2024,reech,"),
        "readiness.csv row 3",
        "'reech'",
        "did you mean 'reach'?",
    ),
    Bad(
        "a misspelt program among several",
        in_table("readiness", "command-center cctv", "command-center;cctw"),
        "readiness.csv row 2",
        "'cctw'",
        "did you mean 'cctv'?",
    ),
    Bad(
        "a program named twice",
        in_table("readiness", "command-center cctv", "cctv cctv"),
        "readiness.csv row 2",
        "cctv, cctv",
        "twice",
    ),
    Bad(
        "two items with one id",
        with_row("readiness", "staff,Others,structure,1,2"),
        "readiness.csv row 5",
        "'staff'",
        "taken by readiness.csv row 2; each id stands for one readiness item",
    ),
    Bad(
        "an item that the document holds already",
        with_record(
            "readiness",
            'id = "fiber"\nname = "Fiber"\nelement = "infrastructure"\nnow = 1\ntarget = 2',
        ),
        "readiness.csv row 3",
        "'fiber'",
        "taken by study.toml readiness 1 (fiber)",
    ),
    Bad(
        "a published level without a source",
        in_table("readiness", "published,https://example.org/spbe", "published,"),
        "readiness.csv row 3",
        "published",
        "needs a source",
    ),
]
SWOT = [
    team("a kind that is none", TEAM, "team,A team,hope", "'hope'", "'weakness', 'opportunity'"),
    team("a kind left out", TEAM, "team,A team,", "kind: ", "is missing"),
    team("a weight below 0", "kota,3,ten", "kota,-3,ten", "found -3", "greater than or equal to 0"),
    team("a misspelt node", "ten years,service", "ten years,servise", "'servise'", "'service'"),
    Bad(
        "a weight that one factor of a kind lacks",
        in_table("swot", "strength,,1,", "strength,,,"),
        "factors under strength",
        "not funds",
        "give all of them one, or none and judgements",
    ),
    Bad(
        "weights that are all zero",
        in_table("swot", "threat,,2,", "threat,,0,"),
        "factors under threat",
        "all zero",
        "at least one must count",
    ),
    Bad(
        "weights and judgements",
        with_row("judgements", "ani,strength,team,funds,3"),
        "factors under strength",
        "have weights and judgements",
        "keep the one",
    ),
    Bad(
        "a kind compared that has no factor",
        with_row("judgements", "ani,swot,strength,weakness,3"),
        "judgements.csv row 6",
        "'weakness' does not stand under 'swot'",
        "known: strength, threat",
    ),
    Bad(
        "a kind compared with a factor",
        with_row("judgements", "ani,swot,threat,team,3"),
        "judgements.csv row 6",
        "'team' does not stand under 'swot'",
        "known: threat, strength",
    ),
    Bad(
        "two factors with one id",
        with_row("swot", "prices,Prices,opportunity"),
        "swot.csv row 5",
        "'prices'",
        "each id stands for one SWOT factor",
    ),
]


@pytest.mark.parametrize("bad", READINESS, ids=sentence_of)
def test_a_readiness_item_that_cannot_be_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", SWOT, ids=sentence_of)
def test_a_swot_that_cannot_be_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


def test_a_priority_called_like_a_node_of_the_swot_is_told(tmp_path: Path) -> None:
    renamed = in_table("judgements", "ani,goal,service,economy,2", "ani,goal,service,swot,2")
    renamed += in_table("judgements", "budi,goal,economy,service", "budi,goal,swot,service")
    folder = write_good_study(tmp_path, *renamed)
    document = folder / "study.toml"
    document.write_text(document.read_text("utf-8").replace('"economy"', '"swot"'), "utf-8")
    (problem,) = problems_at(folder)
    assert problem.where == "study.toml priorities 2 (swot)"
    assert "the id 'swot' is that of a node of the SWOT" in problem.what
    assert "give the priority another" in problem.what


def test_judgements_of_a_factor_that_could_not_be_read_are_no_further_problem(
    tmp_path: Path,
) -> None:
    said = with_row("judgements", "ani,opportunity,law,trade,3\nani,swot,strength,opportunity,2")
    rows = with_row("swot", "law,New law,opportunity,,two\ntrade,Trade,opportunity,,,,,trm")
    problems = problems_at(write_good_study(tmp_path, *said, *rows))
    assert [problem.where for problem in problems] == [
        "swot.csv row 5, column weight",
        "swot.csv row 6",
    ]


def test_a_table_of_factors_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    said = with_row("judgements", "ani,weakness,money,ego,3")
    header = in_table("swot", "id,name,kind,", "id,name,sort,")
    problems = problems_at(write_good_study(tmp_path, *said, *header))
    assert {problem.where for problem in problems} == {"swot.csv header"}
