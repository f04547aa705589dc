"""Whether starts keep everything, to a part of 1e-9; what only a tolerance let through fails."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.roadmap.asked import running
from mcdm_smartcity.roadmap.methods.programme import Programme
from mcdm_smartcity.roadmap.methods.sources import paid_by
from mcdm_smartcity.roadmap.methods.value import Value
from mcdm_smartcity.roadmap.model import Model, windows_of

CLOSE = 1e-9


@dataclass(frozen=True)
class Keeper:
    """Checks starts against the arrays of a model."""

    model: Model
    programme: Programme
    value: Value

    def keeps(self, starts: IntArray) -> bool:
        """Tell whether starts keep windows, links, capacity, money and rules."""
        usage = self.programme.usage
        used = usage.used[self.columns(starts)].sum(axis=0)
        if (used > usage.limits + CLOSE * np.maximum(usage.limits, 1.0)).any():
            return False
        if not self._keeps_links(starts) or self.value.missing(starts).any():
            return False
        return self.shares_out(starts)

    def shares_out(self, starts: IntArray) -> bool:
        """Tell whether sources can share the costs, where rows on subsets do not say it."""
        return self.model.layout.money.split_is_free or self.paid(starts).size > 0

    def columns(self, starts: IntArray) -> IntArray:
        """Return the columns of what starts."""
        return self.model.layout.grid.columns_of(starts)

    @cached_property
    def windows(self) -> tuple[IntArray, IntArray]:
        """First and last start of each program by itself, shape (n,)."""
        return windows_of(self.model.asked)

    @cached_property
    def running(self) -> dict[str, int]:
        """What started before the first period that is still open, with its start."""
        return running(self.model.asked)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Funding sources that some program may use, sorted."""
        return self.model.asked.sources

    @cached_property
    def waits(self) -> list[list[tuple[int, int]]]:
        """What each program waits for, and how long from start to start."""
        return self.model.layout.waits()

    def together(self, program: int) -> list[int]:
        """Return the programs that start together with one, itself among them."""
        return self._bundles[program]

    @cached_property
    def _bundles(self) -> dict[int, list[int]]:
        bundles = self.model.asked.graph().bundles
        return {i: list(members) for members in bundles for i in members}

    def _keeps_links(self, starts: IntArray) -> bool:
        before, after, lag, _ = self.model.layout.lags.T
        bound = starts[after] >= 0
        late = (starts[before] >= 0) & (starts[after] >= starts[before] + lag)
        one, two, _ = self.model.layout.excludes.T
        both = (starts[one] >= 0) & (starts[two] >= 0)
        return bool(late[bound].all()) and not bool(both.any())

    def paid(self, starts: IntArray) -> FloatArray:
        """Return what each source pays for each class in each period; empty if it cannot."""
        money = self.model.layout.money
        costs = self.programme.spent[self.columns(starts)].sum(axis=0)
        named = np.asarray(money.classes.any(axis=1))
        limited = ~money.of_all
        costs = np.where(named[:, None], costs, 0.0)
        return paid_by(
            costs,
            money.classes,
            money.limits[limited],
            money.periods_of[limited],
            money.sources_of[limited],
        )
