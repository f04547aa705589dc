"""Whether a choice keeps its rules, exactly; and a cut that a choice which does not will break."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import Exact, size, total
from mcdm_smartcity.portfolio.methods.zero_one import Rows
from mcdm_smartcity.portfolio.terms import Choice, Terms


def amount(rule: Rule, choice: Choice, realised: Mapping[int, Exact]) -> Exact:
    """Return what a rule limits, as it is in this choice."""
    flags = total(v for i, v in rule.flags.items() if i in choice.shares)
    shares = total(v * choice.share(i) for i, v in rule.shares.items())
    gains = total(v * realised.get(i, 0) for i, v in rule.gains.items())
    return flags + shares + gains


def slack(rule: Rule, found: Exact) -> Exact | None:
    """Return how far a rule is from being broken; negative if it is."""
    rooms = []
    if rule.most is not None:
        rooms.append(rule.most - found)
    if rule.least is not None:
        rooms.append(found - rule.least)
    return min(rooms, default=None)


def is_nearer_most(rule: Rule, found: Exact) -> bool:
    """Tell whether the nearest limit of a rule is its upper one."""
    if rule.most is None or rule.least is None:
        return rule.least is None
    return rule.most - found <= found - rule.least


def broken(rules: Sequence[Rule], choice: Choice, terms: Terms) -> Iterator[Rule]:
    """Yield the rules that a choice breaks."""
    realised = terms.realised(choice)
    for rule in rules:
        room = slack(rule, amount(rule, choice, realised))
        if room is not None and room < 0:
            yield rule


def add_cut(cuts: Rows, rule: Rule, choice: Choice, terms: Terms) -> None:
    """
    Add a row that forbids a choice which the solver's tolerance let through.

    Of a rule Σ a x ≤ b that is broken, those funded with a > 0 and those not funded with a < 0 are
    to blame; the least of them are left out as long as the rest breaks the rule all the same. What
    speaks of shares in part, or of worth that several programs realise, is forbidden as a whole.
    """
    if rule.gains or any(i in terms.least for i in rule.shares):
        blame: Iterable[int] = range(len(terms.alone))
    else:
        blame = _to_blame(rule, choice)
    values = [1.0 if i in choice.shares else -1.0 for i in blame]
    cuts.add(list(blame), values, most=sum(v > 0 for v in values) - 1.0)


def _to_blame(rule: Rule, choice: Choice) -> dict[int, Exact]:
    values = dict(rule.flags)
    for i, value in rule.shares.items():
        values[i] = values.get(i, 0) + value
    found = total(value for i, value in values.items() if i in choice.shares)
    sign = 1 if rule.most is not None and found > rule.most else -1
    limit = rule.most if sign == 1 else rule.least
    assert limit is not None  # noqa: S101 - the rule is broken, so it has this limit
    pushing = {
        i: size(value)
        for i, value in values.items()
        if (sign * value > 0) == (i in choice.shares) and value
    }
    spare = size(found - limit)
    for i in sorted(pushing, key=lambda i: (pushing[i], i)):
        if pushing[i] < spare:
            spare -= pushing.pop(i)
    return pushing
