"""The independent check finds what is wrong with a portfolio, each time by name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    Among,
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    DependencyGraph,
    Exclude,
    Include,
    Partial,
    Portfolio,
    Program,
    Requires,
    ShareAtLeast,
    ShareAtMost,
    Synergy,
    check_portfolio,
    select,
)
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.study.cost_table import CostTable

NAMES = tuple("abcdefgh")
RECORDS = tuple(
    Program(
        id=name,
        name=name,
        dimension="people" if name in "abcd" else "roads",
        agency="health" if name in "aceg" else "works",
        duration=1 + (name in "ce"),
        tags=("new",) if name in "gh" else (),
        quick_win=name in "ab",
    )
    for name in NAMES
)
AMOUNTS = np.array([[[3, 1], [1, 0]]] * 8, dtype=float)
COSTS = CostTable(NAMES, (1, 2), ("city", "state"), AMOUNTS)
WORTH = {"a": 9.0, "b": 8.5, "c": 8.0, "d": 2.0, "e": 6.0, "f": 1.0, "g": 4.0, "h": 3.0}
GRAPH = DependencyGraph(
    NAMES, needs=[("b", "a"), ("c", "b")], feeds=[("g", "e", 0.5)], excludes=[("a", "h")]
)
CONSTRAINTS = (
    Budget(25),  # 1
    Budget(20.5, "city"),  # 2
    Budget(5.5, "state", 1),  # 3
    Include(["a"]),  # 4
    Exclude(["f"]),  # 5
    AtLeast(3, Among(dimension="people")),  # 6
    AtMost(2, ["d", "e", "f", "h"]),  # 7
    Capacity("health", 2, 2),  # 8
    ShareAtLeast(0.4, Among(dimension="people")),  # 9
    ShareAtMost(0.8, Among(agency="works"), "count"),  # 10
    ShareAtLeast(0.1, Among(quick_win=True), "worth"),  # 11
    Requires("e", ["g", "h"]),  # 12
    Partial("d", 0.25),  # 13
    Synergy(["a", "b"], -1.5),  # 14
    AtMost(1, Among(tag="new")),  # 15
)


@pytest.fixture(scope="module")
def best() -> Portfolio:
    return select(WORTH, COSTS, GRAPH, CONSTRAINTS, programs=RECORDS, engine="scipy")


def test_a_sound_portfolio_has_no_problem(best: Portfolio) -> None:
    assert best.funded == ("a", "b", "c", "e", "g")
    # 9 + 8.5 + 8 + 6 + 4, less 1.5 for the overlap.
    assert (best.worth, best.cost, best.proved) == (34.0, 25.0, True)
    assert check_portfolio(best) == ()


def honest(portfolio: Portfolio, *funded: str, **shares: float) -> Portfolio:
    """The portfolio with other programs, and worth, cost and bound that agree with them."""
    worth = sum(WORTH[name] * shares.get(name, 1) for name in funded)
    worth -= 1.5 if {"a", "b"} <= set(funded) else 0
    worth -= 3 if "e" in funded and "g" not in funded else 0
    cost = sum(5 * shares.get(name, 1) for name in funded)
    return replace(
        portfolio,
        funded=funded,
        shares=FrozenMapping(shares),
        worth=worth,
        cost=cost,
        bound=worth,
        gap=0.0,
        proved=True,
    )


BROKEN: list[tuple[str, Callable[[Portfolio], Portfolio], str]] = [
    ("unknown", lambda p: replace(p, funded=(*p.funded, "x")), "funded: 'x' is no program"),
    ("twice", lambda p: replace(p, funded=(*p.funded, "a")), "funded: a program is named twice"),
    ("share of none", lambda p: replace(p, shares=FrozenMapping({"d": 0.5})), "'d' has a share"),
    ("need", lambda p: honest(p, "a", "c", "d"), "'c' is funded without 'b', which it needs"),
    ("exclusion", lambda p: honest(p, "a", "b", "d", "h"), "'a' and 'h' are both funded"),
    ("budget", lambda p: honest(p, "a", "b", "c", "d", "e", "g"), "constraint 1 (budget): 30"),
    ("source", lambda p: honest(p, "a", "b", "c", "e", "g", "d"), "constraint 2 (budget): 24"),
    ("year", lambda p: honest(p, *"abcegd"), "constraint 3 (budget): 6 is spent, and 5.5 may be"),
    ("must", lambda p: honest(p, "d"), "constraint 4 (include): 'a' is not funded"),
    ("must not", lambda p: honest(p, "a", "b", "d", "f"), "constraint 5 (exclude): 'f' is funded"),
    ("at least", lambda p: honest(p, "a", "b"), "constraint 6 (at_least): 2 are funded"),
    ("at most", lambda p: honest(p, "a", "b", "c", "d", "e", "h"), "constraint 7 (at_most): 3"),
    ("capacity", lambda p: honest(p, "a", "b", "c", "e", "g"), "constraint 8 (capacity)"),
    ("share of cost", lambda p: honest(p, "a", "e", "g", "h"), "constraint 9 (share_at_least)"),
    ("share of count", lambda p: honest(p, "b", "d", "f", "h"), "constraint 10 (share_at_most)"),
    ("share of worth", lambda p: honest(p, "c", "e", "g"), "constraint 11 (share_at_least)"),
    ("alternatives", lambda p: honest(p, "a", "b", "c", "e"), "constraint 12 (requires): 'e'"),
    ("too small a part", lambda p: honest(p, "a", "b", "d", d=0.1), "'d' has the share 0.1"),
    ("too large a part", lambda p: honest(p, "a", "b", "d", d=1.1), "'d' has the share 1.1"),
    ("part of a whole", lambda p: honest(p, "a", "b", "c", c=0.5), "'c' has the share 0.5"),
    ("tag", lambda p: honest(p, "a", "b", "c", "g", "h"), "constraint 15 (at_most): 2"),
    ("worth", lambda p: replace(p, worth=35.5, bound=35.5), "worth: says 35.5, but is 34"),
    ("overlap", lambda p: replace(p, worth=35.5), "worth: says 35.5, but is 34"),
    ("held back", lambda p: replace(honest(p, "a", "b", "c", "e"), worth=30.0), "but is 27"),
    ("cost", lambda p: replace(p, cost=24.999), "cost: says 24.999, but is 25"),
    ("bound", lambda p: replace(p, bound=33.0), "bound: 33 is below the worth 34"),
    ("gap", lambda p: replace(p, bound=40.0, proved=False), "gap: says 0, but"),
    ("proof", lambda p: replace(p, bound=40.0, gap=0.15), "proved: says True, with a gap of 0.15"),
    ("no number", lambda p: replace(p, worth=float("nan")), "worth: says nan"),
]


@pytest.mark.parametrize(
    ("breaking", "told"), [pytest.param(b, t, id=name) for name, b, t in BROKEN]
)
def test_a_broken_portfolio_is_found(
    best: Portfolio, breaking: Callable[[Portfolio], Portfolio], told: str
) -> None:
    broken = breaking(best)
    # Two rules of the sound portfolio have room to spare that one test must not use.
    asked = replace(best.asked, constraints=tuple(tight(best.asked.constraints)))
    assert any(told in str(problem) for problem in check_portfolio(broken, asked))


def tight(constraints: tuple[Any, ...]) -> list[Any]:
    return [one.changed(limit=1) if one.kind == "capacity" else one for one in constraints]
