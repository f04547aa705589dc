"""Bad studies: scores, costs and links that cannot be."""

from pathlib import Path

import pytest

from good_study import (
    Bad,
    Change,
    check,
    in_table,
    sentence_of,
    with_record,
    with_row,
    write_good_study,
)
from mcdm_smartcity import DependencyGraph, read_study

REACH = "network,reach,12.5,,,\n"
FEEDS = "cctv,feeds,command-center,0.25"


def reach(sentence: str, given: str, value: str, hint: str) -> Bad:
    changes = in_table("scores", "network,reach,12.5", f"network,reach,{given}")
    return Bad(sentence, changes, "scores.csv row 2", value, hint)


def typed(sentence: str, given: str, value: str, hint: str) -> Bad:
    """A score in the document, since TOML can write what a table cannot."""
    written = with_record("scores", f'program = "network"\ncriterion = "reach"\nvalue = {given}')
    changes = in_table("scores", REACH, "") + written
    return Bad(sentence, changes, "study.toml scores 1", value, hint)


def urgency(sentence: str, given: str, value: str, hint: str) -> Bad:
    changes = in_table("scores", "network,urgency,high", f"network,urgency,{given}")
    return Bad(sentence, changes, "scores.csv row 3", value, hint)


SCORES = [
    reach("a score above the scale", "112.5", "found 112.5", "between 0 and 100 (%)"),
    reach("a score below the scale", "-1", "found -1", "between 0 and 100 (%)"),
    reach("a score in words on a scale of numbers", "many", "'many'", "must be a number like"),
    reach("a score that is not a number", "nan", "'nan'", "must be a number like"),
    reach("an infinite score", "inf", "'inf'", "must be a number like"),
    reach("a score too large for arithmetic", "1e999", "1e999", "number"),
    reach("a score in percent", "12%", "'12%'", "must be a number like"),
    reach("a score that is left out", "", "value: ", "is missing"),
    typed("a score that is not a number, in TOML", "nan", "found nan", "finite"),
    typed("an infinite score, in TOML", "inf", "found inf", "finite"),
    typed("a truth as a score", "true", "True", "number"),
    reach("a number in the other style", '"1.234,5"', "'1.234,5'", "style '1,234.5'"),
    urgency("a misspelt rating word", "hihg", "'hihg'", "one of the words low, high"),
    urgency("a number on a scale of words", "3", "'3'", "one of the words low, high"),
    Bad(
        "a score that is missing",
        in_table("scores", REACH, ""),
        "study.toml programs 1 (network)",
        "program 'network' has no score",
        "on reach",
    ),
    Bad(
        "a score given twice",
        with_row("scores", "network,reach,20"),
        "scores.csv row 22",
        "'network' is scored on 'reach' twice",
        "first at scores.csv row 2; keep one",
    ),
    Bad(
        "a row of scores that names no program",
        with_row("scores", ",reach,20"),
        "scores.csv row 22",
        "program",
        "names no program",
    ),
]


def links(sentence: str, changes: tuple[Change, ...], row: int, value: str, hint: str) -> Bad:
    return Bad(sentence, changes, f"links.csv row {row}" if row else "links", value, hint)


def share(sentence: str, given: str, value: str, hint: str) -> Bad:
    changes = in_table("links", FEEDS, f"cctv,feeds,command-center,{given}")
    return links(sentence, changes, 4, value, hint)


LINKS = [
    share("a share above one", "1.5", "found 1.5", "less than or equal to 1"),
    share("a share of nothing", "0", "found 0.0", "greater than 0"),
    share("a share in percent", "25%", "'25%'", "must be a number like"),
    share("a feeds link without a share", "", "none is given", "above 0 and at most 1"),
    links(
        "shares that sum to more than one",
        with_row("links", "network,feeds,command-center,0.8"),
        0,
        "feed 'command-center' sum to 1.05 (cctv 0.25, network 0.8)",
        "at most 1",
    ),
    links(
        "a share on a needs link",
        with_row("links", "cctv,needs,data-center,0.5"),
        6,
        "found 0.5",
        "only a feeds link has a share",
    ),
    links(
        "a link to itself",
        with_row("links", "cctv,needs,cctv"),
        6,
        "links 'cctv' with itself",
        "between two programs",
    ),
    links(
        "a link given twice",
        with_row("links", "data-center,needs,network"),
        6,
        "'data-center' needs 'network' is said twice",
        "first at links.csv row 2",
    ),
    links(
        "a kind of link that nobody knows",
        with_row("links", "cctv,requires,data-center"),
        6,
        "'requires'",
        "'needs', 'feeds' or 'excludes'",
    ),
    links(
        "a program that needs two which exclude each other",
        with_row("links", "command-center,needs,cctv"),
        0,
        "command-center → cctv",
        "command-center → data-center → network",
    ),
    links(
        "a program that excludes what it needs",
        with_row("links", "data-center,excludes,network"),
        0,
        "'data-center' can never be funded",
        "data-center → network",
    ),
    links(
        "a program that is excluded by what it needs from afar",
        with_row("links", "network,excludes,command-center"),
        0,
        "'command-center' can never be funded",
        "command-center → data-center → network",
    ),
]


def cost(sentence: str, row: str, value: str, hint: str) -> Bad:
    return Bad(sentence, with_row("costs", row), "costs.csv row 6", value, hint)


COSTS = [
    cost("a negative cost", "cctv,1,city,-5", "found -5.0", "greater than or equal to 0"),
    cost("a cost after the last year of work", "cctv,2,city,5", "year 2", "lasts 1"),
    cost("a cost before the first year of work", "cctv,0,city,5", "found 0", "or equal to 1"),
    cost("a cost in part of a year", "cctv,1.5,city,5", "found '1.5'", "whole number"),
    cost("a cost without a year", "cctv,,city,5", "year: ", "is missing"),
    cost(
        "a cost given twice", "network,1,city,5", "twice", "first at costs.csv row 2; add them up"
    ),
    cost("a misspelt word of money", "cctv,1,city,700 jutaa", "'700 jutaa'", "juta, miliar"),
    cost("a currency that is not ours", "cctv,1,city,$ 700", "'$ 700'", "must be an amount"),
    cost("a cost too large for arithmetic", "cctv,1,city,1e400", "1e400", "number"),
    cost("a year too large for arithmetic", "cctv,1e400,city,5", "1e400", "number"),
]


@pytest.mark.parametrize("bad", SCORES, ids=sentence_of)
def test_a_score_that_cannot_be_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", LINKS, ids=sentence_of)
def test_a_link_that_cannot_be_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", COSTS, ids=sentence_of)
def test_a_cost_that_cannot_be_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


def test_programs_that_need_each_other_are_no_mistake(tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path, *with_row("links", "network,needs,data-center")))
    (cycle,) = DependencyGraph.from_study(study).cycles
    assert set(cycle.programs) == {"network", "data-center"}
