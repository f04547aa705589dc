"""The time that is left: solvers may overrun theirs, so we keep our own account."""

import math
import time
from dataclasses import dataclass, field

from mcdm_smartcity.errors import InvalidArrayError


@dataclass(frozen=True, slots=True)
class Clock:
    """
    Wall time from the start of a task.

    Attributes
    ----------
    limit
        Seconds; infinite if there is no limit.
    """

    limit: float = math.inf
    began: float = field(default_factory=time.perf_counter)

    @classmethod
    def of(cls, time_limit: float | None) -> "Clock":
        """Start a clock; the limit must be above 0, or None for no limit."""
        if time_limit is None:
            return cls()
        if not time_limit > 0:
            raise InvalidArrayError(
                f"time_limit must be seconds above 0, or None; found {time_limit!r}"
            )
        return cls(float(time_limit))

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.began

    @property
    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(0.0, self.limit - self.spent)
