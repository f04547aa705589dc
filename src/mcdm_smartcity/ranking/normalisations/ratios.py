"""Normalisations by ratios, which take no negative score."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, magnitude
from mcdm_smartcity.ranking.engine.columns import extremes, sums_of
from mcdm_smartcity.ranking.normalisations.maps import Map


@dataclass(frozen=True)
class Ratio:
    """x / highest for benefits, lowest / x for costs, over a divisor; parts (..., 1, m)."""

    benefit: BoolArray
    highest: FloatArray
    lowest: FloatArray
    divisor: FloatArray | None = None

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the ratios; a cost of 0 is the limit of ever smaller ones."""
        numerator = np.where(self.benefit, values, self.lowest)
        denominator = np.where(self.benefit, self.highest, values)
        if denominator.all():
            ratio = np.divide(numerator, denominator, out=denominator)
        else:
            free = denominator == 0
            ratio = np.where(free, 1, numerator / np.where(free, 1, denominator))
        if self.divisor is not None:
            ratio = ratio / self.divisor
        result: FloatArray = ratio.astype(values.dtype, copy=False)
        return result


def linear(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Ratios: x / max x for benefits, min x / x for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    found = extremes(matrix)
    require_ratios(matrix, "linear", found.lowest)
    highest = np.where(found.highest > 0, found.highest, 1).astype(matrix.dtype, copy=False)
    return Ratio(benefit, highest, found.lowest)


def total(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Shares: x / Σx for benefits, (1/x) / Σ(1/x) for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    found = extremes(matrix)
    require_ratios(matrix, "sum", found.lowest)
    shares = Ratio(benefit, magnitude(found.highest, -2), found.lowest)
    sums = sums_of(shares, matrix)
    return Ratio(benefit, shares.highest, shares.lowest, np.where(sums > 0, sums, 1))


def require_ratios(matrix: FloatArray, name: str, lowest: FloatArray) -> None:
    """Raise and name the place if a score is negative; `lowest` are the lowest of each column."""
    if np.minimum.reduce(lowest, axis=None) < 0:
        raise InvalidArrayError(
            f"normalisation {name!r} takes ratios, so scores must not be negative; "
            f"found {_first(matrix, matrix < 0)}"
        )


def require_positive(matrix: FloatArray, name: str) -> None:
    """Raise and name the place if a method that multiplies meets a score of 0 or below."""
    if not np.minimum.reduce(matrix, axis=None) > 0:
        raise InvalidArrayError(
            f"{name} multiplies, so scores must be positive; found {_first(matrix, matrix <= 0)}"
        )


def _first(matrix: FloatArray, wrong: BoolArray) -> str:
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    return f"{matrix[at]:g} at program {at[-2]}, criterion {at[-1]} (counted from 0)"
