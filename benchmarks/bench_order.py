"""The funding order: against its linear relaxation, against one portfolio, and as it grows."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from mcdm_smartcity import DependencyGraph, FundingOrder, credit, sequence
from timing import Case

Ways = tuple[Callable[[], Any], Callable[[], Any]]
SHARES = (0.1, 0.3, 0.6)
KINDS = ("layered", "random", "window")
LAYERS, WINDOW, LINKS = 5, 30, 1.5
LARGE = 100_000


@dataclass(frozen=True)
class Family:
    """Lognormal worth and cost of correlation 0.5, and 1.5 needs a program.

    layered: of the layer before; random: of any program before; window: of the 30 before, which
    makes long chains.
    """

    kind: str
    count: int
    seed: int = 0

    @cached_property
    def numbers(self) -> tuple[Any, Any]:
        one, two = np.random.default_rng(self.seed).normal(size=(2, self.count))
        worth = np.exp(6.5 + 0.7 * (0.5 * one + 0.75**0.5 * two)).round()
        return np.maximum(worth, 1), np.maximum(np.exp(6 + 0.7 * one).round(), 1)

    @cached_property
    def needs(self) -> Any:
        generator = np.random.default_rng([self.seed, 1])
        count, links = self.count, int(LINKS * self.count)
        if self.kind == "layered":
            size = count // LAYERS
            later = generator.integers(size, size * LAYERS, links)
            before = (later // size - 1) * size + generator.integers(0, size, links)
        else:
            later = generator.integers(1, count, links)
            reach = later if self.kind == "random" else np.minimum(later, WINDOW)
            before = later - 1 - (generator.random(links) * reach).astype(int)
        return np.unique(np.stack([later, before], axis=1), axis=0)

    @cached_property
    def names(self) -> list[str]:
        return [f"p{i:06}" for i in range(self.count)]

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        return [(self.names[a], self.names[b]) for a, b in self.needs.tolist()]

    @cached_property
    def given(self) -> tuple[dict[str, float], dict[str, float]]:
        worth, cost = self.numbers
        return (
            dict(zip(self.names, worth.tolist(), strict=True)),
            dict(zip(self.names, cost.tolist(), strict=True)),
        )

    def order(self) -> FundingOrder:
        """From names and pairs to blocks."""
        return sequence(*self.given, DependencyGraph(self.names, self.pairs))

    def solved(self, share: float, *, whole: bool) -> float:
        worth, costs = self.numbers
        count, arcs = self.count, len(self.needs)
        rows = [*np.repeat(np.arange(arcs), 2), *[arcs] * count]
        columns = [*self.needs.ravel(), *range(count)]
        data = [*np.tile([1.0, -1.0], arcs), *costs]
        matrix = csr_array((data, (rows, columns)), shape=(arcs + 1, count))
        limits = np.append(np.zeros(arcs), share * costs.sum())
        # Without whole numbers asked for, this is the linear relaxation.
        found = milp(
            -worth,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=limits),
            integrality=np.full(count, int(whole)),
            options={"mip_rel_gap": 0},
        )
        return -float(found.fun or 0.0) / float(worth.sum())


def bounds_of_three_budgets(kind: str, count: int) -> Ways:
    family = Family(kind, count)
    worth, costs = family.numbers

    def ours() -> list[float]:
        order = family.order()
        return [order.bound(share * costs.sum()) / worth.sum() for share in SHARES]

    return ours, lambda: [family.solved(share, whole=False) for share in SHARES]


def beside_a_portfolio(kind: str, count: int) -> Ways:
    """All blocks at once, and the best portfolio for one budget."""
    family = Family(kind, count)
    worth, costs = family.numbers
    return (
        lambda: family.order().bound(SHARES[1] * costs.sum()) / worth.sum(),
        lambda: family.solved(SHARES[1], whole=True),
    )


def beside_a_tenth(kind: str, count: int, *, shares: bool = False) -> Ways:
    """The same for a tenth of the programs, to read how time grows."""

    def done(family: Family) -> float:
        if shares:
            credit(family.given[0], DependencyGraph(family.names, family.pairs))
        else:
            family.order()
        return 0.0

    return tuple(partial(done, Family(kind, size)) for size in (count, count // 10))  # type: ignore[return-value] # two of them


CASES = (
    *(
        Case(
            f"order, {kind}", "HiGHS relaxation x 3", partial(bounds_of_three_budgets, kind), n, 30
        )
        for kind in KINDS
        for n in (1_000, 3_000)
    ),
    *(
        Case(
            f"order, {kind}",
            "HiGHS, one portfolio",
            partial(beside_a_portfolio, kind),
            1_000,
            30,
            # The bound is above the best portfolio.
            tolerance=0.05,
        )
        for kind in KINDS
    ),
    *(
        Case(f"order, {kind}", "a tenth of them", partial(beside_a_tenth, kind), LARGE, 300)
        for kind in KINDS
    ),
    *(
        Case(
            f"credit, {kind}",
            "a tenth of them",
            partial(beside_a_tenth, kind, shares=True),
            LARGE,
            300,
        )
        for kind in KINDS
    ),
)


def main() -> None:
    """Print seconds at every size, and beside HiGHS where it comes to an end: takes minutes."""
    for kind in KINDS:
        for count in (1_000, 10_000, LARGE):
            family = Family(kind, count)
            start = time.perf_counter()
            order = family.order()
            ours = time.perf_counter() - start
            start = time.perf_counter()
            credit(family.given[0], DependencyGraph(family.names, family.pairs))
            shares = time.perf_counter() - start
            line = f"{kind:8}{count:8}{len(order.blocks):8} blocks{ours:9.3f} s{shares:9.3f} s"
            # Long chains of 10 000 are seldom proved within a minute.
            if count == 1_000 or (count < LARGE and kind != "window"):
                start = time.perf_counter()
                family.solved(SHARES[1], whole=True)
                theirs = time.perf_counter() - start
                line += f"{theirs:9.3f} s HiGHS, ours/HiGHS {ours / theirs:.4f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
