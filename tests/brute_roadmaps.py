"""Roadmaps by trying every set of starts: the definition, in plain loops, without a model."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import linprog

from mcdm_smartcity import DependencyGraph, Roadmap, Task, schedule

Starts = dict[str, int]
# Period, who may pay, and how much.
Demand = tuple[int, tuple[str, ...], float]
# Whose money, in which periods, and how much.
Limit = tuple[str | None, set[int], float]


@dataclass(frozen=True)
class Instance:
    """A question to `schedule`, with everything as plain numbers."""

    worth: dict[str, float]
    tasks: tuple[Task, ...]
    graph: DependencyGraph
    periods: int
    constraints: tuple[Any, ...]
    settings: dict[str, Any] = field(default_factory=dict)

    def task(self, name: str) -> Task:
        return next(task for task in self.tasks if task.id == name)

    def scheduled(self, **how: Any) -> Roadmap:
        """What `schedule` answers; `how` it is solved has no part in the question."""
        given = how | self.settings
        return schedule(self.worth, self.tasks, self.graph, self.periods, self.constraints, **given)

    @cached_property
    def limits(self) -> list[Limit]:
        """All that are open, and one by one those of the past that what runs keeps with them."""
        known = list(money_limits(self))
        asked = [one for one in known if max(one[1]) >= now(self)]
        ran = demands(self, running(self))
        for one in known:
            if max(one[1]) < now(self) and (not ran or can_pay(ran, [*asked, one])):
                asked.append(one)
        return asked


@dataclass(frozen=True)
class Until:
    """Money that may be spent until a period: one limit of a yearly budget that carries over."""

    limit: float
    source: str | None
    period: int
    kind: str = "until"


def plans(instance: Instance) -> Iterator[Starts]:
    names = instance.graph.programs
    for starts in product((None, *range(1, instance.periods + 1)), repeat=len(names)):
        yield {name: start for name, start in zip(names, starts, strict=True) if start}


def best_worth(instance: Instance) -> float | None:
    """The worth of the best plan; None if no plan keeps everything."""
    best: float | None = None
    for plan in plans(instance):
        if in_windows(instance, plan) and keeps_links(instance, plan):
            value = worth_of(instance, plan)
            if (best is None or value > best) and keeps_rules(instance, plan):
                best = value
    return best


def is_possible(instance: Instance) -> bool:
    """Whether any plan keeps everything."""
    return any(keeps_everything(instance, plan) for plan in plans(instance))


def keeps_everything(instance: Instance, plan: Starts) -> bool:
    return (
        in_windows(instance, plan) and keeps_links(instance, plan) and keeps_rules(instance, plan)
    )


def done(instance: Instance, plan: Starts, name: str) -> int:
    """The first period after the work."""
    return plan[name] + instance.task(name).duration


def now(instance: Instance) -> int:
    return int(instance.settings.get("now", 1))


def running(instance: Instance) -> Starts:
    last: Starts = instance.settings.get("last", {})
    return {name: start for name, start in last.items() if start < now(instance)}


def in_windows(instance: Instance, plan: Starts) -> bool:
    runs = running(instance)
    if {name: start for name, start in plan.items() if start < now(instance)} != runs:
        return False
    for name, start in plan.items():
        if name in runs:
            continue
        task = instance.task(name)
        last = instance.periods if task.due is None else min(task.due, instance.periods)
        if start + task.duration - 1 > last or start < (task.earliest or 1):
            return False
        if task.latest is not None and start > task.latest:
            return False
    return True


def keeps_links(instance: Instance, plan: Starts) -> bool:
    for program, other in instance.graph.needs:
        if program in plan and (
            other not in plan or plan[program] < plan[other] + wait(instance, program, other)
        ):
            return False
    return not any({one, two} <= set(plan) for one, two in instance.graph.excludes)


def wait(instance: Instance, program: str, other: str) -> int:
    found = [
        one.periods + (instance.task(other).duration if one.counted_from == "finish" else 0)
        for one in instance.constraints
        if one.kind == "lag" and (one.program, one.other) == (program, other)
    ]
    circle = in_a_circle(instance, program, other)
    return max(found, default=0 if circle else instance.task(other).duration)


def in_a_circle(instance: Instance, one: str, other: str) -> bool:
    closure = instance.graph.closure
    return one in closure(other) and other in closure(one)


def worth_of(instance: Instance, plan: Starts) -> float:
    discount, tail = instance.settings.get("discount", 1.0), instance.settings.get("tail", 0)
    end = instance.periods + tail

    last = instance.settings.get("last", {})
    changed = sum(plan.get(name) != last.get(name) for name in instance.graph.programs)

    def pays(first: int) -> float:
        return sum(float(discount) ** (k - 1) for k in range(first, end + 1))

    total = -changed * float(instance.settings.get("change_cost", 0.0))
    for name in plan:
        own, held = instance.worth[name], 0.0
        for source, target, share in instance.graph.feeds:
            if target == name and own > 0:
                held += share
                if source in plan:
                    later = max(done(instance, plan, source), done(instance, plan, target))
                    total += share * own * pays(later)
        total += own * (1 - held) * pays(done(instance, plan, name))
    for one in instance.constraints:
        if one.kind == "synergy" and set(one.programs) <= set(plan):
            total += one.worth * pays(max(done(instance, plan, name) for name in one.programs))
    return float(total)


def keeps_rules(instance: Instance, plan: Starts) -> bool:
    return all(keeps_one(instance, one, plan) for one in instance.constraints) and payable(
        instance, plan
    )


def group(instance: Instance, of: Any, plan: Starts) -> list[str]:
    if isinstance(of, tuple):
        return [name for name in of if name in plan]
    tasks = [instance.task(name) for name in plan]
    return [
        task.id
        for task in tasks
        if task.dimension == of.dimension
        or task.agency == of.agency
        or task.quick_win == of.quick_win
    ]


def keeps_one(instance: Instance, one: Any, plan: Starts) -> bool:  # noqa: PLR0911 - a kind each
    match one.kind:
        case "include":
            return set(one.programs) <= set(plan)
        case "exclude":
            return not set(one.programs) & set(plan)
        case "at_least":
            return bool(len(group(instance, one.of, plan)) >= one.count)
        case "at_most":
            return bool(len(group(instance, one.of, plan)) <= one.count)
        case "requires":
            return one.program not in plan or any(
                name in plan and done(instance, plan, name) <= plan[one.program]
                for name in one.any_of
            )
        case "capacity":
            return all(
                sum(
                    plan[name] <= t < done(instance, plan, name)
                    for name in plan
                    if instance.task(name).agency == one.agency
                )
                <= one.limit
                for t in range(now(instance), instance.periods + 1)
                if one.period in {None, t}
            )
        case "finished_by":
            members = group(instance, one.of, plan)
            ready = [name for name in members if done(instance, plan, name) <= one.period + 1]
            return bool(len(ready) >= one.count) or one.period < now(instance)
        case "starts":
            members = group(instance, one.of, plan)
            return all(
                sum(plan[name] == t for name in members) >= one.count
                for t in range(now(instance), instance.periods + 1)
                if one.period in {None, t}
            )
        case "share_at_least" | "share_at_most":
            part = size(instance, one, group(instance, one.of, plan))
            limit = one.share * size(instance, one, list(plan))
            least = one.kind == "share_at_least"
            return bool(part >= limit - 1e-9 if least else part <= limit + 1e-9)
    return True


def size(instance: Instance, one: Any, names: list[str]) -> float:
    if one.measure == "count":
        return float(len(names))
    return sum(instance.task(name).cost_of_work for name in names)


def demands(instance: Instance, plan: Starts) -> list[Demand]:
    """Period, who may pay, and how much."""
    found = []
    rate = 1 + instance.settings.get("inflation", 0.0)
    for name, start in plan.items():
        task = instance.task(name)
        for part in task.spending:
            found += [
                (start + age, part.sources, amount * rate ** (start + age - 1))
                for age, amount in enumerate(part.amounts)
            ]
        for part in task.upkeep:
            after = range(done(instance, plan, name), instance.periods + 1)
            found += [(t, part.sources, part.amounts[0] * rate ** (t - 1)) for t in after]
    return [demand for demand in found if demand[2] > 0]


def money_limits(instance: Instance) -> Iterator[Limit]:
    every = range(1, instance.periods + 1)
    for one in instance.constraints:
        if one.kind == "budget":
            yield one.source, set(every) if one.period is None else {one.period}, one.limit
        if one.kind == "until":
            yield one.source, set(range(1, one.period + 1)), one.limit
        if one.kind == "yearly_budget":
            given = one.limits * len(every) if len(one.limits) == 1 else one.limits
            for t in every:
                if one.carry_over:
                    yield one.source, set(range(1, t + 1)), sum(given[:t])
                else:
                    yield one.source, {t}, given[t - 1]


def payable(instance: Instance, plan: Starts) -> bool:
    """Whether some split of costs over sources keeps every limit of money."""
    needed = demands(instance, plan)
    return not needed or not instance.limits or can_pay(needed, instance.limits)


def can_pay(needed: list[Demand], limits: list[Limit]) -> bool:
    cells = [(d, source) for d, need in enumerate(needed) for source in (need[1] or ("",))]
    rows = [
        [float(needed[d][0] in when and source in {None, paying}) for d, paying in cells]
        for source, when, _ in limits
    ]
    equal = [[float(d == k) for d, _ in cells] for k in range(len(needed))]
    found = linprog(
        np.zeros(len(cells)),
        A_ub=rows,
        b_ub=[limit + 1e-9 for _, _, limit in limits],
        A_eq=equal,
        b_eq=[amount for _, _, amount in needed],
    )
    return bool(found.status == 0)
