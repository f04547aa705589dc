"""The next best portfolios, each differing from all better ones in at least one program."""

from collections.abc import Sequence
from dataclasses import dataclass

from mcdm_smartcity.numerics.arrays import require_whole
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.core import core_choice
from mcdm_smartcity.portfolio.deciding import Decided, decide
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.exact import as_float
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.forbidden import forbid
from mcdm_smartcity.portfolio.methods.zero_one import Rows
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.programme import programme_of
from mcdm_smartcity.portfolio.terms import Choice, Terms


@dataclass(frozen=True, slots=True)
class Alternative:
    """
    Another portfolio.

    Attributes
    ----------
    funded
        Names, in the order of the graph.
    worth, cost
        Of the whole.
    loss
        How much less it is worth than the best; 0 for a tie.
    comes, goes
        Programs that it funds and the best does not, and the other way round.
    bound
        No portfolio further down the list is worth more.
    """

    funded: tuple[str, ...]
    worth: float
    cost: float
    loss: float
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    bound: float


def next_best(
    portfolio: Portfolio, count: int = 1, *, time_limit: float | None = None
) -> tuple[Alternative, ...]:
    """
    Find the next best portfolios, one after the other, each by a cut that forbids those before.

    Parameters
    ----------
    portfolio
        The best one.
    count
        How many more, at least 1.
    time_limit
        Seconds for all of them.

    Returns
    -------
    At most `count` portfolios, best first; fewer if there are no more, or time is up.
    """
    require_whole("count", count, 1)
    facts, rules, terms = portfolio.asked.model()
    effort = Effort(portfolio.engine, Clock.of(time_limit), seed=portfolio.seed)
    told = [Choice({facts.position(name): 1 for name in portfolio.funded})]
    others: list[Alternative] = []
    best = set(portfolio.funded)
    while len(others) < count:
        decided = _other_than(told, facts, rules, terms, effort)
        if decided.choice is None:
            break
        choice = decided.choice
        told.append(choice)
        names = [facts.names[i] for i in sorted(choice.shares)]
        worth = as_float(terms.worth(choice))
        cost = facts.cost_of(choice.shares)
        comes = tuple(name for name in names if name not in best)
        goes = tuple(name for name in portfolio.funded if name not in set(names))
        loss = max(0.0, portfolio.worth - worth)
        bound = max(worth, decided.bound)
        others.append(Alternative(tuple(names), worth, as_float(cost), loss, comes, goes, bound))
    return tuple(others)


def _other_than(
    told: Sequence[Choice], facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> Decided:
    decided = core_choice(facts, rules, terms, effort, told)
    if decided is not None:
        return decided
    cuts = Rows()
    for choice in told:
        forbid(cuts, choice, len(facts.names))
    return decide(programme_of(facts, terms, rules), terms, rules, effort, cuts)
