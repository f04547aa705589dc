"""Normalisation by order: only who is better counts, not by how much."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.ranking.normalisations.maps import Map


@dataclass(frozen=True)
class RankShares:
    """Mean rank from the worst, over the number of programs; `column` is sorted, (..., n, m)."""

    column: FloatArray
    signs: FloatArray

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return ranks of values among the scores of the table."""
        shape = (*self.column.shape[:-2], *values.shape[-2:])
        levels = np.broadcast_to(values * self.signs, shape)
        programs = self.column.shape[-2]
        # Twice the mean rank: one more than those below and those not above.
        doubled = 1 + self._below(levels, ties=False) + self._below(levels, ties=True)
        shares: FloatArray = doubled.astype(values.dtype) / (2 * programs)
        return shares

    def _below(self, levels: FloatArray, *, ties: bool) -> IntArray:
        """How many scores are below each level, or equal too: all columns halved at once."""
        programs = self.column.shape[-2]
        lower = np.zeros(levels.shape, dtype=np.int64)
        upper = np.full(levels.shape, programs, dtype=np.int64)
        for _ in range(programs.bit_length()):
            middle = (lower + upper) // 2
            found = np.take_along_axis(self.column, np.minimum(middle, programs - 1), axis=-2)
            is_below = (found <= levels if ties else found < levels) & (middle < upper)
            lower = np.where(is_below, middle + 1, lower)
            upper = np.where(is_below, upper, middle)
        return lower


def rank_shares(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Mean rank from the worst, over n: 1/n for the worst, 1 for the best, ties share their mean.

    Nardo et al. (2008), Handbook on Constructing Composite Indicators, OECD. A constant criterion
    has (n + 1) / 2n for all.
    """
    signs: FloatArray = np.where(benefit, 1, -1).astype(matrix.dtype)[np.newaxis, :]
    return RankShares(np.sort(matrix * signs, axis=-2), signs)
