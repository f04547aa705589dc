"""A program that is not funded and wants in: what it would bring along, and what it runs into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.keeping import amount
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.terms import Choice, Terms


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A portfolio's question with one program that wants in."""

    portfolio: Portfolio
    facts: Facts
    rules: Sequence[Rule]
    terms: Terms
    program: int

    @property
    def name(self) -> str:
        """Name of the program."""
        return self.facts.names[self.program]

    def now(self) -> Choice:
        """The portfolio as it is."""
        return Choice({self.facts.position(n): self._share(n) for n in self.portfolio.funded})

    def _share(self, name: str) -> Exact:
        place = self.facts.position(name)
        if place not in self.terms.least:
            return 1
        # Rounded shares must not count as broken rules.
        return self.terms.least[place] if self.portfolio.shares[name] < 1 else 1

    def wanted(self) -> list[int]:
        """The program and what it needs and is not funded yet."""
        inside = {self.facts.position(name) for name in self.portfolio.funded}
        return sorted(self.facts.with_needs([self.program], inside))

    def joined_by(self, more: Sequence[int]) -> Choice:
        """Return all that is funded and these programs too."""
        return Choice({**self.now().shares, **{i: self.terms.least.get(i, 1) for i in more}})

    def lacks(self) -> Iterator[tuple[Rule, Exact]]:
        """Budgets that all that is funded, the program and what it needs would overrun."""
        joined = self.joined_by(self.wanted())
        realised = self.terms.realised(joined)
        for rule in self.rules:
            over = amount(rule, joined, realised) - (rule.most or 0)
            if rule.name.kind == "rule_budget" and over > 0:
                yield rule, over

    def rivals(self, wanted: Sequence[int]) -> list[str]:
        """Return funded programs that some of these cannot stand beside."""
        inside = {self.facts.names[i] for i in wanted}
        funded = set(self.portfolio.funded)
        return [
            other
            for pair in self.facts.graph.excludes
            for one, other in (pair, pair[::-1])
            if one in inside and other in funded
        ]
