"""MR-Sort: programs into ordered categories by a majority of criteria."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.ranking.methods.electre_i import EQUAL, one_problem
from mcdm_smartcity.ranking.methods.profiles import as_profiles, first_reached
from mcdm_smartcity.ranking.methods.program_rows import program_rows


@dataclass(frozen=True, slots=True, eq=False)
class MRSort(Answer):
    """
    Categories of n programs, as `mr_sort` finds them.

    Attributes
    ----------
    category
        Number of the category, 0 for the best, shape (n,).
    support
        Share of the weights on which the program reaches each of the k profiles, (n, k).
    vetoed
        True where a veto keeps it out of the category above a profile, (n, k).
    """

    category: IntArray
    support: FloatArray
    vetoed: BoolArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0, with its category."""
        return program_rows(category=self.category)


def mr_sort(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    profiles: ArrayLike,
    *,
    majority: float = 0.5,
    veto: ArrayLike | None = None,
) -> MRSort:
    """
    Best category whose lower limit a program reaches on criteria of enough weight, with no veto.

    Parameters
    ----------
    matrix
        Scores, shape (n, m), finite.
    weights
        Weights, shape (m,), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    profiles
        Lower limits of the categories but the last, best category first, shape (k, m), in the units
        of the scores; k profiles make k + 1 categories.
    majority
        Share of the weights that is enough, above 0 and at most 1.
    veto
        Levels, shape (k, m): a program at such a level or worse does not enter the category,
        whatever its other scores; None or NaN is no veto. A criterion of weight 0 has none.

    Returns
    -------
    `MRSort`: ``.category .support .vetoed``. Each program is judged by itself, so a further one
    changes nothing.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or profiles are not in their order.

    Notes
    -----
    Leroy, Mousseau and Pirlot (2011), Algorithmic Decision Theory, LNAI 6992:219-233, the
    pessimistic ELECTRE TRI with q = p = 0. Vetoes as levels follow the R package MCDA.

    Examples
    --------
    Categories fund now, fund later, do not fund; nobody below 2 on the second criterion now.

    >>> limits, floor = [[8, 4], [5, 3]], [[None, 2], [None, None]]
    >>> table = [[9, 5], [9, 1], [6, 3], [2, 2]]
    >>> mr_sort(table, [0.6, 0.4], [True, True], limits, majority=0.6, veto=floor).category.tolist()
    [0, 1, 1, 2]
    """
    decision = one_problem(matrix, weights, benefit)
    limits = as_profiles(profiles, decision.benefit)
    if not 0 < majority <= 1:
        raise InvalidArrayError(f"majority must be a share above 0 and at most 1, not {majority}")
    sign = np.where(decision.benefit, 1.0, -1.0)
    table = decision.matrix * sign
    support = np.empty((len(table), len(limits)))
    vetoed = np.empty((len(table), len(limits)), dtype=bool)
    floors = _floors(veto, limits.shape) * sign
    # A comparison with NaN is False: no veto.
    objecting = np.where(decision.weights > 0, floors, np.nan)
    for k, limit in enumerate(limits * sign):
        support[:, k] = (table >= limit) @ decision.weights
        vetoed[:, k] = (table <= objecting[k]).any(axis=-1)
    category = first_reached((support >= majority - EQUAL) & ~vetoed)
    return MRSort(category, support, vetoed)


def _floors(veto: ArrayLike | None, shape: tuple[int, ...]) -> FloatArray:
    if veto is None:
        return np.full(shape, np.nan)
    try:
        given = np.asarray(veto, dtype=np.float64)  # None becomes NaN
    except (TypeError, ValueError):
        given = np.empty(0)
    if given.shape != shape:
        raise InvalidArrayError(
            f"veto must have a level, or None, for each profile and criterion, shape {shape}, "
            f"not {veto!r:.60}"
        )
    return given
