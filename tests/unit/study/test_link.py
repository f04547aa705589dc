"""Links between programs, and the paths that they make."""

from typing import Any

import pytest

from mcdm_smartcity import InvalidRecordError, Link
from mcdm_smartcity.study.link import impossible_needs, shortest_loop


def link(kind: str, share: float | None = None, other: str = "network") -> Link:
    values: dict[str, Any] = {"program": "cctv", "kind": kind, "other": other, "share": share}
    return Link(**values)


@pytest.mark.parametrize(("kind", "share"), [("needs", None), ("excludes", None), ("feeds", 1.0)])
def test_a_sensible_link_is_taken(kind: str, share: float | None) -> None:
    assert link(kind, share).share == share


@pytest.mark.parametrize(
    ("kind", "share", "words"),
    [
        ("feeds", None, "must have a share above 0 and at most 1; none is given"),
        ("needs", 0.5, "only a feeds link has a share; found 0.5"),
        ("excludes", 1, "only a feeds link has a share; found 1"),
        ("feeds", 0, "share: "),
        ("feeds", 1.1, "share: "),
        ("feeds", float("nan"), "share: "),
        ("requires", None, "'needs', 'feeds' or 'excludes'"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(kind: str, share: float | None, words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        link(kind, share)


def test_a_link_is_between_two_programs() -> None:
    with pytest.raises(InvalidRecordError, match="links 'cctv' with itself"):
        link("needs", other="cctv")


def test_both_paths_to_an_exclusion_are_found() -> None:
    needs = [("a", "b"), ("b", "c"), ("a", "d")]
    assert impossible_needs(needs, [("c", "d")]) == [(("a", "b", "c"), ("a", "d"))]


def test_a_program_that_excludes_what_it_needs_is_found() -> None:
    assert impossible_needs([("a", "b")], [("b", "a")]) == [(("a", "b"), ("a",))]


def test_the_shortest_pair_of_paths_is_told() -> None:
    needs = [("far", "near"), ("near", "c"), ("near", "d"), ("far", "c")]
    assert impossible_needs(needs, [("c", "d")]) == [(("near", "c"), ("near", "d"))]


def test_an_exclusion_that_nobody_runs_into_is_no_problem() -> None:
    assert impossible_needs([("a", "c"), ("b", "d")], [("c", "d")]) == []


def test_the_shortest_loop_ends_where_it_begins() -> None:
    needs = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")]
    assert shortest_loop("abc", needs) == ("b", "c", "b")
