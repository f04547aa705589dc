"""What to fund with this money, with proof: the answer."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcdm_smartcity.numerics.answer import MEASURED, Answer, FrozenMapping, Row
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.asked import Asked

if TYPE_CHECKING:
    import networkx as nx

    from mcdm_smartcity.portfolio.next_best import Alternative
    from mcdm_smartcity.portfolio.why_not import WhyNot


@dataclass(frozen=True, slots=True)
class Limit:
    """
    One rule as the portfolio keeps it.

    Attributes
    ----------
    name
        The rule in words.
    used
        What the rule limits, such as money spent or programs of a group; for a rule on shares, by
        how much the group's part exceeds its share of the whole.
    slack
        How far the rule is from being broken, at least 0.
    binding
        Whether one program more (or less, where a rule asks for a least) would break it.
    """

    name: str
    used: float
    slack: float
    binding: bool


@dataclass(frozen=True, slots=True, eq=False)
class Portfolio(Answer):
    """
    The best set of programs under what it had to keep, with its certificate.

    Attributes
    ----------
    funded
        Names, in the order of the graph.
    shares
        Share of each funded program that may be funded in part.
    worth, cost
        Of the whole, computed exactly from what was given and rounded once.
    bound
        No portfolio that keeps all constraints and links is worth more.
    gap
        What may be missing at most: (bound − worth) relative to the larger of the two.
    proved
        Whether the gap is nothing (at most 1e-9), so that no portfolio is better.
    limits
        Each rule with what is used of it.
    engine, parameters, seed
        How it was found.
    notes
        What a reader must know.
    asked
        Worth, costs, links and constraints, for questions about the portfolio.
    seconds
        How long it took; two portfolios that differ in this alone are equal.
    """

    funded: tuple[str, ...]
    shares: FrozenMapping[float]
    worth: float
    cost: float
    bound: float
    gap: float
    proved: bool
    limits: tuple[Limit, ...]
    engine: str
    parameters: FrozenMapping[float]
    seed: int
    notes: tuple[Note, ...]
    asked: Asked
    seconds: float = field(default=0.0, metadata=MEASURED)

    @property
    def binding(self) -> tuple[str, ...]:
        """What binds: the rules that leave no room for one program more, or less."""
        return tuple(limit.name for limit in self.limits if limit.binding)

    @property
    def unfunded(self) -> tuple[str, ...]:
        """Names of the other programs, in the order of the graph."""
        inside = set(self.funded)
        return tuple(name for name in self.asked.programs if name not in inside)

    def share(self, name: str) -> float:
        """Return the share of a program that is funded; 0 if it is not."""
        return self.shares.get(name, 1.0) if name in self.funded else 0.0

    def as_rows(self) -> list[Row]:
        """Return one row for each program: share funded, worth and cost of the whole program."""
        inside = set(self.funded)
        return [
            {
                "program": name,
                "funded": name in inside,
                "share": self.shares.get(name, 1.0) if name in inside else 0.0,
                "worth": float(self.asked.worth[i]),
                "cost": float(self.asked.costs[i]),
            }
            for i, name in enumerate(self.asked.programs)
        ]

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the dependency graph; nodes carry `funded`, `share`, `worth` and `cost`."""
        graph = self.asked.graph().to_networkx()
        for row in self.as_rows():
            graph.nodes[row["program"]].update(row)
        return graph

    def why_not(self, name: str, *, time_limit: float | None = None) -> "WhyNot":
        """Say why a program is not funded, and what its entry would take; see `WhyNot`."""
        from mcdm_smartcity.portfolio.why_not import why_not  # noqa: PLC0415 - asks us in turn

        return why_not(self, name, time_limit=time_limit)

    def next_best(
        self, count: int = 1, *, time_limit: float | None = None
    ) -> "tuple[Alternative, ...]":
        """Return the next best portfolios, which differ in at least one program."""
        from mcdm_smartcity.portfolio.next_best import next_best  # noqa: PLC0415 - as above

        return next_best(self, count, time_limit=time_limit)

    def is_unique(self, *, time_limit: float | None = None) -> bool:
        """Tell whether every other set of programs is worth less."""
        others = self.next_best(1, time_limit=time_limit)
        return all(other.worth < self.worth for other in others)

    def unit_values(self) -> FrozenMapping[float]:
        """Return the worth that one more unit of each budget buys; see `unit_values`."""
        from mcdm_smartcity.portfolio.unit_values import unit_values  # noqa: PLC0415 - as above

        return unit_values(self)
