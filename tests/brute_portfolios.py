"""Portfolios by trying every set of programs: the definition, in exact numbers, without a model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import compress, product
from typing import Any

import numpy as np
from scipy.optimize import linprog

from mcdm_smartcity import DependencyGraph
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.program import Program


@dataclass(frozen=True)
class Instance:
    """A question to `select`, with everything as plain numbers."""

    worth: dict[str, float]
    costs: CostTable
    graph: DependencyGraph
    constraints: tuple[Any, ...]
    records: tuple[Program, ...] = field(default=())

    def without(self, kind: str) -> "Instance":
        """The same, without constraints of one kind."""
        kept = tuple(one for one in self.constraints if one.kind != kind)
        return Instance(self.worth, self.costs, self.graph, kept, self.records)

    def with_one(self, constraint: Any) -> "Instance":
        """The same, with one more constraint."""
        return replace(self, constraints=(*self.constraints, constraint))


def decimal(number: float) -> Fraction:
    return Fraction(str(number))


def sets(instance: Instance) -> Iterator[frozenset[str]]:
    names = instance.graph.programs
    for flags in product((False, True), repeat=len(names)):
        yield frozenset(compress(names, flags))


def best_worth(instance: Instance) -> Fraction | None:
    """The worth of the best set without programs in part; None if no set keeps everything."""
    values = [worth_of(instance, chosen) for chosen in sets(instance) if keeps(instance, chosen)]
    return max(values, default=None)


def worth_of(instance: Instance, chosen: frozenset[str]) -> Fraction:
    joint = sum(
        (
            decimal(one.worth)
            for one in instance.constraints
            if one.kind == "synergy" and set(one.programs) <= chosen
        ),
        start=Fraction(0),
    )
    return sum((earned(instance, name, chosen) for name in chosen), start=joint)


def earned(instance: Instance, name: str, chosen: frozenset[str]) -> Fraction:
    """What one program brings: its worth, less the shares of sources that are not there."""
    own = decimal(instance.worth[name])
    held = sum(
        (
            decimal(share)
            for source, target, share in instance.graph.feeds
            if target == name and source not in chosen
        ),
        start=Fraction(0),
    )
    return own * (1 - held) if own > 0 else own


def cost_of(
    instance: Instance, name: str, source: str | None = None, period: int | None = None
) -> Fraction:
    row = {
        (record["year"], record["funding"]): decimal(record["amount"])
        for record in instance.costs.as_rows()
        if record["program"] == name
    }
    return sum(
        (
            amount
            for (year, origin), amount in row.items()
            if period in {None, year} and source in {None, origin}
        ),
        start=Fraction(0),
    )


def keeps(instance: Instance, chosen: frozenset[str]) -> bool:
    graph = instance.graph
    return (
        all(other in chosen for one, other in graph.needs if one in chosen)
        and not any({one, other} <= chosen for one, other in graph.excludes)
        and all(keeps_one(instance, one, chosen) for one in instance.constraints)
    )


def group(instance: Instance, of: Any) -> set[str]:
    if isinstance(of, tuple):
        return set(of)
    return {
        record.id
        for record in instance.records
        if record.dimension == of.dimension
        or record.agency == of.agency
        or of.tag in record.tags
        or record.quick_win == of.quick_win
    }


def keeps_one(instance: Instance, one: Any, chosen: frozenset[str]) -> bool:  # noqa: PLR0911 - one case a kind
    match one.kind:
        case "budget":
            spent = sum(cost_of(instance, name, one.source, one.period) for name in chosen)
            return spent <= decimal(one.limit)
        case "include":
            return set(one.programs) <= chosen
        case "exclude":
            return not set(one.programs) & chosen
        case "at_least":
            return len(group(instance, one.of) & chosen) >= int(one.count)
        case "at_most":
            return len(group(instance, one.of) & chosen) <= int(one.count)
        case "capacity":
            busy = [
                record
                for record in instance.records
                if record.agency == one.agency
                and record.id in chosen
                and record.duration >= (one.period or 0)
            ]
            return len(busy) <= int(one.limit)
        case "requires":
            return one.program not in chosen or bool(set(one.any_of) & chosen)
        case "share_at_least" | "share_at_most":
            part, whole = measured(instance, one, chosen)
            limit = decimal(one.share) * whole
            return part >= limit if one.kind == "share_at_least" else part <= limit
    return True


def measured(instance: Instance, one: Any, chosen: frozenset[str]) -> tuple[Fraction, Fraction]:
    sizes = {name: Fraction(1) for name in chosen}
    if one.measure == "cost":
        sizes = {name: cost_of(instance, name) for name in chosen}
    if one.measure == "worth":
        sizes = {name: earned(instance, name, chosen) for name in chosen}
    inside = group(instance, one.of)
    part = sum((size for name, size in sizes.items() if name in inside), start=Fraction(0))
    return part, sum(sizes.values(), start=Fraction(0))


def best_with_parts(instance: Instance) -> float | None:
    """As `best_worth` with programs in part, where only budgets speak of shares in part."""
    least = {one.program: one.least for one in instance.constraints if one.kind == "partial"}
    rest = instance.without("budget")
    budgets = [one for one in instance.constraints if one.kind == "budget"]
    values = [
        value
        for chosen in sets(instance)
        if keeps(rest, chosen)
        for value in _by_shares(instance, sorted(chosen), budgets, least)
    ]
    return max(values, default=None)


def _by_shares(
    instance: Instance, chosen: Sequence[str], budgets: Sequence[Any], least: dict[str, float]
) -> Iterator[float]:
    whole = frozenset(chosen)
    gains = [float(earned(instance, name, whole)) for name in chosen]
    joint = float(worth_of(instance, whole)) - sum(gains)
    if not chosen:
        yield 0.0
        return
    rows = [
        [float(cost_of(instance, name, one.source, one.period)) for name in chosen]
        for one in budgets
    ]
    found = linprog(
        -np.array(gains),
        A_ub=rows or None,
        b_ub=[one.limit for one in budgets] or None,
        bounds=[(least.get(name, 1.0), 1.0) for name in chosen],
    )
    if found.status == 0:
        yield joint - float(found.fun or 0.0)
