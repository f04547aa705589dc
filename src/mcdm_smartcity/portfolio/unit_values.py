"""What one more unit of each budget would bring."""

from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.portfolio.closure_nodes import closure_nodes
from mcdm_smartcity.portfolio.methods.critical_ratio import critical_ratio
from mcdm_smartcity.portfolio.methods.relaxation import row_values
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.programme import programme_of

ROUNDING = 1e-12


def unit_values(portfolio: Portfolio) -> FrozenMapping[float]:
    """
    Return the worth that one more unit of each budget buys, by the budget's name in words.

    It is the price of money in the linear relaxation, where programs may be funded in part: with
    one budget, needs and feeds alone it is the ratio of the block of the funding order in which
    the budget ends. Whole programs come in steps, so a single unit seldom buys anything; over a
    larger raise this is the rate to expect. 0 for a budget that is not used up.

    Examples
    --------
    >>> from mcdm_smartcity import Budget, DependencyGraph, select
    >>> graph = DependencyGraph(["a", "b"])
    >>> best = select({"a": 6, "b": 3}, {"a": 2, "b": 2}, graph, [Budget(3)])
    >>> dict(best.unit_values())
    {'the budget of 3': 1.5}
    """
    facts, rules, terms = portfolio.asked.model()
    nodes = closure_nodes(facts, rules, terms)
    if nodes is not None:
        # A budget that pays a block to the last unit must not miss it by the rounding of floats.
        budget = nodes.budget + ROUNDING * float(nodes.cost.sum())
        critical = critical_ratio(nodes.worth, nodes.cost, nodes.arcs, budget)
        budgets = [str(rule.name) for rule in rules if rule.name.kind == "rule_budget"]
        return FrozenMapping(dict.fromkeys(budgets, float(critical.price)))
    programme = programme_of(facts, terms, rules)
    values = row_values(programme.arrays)[programme.defining :]
    return FrozenMapping(
        {
            str(rule.name): float(value) * scale
            for rule, value, scale in zip(rules, values, programme.scales, strict=False)
            if rule.name.kind == "rule_budget"
        }
    )
