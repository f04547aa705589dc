"""What would make the impossible possible: more money, or the fewest constraints given up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.constraints.constraint import number
from mcdm_smartcity.portfolio.deciding import Effort, decide
from mcdm_smartcity.portfolio.exact import Exact, as_float
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.keeping import amount
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, ZeroOne, zero_one
from mcdm_smartcity.portfolio.programme import Programme, programme_of
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
    arrays = replace(programme.arrays, gains=spending / (largest or 1.0) * 2.0**20)
    decided = decide(replace(programme, arrays=arrays), terms, others, replace(effort, gap=0.0))
    if decided.choice is None:
        return None
    return amount(rule, decided.choice, terms.realised(decided.choice))


def _fewest_to_drop(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> list[Note]:
    """Give each named rule a switch that lifts it, and turn as few as possible; then check."""
    programme = programme_of(facts, terms, rules)
    names = list(dict.fromkeys(rule.name for rule in rules))
    dropped: set[Note] = set()
    # The tolerance of a solver may hide that one more has to go.
    for _ in range(len(names)):
        arrays = _with_switches(programme, rules, [n for n in names if n not in dropped], dropped)
        solved = solve_zero_one(arrays, effort.engine, time_limit=effort.clock.left)
        if not len(solved.values):
            return []
        switches = solved.values[programme.columns.total :]
        left = [name for name in names if name not in dropped]
        dropped |= {name for name, on in zip(left, switches, strict=True) if on}
        kept = [rule for rule in rules if rule.name not in dropped]
        if decide(programme_of(facts, terms, kept), terms, kept, effort).choice is not None:
            return [name for name in names if name in dropped]
    return []


def _with_switches(
    programme: Programme, rules: Sequence[Rule], names: Sequence[Note], dropped: set[Note]
) -> ZeroOne:
    old = programme.arrays
    rows = Rows()
    first, count = programme.defining, programme.columns.total
    for r in range(old.shape[0]):
        here = slice(old.starts[r], old.starts[r + 1])
        columns, data = old.columns[here].tolist(), old.data[here].tolist()
        if not first <= r < first + len(rules):
            rows.add(columns, data, old.least[r], old.most[r])
            continue
        name = rules[r - first].name
        if name in dropped:
            continue
        switch = count + names.index(name)
        low, high = _reach(old.data[here])
        if np.isfinite(old.most[r]):
            rows.add([*columns, switch], [*data, min(0.0, old.most[r] - high)], most=old.most[r])
        if np.isfinite(old.least[r]):
            rows.add([*columns, switch], [*data, max(0.0, old.least[r] - low)], least=old.least[r])
    gains = np.append(np.zeros(count), -np.ones(len(names)))
    return zero_one(gains, rows, np.append(old.whole, np.ones(len(names), dtype=bool)))


def _reach(values: FloatArray) -> tuple[float, float]:
    """The least and the most that a row can come to."""
    return float(values[values < 0].sum()), float(values[values > 0].sum())
