"""Choices that were told already and must not come again: a row for each, and what is near them."""

from collections.abc import Iterator, Sequence

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.keeping import broken
from mcdm_smartcity.portfolio.methods.zero_one import Rows
from mcdm_smartcity.portfolio.terms import Choice, Terms


def forbid(cuts: Rows, choice: Choice, count: int) -> None:
    """Add the row that this very set of programs breaks, and every other one keeps."""
    values = [1.0 if i in choice.shares else -1.0 for i in range(count)]
    cuts.add(range(count), values, most=len(choice.shares) - 1.0)


def forbid_within(rows: Rows, choice: Choice, inside: BoolArray, outside: BoolArray) -> None:
    """
    Forbid a set in a programme that has only the programs left, where the others are settled.

    Programs stand first among those left; nothing is added if what is settled differs anyway.
    """
    flags = np.zeros(len(inside), dtype=bool)
    flags[list(choice.shares)] = True
    if (inside & ~flags).any() or (outside & flags).any():
        return
    left = flags[~(inside | outside)]
    rows.add(range(len(left)), np.where(left, 1.0, -1.0), most=left.sum() - 1.0)


def near(
    told: Sequence[Choice], facts: Facts, rules: Sequence[Rule], terms: Terms
) -> Choice | None:
    """Return a good choice that was not told: one of those told less a program; None if none is."""
    sets = {frozenset(choice.shares) for choice in told}
    found = [one for choice in told for one in _less_one(choice, sets, facts, rules, terms)]
    return max(found, key=terms.worth, default=None)


def _less_one(
    choice: Choice, sets: set[frozenset[int]], facts: Facts, rules: Sequence[Rule], terms: Terms
) -> Iterator[Choice]:
    """Yield the first such choice, beginning with the program that is worth least."""
    needed = {j for i in choice.shares for j in facts.graph.needed[i]}
    for i in sorted(set(choice.shares) - needed, key=lambda i: (facts.worth[i], i)):
        less = Choice({k: share for k, share in choice.shares.items() if k != i})
        if frozenset(less.shares) not in sets and not any(broken(rules, less, terms)):
            yield less
            return
