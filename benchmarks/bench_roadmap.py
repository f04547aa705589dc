"""Roadmaps: gap after some seconds on frozen instances of a folder, beside HiGHS by itself.

    python benchmarks/bench_roadmap.py FOLDER [--seconds 20] [--only n100] [--plain] [--replan]
    python benchmarks/bench_roadmap.py --mine

The folder's README tells the objective. `--plain` runs HiGHS on the textbook columns for the same
time, without a first roadmap; `--mine` adds a seeded instance like an open-pit mine.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from mcdm_smartcity import (
    AtMost,
    Capacity,
    DependencyGraph,
    Lag,
    Roadmap,
    ShareAtLeast,
    Synergy,
    Task,
    YearlyBudget,
    schedule,
)
from mcdm_smartcity.portfolio.methods.solving import chosen_engine, solve_zero_one
from mcdm_smartcity.roadmap.methods.programme import programme_of
from mcdm_smartcity.roadmap.model import model_of

Question = dict[str, Any]


def frozen(path: Path) -> Question:
    """Read an instance as the arguments of `schedule`."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tasks = [
        Task(
            id=one["id"],
            duration=one["duration"],
            spending=[{"amounts": one["cost_by_year_of_life"], "sources": one["sources"]}],
            agency=one["agency"],
            dimension=one["dimension"],
        )
        for one in data["programs"]
    ]
    needs = [(link["program"], link["needs"]) for link in data["needs"]]
    lags = [link["start_to_start_lag"] for link in data["needs"]]
    share = data["minimum_share_of_cost_per_dimension"]
    dimensions = sorted({task.dimension for task in tasks})
    return {
        "worth": {one["id"]: one["worth_per_period"] for one in data["programs"]},
        "programs": tasks,
        "graph": DependencyGraph([task.id for task in tasks], needs),
        "periods": data["periods"],
        "constraints": [
            *(Lag(*pair, lag, "start") for pair, lag in zip(needs, lags, strict=True)),
            *(YearlyBudget(limits, source) for source, limits in data["budget"].items()),
            *(Capacity(agency, limit) for agency, limit in data["capacity"].items()),
            *(Synergy(one["programs"], one["worth_per_period"]) for one in data["synergies"]),
            *(ShareAtLeast(share, {"dimension": name}) for name in dimensions),
            # Some programs need two that exclude each other, which a graph refuses.
            *(AtMost(1, pair) for pair in data["excludes"]),
        ],
        "discount": data["discount"],
        "tail": data["tail"],
    }


def mine(seed: int, count: int = 1000, links: int = 4000, periods: int = 6) -> Question:
    """Blocks in layers, each below a few others; two resources a period; worth of any sign."""
    random = np.random.default_rng(seed)
    depth = np.sort(random.integers(0, 12, count))
    names = [f"b{i:04d}" for i in range(count)]
    needs: set[tuple[str, str]] = set()
    while len(needs) < links:
        i = int(random.integers(count))
        above = np.flatnonzero(depth == depth[i] - 1)
        if len(above):
            near = int(random.integers(max(0, i % len(above) - 6), i % len(above) + 7))
            needs.add((names[i], names[int(above[near % len(above)])]))
    mined, milled = random.integers(5, 15, count), random.integers(0, 12, count)
    worth = np.round(milled * random.uniform(1, 9, count) - mined * 1.5, 2)
    tasks = [
        Task(
            id=name,
            spending=[
                {"amounts": [float(mined[i])], "sources": ["dig"]},
                {"amounts": [float(milled[i])], "sources": ["mill"]},
            ],
        )
        for i, name in enumerate(names)
    ]
    by_start = {
        name: [float(worth[i]) * 0.92**t for t in range(periods)] for i, name in enumerate(names)
    }
    return {
        "worth": by_start,
        "programs": tasks,
        "graph": DependencyGraph(names, sorted(needs)),
        "periods": periods,
        "constraints": [
            *(Lag(*pair, 0, "start") for pair in sorted(needs)),
            YearlyBudget(round(float(mined.sum()) / periods * 0.6), "dig"),
            YearlyBudget(round(float(milled.sum()) / periods * 0.6), "mill"),
        ],
    }


def replan(name: str, question: Question, options: argparse.Namespace) -> None:
    """After a year with less money: from the plan there was, and from nothing, to the same gap."""
    settings = {"gap": 0.01, "time_limit": 60.0, "engine": options.engine}
    first = schedule(**question, **settings)
    budgets = [
        one.changed(limits=(one.limits[0], *(0.95 * limit for limit in one.limits[1:])))
        if isinstance(one, YearlyBudget)
        else one
        for one in question["constraints"]
    ]
    less = question | {"constraints": budgets}
    fresh = schedule(**less, **settings)
    again = schedule(**less, **settings, last=first, now=first.periods[1])
    print(f"{name:12} replanned in {again.seconds:.2f} s (gap {again.gap:.2%}, "
          f"{len(again.changes)} changes), fresh in {fresh.seconds:.2f} s (gap {fresh.gap:.2%}), "
          f"ratio {again.seconds / fresh.seconds:.2f}")  # fmt: skip


def plain(plan: Roadmap, engine: str, seconds: float) -> tuple[float, float]:
    """HiGHS by itself on "started by" columns: worth and bound."""
    model = model_of(plan.asked)
    arrays = programme_of(model.layout).arrays
    found = solve_zero_one(arrays, engine, time_limit=seconds)
    worth = float(arrays.gains @ found.values) if len(found.values) else float("-inf")
    return worth * arrays.unit, found.bound * arrays.unit


def report(name: str, question: Question, options: argparse.Namespace) -> None:
    began = time.perf_counter()
    points: list[tuple[float, float]] = []

    def watch(worth: float, bound: float) -> None:
        points.append((time.perf_counter() - began, (bound - worth) / max(abs(bound), 1e-9)))

    plan = schedule(
        **question, time_limit=options.seconds, gap=options.gap, engine=options.engine, watch=watch
    )
    seconds = time.perf_counter() - began
    trail = " ".join(f"{at:.0f}s:{gap:.2%}" for at, gap in points[-6:])
    print(f"{name:12} {plan.engine:6} worth {plan.worth:12.2f} gap {plan.gap:7.3%} "
          f"in {seconds:5.1f} s  [{trail}]")  # fmt: skip
    if options.plain:
        for engine in sorted({"scipy", chosen_engine("auto", 10**6)}):
            worth, bound = plain(plan, engine, options.seconds)
            print(
                f"{'':12} plain {engine:6} worth {worth:12.2f} gap {(bound - worth) / bound:7.3%}"
            )


def run() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--gap", type=float, default=1e-4)
    parser.add_argument("--only", default="")
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--replan", action="store_true")
    parser.add_argument("--mine", action="store_true")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.json")) if options.folder else []:
        if options.only in path.stem:
            (replan if options.replan else report)(path.stem, frozen(path), options)
    if options.mine:
        report("mine", mine(0), options)


if __name__ == "__main__":
    run()
