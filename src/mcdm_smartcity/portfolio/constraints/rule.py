"""One linear rule of a portfolio under its own name."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.exact import Exact, as_float


@dataclass(frozen=True, slots=True)
class Rule:
    """
    Least ≤ Σ coefficient · quantity ≤ most, over programs by position.

    Attributes
    ----------
    name
        What people call it; rules of one name hold or fall together.
    flags
        Coefficients of "is funded", 0 or 1.
    shares
        Coefficients of the share that is funded: as `flags`, but for programs funded in part.
    gains
        Coefficients of the worth that is realised.
    """

    name: Note
    flags: Mapping[int, Exact] = field(default_factory=dict)
    shares: Mapping[int, Exact] = field(default_factory=dict)
    gains: Mapping[int, Exact] = field(default_factory=dict)
    least: Exact | None = None
    most: Exact | None = None

    def limits(self) -> tuple[float, float]:
        """Return least and most as numbers, infinite where there is none."""
        least = -math.inf if self.least is None else as_float(self.least)
        most = math.inf if self.most is None else as_float(self.most)
        return least, most
