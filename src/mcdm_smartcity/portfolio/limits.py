"""What a portfolio uses of each rule, and which rules leave no room."""

from collections.abc import Iterator, Sequence

from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, as_float
from mcdm_smartcity.portfolio.keeping import amount, is_nearer_most, slack
from mcdm_smartcity.portfolio.portfolio import Limit
from mcdm_smartcity.portfolio.terms import Choice, Terms


def limits_of(rules: Sequence[Rule], terms: Terms, choice: Choice) -> tuple[Limit, ...]:
    """
    Return each rule with what is used of it.

    A rule binds if every program that could come in and move towards its limit, or every funded
    one that could go and do so, moves further than there is room, and there is at least one.
    """
    realised = terms.realised(choice)
    found = []
    for rule in rules:
        used = amount(rule, choice, realised)
        room = slack(rule, used)
        moves = list(_moves(rule, choice, terms, towards_most=is_nearer_most(rule, used)))
        binding = room is not None and bool(moves) and all(move > room for move in moves)
        found.append(Limit(str(rule.name), as_float(used), as_float(room or 0), binding))
    return tuple(found)


def _moves(rule: Rule, choice: Choice, terms: Terms, *, towards_most: bool) -> Iterator[Exact]:
    sign = 1 if towards_most else -1
    for i in {*rule.flags, *rule.shares, *rule.gains}:
        step = rule.flags.get(i, 0) + rule.shares.get(i, 0) * terms.least.get(i, 1)
        step += rule.gains.get(i, 0) * terms.alone[i] * terms.least.get(i, 1)
        step *= sign if i not in choice.shares else -sign
        if step > 0:
            yield step
