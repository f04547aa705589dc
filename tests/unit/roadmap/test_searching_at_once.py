"""Several search at once only where time is limited; alone, the answer is always the same."""

import _thread
import signal
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    Capacity,
    DependencyGraph,
    Roadmap,
    Task,
    YearlyBudget,
    check_roadmap,
    write_roadmap,
)
from mcdm_smartcity import schedule as schedule_it
from mcdm_smartcity.roadmap.effort import FEW


def many(count: int, periods: int, room: int, **settings: Any) -> Roadmap:
    """More starts than one solver works on alone where time is limited."""
    random = np.random.default_rng(5)
    names = [f"p{i}" for i in range(count)]
    cost, life = random.integers(20, 99, count), random.integers(1, 4, count)
    tasks = [
        Task(
            id=name,
            duration=int(life[k]),
            spending=[{"amounts": [float(cost[k])], "sources": ["x", "y"][k % 2 :]}],
            agency=f"a{k % 4}",
        )
        for k, name in enumerate(names)
    ]
    worth = dict(zip(names, random.integers(20, 99, count).astype(float).tolist(), strict=True))
    rules = [
        YearlyBudget(40 * room, "x"),
        YearlyBudget(60 * room, "y"),
        *(Capacity(f"a{k}", room) for k in range(4)),
    ]
    assert sum(periods + 1 - task.duration for task in tasks) > FEW
    return schedule_it(worth, tasks, DependencyGraph(names), periods, rules, tail=3, **settings)


@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_without_a_time_limit_the_answer_is_the_same_each_time(engine: str, tmp_path: Path) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    one, two = (many(60, 8, 4, gap=0.012, engine=engine) for _ in range(2))
    assert one == two
    assert one.gap <= 0.012
    first = write_roadmap(one, tmp_path / "one.json").read_bytes()
    assert first == write_roadmap(two, tmp_path / "two.json").read_bytes()


def test_several_find_at_least_what_one_finds_by_itself_first() -> None:
    pytest.importorskip("highspy")
    seen: list[tuple[float, float]] = []
    found = many(
        90, 10, 2, gap=0.0, time_limit=6.0, engine="highs", watch=lambda *two: seen.append(two)
    )
    assert check_roadmap(found) == ()
    assert len(seen) > 1
    assert found.worth >= max(worth for worth, _ in seen) * (1 - 1e-9)
    assert found.bound <= min(bound for _, bound in seen if np.isfinite(bound)) * (1 + 1e-9)


def test_what_a_watcher_sees_never_becomes_worse() -> None:
    pytest.importorskip("highspy")
    seen: list[tuple[float, float]] = []
    for room in (6, 8, 9):
        seen.clear()
        many(
            110,
            10,
            room,
            gap=0.0,
            time_limit=3.0,
            engine="highs",
            watch=lambda *two: seen.append(two),
        )
        worths, bounds = zip(*seen, strict=True)
        assert list(worths) == sorted(worths)
        assert list(bounds) == sorted(bounds, reverse=True)


def test_ctrl_c_keeps_the_best_plan_of_the_one_that_works_alone() -> None:
    pytest.importorskip("highspy")
    timer = threading.Timer(3.0, _thread.interrupt_main)
    # Where tests run in the background the shell may have them ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer.start()
    try:
        found = many(90, 10, 2, gap=0.0, engine="highs")
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)
    assert "interrupted" in str(found.notes[-1])
    assert found.bound >= found.worth > 0
    assert check_roadmap(found) == ()


def test_what_a_watcher_raises_ends_the_search_and_comes_out() -> None:
    pytest.importorskip("highspy")

    def watch(worth: float, bound: float) -> None:
        raise ValueError(f"seen {worth} of {bound}")

    with pytest.raises(ValueError, match="seen"):
        many(90, 10, 2, gap=0.0, time_limit=20.0, engine="highs", watch=watch)
