"""ELECTRE TRI: programs into ordered categories by outranking of profiles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.ranking.engine.blocks import BLOCK_ENTRIES
from mcdm_smartcity.ranking.methods.credibility import (
    Thresholds,
    checked_thresholds,
    outranking,
)
from mcdm_smartcity.ranking.methods.electre_i import EQUAL, one_problem
from mcdm_smartcity.ranking.methods.profiles import as_profiles, first_reached
from mcdm_smartcity.ranking.methods.program_rows import program_rows


@dataclass(frozen=True, slots=True, eq=False)
class ElectreTri(Answer):
    """
    Categories of n programs, as `electre_tri` finds them.

    Attributes
    ----------
    pessimistic
        Number of the best category whose lower profile the program outranks, 0 for the best, (n,).
    optimistic
        Number of the worst category whose upper profile is not preferred to it, (n,); never worse
        than the pessimistic one. Where the two differ, the program is incomparable with the
        profiles between.
    outranks
        Credibility that the program is at least as good as each of the k profiles, (n, k).
    outranked
        Credibility that the profile is at least as good as the program, (n, k).
    """

    pessimistic: IntArray
    optimistic: IntArray
    outranks: FloatArray
    outranked: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0, with both categories."""
        return program_rows(pessimistic=self.pessimistic, optimistic=self.optimistic)


def electre_tri(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    profiles: ArrayLike,
    *,
    q: ArrayLike = 0,
    p: ArrayLike = 0,
    v: ArrayLike | None = None,
    cut: float = 0.75,
) -> ElectreTri:
    """
    Pessimistic and optimistic category of each program.

    Parameters
    ----------
    matrix
        Scores, shape (n, m), finite.
    weights
        Weights, shape (m,), not negative; scaled to sum to 1. They are votes, not trade-offs.
    benefit
        True where more is better, shape (m,).
    profiles
        Limits between the categories, best category first, shape (k, m), in the units of the
        scores; k profiles make k + 1 categories.
    q, p, v
        Thresholds of indifference, preference and veto, 0 ≤ q ≤ p ≤ v: one number, one per
        criterion, or shape (k, m), one per profile and criterion. None, NaN or infinity in `v` is
        no veto; a criterion of weight 0 has none.
    cut
        Least credibility λ at which something outranks, 0.5 to 1.

    Returns
    -------
    `ElectreTri`: ``.pessimistic .optimistic .outranks .outranked``. Each program is judged by
    itself, so a further one changes nothing.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or profiles or thresholds are not in their order.

    Notes
    -----
    Yu (1992), thesis, Université Paris-Dauphine; Mousseau, Slowinski and Zielniewicz (1999),
    ELECTRE TRI 2.0a. With q = p = 0 and no veto the pessimistic category is that of `mr_sort`.

    Examples
    --------
    >>> limits = [[70, 75, 80, 75, 85], [50, 48, 55, 55, 60]]
    >>> table = [[75, 67, 85, 82, 90], [28, 35, 70, 90, 95], [45, 60, 55, 68, 60]]
    >>> found = electre_tri(table, [1] * 5, [True] * 5, limits, q=5, p=10, v=30, cut=0.76)
    >>> found.pessimistic.tolist(), found.optimistic.tolist()
    ([0, 2, 1], [0, 0, 1])
    """
    decision = one_problem(matrix, weights, benefit)
    limits = as_profiles(profiles, decision.benefit)
    thresholds = checked_thresholds(q, p, v, limits.shape, ("profile", "criterion"))
    if not 0.5 <= cut <= 1:  # noqa: PLR2004 - a majority
        raise InvalidArrayError(f"cut must be a credibility from 0.5 to 1, not {cut}")
    over, under = _both_ways(
        decision.matrix, decision.weights, decision.benefit, limits, thresholds
    )
    above, below = over >= cut - EQUAL, under >= cut - EQUAL
    worse = below & ~above
    last = worse.shape[1] - worse[:, ::-1].argmax(axis=1)
    return ElectreTri(
        pessimistic=first_reached(above),
        optimistic=np.where(worse.any(axis=1), last, 0),
        outranks=over,
        outranked=under,
    )


def _both_ways(
    matrix: FloatArray,
    weights: FloatArray,
    benefit: BoolArray,
    limits: FloatArray,
    thresholds: Thresholds,
) -> tuple[FloatArray, FloatArray]:
    sign = np.where(benefit, 1.0, -1.0)
    table, levels = matrix * sign, limits * sign
    over, under = np.empty((2, len(table), len(levels)))
    step = max(1, BLOCK_ENTRIES // limits.size)
    for start in range(0, len(table), step):
        rows = slice(start, start + step)
        with np.errstate(over="ignore"):  # an advantage beyond the largest number is infinite
            advantages = levels - table[rows, np.newaxis]
        over[rows] = outranking(advantages, weights, thresholds)[1]
        under[rows] = outranking(-advantages, weights, thresholds)[1]
    return over, under
