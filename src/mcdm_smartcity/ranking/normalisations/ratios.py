"""Normalisations by ratios, which take no negative score."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, magnitude
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
        free = ~self.benefit & (values == 0)
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
    require_ratios(matrix, "linear")
    highest = matrix.max(axis=-2, keepdims=True)
    highest = np.where(highest > 0, highest, 1)
    return Ratio(benefit, highest, matrix.min(axis=-2, keepdims=True))


def total(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Shares: x / Σx for benefits, (1/x) / Σ(1/x) for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    require_ratios(matrix, "sum")
    shares = Ratio(benefit, magnitude(matrix, -2), matrix.min(axis=-2, keepdims=True))
    sums = shares(matrix).sum(axis=-2, keepdims=True)
    return Ratio(benefit, shares.highest, shares.lowest, np.where(sums > 0, sums, 1))


def require_ratios(matrix: FloatArray, name: str) -> None:
    """Raise and name the place if a score is negative."""
    wrong = np.argwhere(matrix < 0)
    if len(wrong):
        at = tuple(int(i) for i in wrong[0])
        raise InvalidArrayError(
            f"normalisation {name!r} takes ratios, so scores must not be negative; found "
            f"{matrix[at]:g} at program {at[-2]}, criterion {at[-1]} (counted from 0)"
        )
