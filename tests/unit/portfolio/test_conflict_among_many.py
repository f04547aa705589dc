"""A conflict of several members among 188 names, and repairs that are checked by solving."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AtLeast,
    AtMost,
    Budget,
    DependencyGraph,
    InfeasibleError,
    Portfolio,
    ShareAtLeast,
    select,
)

COUNT, NEEDS = 150, 184
NAMES = [f"p{i:03}" for i in range(COUNT)]
ASKED = AtLeast(20, NAMES[75:110])
RULES: tuple[Any, ...] = (ASKED, ShareAtLeast(0.3, NAMES[:20]), AtMost(5, NAMES[20:40]))


@pytest.fixture(scope="module")
def costs() -> dict[str, float]:
    drawn = np.random.default_rng(7).lognormal(6, 0.8, COUNT).round()
    return dict(zip(NAMES, drawn.tolist(), strict=True))


@pytest.fixture(scope="module")
def needs() -> list[tuple[str, str]]:
    generator = np.random.default_rng(8)
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < NEEDS:
        one = int(generator.integers(1, COUNT))
        pairs.add((NAMES[one], NAMES[int(generator.integers(0, one))]))
    return sorted(pairs)


def chosen(costs: dict[str, float], needs: list[tuple[str, str]], rules: Any) -> Portfolio:
    return select(dict.fromkeys(NAMES, 1.0), costs, DependencyGraph(NAMES, needs), rules)


def cheapest(costs: dict[str, float], needs: list[tuple[str, str]]) -> float:
    """The least money that the programs asked for cost with all they need."""
    worth = {name: -cost for name, cost in costs.items()}
    return select(worth, costs, DependencyGraph(NAMES, needs), [ASKED]).cost


def test_a_conflict_of_several_members_has_none_to_spare_and_its_repairs_hold(
    costs: dict[str, float], needs: list[tuple[str, str]]
) -> None:
    # Enough without the needs, and too little with them: so some needs are part of the conflict.
    budget = Budget(round(0.7 * cheapest(costs, []) + 0.3 * cheapest(costs, needs)))
    rules = [budget, *RULES]
    with pytest.raises(InfeasibleError) as caught:
        chosen(costs, needs, rules)
    conflict = set(caught.value.conflict)
    links = {f"{one} needs {other}": (one, other) for one, other in needs}
    named = {str(one.name()): one for one in rules}
    assert len(links | named) == NEEDS + 4
    assert len(conflict) >= 5
    assert conflict <= set(links | named)
    assert {str(budget.name()), str(ASKED.name())} < conflict

    def holds(names: set[str]) -> bool:
        kept = [one for name, one in named.items() if name in names]
        try:
            return chosen(
                costs, [link for name, link in links.items() if name in names], kept
            ).proved
        except InfeasibleError:
            return False

    assert not holds(conflict)
    for spared in conflict:
        assert holds(conflict - {spared})

    ((name, lack),) = caught.value.more_money
    assert name == str(budget.name())
    assert chosen(costs, needs, [Budget(budget.limit + lack), *RULES]).proved
    with pytest.raises(InfeasibleError):
        chosen(costs, needs, [Budget(budget.limit + lack - 1), *RULES])
    assert holds(set(links | named) - set(caught.value.drop))
    assert len(caught.value.drop) == 1
