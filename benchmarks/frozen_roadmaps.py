"""Frozen instances of roadmaps: how their files are read, and whether a plan keeps what they say.

Worth and rules are those of the instances, written down by themselves: they share no code with the
library, so that its reading of an instance is checked by them.
"""

import json
import math
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from mcdm_smartcity import (
    AtMost,
    Capacity,
    DependencyGraph,
    Lag,
    ShareAtLeast,
    Synergy,
    Task,
    YearlyBudget,
)

Instance = dict[str, Any]
Question = dict[str, Any]
# Sums of some hundred numbers in another order differ by less than this part.
ROUNDING = 1e-9


def read(path: Path) -> Instance:
    """Read an instance as it was written."""
    data: Instance = json.loads(path.read_text(encoding="utf-8"))
    return data


def question(data: Instance) -> Question:
    """Turn an instance into the arguments of `schedule`."""
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


def check(data: Instance, start: Mapping[str, int], told: float) -> None:
    """Raise if starts break a rule of the instance, or are worth another number than is told."""
    problems = list(broken(data, start))
    found = worth(data, start)
    if abs(found - told) > ROUNDING * max(abs(found), abs(told), 1.0):
        problems.append(f"the plan says {told!r}, but by the instance's formula it is {found!r}")
    if problems:
        raise ValueError("; ".join(problems))


def worth(data: Instance, start: Mapping[str, int]) -> float:
    """
    What starts are worth by the formula of the instance; periods are numbered from 1.

    A program that starts in the period t + 1 earns its worth times Σ discount^k over the periods
    k = t + duration … periods + tail − 1; a synergy from the later completion on.
    """
    last, discount = data["periods"] + data["tail"], data["discount"]
    done = {one["id"]: start[one["id"]] - 1 + one["duration"] for one in _started(data, start)}
    earned = [(one["worth_per_period"], done[one["id"]]) for one in _started(data, start)]
    earned += [
        (one["worth_per_period"], max(done[name] for name in one["programs"]))
        for one in data["synergies"]
        if all(name in done for name in one["programs"])
    ]
    return float(sum(gain * discount**k for gain, first in earned for k in range(first, last)))


def broken(data: Instance, start: Mapping[str, int]) -> Iterator[str]:
    """Yield each rule of the instance that starts break."""
    started = _started(data, start)
    yield from (f"{name} is no program" for name in start.keys() - {one["id"] for one in started})
    for one in started:
        if not 1 <= start[one["id"]] <= data["periods"] - one["duration"] + 1:
            yield f"{one['id']} is not at work within the periods"
    for link in data["needs"]:
        first, then = link["needs"], link["program"]
        least = start.get(first, math.inf) + link["start_to_start_lag"]
        if then in start and start[then] < least:
            yield f"{then} starts before {first} lets it"
    for pair in data["excludes"]:
        if all(name in start for name in pair):
            yield f"{pair[0]} and {pair[1]} exclude each other"
    yield from _broken_by_period(data, started, start)
    costs = {one["id"]: sum(one["cost_by_year_of_life"]) for one in started}
    least = data["minimum_share_of_cost_per_dimension"] * sum(costs.values())
    for dimension in sorted({one["dimension"] for one in data["programs"]}):
        part = sum(costs[one["id"]] for one in started if one["dimension"] == dimension)
        if part < least * (1 - ROUNDING):
            yield f"dimension {dimension} has less than its share of the cost"


def _broken_by_period(
    data: Instance, started: list[Instance], start: Mapping[str, int]
) -> Iterator[str]:
    for period in range(1, data["periods"] + 1):
        ages = [(one, period - start[one["id"]]) for one in started]
        at_work = [(one, age) for one, age in ages if 0 <= age < one["duration"]]
        for agency, room in data["capacity"].items():
            if sum(one["agency"] == agency for one, _ in at_work) > room:
                yield f"agency {agency} has too much work in {period}"
        # Costs can be split if each set of sources can pay what nobody else may pay.
        for some in _sets(sorted(data["budget"])):
            only = [
                one["cost_by_year_of_life"][age]
                for one, age in at_work
                if some >= set(one["sources"])
            ]
            limit = sum(data["budget"][source][period - 1] for source in some)
            if sum(only) > limit * (1 + ROUNDING):
                yield f"{' and '.join(sorted(some))} lack money in {period}"


def _sets(names: list[str]) -> Iterator[set[str]]:
    for size in range(1, len(names) + 1):
        yield from map(set, combinations(names, size))


def _started(data: Instance, start: Mapping[str, int]) -> list[Instance]:
    return [one for one in data["programs"] if one["id"] in start]
