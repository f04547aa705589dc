"""The worth of a portfolio as a sum: programs alone, what feeds hold back, and synergies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.portfolio.constraints import Constraint, Partial, Synergy
from mcdm_smartcity.portfolio.exact import Exact, exact, total
from mcdm_smartcity.portfolio.facts import Facts


@dataclass(frozen=True)
class Feed:
    """The part of a target's worth that is realised only together with a source."""

    source: int
    target: int
    worth: Exact


@dataclass(frozen=True)
class Choice:
    """
    Which programs are funded, by position, and to what share.

    Attributes
    ----------
    shares
        Above 0 and at most 1, for each funded program.
    """

    shares: Mapping[int, Exact]

    def share(self, program: int) -> Exact:
        """Return the share of a program; 0 if it is not funded."""
        return self.shares.get(program, 0)


@dataclass(frozen=True)
class Terms:
    """
    What a portfolio is worth, term by term.

    Attributes
    ----------
    alone
        Worth of each program without what its feeds hold back.
    feeds
        Parts of worth that need source and target.
    together
        Synergies: positions of the programs, and the worth that all of them together add.
    least
        Least share of each program that may be funded in part.
    """

    alone: list[Exact]
    feeds: list[Feed]
    together: list[tuple[tuple[int, ...], Exact]]
    least: dict[int, Exact]

    @classmethod
    def of(cls, facts: Facts, constraints: Iterable[Constraint]) -> "Terms":
        """Split worth by the graph's feeds, and gather synergies and partial programs."""
        alone, feeds = held_back(facts.worth, facts.graph)
        together, least = [], dict[int, Exact]()
        for one in constraints:
            if isinstance(one, Synergy) and one.worth:
                members = tuple(facts.position(name) for name in one.programs)
                together.append((members, exact(one.worth)))
            if isinstance(one, Partial):
                place = facts.position(one.program)
                if place in least:
                    what = f"is given two least shares, {float(least[place]):g} and {one.least:g}"
                    raise InvalidRecordError("constraints", [Problem(one.program, what)])
                least[place] = exact(one.least)
        return cls(alone, feeds, together, least)

    def realised(self, choice: Choice) -> dict[int, Exact]:
        """Return the worth that each funded program realises, synergies left out."""
        gained = {i: share * self.alone[i] for i, share in choice.shares.items()}
        for feed in self.feeds:
            if feed.source in choice.shares and feed.target in choice.shares:
                gained[feed.target] += choice.shares[feed.target] * feed.worth
        return gained

    def worth(self, choice: Choice) -> Exact:
        """Return the worth of a portfolio."""
        joint = [
            worth for members, worth in self.together if all(i in choice.shares for i in members)
        ]
        return total(self.realised(choice).values()) + total(joint)

    def step(self) -> Exact:
        """Return the largest number that divides every portfolio's worth; 0 if there is none."""
        if self.least:
            return 0
        parts = [*self.alone, *(feed.worth for feed in self.feeds), *(w for _, w in self.together)]
        whole = lcm(*{part.denominator for part in parts})
        return Fraction(gcd(*(int(part * whole) for part in parts)), whole)


def held_back(worth: Sequence[Exact], graph: DependencyGraph) -> tuple[list[Exact], list[Feed]]:
    """Split worth into what programs earn by themselves, and what needs a source besides."""
    alone, feeds = list(worth), []
    for source, target, share in graph.feeds:
        i, j = graph.index[source], graph.index[target]
        # Nobody is spared a disadvantage by leaving out a source.
        if worth[j] > 0:
            part = exact(share) * worth[j]
            feeds.append(Feed(i, j, part))
            alone[j] -= part
    return alone, feeds
