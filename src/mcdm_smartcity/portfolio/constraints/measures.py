"""Shares of the whole, in cost, worth or number."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import Among, positions_in
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.exact import Exact, exact
from mcdm_smartcity.portfolio.facts import Facts

Measure: TypeAlias = Literal["cost", "worth", "count"]
Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]


def share_rule(
    facts: Facts,
    name: Note,
    share: float,
    of: Among | tuple[str, ...],
    measure: Measure,
    *,
    least: Exact | None = None,
    most: Exact | None = None,
) -> Rule:
    """Σ_group m − share · Σ_all m as one row, so that nobody divides by the size of the whole."""
    group, part = set(positions_in(facts, of)), exact(share)
    weights = {i: (1 - part if i in group else -part) for i in range(len(facts.names))}
    weights = {i: weight for i, weight in weights.items() if weight}
    if measure == "count":
        return Rule(name, flags=weights, least=least, most=most)
    if measure == "worth":
        return Rule(name, gains=weights, least=least, most=most)
    spent = {i: weight * facts.costs[i] for i, weight in weights.items() if facts.costs[i]}
    return Rule(name, shares=spent, least=least, most=most)
