"""Each kind of constraint read anew from its words."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from mcdm_smartcity.errors import Problem
from mcdm_smartcity.roadmap.checking_facts import CLOSE, Facts
from mcdm_smartcity.roadmap.roadmap import Roadmap


def constraint_problems(facts: Facts, roadmap: Roadmap) -> list[Problem]:
    """Return the problems of all constraints."""
    return [
        Problem(f"constraint {place} ({one.kind})", what)
        for place, one in enumerate(facts.asked.constraints, start=1)
        for what in _of_one(one, facts, roadmap)
    ]


def _of_one(one: Any, facts: Facts, roadmap: Roadmap) -> Iterator[str]:
    if one.kind == "budget":
        when = facts.asked.periods if one.period is None else (one.period,)
        if facts.is_past(when[-1]):
            return iter(())
        return _money(one.limit, one.source, when, roadmap)
    if one.kind == "yearly_budget":
        return _yearly(one, facts, roadmap)
    return _of_rule(one, facts)


def _of_rule(one: Any, facts: Facts) -> Iterator[str]:
    match one.kind:
        case "capacity":
            yield from _capacity(one, facts)
        case "requires":
            yield from _requires(one, facts)
        case "finished_by":
            yield from _finished(one, facts)
        case "starts":
            yield from _starts(one, facts)
        case "include" | "exclude":
            yield from _named(one, facts)
        case "at_least" | "at_most":
            yield from _counted(one, facts)
        case "share_at_least" | "share_at_most":
            yield from _share(one, facts)


def _named(one: Any, facts: Facts) -> Iterator[str]:
    for name in one.programs:
        if (name in facts.start) != (one.kind == "include"):
            yield f"{name!r} {'never starts' if one.kind == 'include' else 'starts'}"


def _counted(one: Any, facts: Facts) -> Iterator[str]:
    count = len(_chosen(one.of, facts))
    if (count < one.count) if one.kind == "at_least" else (count > one.count):
        yield f"{count} start, and {one.kind.replace('_', ' ')} {one.count} may"


def _finished(one: Any, facts: Facts) -> Iterator[str]:
    done = [name for name in _chosen(one.of, facts) if facts.finish(name) <= one.period]
    if len(done) < one.count and not facts.is_past(one.period):
        yield f"{len(done)} are finished by {one.period}, and {one.count} should"


def _money(
    limit: float, source: str | None, periods: Sequence[int], roadmap: Roadmap
) -> Iterator[str]:
    spent = math.fsum(
        payment.amount
        for payment in roadmap.payments
        if payment.period in periods and source in {None, payment.source}
    )
    if spent > limit + CLOSE * max(limit, 1.0):
        last = periods[-1]
        yield f"{spent:.12g} is spent until {last} from {source or 'all'}, and {limit:.12g} may be"


def _yearly(one: Any, facts: Facts, roadmap: Roadmap) -> Iterator[str]:
    periods = facts.asked.periods
    given = one.limits * len(periods) if len(one.limits) == 1 else one.limits
    for t, period in enumerate(periods):
        if facts.is_past(period):
            continue
        if one.carry_over:
            saved = math.fsum(given[: t + 1])
            yield from _money(saved, one.source, periods[: t + 1], roadmap)
        else:
            yield from _money(given[t], one.source, (period,), roadmap)


def _capacity(one: Any, facts: Facts) -> Iterator[str]:
    for period in facts.asked.periods:
        working = facts.working(period, one.agency)
        asked = one.period in {None, period} and not facts.is_past(period)
        if asked and len(working) > one.limit:
            yield f"{len(working)} work in {period}, and {one.limit} may: {', '.join(working)}"


def _requires(one: Any, facts: Facts) -> Iterator[str]:
    if one.program in facts.start:
        start = facts.start[one.program]
        if not any(name in facts.start and facts.finish(name) < start for name in one.any_of):
            yield f"{one.program!r} starts in {start} before any of {', '.join(one.any_of)} is done"


def _starts(one: Any, facts: Facts) -> Iterator[str]:
    for period in facts.asked.periods:
        begun = [name for name in _chosen(one.of, facts) if facts.start[name] == period]
        asked = one.period in {None, period} and not facts.is_past(period)
        if asked and len(begun) < one.count:
            yield f"{len(begun)} start in {period}, and {one.count} should"


def _share(one: Any, facts: Facts) -> Iterator[str]:
    def measure(names: Sequence[str]) -> float:
        if one.measure == "count":
            return float(len(names))
        parts = [part for name in names for part in facts.tasks[name].spending]
        return math.fsum(amount for part in parts for amount in part.amounts)

    inside, whole = measure(_chosen(one.of, facts)), measure(list(facts.start))
    limit, spare = one.share * whole, CLOSE * max(whole, 1.0)
    short = inside < limit - spare if one.kind == "share_at_least" else inside > limit + spare
    if short:
        yield f"has {inside:.12g} of {whole:.12g}, and the share is {one.share:g}"


def _chosen(of: Any, facts: Facts) -> list[str]:
    """Names of a group among those that start."""
    if isinstance(of, tuple):
        return [name for name in of if name in facts.start]
    return [
        name
        for name in facts.start
        if (of.dimension is not None and facts.tasks[name].dimension == of.dimension)
        or (of.agency is not None and facts.tasks[name].agency == of.agency)
        or (of.tag is not None and of.tag in facts.tasks[name].tags)
        or (of.quick_win is not None and facts.tasks[name].quick_win == of.quick_win)
    ]
