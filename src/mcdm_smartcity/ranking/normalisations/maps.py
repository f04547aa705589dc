"""Maps from the scores of a criterion to numbers where higher is better."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, magnitude
from mcdm_smartcity.ranking.engine.columns import Extremes, extremes

# A total may take the centre of a line off at the end, not from every score, if that costs less
# than this share of the span.
LOST = 1e-12

# Scores below this power of the largest number, and above its inverse, have squares and
# differences that are numbers.
MODERATE = 1 / 3
MODERATE_SIZES = {
    np.dtype(kind): float(np.finfo(kind).max) ** MODERATE for kind in (np.float32, np.float64)
}


class Map(Protocol):
    """A rising map of each criterion's scores (falling for a cost), built from a table.

    It takes rows (..., b, m): those of the table, a part of them, or given ideals.
    """

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the normalised values, of the same shape."""
        ...


@dataclass(frozen=True)
class Affine:
    """
    Straight lines: offset + (x / unit − centre) / divisor, each part (..., 1, m).

    Attributes
    ----------
    offset, centre, divisor
        The divisor is negative for a cost, and infinite for an inactive criterion.
    unit
        Powers of two that keep squares and differences of huge or tiny scores numbers; None where
        all scores are moderate.
    range
        Extremes of the table as they were read, if they were.
    """

    offset: FloatArray
    centre: FloatArray
    divisor: FloatArray
    unit: FloatArray | None = None
    range: Extremes | None = None

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return values on the lines."""
        result = self.from_centre(values)
        result /= self.divisor
        result += self.offset
        return result

    def from_centre(self, values: FloatArray) -> FloatArray:
        """Return x / unit − centre."""
        levels = values if self.unit is None else values / self.unit
        result: FloatArray = levels - self.centre
        return result

    @property
    def is_near(self) -> bool:
        """Whether scores and centres are so small beside the spans that totals may mix them."""
        if self.unit is not None:
            return False
        steps = np.abs(self.centre) * np.finfo(self.divisor.dtype).eps
        return bool((steps <= LOST * np.abs(self.divisor)).all())


def unit_of(furthest: FloatArray) -> FloatArray | None:
    """Powers of two, (..., 1, m), that bring levels this far from 0 near 1; None if all are."""
    largest = MODERATE_SIZES[furthest.dtype]
    if np.maximum.reduce(furthest, axis=None) < largest:
        if np.minimum.reduce(furthest, axis=None) > 1 / largest:
            return None
        if ((furthest > 1 / largest) | (furthest == 0)).all():
            return None
    return magnitude(furthest, -2)


def between(zero: FloatArray, one: FloatArray) -> Affine:
    """The straight lines from the level of 0 to the level of 1, (..., 1, m) each.

    A criterion whose levels are equal is inactive: 0 everywhere.
    """
    unit = unit_of(np.maximum(np.abs(zero), np.abs(one)))
    if unit is not None:
        zero, one = zero / unit, one / unit
    return Affine(np.zeros_like(zero), zero, steep_lines(one - zero), unit)


def steep_lines(divisor: FloatArray) -> FloatArray:
    """Return divisors where 0, which makes a criterion inactive, is infinite: flat lines."""
    if np.logical_and.reduce(divisor, axis=None):
        return divisor
    steep: FloatArray = np.where(divisor == 0, np.inf, divisor).astype(divisor.dtype, copy=False)
    return steep


@dataclass(frozen=True)
class Column:
    """
    What affine maps need of a table, in units that keep squares numbers.

    Attributes
    ----------
    matrix, benefit
        The table and its directions.
    range
        Extremes in units of `unit`, (..., 1, m) each.
    unit
        As for `Affine`.
    """

    matrix: FloatArray
    benefit: BoolArray
    range: Extremes
    unit: FloatArray | None

    @classmethod
    def of(cls, matrix: FloatArray, benefit: BoolArray) -> "Column":
        """Read the columns of a table."""
        found = extremes(matrix)
        unit = unit_of(np.maximum(found.highest, -found.lowest))
        if unit is None:
            return cls(matrix, benefit, found, None)
        return cls(matrix, benefit, Extremes(found.lowest / unit, found.highest / unit), unit)

    @property
    def best(self) -> FloatArray:
        """The best level of each criterion, in units of `unit`."""
        best: FloatArray = np.where(self.benefit, self.range.highest, self.range.lowest)
        return best

    @property
    def worst(self) -> FloatArray:
        """The worst level of each criterion, in units of `unit`."""
        worst: FloatArray = np.where(self.benefit, self.range.lowest, self.range.highest)
        return worst

    def in_units(self) -> FloatArray:
        """Return the scores in units of `unit`."""
        return self.rows_in_units(self.matrix)

    def rows_in_units(self, rows: FloatArray) -> FloatArray:
        """Return rows of scores in units of `unit`."""
        return rows if self.unit is None else rows / self.unit

    def line(self, offset: FloatArray, centre: FloatArray, divisor: FloatArray) -> Affine:
        """Return the affine map; a divisor of 0 makes a criterion inactive."""
        steep = steep_lines(divisor).astype(self.matrix.dtype, copy=False)
        return Affine(offset, centre, steep, self.unit, self.range if self.unit is None else None)
