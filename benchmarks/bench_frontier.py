"""Every efficient portfolio, beside one 0-1 programme for each (the epsilon-constraint loop)."""

from collections.abc import Callable
from typing import Any

import numpy as np

from mcdm_smartcity import DependencyGraph, Frontier, frontier
from timing import Case

Ways = tuple[Callable[[], Any], Callable[[], Any]]
Arcs = list[tuple[int, int]]


def complete_front(family: str) -> Callable[[int], Ways]:
    """Points of a seeded instance by ranking losses, and by HiGHS point after point."""

    def prepare(count: int) -> Ways:
        found = frontier_of(family, count, seed=0)

        def ours() -> list[float]:
            return [value for point in found.exact().points for value in (point.cost, point.worth)]

        return ours, lambda: one_by_one(found)

    return prepare


def frontier_of(family: str, count: int, seed: int) -> Frontier:
    """Log-normal costs and worths that agree by half, and one to two needs a program.

    `layered`: five layers, needs in the layer before; `random`: any earlier program; `window`: one
    of the thirty before, so that chains are long.
    """
    generator = np.random.default_rng([seed, count])
    normal = generator.normal(size=(2, count))
    costs = np.exp(6.0 + 0.7 * normal[0]).round().clip(1)
    worth = np.exp(6.5 + 0.7 * (0.5 * normal[0] + 0.75**0.5 * normal[1])).round().clip(1)
    names = [f"p{i:05}" for i in range(count)]
    needs = []
    for i in range(1, count):
        layer = 5 * i // count
        first = {"layered": (layer - 1) * count // 5, "random": 0, "window": i - 30}[family]
        last = layer * count // 5 if family == "layered" else i
        if last > 0:
            chosen = generator.integers(max(0, first), last, generator.integers(1, 3))
            needs += [(names[i], names[j]) for j in set(chosen.tolist())]
    return frontier(
        dict(zip(names, worth.tolist(), strict=True)),
        dict(zip(names, costs.tolist(), strict=True)),
        DependencyGraph(names, needs=needs),
    )


def one_by_one(found: Frontier) -> list[float]:
    """From the dearest point down: the best within a budget that is one less each time."""
    points: list[float] = []
    budget = float(found.cost[-1])
    while budget >= 0:
        best = found.grid([budget])
        worth = float(best.worths[0])
        # All are whole numbers, so one of equal worth that costs less would be found next.
        points = points[2:] if points[1:2] == [worth] else points
        points = [float(best.costs[0]), worth, *points]
        budget = float(best.costs[0]) - 1
    return points


CASES = (
    Case("complete frontier, layered", "0-1 programmes", complete_front("layered"), 50, 8),
    Case("complete frontier, random", "0-1 programmes", complete_front("random"), 30, 8),
)


def main() -> None:
    """Larger instances by our way alone: points, what is proved, and seconds."""
    import time

    for count in (50, 100, 150, 200):
        for family in ("layered", "random", "window"):
            for seed in range(3):
                found = frontier_of(family, count, seed)
                start = time.perf_counter()
                exact = found.exact(time_limit=60)
                seconds = time.perf_counter() - start
                still_open = sum(not segment.proved for segment in exact.segments)
                print(
                    f"{count:5} {family:8} {seed}  {len(found.points):4} supported "
                    f"{len(exact.points):6} efficient  {still_open:3} open  {seconds:7.2f} s"
                )


if __name__ == "__main__":
    main()
