"""The funding order beside the linear relaxation that it solves for every budget at once."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from mcdm_smartcity import DependencyGraph, sequence
from timing import Case

Ways = tuple[Callable[[], Any], Callable[[], Any]]
SHARES = (0.1, 0.3, 0.6)


def bounds_of_three_budgets(count: int) -> Ways:
    generator = np.random.default_rng(0)
    worth = np.exp(generator.normal(6.5, 0.7, count)).round()
    costs = np.exp(generator.normal(6.0, 0.7, count)).round()
    needs = [
        (i, int(j)) for i in range(5, count) for j in {*generator.integers(max(0, i - 60), i, 2)}
    ]
    names = [f"p{i:05}" for i in range(count)]
    budgets = [share * costs.sum() for share in SHARES]

    def ours() -> list[float]:
        graph = DependencyGraph(names, needs=[(names[i], names[j]) for i, j in needs])
        order = sequence(
            dict(zip(names, worth, strict=True)), dict(zip(names, costs, strict=True)), graph
        )
        return [order.bound(budget) / worth.sum() for budget in budgets]

    def relaxation() -> list[float]:
        return [_relaxed(worth, costs, needs, budget) / worth.sum() for budget in budgets]

    return ours, relaxation


def _relaxed(worth: Any, costs: Any, needs: list[tuple[int, int]], budget: float) -> float:
    count, arcs = len(worth), len(needs)
    rows = [*np.repeat(np.arange(arcs), 2), *[arcs] * count]
    columns = [node for pair in needs for node in pair] + list(range(count))
    data = [*np.tile([1.0, -1.0], arcs), *costs]
    matrix = csr_array((data, (rows, columns)), shape=(arcs + 1, count))
    limits = np.append(np.zeros(arcs), budget)
    # Without whole numbers asked for, this is the linear relaxation.
    found = milp(-worth, bounds=Bounds(0, 1), constraints=LinearConstraint(matrix, ub=limits))
    return -float(found.fun or 0.0)


CASES = (
    Case("funding order, 3 bounds", "HiGHS relaxation", bounds_of_three_budgets, 1_000, 30),
    Case("funding order, 3 bounds", "HiGHS relaxation", bounds_of_three_budgets, 3_000, 30),
)
