"""ELECTRE III: the two orders, what they agree on, and what they leave open."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii_steps
from mcdm_smartcity.ranking.methods.program_rows import program_rows


@dataclass(frozen=True, slots=True, eq=False)
class Distillations(Answer):
    """
    Orders of n programs, as `electre_iii_distillations` finds them.

    Attributes
    ----------
    descending, ascending
        Ranks in the two distillations, 1 is best, programs of a class share the better rank,
        (..., n).
    preferred
        True where the row's program is above the column's in one and not below in the other,
        (..., n, n).
    indifferent
        True where both are in one class in both, (..., n, n); so on the diagonal.
    incomparable
        True where the two orders contradict each other, (..., n, n).
    credibility
        What was distilled, (..., n, n).
    scores
        Mean place in both orders, 0 to 1, (..., n).
    """

    descending: FloatArray
    ascending: FloatArray
    preferred: BoolArray
    indifferent: BoolArray
    incomparable: BoolArray
    credibility: FloatArray
    scores: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0: both ranks, whom it cannot meet, its score."""
        return program_rows(
            descending=self.descending.astype(np.int64),
            ascending=self.ascending.astype(np.int64),
            incomparable_with=self.incomparable.sum(axis=-1),
            score=self.scores,
        )


def electre_iii_distillations(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    q: ArrayLike = 0,
    p: ArrayLike = 0,
    v: ArrayLike | None = None,
    alpha: float = 0.3,
    beta: float = -0.15,
    reading: str = "pair",
) -> Distillations:
    """
    Descending and ascending distillation, and the partial order that both support.

    Takes what `electre_iii` takes and raises what it raises.

    Returns
    -------
    `Distillations`: ``.descending .ascending .preferred .indifferent .incomparable .credibility
    .scores``.

    Notes
    -----
    Roy (1978), Cahiers du CERO 20:3-24.

    Examples
    --------
    >>> table = [[10, 0], [8, 7], [6, 8]]
    >>> found = electre_iii_distillations(table, [0.6, 0.4], [True, True], q=1, p=3)
    >>> found.descending.tolist(), found.ascending.tolist()
    ([2.0, 1.0, 2.0], [1.0, 1.0, 3.0])
    """
    steps = electre_iii_steps(
        matrix, weights, benefit, q=q, p=p, v=v, alpha=alpha, beta=beta, reading=reading
    )
    orders = [steps["descending"], steps["ascending"]]
    above = [order[..., :, np.newaxis] < order[..., np.newaxis, :] for order in orders]
    below = [order[..., :, np.newaxis] > order[..., np.newaxis, :] for order in orders]
    better, worse = above[0] | above[1], below[0] | below[1]
    return Distillations(
        descending=steps["descending"],
        ascending=steps["ascending"],
        preferred=better & ~worse,
        indifferent=~better & ~worse,
        incomparable=better & worse,
        credibility=steps["credibility"],
        scores=steps["scores"],
    )
