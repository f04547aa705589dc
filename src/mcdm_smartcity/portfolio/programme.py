"""The 0-1 programme of a portfolio: worth, rules and links as arrays; it knows no solver."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, as_float
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.methods.zero_one import DEFINING, Rows, ZeroOne, zero_one
from mcdm_smartcity.portfolio.terms import Terms


@dataclass(frozen=True)
class Columns:
    """
    Where the columns stand: programs first, then shares, held-back worth and synergies.

    Attributes
    ----------
    programs
        How many programs there are; column i is "program i is funded".
    shares
        Column of the share of each program that may be funded in part.
    feeds, together
        First column of held-back worth, and of synergies.
    total
        How many columns there are.
    """

    programs: int
    shares: Mapping[int, int]
    feeds: int
    together: int
    total: int

    @classmethod
    def of(cls, terms: Terms) -> "Columns":
        """Lay the columns out."""
        count = len(terms.alone)
        shares = {i: count + k for k, i in enumerate(terms.least)}
        feeds = count + len(shares)
        together = feeds + len(terms.feeds)
        return cls(count, shares, feeds, together, together + len(terms.together))

    def share(self, program: int) -> int:
        """Return the column of the share of a program."""
        return self.shares.get(program, program)


@dataclass(frozen=True)
class Programme:
    """
    A 0-1 programme whose rows carry the names of what they stand for.

    Attributes
    ----------
    arrays
        Gains, rows and limits.
    columns
        What the columns mean.
    names
        Of groups of rows, each once: constraints and links.
    group
        The group of each row; `DEFINING` for rows that only say what a column means.
    scales
        By what the row of each rule was multiplied; these rows follow the `defining` ones.
    """

    arrays: ZeroOne
    columns: Columns
    names: tuple[Note, ...]
    group: IntArray
    scales: tuple[float, ...]

    @property
    def defining(self) -> int:
        """How many rows only say what a column means."""
        return int((self.group == DEFINING).sum())

    def of_groups(self, chosen: Sequence[int]) -> ZeroOne:
        """Return the programme that keeps only these groups."""
        wanted: BoolArray = np.isin(self.group, [DEFINING, *chosen])
        return self.arrays.of_rows(wanted)


def programme_of(facts: Facts, terms: Terms, rules: Sequence[Rule]) -> Programme:
    """
    Set up the programme: maximise worth under rules and links.

    Columns: whether each program is funded (0 or 1), shares of programs funded in part, and for
    each part of worth that needs several programs one that is 1 if all of them are funded.
    """
    columns = Columns.of(terms)
    rows, groups = Rows(), dict[Note, int]()
    group: list[int] = []
    _define(rows, terms, columns, exactly=any(rule.gains for rule in rules))
    group += [DEFINING] * rows.count()
    scales = []
    for rule in rules:
        scales.append(rows.add(*_as_row(rule, terms, columns)))
        group.append(groups.setdefault(rule.name, len(groups)))
    index = facts.graph.index
    for kind, pairs in (("link_needs", facts.graph.needs), ("link_excludes", facts.graph.excludes)):
        if pairs:
            ends = np.array([(index[a], index[b]) for a, b in pairs], dtype=np.int64)
            sign, most = (-1.0, 0.0) if kind == "link_needs" else (1.0, 1.0)
            rows.add_pairs(ends[:, 0], ends[:, 1], sign, -np.inf, most)
            group += [groups.setdefault(Note(kind, pair), len(groups)) for pair in pairs]
    whole = np.zeros(columns.total, dtype=bool)
    whole[: columns.programs] = True
    arrays = zero_one(_gains(terms, columns), rows, whole)
    return Programme(arrays, columns, tuple(groups), np.array(group, dtype=np.int64), tuple(scales))


def _gains(terms: Terms, columns: Columns) -> FloatArray:
    gains = np.zeros(columns.total)
    for i, worth in enumerate(terms.alone):
        gains[columns.share(i)] = as_float(worth)
    gains[columns.feeds : columns.together] = [as_float(feed.worth) for feed in terms.feeds]
    gains[columns.together :] = [as_float(worth) for _, worth in terms.together]
    return gains


def _define(rows: Rows, terms: Terms, columns: Columns, *, exactly: bool) -> None:
    """Say what shares, held-back worth and synergies mean.

    Where shares of worth are limited, worth must not be hidden, so its columns are held from
    below too.
    """
    for i, least in terms.least.items():
        share = columns.share(i)
        rows.add([share, i], [1.0, -1.0], most=0.0)
        rows.add([share, i], [1.0, -as_float(least)], least=0.0)
    for k, feed in enumerate(terms.feeds):
        both, share = columns.feeds + k, columns.share(feed.target)
        rows.add([both, feed.source], [1.0, -1.0], most=0.0)
        rows.add([both, share], [1.0, -1.0], most=0.0)
        if exactly:
            rows.add([both, feed.source, share], [1.0, -1.0, -1.0], least=-1.0)
    for k, (members, worth) in enumerate(terms.together):
        column = columns.together + k
        if worth > 0:
            for i in members:
                rows.add([column, i], [1.0, -1.0], most=0.0)
        else:
            ones = [-1.0] * len(members)
            rows.add([column, *members], [1.0, *ones], least=1.0 - len(members))


def _as_row(
    rule: Rule, terms: Terms, columns: Columns
) -> tuple[list[int], list[float], float, float]:
    entries: dict[int, Exact] = {}
    for column, value in _entries(rule, terms, columns):
        entries[column] = entries.get(column, 0) + value
    return list(entries), [as_float(value) for value in entries.values()], *rule.limits()


def _entries(rule: Rule, terms: Terms, columns: Columns) -> Iterator[tuple[int, Exact]]:
    yield from rule.flags.items()
    for i, value in rule.shares.items():
        yield columns.share(i), value
    if rule.gains:
        for i, value in rule.gains.items():
            yield columns.share(i), value * terms.alone[i]
        for k, feed in enumerate(terms.feeds):
            if feed.target in rule.gains:
                yield columns.feeds + k, rule.gains[feed.target] * feed.worth
