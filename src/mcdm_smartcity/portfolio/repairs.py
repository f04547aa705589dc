"""What would make the impossible possible: more money, or the fewest constraints given up."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.constraints.constraint import number
from mcdm_smartcity.portfolio.deciding import decide
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.exact import Exact, as_float
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.keeping import amount
from mcdm_smartcity.portfolio.methods.elastic import fewest_given_up
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import LARGEST_GAIN, ZeroOne
from mcdm_smartcity.portfolio.programme import programme_of
from mcdm_smartcity.portfolio.terms import Terms

Money = tuple[tuple[str, float], ...]


def repairs_of(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> tuple[list[Note], Money, list[Note]]:
    """
    Return ways out in words, the budgets with what they lack, and the fewest rules to give up.

    Each was solved: the raise is the least that any portfolio needs which keeps all other rules,
    and without the rules to give up there is a portfolio.
    """
    money = tuple(_more_money(facts, rules, terms, effort))
    drop = _fewest_to_drop(facts, rules, terms, effort)
    words = [Note("repair_money", (number(lack), name)) for name, lack in money]
    if drop:
        words.append(Note("repair_drop", tuple(map(str, drop))))
    return words, money, drop


def _more_money(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> Iterator[tuple[str, float]]:
    """Yield each budget by which alone it becomes possible, with the least raise."""
    for rule in rules:
        if rule.name.kind == "rule_budget" and rule.most is not None:
            # Rules of the same name are the same budget.
            others = [other for other in rules if other.name != rule.name]
            needed = _least_amount(facts, rule, others, terms, effort)
            if needed is not None and needed > rule.most:
                yield str(rule.name), as_float(needed - rule.most)


def _least_amount(
    facts: Facts, rule: Rule, others: Sequence[Rule], terms: Terms, effort: Effort
) -> Exact | None:
    programme = programme_of(facts, terms, others)
    spending = np.zeros(programme.columns.total)
    for i, value in rule.shares.items():
        spending[programme.columns.share(i)] = -as_float(value)
    largest = np.abs(spending).max(initial=0.0)
    arrays = replace(programme.arrays, gains=spending / (largest or 1.0) * LARGEST_GAIN)
    decided = decide(replace(programme, arrays=arrays), terms, others, replace(effort, gap=0.0))
    if decided.choice is None:
        return None
    return amount(rule, decided.choice, terms.realised(decided.choice))


def _fewest_to_drop(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> list[Note]:
    programme = programme_of(facts, terms, rules)
    # Links are facts; rules can be given up.
    named = {rule.name for rule in rules}
    may_go = [k for k, name in enumerate(programme.names) if name in named]

    def solve(switched: ZeroOne) -> FloatArray:
        return solve_zero_one(switched, effort.engine, time_limit=effort.clock.left).values

    def enough(given_up: Collection[int]) -> bool:
        gone = {programme.names[k] for k in given_up}
        kept = [rule for rule in rules if rule.name not in gone]
        return decide(programme_of(facts, terms, kept), terms, kept, effort).choice is not None

    fewest = fewest_given_up(programme.arrays, programme.group, may_go, solve, enough)
    return [programme.names[k] for k in fewest]
