"""Settings that portfolios and roadmaps share, and how far an answer is from its bound."""

import math
from typing import Any

import pytest

from mcdm_smartcity import DependencyGraph, InvalidArrayError, Task, schedule, select
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.effort import Effort, relative_gap

GRAPH = DependencyGraph(["portal"])


@pytest.mark.parametrize(
    ("worth", "bound", "gap"),
    [
        (8.0, 10.0, 0.2),
        (-10.0, -8.0, 0.2),
        (-5.0, 5.0, 2.0),
        (10.0, 10.0, 0.0),
        (10.0, 9.0, 0.0),
        (0.0, 0.0, 0.0),
        (10.0, math.inf, 1.0),
        (-math.inf, 10.0, 1.0),
    ],
)
def test_what_may_be_missing_by_hand(worth: float, bound: float, gap: float) -> None:
    assert relative_gap(worth, bound) == pytest.approx(gap)


def test_a_limit_of_time_is_told_if_there_is_one() -> None:
    assert Effort("scipy", Clock(), gap=0.5).parameters == {"gap": 0.5}
    assert Effort("scipy", Clock.of(3)).parameters == {"gap": 0.0, "time_limit": 3.0}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"gap": "much"}, "gap must be a number; found 'much'"),
        ({"gap": True}, "gap must be a number; found True"),
        ({"gap": 1.0}, r"gap must be at least 0 and below 1; found 1\.0"),
        ({"gap": math.nan}, "gap must be at least 0 and below 1; found nan"),
        ({"seed": 0.5}, r"seed must be a whole number of at least 0, not 0\.5"),
    ],
)
def test_settings_outside_their_range_are_refused(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        select({"portal": 1}, {"portal": 1}, GRAPH, **settings)
    with pytest.raises(InvalidArrayError, match=words):
        schedule({"portal": 1}, [Task(id="portal")], GRAPH, 2, **settings)
