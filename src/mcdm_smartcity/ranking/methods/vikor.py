"""VIKOR: a compromise between the many (S) and the most aggrieved criterion (R)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import require_share
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import (
    TIE,
    combined_terms,
    share_of_range,
    tie_tolerance,
)
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.shortfalls import shortfall_after


def vikor(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    v: float = 0.5,
    normalise: str = "range",
) -> FloatArray:
    """
    Compromise score 1 − Q, Q = v (S − S*)/(S⁻ − S*) + (1 − v) (R − R*)/(R⁻ − R*).

    d_ij = how far program i is below the best of criterion j, as a part of its range;
    S_i = Σ_j w_j d_ij and R_i = max_j w_j d_ij; * marks the least and ⁻ the largest of them.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    v
        Weight of S, the utility of the many, against R, the regret of one; 0 to 1.
    normalise
        Name of a normalisation that scores go through before ranges are taken. Straight lines
        change nothing, so only a curved one, such as ``nonlinear``, gives other scores.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better. A term whose S (or R) is the same for all
    programs is 0; so all scores are 1 if no criterion tells programs apart, or there is one.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Opricovic and Tzeng (2004), European J. Operational Research 156:445-455. The published Q is
    lower for better programs. `vikor_measures` gives S, R, Q and the compromise set.

    Examples
    --------
    >>> risk_and_altitude = [[1, 3000], [2, 3750], [5, 4500]]
    >>> vikor(risk_and_altitude, [0.5, 0.5], [False, True]).tolist()
    [0.0, 1.0, 0.0]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), v=v, normalise=normalise)


def vikor_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    v: float = 0.5,
    normalise: str = "range",
) -> dict[str, FloatArray]:
    """Return the tables of `vikor`: shortfall, S, R, Q, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), v=v, normalise=normalise)


@dataclass(frozen=True, slots=True, eq=False)
class VikorMeasures(Answer):
    """
    The measures of VIKOR and its compromise solution.

    Attributes
    ----------
    S, R, Q
        Utility of the many, regret of one criterion, and their mix, shape (..., n), lower is
        better.
    acceptable_advantage
        Whether the best Q leads the second by at least 1 / (n − 1), shape (...,).
    acceptable_stability
        Whether the best by Q is also the best by S or by R, shape (...,).
    in_compromise
        Which programs are compromise solutions, shape (..., n): the best alone if both conditions
        hold; the best two if only the advantage does; otherwise all whose Q is less than
        1 / (n − 1) above the best.
    """

    S: FloatArray
    R: FloatArray
    Q: FloatArray
    acceptable_advantage: BoolArray
    acceptable_stability: BoolArray
    in_compromise: BoolArray

    @property
    def compromise(self) -> IntArray:
        """Positions of the compromise solutions of one problem, counted from 0."""
        if self.in_compromise.ndim != 1:
            raise InvalidArrayError(
                "compromise lists the positions of one problem; for a stack of problems of shape "
                f"{self.in_compromise.shape[:-1]} use in_compromise"
            )
        return np.flatnonzero(self.in_compromise)

    def as_rows(self) -> list[Row]:
        """Return one row for each program of one problem: S, R, Q, and whether it is chosen."""
        chosen = set(self.compromise.tolist())
        return [
            {
                "program": i,
                "S": float(self.S[i]),
                "R": float(self.R[i]),
                "Q": float(self.Q[i]),
                "compromise": i in chosen,
            }
            for i in range(len(self.Q))
        ]


def vikor_measures(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    v: float = 0.5,
    normalise: str = "range",
) -> VikorMeasures:
    """
    Return S, R, Q, both conditions of acceptance, and the compromise set.

    Takes what `vikor` takes, and raises the same errors. With one program it is the compromise.

    Examples
    --------
    >>> table = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    >>> measures = vikor_measures(table, [0.3, 0.4, 0.3], [True, True, True])
    >>> measures.Q.round(2).tolist(), measures.compromise.tolist()
    ([0.75, 0.25, 0.0, 1.0], [1, 2])
    """
    found = ROWS.steps(as_decision(matrix, weights, benefit), v=v, normalise=normalise)
    advantage, stability, chosen = _acceptance(found["S"], found["R"], found["Q"])
    return VikorMeasures(found["S"], found["R"], found["Q"], advantage, stability, chosen)


def _acceptance(
    utility: FloatArray, regret: FloatArray, mix: FloatArray
) -> tuple[BoolArray, BoolArray, BoolArray]:
    programs = mix.shape[-1]
    if programs == 1:
        certain = np.ones(mix.shape[:-1], dtype=bool)
        return certain, certain, np.ones(mix.shape, dtype=bool)
    order = np.argsort(mix, axis=-1, kind="stable")
    first, second = (np.take_along_axis(mix, order[..., k : k + 1], -1) for k in (0, 1))
    # A lead of just one part in n - 1 is enough, whatever the last digit.
    needed = 1 / (programs - 1) - TIE
    advantage = second - first >= needed
    stability = np.zeros_like(advantage)
    for measure in (utility, regret):
        of_first = np.take_along_axis(measure, order[..., :1], -1)
        stability |= of_first <= measure.min(axis=-1, keepdims=True) + tie_tolerance(measure)
    near = mix - first < needed
    best_two = mix <= second + TIE
    best = np.arange(programs) == order[..., :1]
    chosen = np.where(advantage, np.where(stability, best, best_two), near)
    return advantage[..., 0], stability[..., 0], chosen


@dataclass(frozen=True)
class _Learnt:
    shortfall: Map
    v: float


def _learn(matrix: FloatArray, benefit: BoolArray, *, v: float, normalise: str) -> _Learnt:
    require_share(v, "v")
    return _Learnt(shortfall_after(normalise, matrix, benefit), v)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"shortfall": learnt.shortfall(rows)}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    below = tables["shortfall"]
    regret = combined_terms(np.multiply, np.maximum, below, weights)
    return {"S": weighted_total(below, weights), "R": regret}


def _finish(numbers: Tables, learnt: _Learnt) -> Tables:
    many, one = share_of_range(numbers["S"]), share_of_range(numbers["R"])
    mix = learnt.v * many + (1 - learnt.v) * one
    return {"Q": mix, "scores": 1 - mix}


ROWS = Rows(_learn, _tables, _totals, _finish)
