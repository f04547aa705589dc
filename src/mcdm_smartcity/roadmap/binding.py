"""What binds in each period: limits of money and work with what is used of them."""

from collections.abc import Iterator, Sequence

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.roadmap.keeping import CLOSE, Keeper
from mcdm_smartcity.roadmap.money import MoneyLimit
from mcdm_smartcity.roadmap.roadmap import Bind, Payment


def limits_in_words(
    keeper: Keeper, starts: IntArray, payments: Sequence[Payment]
) -> tuple[Bind, ...]:
    """Return each limit; it binds if some start that is not in the plan needs more than is left."""
    return (*_money(keeper, starts, payments), *_work(keeper, starts))


def _money(keeper: Keeper, starts: IntArray, payments: Sequence[Payment]) -> Iterator[Bind]:
    asked = keeper.model.asked
    wanted = _wanted(keeper, starts)
    for limit in keeper.model.limits:
        years = {asked.periods[t] for t in limit.periods}
        used = sum(
            payment.amount
            for payment in payments
            if payment.period in years and limit.source in {None, payment.source}
        )
        least = _least_wanted(keeper, wanted, limit)
        binding = used + least > limit.amount * (1 + CLOSE)
        yield Bind(str(limit.name), max(years), float(used), limit.amount, binding)


def _wanted(keeper: Keeper, starts: IntArray) -> IntArray:
    """Return columns of starts that are not in the plan, and are not later than what is."""
    grid = keeper.model.layout.grid
    begun = starts[grid.program]
    wanted: IntArray = np.flatnonzero((begun < 0) | (grid.period < begun))
    return wanted


def _least_wanted(keeper: Keeper, wanted: IntArray, limit: MoneyLimit) -> float:
    """Return the least money under this limit that any of these starts takes; 0 if none does."""
    money, asked = keeper.model.layout.money, keeper.model.asked
    classes = np.ones(len(money.classes), dtype=bool)
    if limit.source is not None:
        classes = money.classes[:, asked.sources.index(limit.source)]
    spent = keeper.programme.spent[wanted][:, classes][:, :, list(limit.periods)].sum(axis=(1, 2))
    spent = spent[spent > 0]
    return float(spent.min()) if len(spent) else 0.0


def _work(keeper: Keeper, starts: IntArray) -> Iterator[Bind]:
    layout, asked = keeper.model.layout, keeper.model.asked
    wanted, grid = _wanted(keeper, starts), layout.grid
    who, when = grid.program[wanted], grid.period[wanted]
    for (members, period, limit), group in zip(
        layout.capacity, layout.capacity_groups.tolist(), strict=True
    ):
        at_work = layout.working(starts, period)
        used = float((at_work & members).sum())
        name: Note = keeper.model.names[group]
        would_work = members[who] & (when <= period) & (period < when + layout.duration[who])
        # A program that starts earlier by less than its duration works there already.
        more = would_work & ~at_work[who]
        binding = used + 1 > limit and bool(more.any())
        yield Bind(str(name), asked.periods[period], used, limit, binding)
