"""A normalisation: a map of scores under a name, with what it takes and promises."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.maps import Map

Build: TypeAlias = Callable[[FloatArray, BoolArray], Map]
Taken: TypeAlias = Literal["real", "nonnegative", "positive", "at_least_one"]
# What is wrong with a score outside each domain, and how the message tells it.
OUTSIDE: dict[Taken, tuple[Callable[[FloatArray], BoolArray], str]] = {
    "nonnegative": (lambda scores: scores < 0, "not be negative"),
    "positive": (lambda scores: scores <= 0, "be positive"),
    "at_least_one": (lambda scores: scores < 1, "be at least 1"),
}


@dataclass(frozen=True, slots=True)
class Normalisation:
    """
    A way to bring criteria of different units to numbers where higher is better.

    Attributes
    ----------
    name
        What methods, files and reports call it.
    build
        From the scores (..., n, m) and directions (m,) to a map of rows.
    source
        Who published it, with year.
    domain
        Which scores it takes: ``real``, ``nonnegative``, ``positive`` or ``at_least_one``.
    free_of_units
        Whether the same scores in other units (times any positive number) give the same values.
    """

    name: str
    build: Build
    source: str
    domain: Taken = "real"
    free_of_units: bool = True

    def map_of(self, matrix: FloatArray, benefit: BoolArray) -> Map:
        """Return the map built from a table, or raise and name the first score it cannot take."""
        require_domain(matrix, self.domain, f"normalisation {self.name!r}")
        return self.build(matrix, benefit)


def require_domain(matrix: FloatArray, domain: Taken, who: str) -> None:
    """Raise and name the first score that lies outside the domain."""
    if domain == "real":
        return
    is_outside, rule = OUTSIDE[domain]
    wrong = is_outside(matrix)
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise InvalidArrayError(
            f"{who} takes ratios or logarithms, so scores must {rule}; found {matrix[at]:g} at ",
            Place(at, ("program", "criterion")),
        )
