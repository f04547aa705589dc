"""An independent check of a portfolio: no solver, no programme, no rules of others; exact numbers.

It reads what was asked and what was answered, and works everything out anew from the words of the
constraints, so that a mistake in the model cannot hide in its own check.
"""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from mcdm_smartcity.errors import Problem
from mcdm_smartcity.portfolio.asked import Asked
from mcdm_smartcity.portfolio.checking_constraints import CHECKS, Found, decimal, whole_total
from mcdm_smartcity.portfolio.checking_proof import proof_problems
from mcdm_smartcity.portfolio.portfolio import Portfolio

# Sums of exact numbers are rounded once to a float; a certificate compares two of those.
ROUNDING = Fraction(1, 10**12)


def check_portfolio(portfolio: Portfolio, asked: Asked | None = None) -> tuple[Problem, ...]:
    """
    Find everything that is wrong with a portfolio.

    Parameters
    ----------
    portfolio
        The answer to check.
    asked
        What was asked; the portfolio's own record of it if not given.

    Returns
    -------
    Each problem with its place; none if the portfolio keeps all links and constraints, and its
    worth, cost, bound, gap and proof are consistent. Amounts are exact (floats are read as the
    decimals that they print), so nothing is allowed to be over by a little; only shares of
    programs funded in part, which are rounded to floats, have a tolerance of 1e-12.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from mcdm_smartcity import Budget, DependencyGraph, select
    >>> best = select({"a": 3, "b": 2}, {"a": 2, "b": 2}, DependencyGraph(["a", "b"]), [Budget(3)])
    >>> check_portfolio(best)
    ()
    >>> [str(problem) for problem in check_portfolio(replace(best, funded=("a", "b"), cost=4.0))]
    ['worth: says 3, but is 5', 'constraint 1 (budget): 4 is spent, and 3 may be']
    """
    question = portfolio.asked if asked is None else asked
    problems = list(_of_names(portfolio, question))
    if problems:
        return tuple(problems)
    found = _found(portfolio, question)
    problems += _of_shares(found)
    problems += _of_sums(portfolio, found)
    problems += _of_links(found)
    for place, one in enumerate(question.constraints, start=1):
        where = f"constraint {place} ({one.kind})"
        check: Callable[[Any, Found], Iterator[str]] = CHECKS[one.kind]
        problems += [Problem(where, what) for what in check(one, found)]
    problems += proof_problems(
        portfolio.worth, portfolio.bound, portfolio.gap, proved=portfolio.proved
    )
    return tuple(problems)


def _of_names(portfolio: Portfolio, asked: Asked) -> Iterator[Problem]:
    known = set(asked.programs)
    for name in portfolio.funded:
        if name not in known:
            yield Problem("funded", f"{name!r} is no program that was asked about")
    if len(set(portfolio.funded)) < len(portfolio.funded):
        yield Problem("funded", "a program is named twice")
    for name in portfolio.shares:
        if name not in portfolio.funded:
            yield Problem("shares", f"{name!r} has a share, but is not funded")


def _found(portfolio: Portfolio, asked: Asked) -> Found:
    place = {name: i for i, name in enumerate(asked.programs)}
    partial = {
        one.program: decimal(one.least) for one in asked.constraints if one.kind == "partial"
    }
    shares: dict[str, Any] = dict.fromkeys(portfolio.funded, 1)
    shares |= {name: Fraction(share) for name, share in portfolio.shares.items()}
    return Found(asked, place, shares, partial, ROUNDING if portfolio.shares else Fraction(0))


def _of_shares(found: Found) -> Iterator[Problem]:
    for name, share in found.shares.items():
        least = found.partial.get(name, 1)
        if not least * (1 - found.tolerance) <= share <= 1:
            yield Problem("shares", f"{name!r} has the share {float(share):g}; at least {least}")


def _of_sums(portfolio: Portfolio, found: Found) -> Iterator[Problem]:
    worth = whole_total(found.realised().values()) + found.together()
    cost = whole_total(found.spent(name) for name in found.shares)
    size = whole_total(abs(decimal(w)) for w in found.asked.worth.tolist())
    for what, said, true, scale in (
        ("worth", portfolio.worth, worth, size),
        ("cost", portfolio.cost, cost, cost),
    ):
        if not math.isfinite(said) or abs(decimal(said) - true) > ROUNDING * scale:
            yield Problem(what, f"says {said:.15g}, but is {float(true):.15g}")


def _of_links(found: Found) -> Iterator[Problem]:
    for program, other in found.asked.needs:
        if program in found.shares and other not in found.shares:
            yield Problem("links", f"{program!r} is funded without {other!r}, which it needs")
    for one, two in found.asked.excludes:
        if one in found.shares and two in found.shares:
            yield Problem("links", f"{one!r} and {two!r} are both funded, but exclude each other")
