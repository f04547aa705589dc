"""One benchmark: our way and another way to the same answer."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, TypeAlias

import numpy as np

Ways: TypeAlias = tuple[Callable[[], Any], Callable[[], Any]]


@dataclass(frozen=True)
class Case:
    """`prepare(size)` gives the two ways as functions without arguments."""

    name: str
    against: str
    prepare: Callable[[int], Ways]
    size: int
    smoke_size: int
    needs: str = "numpy"
    tolerance: float = 1e-9

    def available(self) -> bool:
        return find_spec(self.needs) is not None

    def run(self, *, smoke: bool) -> tuple[float, float]:
        """Seconds of either way, the median of a few; raises if the answers differ."""
        ours, other = self.prepare(self.smoke_size if smoke else self.size)
        np.testing.assert_allclose(ours(), other(), rtol=0, atol=self.tolerance)
        repeats = 1 if smoke else 3
        return median_time(ours, 3 * repeats), median_time(other, repeats)


def median_time(task: Callable[[], Any], repeats: int) -> float:
    """Seconds that a task takes, the median of a few runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
