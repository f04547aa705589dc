"""Readiness items: levels on their scale, and what is missing."""

from typing import Any

import pytest

from mcdm_smartcity import InvalidRecordError, Readiness


def item(**changes: Any) -> Readiness:
    given: dict[str, Any] = {"id": "staff", "name": "Staff", "element": "structure"}
    return Readiness(**(given | {"now": 2, "target": 4} | changes))


def test_the_scale_is_0_to_5_if_none_is_given() -> None:
    staff = item()
    assert (staff.lowest, staff.highest) == (0, 5)
    assert (staff.gap, staff.relative_gap, staff.reached) == (2, 0.4, 0.5)


@pytest.mark.parametrize(
    ("levels", "gap", "relative", "reached"),
    [
        # Way from 1 to 4.2, of which 2.32 are done.
        ({"now": 3.32, "target": 4.2, "lowest": 1}, 0.88, 0.22, 2.32 / 3.2),
        # Less is better: way from 10 down to 5.5, of which 3.7 are done.
        (
            {"now": 6.3, "target": 5.5, "highest": 10, "direction": "cost"},
            0.8,
            0.08,
            3.7 / 4.5,
        ),
        ({"now": 3, "target": 3}, 0, 0, 1),
        ({"now": 4, "target": 3}, -1, -0.2, 1),
        ({"now": 3, "target": 4, "direction": "cost"}, -1, -0.2, 1),
        # No way to go: the target is the worst end.
        ({"now": 0, "target": 0}, 0, 0, 1),
        ({"now": 5, "target": 5, "direction": "cost"}, 0, 0, 1),
    ],
)
def test_gaps_by_hand(levels: dict[str, Any], gap: float, relative: float, reached: float) -> None:
    found = item(**levels)
    assert found.gap == pytest.approx(gap)
    assert found.relative_gap == pytest.approx(relative)
    assert found.reached == pytest.approx(reached)


def test_the_widest_scale_does_not_overflow() -> None:
    wide = item(now=-1e308, target=1e308, lowest=-1e308, highest=1e308)
    assert (wide.relative_gap, wide.reached) == (1, 0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"now": -1}, "now must lie between 0 and 5"),
        ({"target": 5.5}, "target must lie between 0 and 5, the ends of its scale; found 5.5"),
        ({"lowest": 5}, "lowest must be below highest; found 5 and 5"),
        ({"now": float("nan")}, "finite"),
        ({"direction": "up"}, "benefit"),
        ({"element": "two words"}, "pattern"),
        ({"programs": ["bus", "tram", "bus"]}, "names a program twice: bus, tram, bus"),
        ({"basis": "published"}, "needs a source"),
    ],
)
def test_bad_items_are_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        item(**changes)
