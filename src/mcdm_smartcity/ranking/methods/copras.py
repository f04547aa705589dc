"""COPRAS: shares of benefits, and shares of costs turned into what they save."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.ratios import one_for_zero


def copras(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Q_i / max Q with Q_i = P_i + ΣR / (R_i Σ 1/R), of weighted shares P of benefits and R of costs.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); all may be benefits, or all costs.

    Returns
    -------
    Scores, shape (..., n), 0 to 1 and 1 for the best (papers print per cent); 1 for all programs if
    no criterion tells them apart, 0 if all scores are 0 too.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first negative score is named.

    Notes
    -----
    Zavadskas, Kaklauskas and Sarka (1994), Technological and Economic Development of Economy
    1(3):131-139. Without costs (or none with a weight) Q = P. A program without any cost, R_i = 0,
    is the limit of ever smaller costs: such programs share all that costs are worth.

    Examples
    --------
    >>> staff = [[3.57, 83.75, 3, 9], [3.07, 83, 3, 1], [3.23, 66, 4, 0], [3.42, 70, 5, 5]]
    >>> copras(staff, [1, 1, 1, 1], [True, True, False, True]).round(4).tolist()
    [1.0, 0.6028, 0.4744, 0.6933]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit))


def copras_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike
) -> dict[str, FloatArray]:
    """Return the tables of `copras`: shares, P, R, Q by name, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit))


@dataclass(frozen=True)
class _Learnt:
    shares: Map
    benefit: BoolArray


def _learn(matrix: FloatArray, benefit: BoolArray) -> _Learnt:
    # Costs are shares of their sum as well: what they save is told from the totals.
    return _Learnt(normalising_map("sum", matrix, np.ones_like(benefit)), benefit)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"normalised": learnt.shares(rows)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    shares = tables["normalised"]
    return {
        "benefits": weighted_total(shares, weights * learnt.benefit),
        "costs": weighted_total(shares, weights * ~learnt.benefit),
    }


def _utility(numbers: Tables, _: _Learnt) -> Tables:
    benefits, costs = numbers["benefits"], numbers["costs"]
    least = costs.min(axis=-1, keepdims=True)
    # least / R, with its limit where the least is 0.
    saved = least / one_for_zero(costs)
    if not least.all():
        saved = np.where(least > 0, saved, costs == least)
    total = costs.sum(axis=-1, keepdims=True)
    significance = benefits + total * saved / saved.sum(axis=-1, keepdims=True)
    most = significance.max(axis=-1, keepdims=True)
    return {"significance": significance, "scores": significance / one_for_zero(most)}


ROWS = Rows(_learn, _tables, _totals, _utility)
