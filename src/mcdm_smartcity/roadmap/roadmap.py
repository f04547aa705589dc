"""When does what start, with which money: the answer."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.answer import MEASURED, Answer, FrozenMapping, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.roadmap.asked import AskedRoadmap

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Payment:
    """What a source pays for a program in a period, in the money of that period."""

    program: str
    source: str
    period: int
    amount: float


@dataclass(frozen=True, slots=True)
class Bind:
    """
    A limit in one period.

    Attributes
    ----------
    name
        The limit in words.
    period
        The last period that it speaks of.
    used, limit
        Money or programs.
    binding
        Whether programs that are left out or wait want of it, and none of them has enough left.
    """

    name: str
    period: int
    used: float
    limit: float
    binding: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A program that starts in another period than the roadmap before said; None is never."""

    program: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a program is left out, or starts no earlier, and what would let it."""

    program: str
    period: int | None
    why: Note


@dataclass(frozen=True, slots=True, eq=False)
class Roadmap(Answer):
    """
    Starts of the best programs, money by source and period, with a certificate.

    Attributes
    ----------
    start, finish
        First and last period of work of each program that is funded, by name.
    periods, sources, agencies
        Names of the axes below; source "" is money that names none.
    spending
        Money of each period, shape (sources, p).
    spending_by_agency, work
        Money and number of programs at work, shape (agencies, p).
    payments
        Which source pays what for whom and when.
    worth
        Of the whole.
    worth_by_period
        Discounted, over horizon and tail, shape (p + tail,).
    change_cost
        Taken off the worth for changes to the roadmap before.
    changes
        Those changes.
    bound
        No roadmap that keeps everything has more worth less the cost of changes.
    gap
        What may be missing at most, relative to the larger of the two.
    proved
        Whether the gap is nothing (at most 1e-9).
    limits
        Each limit of money and work, with what is used of it.
    chain
        The critical chain: programs that wait for each other, the last of which finishes last.
    reasons
        Why programs are left out or start no earlier.
    engine, parameters, seed, notes
        How it was found, and what a reader must know.
    asked
        What was asked.
    seconds
        How long it took; two roadmaps that differ in this alone are equal.
    """

    start: FrozenMapping[int]
    finish: FrozenMapping[int]
    periods: tuple[int, ...]
    sources: tuple[str, ...]
    agencies: tuple[str, ...]
    spending: FloatArray
    spending_by_agency: FloatArray
    work: FloatArray
    payments: tuple[Payment, ...]
    worth: float
    worth_by_period: FloatArray
    change_cost: float
    changes: tuple[Change, ...]
    bound: float
    gap: float
    proved: bool
    limits: tuple[Bind, ...]
    chain: tuple[str, ...]
    reasons: tuple[Reason, ...]
    engine: str
    parameters: FrozenMapping[float]
    seed: int
    notes: tuple[Note, ...]
    asked: AskedRoadmap
    seconds: float = field(default=0.0, metadata=MEASURED)

    @property
    def funded(self) -> tuple[str, ...]:
        """Names of the programs that start, in the order of the graph."""
        return tuple(name for name in self.asked.programs if name in self.start)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Names of the others."""
        return tuple(name for name in self.asked.programs if name not in self.start)

    @property
    def binding(self) -> FrozenMapping[tuple[str, ...]]:
        """What binds in each period that anything binds in."""
        found: dict[str, tuple[str, ...]] = {}
        for limit in sorted(self.limits, key=lambda one: one.period):
            if limit.binding:
                found[str(limit.period)] = (*found.get(str(limit.period), ()), limit.name)
        return FrozenMapping(found)

    def why(self, name: str) -> str:
        """Say why a program is left out, or starts no earlier than it does."""
        if name not in self.asked.programs:
            raise UnknownNameError("program", name, self.asked.programs)
        said = {reason.program: str(reason.why) for reason in self.reasons}
        return said[name]

    def phases(self, short: int = 2, medium: int = 5) -> FrozenMapping[tuple[str, ...]]:
        """
        Group programs as a masterplan does, by the period in which they finish.

        Quick wins finish in the first `short` periods and bear that mark; the others there are
        short term; then medium term until `medium`, and long term.
        """
        if not 1 <= short <= medium:
            raise InvalidArrayError(f"must be 1 ≤ short ≤ medium; found {short} and {medium}")
        groups: dict[str, list[str]] = {
            "quick wins": [], "short term": [], "medium term": [], "long term": []
        }  # fmt: skip
        for name in sorted(self.funded, key=lambda one: (self.start[one], self.finish[one], one)):
            age = self.finish[name] - self.periods[0] + 1
            word = "short term" if age <= short else "medium term"
            word = "long term" if age > medium else word
            quick = age <= short and self.asked.task(name).quick_win
            groups["quick wins" if quick else word].append(name)
        return FrozenMapping({word: tuple(names) for word, names in groups.items()})

    def as_rows(self) -> list[Row]:
        """Return one row for each program: start, finish, cost in money of its periods, why."""
        said = {reason.program: str(reason.why) for reason in self.reasons}
        spent = dict.fromkeys(self.asked.programs, 0.0)
        for payment in self.payments:
            spent[payment.program] += payment.amount
        return [
            {
                "program": name,
                "start": self.start.get(name),
                "finish": self.finish.get(name),
                "agency": task.agency,
                "spent": spent[name],
                "why": said[name],
            }
            for name, task in zip(self.asked.programs, self.asked.tasks, strict=True)
        ]

    def spending_rows(self) -> list[Row]:
        """Return one row for each source and period in which it pays."""
        return [
            {"source": self.sources[k], "period": self.periods[t], "amount": self.spending[k, t]}
            for k, t in np.argwhere(self.spending > 0)
        ]

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the dependency graph; nodes carry the row of their program."""
        graph = self.asked.graph().to_networkx()
        for row in self.as_rows():
            graph.nodes[row["program"]].update(row)
        return graph
