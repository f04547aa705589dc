"""Roadmaps made from a seed: masterplans in the form of the frozen instances, and a mine."""

import numpy as np

from frozen_roadmaps import Instance, Question
from mcdm_smartcity import DependencyGraph, Lag, Task, YearlyBudget

DIMENSIONS, AGENCIES, SOURCES, PERIODS = 5, 6, 3, 10


def masterplan(seed: int, count: int = 100, room: int = 3) -> Instance:
    """
    Make up a masterplan of ten years, three sources and six agencies.

    It has lags, exclusions, synergies and shares; money pays about two fifths of all programs, and
    an agency carries `room` programs at once.
    """
    random = np.random.default_rng(seed)
    names = [f"p{i:03d}" for i in range(count)]
    cost = np.maximum(random.lognormal(6.3, 0.8, count), 40)
    gain = np.exp(0.5 * (np.log(cost) - 6.3) + random.normal(4.2, 0.6, count))
    programs = [
        _program(random, name, *pair) for name, *pair in zip(names, cost, gain, strict=True)
    ]
    needs = sorted({(int(j), int(random.integers(j))) for j in random.integers(1, count, count)})
    pairs = [sorted(random.choice(count, 2, replace=False).tolist()) for _ in range(count // 2)]
    total = sum(sum(one["cost_by_year_of_life"]) for one in programs)
    parts = random.dirichlet(np.full(SOURCES, 4.0))
    growth = np.linspace(0.8, 1.2, PERIODS)
    return {
        "name": f"masterplan {seed}",
        "periods": PERIODS,
        "discount": 0.96,
        "tail": 5,
        "minimum_share_of_cost_per_dimension": 0.1,
        "programs": programs,
        "needs": [
            {"program": names[j], "needs": names[i], "start_to_start_lag": int(random.integers(4))}
            for j, i in needs
        ],
        "excludes": [[names[i], names[j]] for i, j in pairs[: count // 20]],
        "synergies": [
            {"programs": [names[i], names[j]], "worth_per_period": int(random.integers(5, 40))}
            for i, j in pairs[count // 20 :]
        ],
        "budget": {
            f"s{k}": np.round(0.4 * total * part / PERIODS * growth).astype(int).tolist()
            for k, part in enumerate(parts)
        },
        "capacity": {f"a{k}": room for k in range(AGENCIES)},
    }  # fmt: skip


def _program(random: np.random.Generator, name: str, cost: float, gain: float) -> Instance:
    duration = int(random.integers(1, 4))
    by_year = np.maximum(np.round(cost * random.dirichlet(np.full(duration, 5.0))), 1)
    sources = random.permutation(SOURCES)[: random.integers(1, SOURCES + 1)]
    return {
        "id": name,
        "duration": duration,
        "cost_by_year_of_life": by_year.astype(int).tolist(),
        "worth_per_period": max(round(gain), 1),
        "sources": [f"s{k}" for k in sorted(sources.tolist())],
        "agency": f"a{random.integers(AGENCIES)}",
        "dimension": f"d{random.integers(DIMENSIONS)}",
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
