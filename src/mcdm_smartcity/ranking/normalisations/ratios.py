"""Normalisations by ratios and logarithms, which take no negative score."""

from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, magnitude
from mcdm_smartcity.ranking.engine.columns import extremes, sums_of
from mcdm_smartcity.ranking.normalisations.maps import Map, unit_of


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
        if np.logical_and.reduce(denominator, axis=None):
            ratio = np.divide(numerator, denominator, out=denominator)
        else:
            free = denominator == 0
            ratio = np.where(free, 1, numerator / np.where(free, 1, denominator))
        if self.divisor is not None:
            ratio = ratio / self.divisor
        result: FloatArray = ratio.astype(values.dtype, copy=False)
        return result


@dataclass(frozen=True)
class Powered:
    """Ratios to a power for each criterion, (m,)."""

    ratios: Map
    powers: FloatArray

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return powers of the ratios."""
        powered: FloatArray = self.ratios(values) ** self.powers
        return powered


@dataclass(frozen=True)
class Shortfall:
    """x / best for benefits, 2 − x / best for costs; best (..., 1, m)."""

    benefit: BoolArray
    best: FloatArray

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return 1 less the relative distance to the best; what is too far below to count, fixed.

        No ratio exceeds an eighth of the largest number, so that later sums are numbers.
        """
        with np.errstate(over="ignore"):
            ratio = values / self.best
        held = np.minimum(ratio, np.finfo(values.dtype).max / 8)
        result: FloatArray = np.where(self.benefit, held, 2 - held)
        return result


@dataclass(frozen=True)
class Logarithms:
    """Shares of logarithms; `total` is the sum of those of the table, (..., 1, m)."""

    benefit: BoolArray
    total: FloatArray
    programs: int

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the shares, turned for costs; equal ones where all scores are 1."""
        active = self.total > 0
        share = np.log(values) / np.where(active, self.total, 1)
        turned = (1 - share) / max(self.programs - 1, 1)
        chosen = np.where(self.benefit | (self.programs == 1), share, turned)
        result: FloatArray = np.where(active, chosen, 1 / self.programs)
        return result.astype(values.dtype, copy=False)


def linear(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Ratios: x / max x for benefits, min x / x for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    found = extremes(matrix)
    return Ratio(benefit, one_for_zero(found.highest), found.lowest)


def total(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Shares: x / Σx for benefits, (1/x) / Σ(1/x) for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    found = extremes(matrix)
    if unit_of(found.highest) is None:
        shares = Ratio(benefit, np.ones_like(found.highest), found.lowest)
        sums = one_for_zero(sums_of(shares, matrix))
        return Ratio(benefit, sums, found.lowest / sums)
    shares = Ratio(benefit, magnitude(found.highest, -2), found.lowest)
    return replace(shares, divisor=one_for_zero(sums_of(shares, matrix)))


def one_for_zero(numbers: FloatArray) -> FloatArray:
    """Return divisors: numbers that are not negative, with 1 in place of 0."""
    if np.logical_and.reduce(numbers, axis=None):
        return numbers
    divisors: FloatArray = np.where(numbers > 0, numbers, 1).astype(numbers.dtype, copy=False)
    return divisors


def nonlinear(matrix: FloatArray, benefit: BoolArray) -> Map:
    """(x / max x)² for benefits, (min x / x)³ for costs.

    Peldschus, Vaigauskas and Zavadskas (1983), Bauplanung Bautechnik 37:173-175. No score may be
    negative; zeros as for `linear`.
    """
    return Powered(linear(matrix, benefit), np.where(benefit, 2, 3).astype(matrix.dtype))


def zavadskas_turskis(matrix: FloatArray, benefit: BoolArray) -> Map:
    """1 − |max − x| / max for benefits, 1 − |min − x| / min for costs; scores must be positive.

    Zavadskas and Turskis (2008), Informatica 19:303-314. Benefits end between 0 and 1; a cost of
    more than twice the least is below 0.
    """
    found = extremes(matrix)
    return Shortfall(benefit, np.where(benefit, found.highest, found.lowest))


def logarithmic(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Ln x / Σ ln x for benefits, (1 − ln x / Σ ln x) / (n − 1) for costs.

    Zavadskas and Turskis (2008), Informatica 19:303-314. Scores must be at least 1: below, the
    logarithm is negative and the order of the programs may turn round. A column of ones has 1/n
    for all, as any other constant column.
    """
    return Logarithms(benefit, sums_of(np.log, matrix), matrix.shape[-2])
