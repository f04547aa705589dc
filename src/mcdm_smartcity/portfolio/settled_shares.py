"""Shares of programs funded in part as exact numbers, from those that a solver gave in floats."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, size, total
from mcdm_smartcity.portfolio.keeping import amount, broken, is_nearer_most, slack
from mcdm_smartcity.portfolio.terms import Choice, Terms

NEAR = 1e-6
FINEST = 10**9


def settled(
    funded: Sequence[int], shares: Mapping[int, float], terms: Terms, rules: Sequence[Rule]
) -> Choice:
    """
    Return the choice with exact shares; it keeps all rules if any choice near the floats does.

    At a best portfolio as many rules are tight as shares lie between their ends, so those shares
    are what solves the tight rules exactly.
    """
    first = Choice({i: _snapped(i, shares, terms) for i in funded})
    free = [i for i in funded if i in terms.least and terms.least[i] < first.share(i) < 1]
    if not free:
        return first
    for choice in (_at_corner(first, free, terms, rules), first, _lowered(first, free, terms)):
        if choice is not None and not any(broken(rules, choice, terms)):
            return choice
    return first


def _snapped(i: int, shares: Mapping[int, float], terms: Terms) -> Exact:
    if i not in terms.least:
        return 1
    least, share = terms.least[i], shares[i]
    if share >= 1 - NEAR / 1000:
        return 1
    if share <= float(least) * (1 + NEAR / 1000):
        return least
    return Fraction(share).limit_denominator(FINEST)


def _lowered(choice: Choice, free: Sequence[int], terms: Terms) -> Choice:
    """A hair less of each share: it keeps every budget that was overrun by rounding."""
    less = {i: max(terms.least[i], choice.share(i) - Fraction(1, FINEST // 10)) for i in free}
    return Choice({**choice.shares, **less})


def _at_corner(
    choice: Choice, free: Sequence[int], terms: Terms, rules: Sequence[Rule]
) -> Choice | None:
    rows = [row for _, row in sorted(_tight(choice, free, terms, rules), key=lambda pair: pair[0])]
    solution = _solved(rows, len(free))
    if solution is None:
        return None
    if any(not terms.least[i] <= share <= 1 for i, share in zip(free, solution, strict=True)):
        return None
    return Choice({**choice.shares, **dict(zip(free, solution, strict=True))})


def _tight(
    choice: Choice, free: Sequence[int], terms: Terms, rules: Sequence[Rule]
) -> Iterator[tuple[float, list[Exact]]]:
    """Yield rows Σ a · share = b of the rules nearest to a limit, the nearest marked lowest."""
    realised = terms.realised(choice)
    for rule in rules:
        found = amount(rule, choice, realised)
        row = [_slope(rule, choice, i, terms) for i in free]
        if slack(rule, found) is None or not any(row):
            continue
        limit = rule.most if is_nearer_most(rule, found) else rule.least
        assert limit is not None  # noqa: S101 - a rule with slack has the limit that is nearest
        at_zero = found - total(a * choice.share(i) for a, i in zip(row, free, strict=True))
        largest = max(size(a) for a in row)
        yield float(size(found - limit) / Fraction(largest)), [*row, limit - at_zero]


def _slope(rule: Rule, choice: Choice, i: int, terms: Terms) -> Exact:
    """How much of what a rule limits one more unit of the share of a program brings."""
    slope = rule.shares.get(i, 0)
    if i in rule.gains:
        unit = terms.realised(Choice({**choice.shares, i: 1}))[i]
        slope += rule.gains[i] * unit
    return slope


def _solved(rows: Sequence[Sequence[Exact]], unknowns: int) -> list[Exact] | None:
    """Solve the first independent rows exactly; None if there are too few."""
    reduced: list[tuple[int, list[Exact]]] = []
    for row in rows:
        left = list(row)
        for pivot, other in reduced:
            factor = Fraction(left[pivot])
            left = [a - factor * b for a, b in zip(left, other, strict=True)]
        pivot = next((k for k in range(unknowns) if left[k]), -1)
        if pivot < 0:
            continue
        left = [a / Fraction(left[pivot]) for a in left]
        reduced = [
            (p, [a - r[pivot] * b for a, b in zip(r, left, strict=True)]) for p, r in reduced
        ]
        reduced.append((pivot, left))
        if len(reduced) == unknowns:
            return [row[-1] for _, row in sorted(reduced)]
    return None
