"""Conflicts that need no solver: musts, followed along what they need."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, total
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.terms import Terms

Reasons = Mapping[int, tuple[Note, ...]]


def propagated_conflict(facts: Facts, rules: Sequence[Rule], terms: Terms) -> list[Note]:
    """
    Return constraints and links that clash because of what musts need; none if that finds none.

    Of all clashes the one with the fewest names is returned; where it is about sums, such as
    money, it may name more than a smallest conflict does.
    """
    reasons = _forced(facts, rules)
    clashes = [*_of_links(facts, reasons), *_of_rules(rules, terms, reasons)]
    distinct = [list(dict.fromkeys(clash)) for clash in clashes]
    return min(distinct, key=len, default=[])


def _forced(facts: Facts, rules: Sequence[Rule]) -> Reasons:
    """Programs that must be funded, each with the shortest chain of reasons."""
    reasons: dict[int, tuple[Note, ...]] = {}
    for rule in rules:
        members = [i for i, value in rule.flags.items() if value == 1]
        if rule.least == len(rule.flags) == len(members) and not rule.shares and not rule.gains:
            for i in members:
                reasons.setdefault(i, (rule.name,))
    waiting = deque(reasons)
    names = facts.names
    while waiting:
        here = waiting.popleft()
        for there in facts.graph.needed[here]:
            if there not in reasons:
                link = Note("link_needs", (names[here], names[there]))
                reasons[there] = (*reasons[here], link)
                waiting.append(there)
    return reasons


def _of_links(facts: Facts, reasons: Reasons) -> Iterator[tuple[Note, ...]]:
    for first, second in facts.graph.excludes:
        one, two = facts.position(first), facts.position(second)
        if one in reasons and two in reasons:
            yield (*reasons[one], *reasons[two], Note("link_excludes", (first, second)))


def _of_rules(rules: Sequence[Rule], terms: Terms, reasons: Reasons) -> Iterator[tuple[Note, ...]]:
    for rule in rules:
        if rule.most is None or rule.gains:
            continue
        values: dict[int, Exact] = dict(rule.flags)
        for i, value in rule.shares.items():
            values[i] = values.get(i, 0) + value * (terms.least.get(i, 1) if value > 0 else 1)
        least = total(value if i in reasons else min(value, 0) for i, value in values.items())
        if least > rule.most:
            pushing = [i for i, value in values.items() if value > 0 and i in reasons]
            yield (*(note for i in pushing for note in reasons[i]), rule.name)
