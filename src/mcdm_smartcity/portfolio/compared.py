"""Portfolios of several plans side by side: who funds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row, unique_names
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray


class Funded(Protocol):
    """What has programs, worth and cost: a portfolio, or a point of a frontier."""

    @property
    def funded(self) -> Sequence[str]:
        """Names of the programs."""

    @property
    def worth(self) -> float:
        """Of all of them together."""

    @property
    def cost(self) -> float:
        """Of all of them together."""


@dataclass(frozen=True, slots=True, eq=False)
class PortfolioComparison(Answer):
    """
    Which scenario funds which program.

    Attributes
    ----------
    programs
        Programs that some scenario funds, those that most of them fund first, then by name.
    scenarios
        Names, in the order given.
    funded
        Shape (programs, scenarios).
    worth, cost
        Of each scenario, shape (scenarios,).
    """

    programs: tuple[str, ...]
    scenarios: tuple[str, ...]
    funded: BoolArray
    worth: FloatArray
    cost: FloatArray

    @property
    def in_all(self) -> tuple[str, ...]:
        """Programs that every scenario funds."""
        return tuple(np.array(self.programs, dtype=object)[self.funded.all(axis=1)])

    @property
    def in_some(self) -> tuple[str, ...]:
        """Programs that some scenarios fund and others do not."""
        return tuple(np.array(self.programs, dtype=object)[~self.funded.all(axis=1)])

    def as_rows(self) -> list[Row]:
        """Return one row for each program, true under each scenario that funds it."""
        return [
            {"program": name} | dict(zip(self.scenarios, self.funded[i].tolist(), strict=True))
            for i, name in enumerate(self.programs)
        ]

    def total_rows(self) -> list[Row]:
        """Return one row for each scenario: worth, cost, worth for cost, number of programs."""
        return [
            {
                "scenario": name,
                "worth": float(self.worth[k]),
                "cost": float(self.cost[k]),
                "ratio": float(self.worth[k] / self.cost[k]) if self.cost[k] else None,
                "programs": int(self.funded[:, k].sum()),
            }
            for k, name in enumerate(self.scenarios)
        ]


def compare_portfolios(portfolios: Mapping[str, Funded]) -> PortfolioComparison:
    """
    Put the portfolios of several scenarios side by side.

    Parameters
    ----------
    portfolios
        By the name of the scenario: anything with `funded`, `worth` and `cost`, such as a
        portfolio or a point of a frontier. At least one; none may be called ``program``.

    Returns
    -------
    Programs by scenario, and totals. Worth can be compared only if all scenarios weigh alike.

    Raises
    ------
    InvalidArrayError
        There is no scenario, or one is called ``program``, as the first column is.

    Examples
    --------
    >>> from mcdm_smartcity import DependencyGraph, frontier
    >>> graph = DependencyGraph(["center", "network"], needs=[("center", "network")])
    >>> points = frontier({"center": 9, "network": 4}, {"center": 5, "network": 2}, graph).points
    >>> compare_portfolios({"lean": points[1], "full": points[2]}).as_rows()
    [{'program': 'network', 'lean': True, 'full': True}, \
{'program': 'center', 'lean': False, 'full': True}]
    """
    scenarios = unique_names(list(portfolios), "scenario")
    if not scenarios or "program" in scenarios:
        raise InvalidArrayError(
            "portfolios must hold at least one scenario, none of them called 'program'; found "
            f"{', '.join(scenarios) or 'none'}"
        )
    sets = [frozenset(portfolio.funded) for portfolio in portfolios.values()]
    names = sorted(
        frozenset().union(*sets), key=lambda name: (-sum(name in one for one in sets), name)
    )
    rows = [[name in one for one in sets] for name in names]
    return PortfolioComparison(
        programs=tuple(names),
        scenarios=scenarios,
        funded=np.array(rows, dtype=bool).reshape(-1, len(sets)),
        worth=np.array([float(portfolio.worth) for portfolio in portfolios.values()]),
        cost=np.array([float(portfolio.cost) for portfolio in portfolios.values()]),
    )
