"""What explanations cost: a smallest conflict with its repair, why a program is out, and credit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench_portfolio import FAMILIES, Instance
from mcdm_smartcity import (
    AtLeast,
    AtMost,
    Budget,
    DependencyGraph,
    InfeasibleError,
    ShareAtLeast,
    credit,
    select,
)
from timing import Case, median_time

# With less money the programs asked for cannot be had with what they need; without needs they can.
SHORT_BUDGETS = (8_678.0, 10_934.0)


@dataclass(frozen=True)
class Conflict:
    """Seconds to a smallest conflict and its repairs, and whether each repair was one."""

    seconds: float
    members: int
    repaired: bool


def conflict(budget: float) -> Conflict:
    """150 programs, 184 needs and four rules: 188 names that may be part of a conflict."""
    instance = Instance("random", 150, 3)
    names = instance.names
    needs = [(names[i], names[j]) for i, j in instance.needs[:184]]
    rules = [
        AtLeast(20, names[75:110]),
        ShareAtLeast(0.3, names[:20]),
        AtMost(5, names[20:40]),
    ]

    def solve(*more: Any) -> Any:
        return select(
            instance.named(instance.worth),
            instance.named(instance.costs),
            DependencyGraph(names, needs=needs),
            more,
        )

    start = time.perf_counter()
    try:
        solve(Budget(budget), *rules)
    except InfeasibleError as error:
        seconds = time.perf_counter() - start
        lack = error.more_money[0][1]
        kept = [one for one in (Budget(budget), *rules) if str(one.name()) not in error.drop]
        repaired = solve(Budget(budget + lack), *rules).proved and solve(*kept).proved
        return Conflict(seconds, len(error.conflict), repaired)
    raise AssertionError("the instance must be infeasible")


def entry_case(family: str) -> Callable[[int], tuple[Callable[[], Any], Callable[[], Any]]]:
    """One program's price of entry beside the portfolio itself."""

    def prepare(count: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
        instance = Instance(family, count)
        best = instance.ours()
        name = best.unfunded[len(best.unfunded) // 2]

        def reason() -> float:
            assert best.why_not(name).possible  # noqa: S101 - it was forced in
            return 0.0

        def again() -> float:
            instance.ours()
            return 0.0

        return reason, again

    return prepare


CASES = tuple(
    Case(f"why not, {family}", "the portfolio", entry_case(family), 1_000, 100)
    for family in FAMILIES
)


@dataclass(frozen=True)
class Explained:
    """Median seconds of the portfolio, of its plain model, of one reason, and of all credit."""

    portfolio: float
    plain: float
    reason: float
    credit: float


def explained(family: str, count: int, *, programs: int = 5) -> Explained:
    """Time the reasons of some unfunded programs, evenly spread."""
    instance = Instance(family, count)
    best = instance.ours()
    names = best.unfunded[:: max(1, len(best.unfunded) // programs)][:programs]
    start = time.perf_counter()
    for name in names:
        best.why_not(name)
    reason = (time.perf_counter() - start) / len(names)
    graph, worth = instance.graph(), instance.named(instance.worth)
    return Explained(
        median_time(instance.ours, 3),
        median_time(instance.plain, 1),
        reason,
        median_time(lambda: credit(worth, graph), 3),
    )


def main() -> None:
    for budget in SHORT_BUDGETS:
        found = conflict(budget)
        print(
            f"conflict among 188 names, n = 150: {found.members} members in {found.seconds:.2f} s"
            f"{', repairs solved' if found.repaired else ''}"
        )
    print(f"{'family':10}{'n':>6}{'select':>10}{'plain':>10}{'why_not':>10}{'credit':>10}")
    for family in FAMILIES:
        for count in (100, 1_000, 5_000):
            if family == "window" and count > 1_000:
                continue  # seldom proved within minutes
            one = explained(family, count)
            print(
                f"{family:10}{count:6}{one.portfolio:9.3f}s{one.plain:9.3f}s{one.reason:9.3f}s"
                f"{one.credit:9.4f}s",
                flush=True,
            )


if __name__ == "__main__":
    main()
