"""ELECTRE II: two orders by strong and weak outranking."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.methods.electre_i import (
    EQUAL,
    concordance_and_discordance,
    one_problem,
)
from mcdm_smartcity.ranking.methods.outranking_graph import undominated
from mcdm_smartcity.ranking.methods.program_rows import program_rows

# How many thresholds there are of concordance and of discordance.
CONCORDANCES, DISCORDANCES = 3, 2


@dataclass(frozen=True, slots=True, eq=False)
class ElectreII(Answer):
    """
    Orders of n programs, as `electre_ii` finds them.

    Attributes
    ----------
    concordance, discordance
        As in `ElectreI`, (n, n).
    strong, weak
        True where the row's program outranks the column's strongly, or just weakly, (n, n).
    descending, ascending
        Number of the class of each program, 1 is best, (n,): best classes taken off one by one,
        and worst ones.
    mean
        Mean of the two, (n,).
    ranks
        Order by that mean, ties sharing the better rank, (n,).
    """

    concordance: FloatArray
    discordance: FloatArray
    strong: BoolArray
    weak: BoolArray
    descending: IntArray
    ascending: IntArray
    mean: FloatArray
    ranks: IntArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0: both classes, their mean, its rank."""
        return program_rows(
            descending=self.descending, ascending=self.ascending, mean=self.mean, rank=self.ranks
        )


def electre_ii(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    concordance: ArrayLike = (0.65, 0.5, 0.35),
    discordance: ArrayLike = (0.65, 0.35),
    scale: str = "each",
) -> ElectreII:
    """
    Descending and ascending order by strong and weak outranking.

    Parameters
    ----------
    matrix
        Scores, shape (n, m), finite.
    weights
        Weights, shape (m,), not negative; scaled to sum to 1. They are votes, not trade-offs.
    benefit
        True where more is better, shape (m,).
    concordance
        Three thresholds c₁ ≥ c₂ ≥ c₃ from 1 down to 0.
    discordance
        Two thresholds d₁ ≥ d₂ from 1 down to 0.
    scale
        As in `electre_i`.

    Returns
    -------
    `ElectreII`: ``.strong .weak .descending .ascending .mean .ranks``. If no criterion tells the
    programs apart, or there is one, all are in class 1. Memory grows as n².

    Raises
    ------
    InvalidArrayError, InvalidWeightsError, UnknownNameError
        Shapes or values are out of range, or there is no such scale.

    Notes
    -----
    Roy and Bertier (1973), La méthode ELECTRE II. With five thresholds, as scikit-criteria has them
    from Gomes, Araya and Carignano (2004), Tomada de decisões em cenários complexos, which we have
    not read: where more weight agrees than the other way round, outranking is strong if C ≥ c₁ and
    D ≤ d₁, or C ≥ c₂ and D ≤ d₂, and weak if C ≥ c₃ and D ≤ d₁. Programs that outrank each other in
    a circle count as one.

    Examples
    --------
    >>> table = [[9, 4], [8, 5], [2, 3]]
    >>> electre_ii(table, [0.6, 0.4], [True, True]).ranks.tolist()
    [1, 2, 3]
    """
    decision = one_problem(matrix, weights, benefit)
    agree = _falling(concordance, "concordance", CONCORDANCES)
    object_to = _falling(discordance, "discordance", DISCORDANCES)
    agreed, objected = concordance_and_discordance(decision, scale)
    more = agreed > agreed.T + EQUAL
    at_least = [more & (agreed >= least - EQUAL) for least in agree]
    at_most = [objected <= most + EQUAL for most in object_to]
    strong = (at_least[0] & at_most[0]) | (at_least[1] & at_most[1])
    weak = at_least[2] & at_most[0] & ~strong
    descending = _classes(strong, weak)
    turned = _classes(strong.T, weak.T)
    ascending = turned.max() + 1 - turned
    mean = (descending + ascending) / 2
    return ElectreII(
        concordance=agreed,
        discordance=objected,
        strong=strong,
        weak=weak,
        descending=descending,
        ascending=ascending,
        mean=mean,
        ranks=ranks(-mean),
    )


def _falling(given: ArrayLike, name: str, count: int) -> list[float]:
    try:
        values = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        values = np.empty(0)
    # Not `values < 0`, so that NaN is refused as well.
    inside = values.shape == (count,) and bool(((values >= 0) & (values <= 1)).all())
    if not inside or bool((np.diff(values) > 0).any()):
        raise InvalidArrayError(
            f"{name} must be {count} numbers from 1 down to 0, each at most the one before, "
            f"not {given!r:.60}"
        )
    found: list[float] = values.tolist()
    return found


def _classes(strong: BoolArray, weak: BoolArray) -> IntArray:
    """Take off, again and again, whom nobody left outranks strongly, nor among these weakly."""
    left, number = np.arange(len(strong)), 0
    found = np.empty(len(strong), dtype=np.int64)
    while left.size:
        number += 1
        free = left[undominated(strong[np.ix_(left, left)])]
        first = free[undominated(weak[np.ix_(free, free)])]
        found[first] = number
        left = np.setdiff1d(left, first)
    return found
