"""Who pays what: the flow of money handed out program by program."""

from collections.abc import Iterator

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.roadmap.keeping import Keeper
from mcdm_smartcity.roadmap.roadmap import Payment

# Crumbs of a split below this part of the whole belong to nobody.
CRUMB = 1e-9


def payments_of(keeper: Keeper, starts: IntArray) -> tuple[Payment, ...]:
    """Return what each source pays for each program in each period."""
    asked = keeper.model.asked
    columns = keeper.columns(starts)
    programs = np.flatnonzero(starts >= 0)
    purse = keeper.paid(starts).copy()
    found = []
    spent = keeper.programme.spent[columns]
    for one, t in np.argwhere(spent.sum(axis=0) > 0):
        named = bool(keeper.model.layout.money.classes[one].any())
        for row in np.flatnonzero(spent[:, one, t]):
            name, year = asked.programs[programs[row]], asked.periods[t]
            need = float(spent[row, one, t])
            if not named:
                found.append(Payment(name, "", year, need))
                continue
            for k, amount in _taken(purse[one, :, t], need):
                found.append(Payment(name, keeper.sources[k], year, amount))
    return tuple(sorted(found, key=lambda one: (one.period, one.program, one.source)))


def _taken(purse: FloatArray, need: float) -> Iterator[tuple[int, float]]:
    """Take from the sources in their order until the need is met."""
    rest = need
    order = np.flatnonzero(purse > 0).tolist()
    for k in order:
        amount = min(rest, float(purse[k]))
        if rest - amount <= CRUMB * need:
            amount = rest
        if amount > CRUMB * need:
            purse[k] = max(0.0, purse[k] - amount)
            rest -= amount
            yield k, amount
        if rest <= 0:
            return
    if rest > 0:
        # What the flow's own rounding left over goes to the last source that paid.
        yield (order[-1] if order else 0), rest
