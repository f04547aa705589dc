"""How a roadmap is looked for, and what has been found."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.portfolio.clock import Clock

Watch: TypeAlias = Callable[[float, float], None]
# With fewer columns the solver is done before a search could help.
SMALL = 150


@dataclass(frozen=True, slots=True)
class Effort:
    """How to solve: engine, time, relative gap at which to stop, seed, and who watches."""

    engine: str
    clock: Clock
    gap: float
    seed: int
    watch: Watch | None = None

    @property
    def races(self) -> bool:
        """
        Whether several may look for the best at once, so that time decides who is first.

        Without a time limit one solver works alone, and the same question has the same answer.
        """
        return math.isfinite(self.clock.limit)


@dataclass(slots=True)
class Found:
    """
    The best roadmap so far.

    Attributes
    ----------
    starts, worth
        Positions of periods (n,), and the worth; minus infinity if there is none.
    bound
        No roadmap is worth more; minus infinity if none is possible.
    in_time, interrupted
        Whether the solver came to its end; whether somebody stopped it.
    """

    starts: IntArray
    worth: float = -math.inf
    bound: float = math.inf
    in_time: bool = False
    interrupted: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is any roadmap."""
        return self.worth > -math.inf

    @property
    def gap(self) -> float:
        """What may be missing at most, as a share of the larger of worth and bound."""
        return relative_gap(self.worth, self.bound)


def relative_gap(worth: float, bound: float) -> float:
    """Return what may be missing at most, as a share of the larger of worth and bound."""
    largest = max(abs(worth), abs(bound))
    if bound <= worth or largest == 0:
        return 0.0
    return (bound - worth) / largest if math.isfinite(bound) else 1.0
