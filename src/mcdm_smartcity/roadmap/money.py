"""Costs and budgets of a roadmap as arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Budget
from mcdm_smartcity.roadmap.asked import AskedRoadmap, is_past, running
from mcdm_smartcity.roadmap.constraints import YearlyBudget
from mcdm_smartcity.roadmap.methods.resources import Money
from mcdm_smartcity.roadmap.methods.sources import paid_by

# Part of a limit that sums of rounded amounts may pass.
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class MoneyLimit:
    """
    Money that may be spent from a source (or all) in some periods, given by position.

    `owner` is the position of the constraint that sets it.
    """

    name: Note
    source: str | None
    periods: tuple[int, ...]
    amount: float
    owner: int


def limits_of(asked: AskedRoadmap) -> tuple[tuple[MoneyLimit, ...], tuple[Note, ...]]:
    """
    Return the limits of money, one by one, in the order of the constraints, and who is left out.

    Limits of the past that what runs did not keep are left out: the money is spent.
    """
    limits = tuple(_limits(asked))
    past = [one for one in limits if is_past(asked, asked.periods[one.periods[-1]])]
    spent = _spent_by_running(asked) if past else np.zeros(0)
    if not spent.any() or _are_kept(asked, spent, limits):
        return limits, ()
    # What is still open comes first: money of the past may have come from others than it seems.
    kept = [one for one in limits if one not in past]
    for one in past:
        kept += [one] if _are_kept(asked, spent, [*kept, one]) else []
    aside = tuple(one.name for one in limits if one not in kept)
    return tuple(one for one in limits if one in kept), aside


def _spent_by_running(asked: AskedRoadmap) -> FloatArray:
    """Return what runs already takes, from first to last period, by class, shape (e, p)."""
    classes = classes_of(asked)
    spent = np.zeros((len(classes), len(asked.periods)))
    for name, start in running(asked).items():
        task, begun = asked.task(name), start - asked.periods[0]
        for part in task.spending:
            years = slice(begun, begun + len(part.amounts))
            spent[classes.index(frozenset(part.sources)), years] += part.amounts
        for part in task.upkeep:
            spent[classes.index(frozenset(part.sources)), begun + task.duration :] += part.amounts
    return spent * prices_of(asked)


def _are_kept(asked: AskedRoadmap, spent: FloatArray, limits: Sequence[MoneyLimit]) -> bool:
    """Tell whether what runs, and nothing else, can be paid within limits."""
    # Money that names no source is paid by one of its own, which only limits on all cover.
    payers = (*asked.sources, "")
    amounts = np.array([one.amount for one in limits])
    return bool(
        paid_by(
            spent,
            np.array([[payer in (one or {""}) for payer in payers] for one in classes_of(asked)]),
            amounts + CLOSE * np.maximum(amounts, 1.0),
            np.array([[t in one.periods for t in range(len(asked.periods))] for one in limits]),
            np.array([[one.source in {None, payer} for payer in payers] for one in limits]),
        ).size
    )


def _limits(asked: AskedRoadmap) -> Iterator[MoneyLimit]:
    every, first = tuple(range(len(asked.periods))), asked.periods[0]
    for owner, one in enumerate(asked.constraints):
        if isinstance(one, Budget):
            when = every if one.period is None else (one.period - first,)
            yield MoneyLimit(one.name(), one.source, when, one.limit, owner)
        if isinstance(one, YearlyBudget):
            given = one.limits * len(every) if len(one.limits) == 1 else one.limits
            for t, year in enumerate(asked.periods):
                amount = sum(given[: t + 1]) if one.carry_over else given[t]
                when = every[: t + 1] if one.carry_over else (t,)
                yield MoneyLimit(one.in_year(year, amount), one.source, when, amount, owner)


def classes_of(asked: AskedRoadmap) -> list[frozenset[str]]:
    """Return the sets of sources that some part of a cost may use, each once, sorted."""
    parts = [part for task in asked.tasks for part in (*task.spending, *task.upkeep)]
    found = {frozenset(part.sources) for part in parts}
    return sorted(found, key=lambda one: (len(one), sorted(one)))


def money_of(asked: AskedRoadmap, limits: Sequence[MoneyLimit]) -> Money:
    """Gather costs by class of sources, and limits."""
    classes, sources = classes_of(asked), asked.sources
    place = {one: e for e, one in enumerate(classes)}
    life = max((task.duration for task in asked.tasks), default=1)
    costs = np.zeros((len(classes), len(asked.tasks), life))
    upkeep = np.zeros((len(classes), len(asked.tasks)))
    for i, task in enumerate(asked.tasks):
        for part in task.spending:
            costs[place[frozenset(part.sources)], i, : len(part.amounts)] += part.amounts
        for part in task.upkeep:
            upkeep[place[frozenset(part.sources)], i] += part.amounts[0]
    pays = [[source in one for source in sources] for one in classes]
    covers = [[limit.source == source for source in sources] for limit in limits]
    when = [[t in limit.periods for t in range(len(asked.periods))] for limit in limits]
    return Money(
        costs=costs,
        upkeep=upkeep,
        prices=prices_of(asked),
        classes=np.array(pays, dtype=bool).reshape(len(classes), len(sources)),
        limits=np.array([limit.amount for limit in limits], dtype=np.float64),
        sources_of=np.array(covers, dtype=bool).reshape(len(limits), len(sources)),
        periods_of=np.array(when, dtype=bool).reshape(len(limits), len(asked.periods)),
        of_all=np.array([limit.source is None for limit in limits], dtype=bool),
    )


def prices_of(asked: AskedRoadmap) -> FloatArray:
    """Return what money of the first period has become in each, shape (p,)."""
    prices: FloatArray = (1.0 + asked.money.inflation) ** np.arange(
        len(asked.periods), dtype=np.float64
    )
    return prices
