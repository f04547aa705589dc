"""How a roadmap is looked for, and what has been found."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.deciding import relative_gap

Watch: TypeAlias = Callable[[float, float], None]
# With fewer columns the solver is done before a search could help.
SMALL = 150
# With fewer, it needs nobody who looks for better roadmaps beside it.
FEW = 400


@dataclass(frozen=True, slots=True)
class Effort:
    """How to solve: engine, time, relative gap at which to stop, seed, and who watches."""

    engine: str
    clock: Clock
    gap: float
    seed: int
    watch: Watch | None = None

    def races(self, columns: int) -> bool:
        """
        Tell whether several look for the best at once, so that time decides who is first.

        Otherwise, as where there is no time limit, one solver works alone on one thread, and the
        same question has the same answer whenever there is time enough for it.
        """
        return math.isfinite(self.clock.limit) and columns > FEW


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
