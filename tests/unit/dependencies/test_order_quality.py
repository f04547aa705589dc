"""How good the order is, on seeded families: its bound against HiGHS, its area against a rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from mcdm_smartcity import DependencyGraph, FundingOrder, sequence
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray

Kind = Literal["layered", "random", "window"]
KINDS: tuple[Kind, ...] = ("layered", "random", "window")


@dataclass(frozen=True)
class Programs:
    """Lognormal worth and cost, correlated, and about 1.3 needs a program."""

    kind: Kind
    count: int
    seed: int

    @cached_property
    def worth(self) -> FloatArray:
        mixed = 0.5 * self._normal[0] + 0.75**0.5 * self._normal[1]
        worth: FloatArray = np.exp(6.5 + 0.7 * mixed).round()
        return worth

    @cached_property
    def cost(self) -> FloatArray:
        cost: FloatArray = np.exp(6 + 0.7 * self._normal[0]).round()
        return cost

    @cached_property
    def _normal(self) -> FloatArray:
        return np.random.default_rng(self.seed).normal(size=(2, self.count))

    @cached_property
    def needs(self) -> IntArray:
        """Pairs of a program and what it needs."""
        generator = np.random.default_rng([self.seed, 1])
        links = self.count * 13 // 10
        if self.kind == "layered":
            layer = self.count // 5
            later = generator.integers(layer, self.count, links)
            before = (later // layer - 1) * layer + generator.integers(0, layer, links)
        else:
            later = generator.integers(1, self.count, links)
            reach = later if self.kind == "random" else np.minimum(later, 30)
            before = later - 1 - (generator.random(links) * reach).astype(np.int64)
        return np.unique(np.stack([later, before], axis=1), axis=0)

    @cached_property
    def order(self) -> FundingOrder:
        names = [str(i) for i in range(self.count)]
        needs = [(names[a], names[b]) for a, b in self.needs]
        return sequence(
            dict(zip(names, self.worth, strict=True)),
            dict(zip(names, self.cost, strict=True)),
            DependencyGraph(names, needs),
        )

    def solved(self, budget: float, *, whole: bool) -> float:
        """What HiGHS finds for a budget, in whole programs or in parts of them."""
        arcs = len(self.needs)
        rows = [*np.repeat(np.arange(arcs), 2), *[arcs] * self.count]
        columns = [*self.needs.ravel(), *range(self.count)]
        data = [*np.tile([1.0, -1.0], arcs), *self.cost]
        matrix = csr_array((data, (rows, columns)), shape=(arcs + 1, self.count))
        found = milp(
            -self.worth,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=np.append(np.zeros(arcs), budget)),
            integrality=np.full(self.count, int(whole)),
            options={"mip_rel_gap": 0},
        )
        assert found.fun is not None
        return -found.fun

    def area(self, order: Sequence[int]) -> float:
        """The area under worth over cost, straight from program to program."""
        cost, worth = self.cost[list(order)], self.worth[list(order)]
        reached = np.cumsum(worth)
        return float((cost * (reached - worth / 2)).sum())

    def by_own_ratio(self) -> list[int]:
        """The plain rule: worth for cost, and before each program what it needs."""
        needed: dict[int, list[int]] = {}
        for later, before in self.needs.tolist():
            needed.setdefault(later, []).append(before)
        falling = np.argsort(-self.worth / self.cost, kind="stable").tolist()
        rank = {node: k for k, node in enumerate(falling)}
        order: dict[int, None] = {}

        def take(node: int) -> None:
            for other in sorted(needed.get(node, ()), key=rank.__getitem__):
                if other not in order:
                    take(other)
            order.setdefault(node)

        for node in falling:
            take(node)
        return list(order)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(7))
def test_the_bound_is_the_linear_relaxation_and_no_portfolio_exceeds_it(
    kind: Kind, seed: int
) -> None:
    programs = Programs(kind, 60, seed)
    for share in (0.1, 0.3, 0.6):
        budget = share * float(programs.cost.sum())
        bound = programs.order.bound(budget)
        assert bound == pytest.approx(programs.solved(budget, whole=False), rel=1e-9)
        assert bound >= programs.solved(budget, whole=True) * (1 - 1e-12)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [40, 200])
def test_the_order_catches_nearly_all_of_the_bound_and_never_less_than_the_plain_rule(
    kind: Kind, count: int
) -> None:
    caught = []
    for seed in range(30):
        programs = Programs(kind, count, seed)
        curve = programs.order.curve
        area = programs.area([int(name) for name in programs.order.order])
        assert area >= programs.area(programs.by_own_ratio())
        whole = np.diff(curve[:, 0]) * (curve[1:, 1] + curve[:-1, 1]) / 2
        caught.append(area / whole.sum())
    assert max(caught) <= 1 + 1e-12
    assert np.mean(caught) >= 0.975
