"""What portfolios must reach, each figure beside its target; one process, a few minutes.

The area under the curve of the order is a test: `tests/unit/dependencies/test_order_quality.py`.
"""

import math
import sys
import time

from bench_frontier import frontier_of, one_by_one
from bench_order import KINDS, Family
from bench_portfolio import FAMILIES, Instance
from bench_reasons import SHORT_BUDGETS, conflict, explained
from mcdm_smartcity import (
    Budget,
    DependencyGraph,
    check_portfolio,
    credit,
    select,
    sequence,
)
from timing import median_time

MISSED: list[str] = []


def tell(what: str, value: float, limit: float, more: str = "") -> None:
    """Print a figure with the limit that it must not pass."""
    met = value <= limit
    if not met:
        MISSED.append(what)
    word = "met" if met else "MISSED"
    print(f"{what:52}{value:10.4g} <= {limit:<8.4g}{word:8}{more}", flush=True)


def small_portfolios() -> None:
    for count, seeds in ((100, 5), (1_000, 3)):
        for family in FAMILIES:
            for seed in range(seeds):
                instance = Instance(family, count, seed)
                plain, ours = median_time(instance.plain, 3), median_time(instance.ours, 3)
                what = f"select, {family} {seed}, n = {count}: seconds"
                tell(what, ours, 1.3 * plain + 0.02, f"plain {plain:.3f} s")


def large_portfolios() -> None:
    for family in ("layered", "random"):
        instance = Instance(family, 10_000)
        start = time.perf_counter()
        best = instance.plain()
        plain = time.perf_counter() - start
        for engine, share in (("highs", 1 / 3), ("scipy", 1.0)):
            start = time.perf_counter()
            found = instance.ours(engine)
            seconds = time.perf_counter() - start
            assert found.proved  # noqa: S101 - a benchmark of proofs
            assert check_portfolio(found) == ()  # noqa: S101 - as above
            assert best <= found.worth + 1e-6  # noqa: S101 - as above
            what = f"select by {engine}, {family}, n = 10 000: of plain"
            tell(what, seconds / plain, share, f"plain {plain:.1f} s, gap {found.gap:.1g}")
        worth, costs = instance.named(instance.worth), instance.named(instance.costs)
        start = time.perf_counter()
        order = sequence(worth, costs, instance.graph())
        seconds = time.perf_counter() - start
        tell(f"sequence, {family}, n = 10 000: of plain", seconds / plain, 0.05)
        bound = order.bound(instance.budget)
        tell("   the best portfolio, of the order's bound", best / bound, 1.0)


def largest_portfolios() -> None:
    for family in ("layered", "random"):
        instance = Instance(family, 100_000)
        worth, costs = instance.named(instance.worth), instance.named(instance.costs)
        graph, start, reached = instance.graph(), time.perf_counter(), [math.inf]

        def watch(worth: float, bound: float) -> None:
            if bound - worth <= 0.0005 * bound:
                reached[0] = min(reached[0], time.perf_counter() - start)  # noqa: B023 - of this run

        found = select(worth, costs, graph, [Budget(instance.budget)], time_limit=200, watch=watch)
        seconds = time.perf_counter() - start
        assert check_portfolio(found) == ()  # noqa: S101 - every answer is checked
        if found.gap <= 0.0005:
            reached[0] = min(reached[0], seconds)
        proof = f"{'proved' if found.proved else f'gap {found.gap:.1g}'} in {seconds:.1f} s"
        tell(f"select, {family}, n = 100 000: s to 0.05 %", reached[0], 15, proof)


def largest_orders() -> None:
    for kind in KINDS:
        family = Family(kind, 100_000)
        family.given, family.pairs  # noqa: B018 - made before the clock starts
        start = time.perf_counter()
        family.order()
        limit = 60 if kind == "window" else 10
        tell(f"sequence, {kind}, n = 100 000: s", time.perf_counter() - start, limit)


def frontiers() -> None:
    for family in ("layered", "random", "window"):
        found = frontier_of(family, 50, seed=0)
        start = time.perf_counter()
        exact = found.exact()
        ours = time.perf_counter() - start
        start = time.perf_counter()
        points = one_by_one(found)
        loop = time.perf_counter() - start
        # Cost and worth of each point.
        same = exact.proved and len(points) == 2 * len(exact.points)
        assert same  # noqa: S101 - both are complete
        what = f"complete frontier, {family}, n = 50: of one by one"
        tell(what, ours / loop, 0.1, f"{len(exact.points)} points, {ours:.2f} s")
    for family in ("layered", "random", "window"):
        found = frontier_of(family, 100, seed=0)
        start = time.perf_counter()
        exact = found.exact(time_limit=60)
        still_open = sum(not segment.proved for segment in exact.segments)
        more = f"{len(exact.points)} points, {still_open} segments open"
        what = f"complete frontier, {family}, n = 100: s"
        tell(what, time.perf_counter() - start, 15, more)


def reasons() -> None:
    for budget in SHORT_BUDGETS:
        found = conflict(budget)
        assert found.repaired  # noqa: S101 - a repair that is none is no answer
        more = f"{found.members} members, repairs solved"
        tell("conflict among 188 names, n = 150: s", found.seconds, 5, more)
    for family in FAMILIES:
        for count in (100, 1_000) if family == "window" else (100, 1_000, 5_000):
            one = explained(family, count)
            more = f"{one.reason:.3f} s; select {one.portfolio:.3f}, plain {one.plain:.3f}"
            # Small ones take milliseconds, whatever they are made of.
            limit = math.inf if count == 100 else 2
            tell(f"why_not, {family}, n = {count}: of plain", one.reason / one.plain, limit, more)


def shares_of_credit() -> None:
    """Credit shares worth among all that a program needs, so its time goes with how much that is.

    In the random family that grows faster than the number of programs.
    """
    for kind in KINDS:
        before = small = 0.0
        for count in (1_000, 10_000, 100_000):
            family = Family(kind, count)
            graph, worth = DependencyGraph(family.names, family.pairs), family.given[0]
            seconds = median_time(lambda: credit(worth, graph), 3)  # noqa: B023 - of this run
            if count == 100_000:
                tell(f"credit, {kind}, n = {count}: s", seconds, 10)
                continue
            each = seconds / _needed_in_all(family)
            if before:
                what = f"credit, {kind}, n = {count}: growth of s for each"
                tell(what, each / before, 2, f"{seconds:.3f} s, a tenth of n {small:.3f} s")
            before, small = each, seconds


def _needed_in_all(family: Family) -> int:
    """How many programs each program needs, itself and needs of needs included, summed."""
    bits = [1 << i for i in range(family.count)]
    for later, before in sorted(family.needs.tolist()):
        bits[later] |= bits[before]
    return sum(one.bit_count() for one in bits)


PARTS = {
    "small": small_portfolios,
    "large": large_portfolios,
    "largest": largest_portfolios,
    "orders": largest_orders,
    "frontiers": frontiers,
    "reasons": reasons,
    "credit": shares_of_credit,
}


def main() -> None:
    # What is loaded at the first solve is not counted.
    Instance("random", 20).plain()
    explained("random", 20, programs=1)
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
    print(f"missed: {', '.join(MISSED) or 'none'}")


if __name__ == "__main__":
    main()
