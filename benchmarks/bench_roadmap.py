"""Roadmaps: gap after some seconds on frozen instances of a folder, beside HiGHS by itself.

    python benchmarks/bench_roadmap.py FOLDER [--seconds 20] [--only n100] [--plain] [--replan]
    python benchmarks/bench_roadmap.py --mine --seeded --build

The folder's README tells the objective and the rules; each plan is checked by them once more
(`frozen_roadmaps.py`), and one that breaks a rule or tells another worth ends the run. `--plain`
runs HiGHS on the textbook columns for the same time, without a first roadmap; `--mine` adds a
seeded instance like an open-pit mine, `--seeded` five masterplans of 100 programs, and `--build`
the time in which a model of more than 50 000 numbers is set up.
"""

import argparse
import time
from pathlib import Path

from frozen_roadmaps import Instance, Question, check, question, read
from mcdm_smartcity import Roadmap, YearlyBudget, schedule
from mcdm_smartcity.portfolio.methods.solving import chosen_engine, solve_zero_one
from mcdm_smartcity.roadmap.methods.programme import programme_of
from mcdm_smartcity.roadmap.model import model_of
from seeded_roadmaps import masterplan, mine


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


def build(count: int = 700) -> None:
    """How long it takes to set a model up, beside making its rows into a sparse array once more."""
    plan = schedule(**question(masterplan(0, count)), time_limit=30.0, gap=0.5)
    began = time.perf_counter()
    arrays = programme_of(model_of(plan.asked).layout).arrays
    seconds = time.perf_counter() - began
    print(f"model of {count} programs: {arrays.shape[0]} rows, {arrays.shape[1]} columns, "
          f"{len(arrays.data)} numbers, built in {seconds:.3f} s")  # fmt: skip


def report(
    name: str, question: Question, options: argparse.Namespace, instance: Instance | None = None
) -> None:
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
    if instance is not None:
        check(instance, plan.start, plan.worth)
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
    parser.add_argument("--seeded", action="store_true")
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.json")) if options.folder else []:
        if options.only in path.stem:
            instance = read(path)
            if options.replan:
                replan(path.stem, question(instance), options)
            else:
                report(path.stem, question(instance), options, instance)
    for seed in range(5) if options.seeded else ():
        instance = masterplan(seed)
        report(instance["name"], question(instance), options, instance)
    if options.build:
        build()
    if options.mine:
        report("mine", mine(0), options)


if __name__ == "__main__":
    run()
