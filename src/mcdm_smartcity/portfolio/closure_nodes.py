"""One budget, musts, needs and feeds as a closure problem: nodes with worth and cost, and arcs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.exact import as_float, total
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.methods.closure_flow import Arcs
from mcdm_smartcity.portfolio.terms import Terms


@dataclass(frozen=True, slots=True)
class ClosureNodes:
    """
    Programs, then parts of worth that feeds hold back.

    Attributes
    ----------
    worth, cost
        Shape (nodes,). Musts and all they need are paid for: they cost nothing here, and gain a
        little, so that every closed set worth having holds them.
    arcs
        Who needs whom.
    budget
        What is left once musts are paid; below 0 if that is impossible.
    forced
        Musts and all they need, shape (nodes,).
    shift
        Worth of a set less what it gains here, for every set that holds all of `forced`.
    """

    worth: FloatArray
    cost: FloatArray
    arcs: Arcs
    budget: float
    forced: BoolArray
    shift: float


def closure_nodes(facts: Facts, rules: Sequence[Rule], terms: Terms) -> ClosureNodes | None:
    """Set up the nodes; None if there are other rules than one budget and musts, or exclusions."""
    budgets = [rule for rule in rules if rule.name.kind == "rule_budget"]
    musts = [rule for rule in rules if rule.name.kind == "rule_include"]
    links_only = not (terms.least or terms.together or facts.graph.excludes)
    if not links_only or len(budgets) != 1 or len(budgets) + len(musts) != len(rules):
        return None
    count = len(facts.names)
    cost = np.zeros(count + len(terms.feeds))
    for i, spent in budgets[0].shares.items():
        cost[i] = as_float(spent)
    worth = np.array([as_float(w) for w in (*terms.alone, *(f.worth for f in terms.feeds))])
    inside = sorted(facts.with_needs(i for must in musts for i in must.flags))
    forced = np.zeros(len(worth), dtype=bool)
    forced[inside] = True
    paid = total(budgets[0].shares.get(i, 0) for i in inside)
    shift = 0.0
    if inside:
        little = float(np.abs(worth).mean()) or 1.0
        shift = as_float(total(terms.alone[i] for i in inside)) - little * len(inside)
        worth[inside], cost[inside] = little, 0.0
    budget = as_float((budgets[0].most or 0) - paid)
    return ClosureNodes(worth, cost, _arcs(facts, terms), budget, forced, shift)


def _arcs(facts: Facts, terms: Terms) -> Arcs:
    count, index = len(facts.names), facts.graph.index
    pairs = [(index[one], index[two]) for one, two in facts.graph.needs]
    for k, feed in enumerate(terms.feeds):
        pairs += [(count + k, feed.source), (count + k, feed.target)]
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    return Arcs(ends[:, 0], ends[:, 1])
