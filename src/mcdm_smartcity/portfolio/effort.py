"""How to solve, and when an answer counts as proved: for portfolios and roadmaps alike."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, NotAdditiveError
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.numerics.arrays import require_whole
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.ranking.ranking import Ranking
from mcdm_smartcity.ranking.worth import Worth

# An answer is proved if no more than this part of it may be missing.
PROVED = 1e-9


@dataclass(frozen=True, slots=True)
class Effort:
    """How to solve: engine, time, relative gap at which to stop, seed, and who watches."""

    engine: str
    clock: Clock
    gap: float = 0.0
    seed: int = 0
    watch: Watch | None = None

    @property
    def parameters(self) -> FrozenMapping[float]:
        """Gap, and the time limit if there is one."""
        limit = {} if math.isinf(self.clock.limit) else {"time_limit": self.clock.limit}
        return FrozenMapping({"gap": self.gap, **limit})


def check_settings(worth: object, gap: float, seed: int) -> None:
    """Refuse a worth that does not add up, and settings outside their ranges."""
    if isinstance(worth, Ranking):
        raise NotAdditiveError(
            f"scores of {worth.method} order programs, but their sums have no meaning; use "
            "value(study, weights), or Worth.from_scores(..., acknowledge_not_additive=True)"
        )
    if not isinstance(worth, Worth | Mapping):
        raise NotAdditiveError(
            f"worth must be a Worth or a mapping from program to number, not {worth!r:.60}"
        )
    require_number("gap", gap)
    if not 0 <= gap < 1:
        raise InvalidArrayError(f"gap must be at least 0 and below 1; found {gap!r}")
    require_whole("seed", seed, 0)


def require_number(name: str, given: object) -> None:
    """Refuse a setting that is no number."""
    if isinstance(given, bool) or not isinstance(given, int | float | np.number):
        raise InvalidArrayError(f"{name} must be a number; found {given!r:.40}")


def relative_gap(worth: float, bound: float) -> float:
    """Return what may be missing at most, as a share of the larger of worth and bound."""
    largest = max(abs(worth), abs(bound))
    if bound <= worth or largest == 0:
        return 0.0
    return (bound - worth) / largest if math.isfinite(largest) else 1.0
