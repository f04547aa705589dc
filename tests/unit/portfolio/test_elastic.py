"""Rows that give way: how far each can be broken, and the fewest groups to give up."""

from collections.abc import Collection
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import DependencyGraph
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.methods.elastic import fewest_given_up, lack
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, ZeroOne, zero_one
from mcdm_smartcity.portfolio.repairs import repairs_of
from mcdm_smartcity.portfolio.terms import Terms

# Values of a row over three columns, its least, and how much more is allowed.
ROWS = st.tuples(
    st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    st.integers(-4, 4) | st.just(-np.inf),
    st.integers(0, 3) | st.just(np.inf),
)


def programme(rows: list[tuple[list[int], float, float]]) -> ZeroOne:
    gathered = Rows()
    for values, least, room in rows:
        most = room if least == -np.inf else least + room
        gathered.add([0, 1, 2], values, least, most)
    return zero_one(np.zeros(3), gathered, np.ones(3, dtype=bool))


def solved(arrays: ZeroOne) -> FloatArray:
    return solve_zero_one(arrays).values


def holds(arrays: ZeroOne) -> bool:
    """Whether some values keep all rows, by trying them all."""
    tried = (arrays.matrix() @ np.array(x, dtype=float) for x in product((0, 1), repeat=3))
    return any(bool((arrays.least <= row).all() and (row <= arrays.most).all()) for row in tried)


def test_a_row_with_two_limits_becomes_two_rows() -> None:
    arrays = programme([([1, 2, 3], 2, 1), ([1, 1, 1], 1, np.inf), ([1, 0, 1], 1, 0)])
    split, origin = arrays.one_sided(np.array([True, True, False]))
    assert origin.tolist() == [0, 1, 2, 0]
    assert split.least.tolist() == [-np.inf, 1, 1, 2]
    assert split.most.tolist() == [3, np.inf, 1, np.inf]
    rows = split.matrix().toarray()
    assert rows.tolist() == [[1, 2, 3], [1, 1, 1], [1, 0, 1], [1, 2, 3]]


def test_how_far_rows_can_be_broken_by_hand() -> None:
    # At most 3 of 6; at least 1 of something down to -2; and one that nothing breaks.
    arrays = programme([([1, 2, 3], -np.inf, 3), ([1, -2, 0], 1, np.inf), ([1, 1, 1], 0, 3)])
    assert lack(arrays).tolist() == [3, 3, 0]


@given(rows=st.lists(ROWS, min_size=1, max_size=5), data=st.data())
def test_the_fewest_groups_against_trying_all(
    rows: list[tuple[list[int], float, float]], data: st.DataObject
) -> None:
    arrays = programme(rows)
    drawn = st.lists(st.integers(-1, 3), min_size=len(rows), max_size=len(rows))
    group = np.array(data.draw(drawn))
    may_go = sorted({k for k in group.tolist() if k >= 0})

    def enough(gone: Collection[int]) -> bool:
        return holds(arrays.of_rows(~np.isin(group, list(gone))))

    counts = [
        n for n in range(len(may_go) + 1) if any(enough(gone) for gone in combinations(may_go, n))
    ]
    found = fewest_given_up(arrays, group, may_go, solved, enough)
    assert len(found) == (counts[0] if counts else 0)
    assert enough(found) == bool(counts)


def test_what_only_a_tolerance_let_through_is_asked_again() -> None:
    arrays = programme([([1, 0, 0], 1, 0), ([0, 1, 0], 1, 0), ([0, 0, 1], 1, 0)])

    def first_switch(switched: ZeroOne) -> FloatArray:
        values = np.zeros(switched.shape[1])
        values[3] = 1.0
        return values

    group = np.array([4, 5, 6])
    found = fewest_given_up(arrays, group, [4, 5, 6], first_switch, lambda gone: len(gone) > 1)
    assert found == [4, 5]
    assert fewest_given_up(arrays, group, [4, 5, 6], first_switch, lambda _: False) == []


@pytest.mark.parametrize(("kind", "wanted", "least"), [("include", 1, 0), ("exclude", 0, 2)])
def test_a_rule_with_two_limits_is_given_up_whichever_is_broken(
    kind: str, wanted: int, least: int
) -> None:
    names = ["portal", "fibre", "bus"]
    facts = Facts.of(dict.fromkeys(names, 1.0), dict.fromkeys(names, 1.0), DependencyGraph(names))
    between = Note("rule_requires", ("the plan", f"{least} or {least + 1} programs"))
    rules = [
        Rule(between, dict.fromkeys(range(3), 1), least=least, most=least + 1),
        *(
            Rule(Note(f"rule_{kind}", (name,)), {i: 1}, least=wanted, most=wanted)
            for i, name in enumerate(names)
        ),
    ]
    # All three against at most one, or none against at least two: to give up `between` is least.
    drop = repairs_of(facts, rules, Terms.of(facts, []), Effort("scipy", Clock()))[2]
    assert drop == [between]
