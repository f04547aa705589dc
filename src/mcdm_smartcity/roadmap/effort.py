"""When several look for a roadmap at once, and what has been found."""

import math
from dataclasses import dataclass

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.portfolio.effort import Effort, relative_gap

# With fewer columns the solver is done before a search could help.
SMALL = 150
# With fewer, it needs nobody who looks for better roadmaps beside it.
FEW = 400


def races(effort: Effort, columns: int) -> bool:
    """
    Tell whether several look for the best at once, so that time decides who is first.

    Otherwise, as where there is no time limit, one solver works alone on one thread, and the
    same question has the same answer whenever there is time enough for it.
    """
    return math.isfinite(effort.clock.limit) and columns > FEW


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
