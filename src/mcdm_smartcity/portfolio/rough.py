"""A portfolio without a solver: for when time is up, and to pick up what tolerances hide."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, as_float, total
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.keeping import amount, broken
from mcdm_smartcity.portfolio.terms import Choice, Terms

# Programs with more unmet needs than this are passed over: long chains would take long.
DEEPEST = 100


def rough_choice(facts: Facts, rules: Sequence[Rule], terms: Terms) -> Choice | None:
    """
    Build a choice up: what must be, then what rules ask for, then most worth for the money.

    Returns
    -------
    A choice that keeps all rules exactly; None if this simple way finds none.
    """
    growing = _Growing(facts, rules, terms)
    for rule in rules:
        growing.until_kept(rule)
    choice = growing.grown(by_ratio(facts))
    return None if any(broken(rules, choice, terms)) else choice


def completed(choice: Choice, facts: Facts, rules: Sequence[Rule], terms: Terms) -> Choice:
    """Add whatever fits and is worth something; the same choice if nothing does."""
    if terms.least:
        return choice
    growing = _Growing(facts, rules, terms)
    growing.add(choice.shares)
    larger = growing.grown(by_ratio(facts))
    gain = terms.worth(larger) - terms.worth(choice)
    return larger if gain > 0 and not any(broken(rules, larger, terms)) else choice


def by_ratio(facts: Facts) -> list[int]:
    """Programs by worth for cost, free ones first."""
    return sorted(
        range(len(facts.names)),
        key=lambda i: (
            -as_float(facts.worth[i]) / (as_float(facts.costs[i]) or 1e-300),
            facts.names[i],
        ),
    )


@dataclass
class _Growing:
    """A growing set of programs, with what it uses of each rule."""

    facts: Facts
    rules: Sequence[Rule]
    terms: Terms
    inside: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.used: list[Exact] = [0] * len(self.rules)
        self.uses: dict[int, list[tuple[int, Exact]]] = defaultdict(list)
        for r, rule in enumerate(self.rules):
            for values in (rule.flags, rule.shares):
                for i, value in values.items():
                    self.uses[i].append((r, value))
        self.rivals: dict[int, list[int]] = defaultdict(list)
        for one, two in self.facts.graph.excludes:
            self.rivals[self.facts.position(one)].append(self.facts.position(two))
            self.rivals[self.facts.position(two)].append(self.facts.position(one))

    def add(self, more: Iterable[int]) -> None:
        for i in more:
            self.inside.add(i)
            for r, value in self.uses[i]:
                self.used[r] += value

    def fits(self, more: set[int]) -> bool:
        """Whether no limit from above is broken, and no limit from below that was kept."""
        after: dict[int, Exact] = {}
        for i in more:
            if any(rival in self.inside or rival in more for rival in self.rivals[i]):
                return False
            for r, value in self.uses[i]:
                after[r] = after.get(r, self.used[r]) + value
        for r, amount_after in after.items():
            most, least = self.rules[r].most, self.rules[r].least
            if most is not None and amount_after > most:
                return False
            if least is not None and amount_after < min(least, self.used[r]):
                return False
        return True

    def until_kept(self, rule: Rule) -> None:
        """Add the cheapest that a rule asks for, as long as it asks."""
        helping = [i for values in (rule.flags, rule.shares) for i, v in values.items() if v > 0]
        helping.sort(key=lambda i: (self.facts.costs[i], i))
        for i in helping:
            if rule.least is None or self._amount(rule) >= rule.least:
                return
            more = self.facts.with_needs([i], self.inside)
            if i not in self.inside and self.fits(more):
                self.add(more)

    def _amount(self, rule: Rule) -> Exact:
        choice = Choice(dict.fromkeys(self.inside, 1))
        return amount(rule, choice, self.terms.realised(choice) if rule.gains else {})

    def grown(self, order: Sequence[int]) -> Choice:
        """Add what fits and is worth something with what it needs, in this order."""
        for i in order:
            if i in self.inside or self.facts.worth[i] <= 0:
                continue
            more = self.facts.with_needs([i], self.inside, DEEPEST)
            if len(more) > DEEPEST:
                continue
            if total(self.facts.worth[k] for k in more) > 0 and self.fits(more):
                self.add(more)
        return Choice(dict.fromkeys(sorted(self.inside), 1))
