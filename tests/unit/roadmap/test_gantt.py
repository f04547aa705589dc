"""Bars of text: aligned by places, cut where a terminal is narrow."""

from unicodedata import east_asian_width

import pytest

from mcdm_smartcity import DependencyGraph, Roadmap, Task, gantt, schedule

WIDE = "智慧城市照明"
NAMES = ("bus", WIDE, "cafe\u0301", "program-" * 6)


def drawn(names: tuple[str, ...] = NAMES, years: range = range(2024, 2034)) -> Roadmap:
    tasks = [Task(id=name, duration=2, earliest=years[1]) for name in names]
    return schedule(dict.fromkeys(names, 1.0), tasks, DependencyGraph(names), years)


def places(line: str) -> int:
    """By hand: accents stand on the letter before, wide letters take two."""
    return sum(
        0 if letter == "\u0301" else 1 + (east_asian_width(letter) == "W") for letter in line
    )


def test_bars_stand_below_each_other_whatever_the_script() -> None:
    head, *bars = gantt(drawn())
    assert {places(line) for line in bars} == {places(head)} == {28 + 2 + 49}
    assert {line[-49:].index("·") for line in bars} == {0}


@pytest.mark.parametrize(
    ("width", "digits", "bars"), [(79, "2024", 49), (63, "2024", 49), (60, "24", 29), (40, "4", 10)]
)
def test_a_narrow_terminal_cuts_names_and_then_digits(width: int, digits: str, bars: int) -> None:
    head, *lines = gantt(drawn(), width=width)
    assert places(head) <= width
    assert head.split()[0].startswith(digits)
    assert {places(line) for line in lines} == {places(head)}
    assert all(line.endswith("─" * (4 if bars == 49 else 1)) for line in lines)
    assert head[-bars:].lstrip() == head[-bars:]


def test_many_programs_take_a_line_each_and_none_take_the_head() -> None:
    names = tuple(f"p{k:02}" for k in range(40))
    assert [line.split()[0] for line in gantt(drawn(names))[1:]] == sorted(names)
    empty = schedule({"a": 1}, [Task(id="a", duration=9)], DependencyGraph(["a"]), 3)
    assert gantt(empty) == ["  1 2 3"]
