"""ARAS: the weighted sum of shares as a part of that of an optimal program."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import extremes, sums_of
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map


def aras(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    S_i / S_0 with S = Σ_j w_j r_ij, r = x / Σx for benefits, (1/x) / Σ(1/x) for costs.

    Program 0 is the optimal one, with the best score of each criterion; it belongs to the sums.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better; 1 for all programs if no criterion tells them
    apart, or there is one program; 0 if all scores are 0.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first negative score is named.

    Notes
    -----
    Zavadskas and Turskis (2010), Technological and Economic Development of Economy 16:159-172. A
    cost of 0 is the limit of ever smaller ones: all of the best, nothing for what costs more.

    Examples
    --------
    >>> staff = [[4.64, 3, 3], [4, 4, 4.64], [3.3, 4.31, 3.3], [2.62, 5, 4.22]]
    >>> aras(staff, [0.4, 0.35, 0.25], [True, True, True]).round(4).tolist()
    [0.7744, 0.8746, 0.7634, 0.8004]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit))


def aras_steps(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> dict[str, FloatArray]:
    """Return the tables of `aras`: shares, S of the programs and of the optimal one, scores."""
    return ROWS.steps(as_decision(matrix, weights, benefit))


@dataclass(frozen=True)
class _Learnt:
    """Ratios to the best program, which has `best`, and their sums with the optimal program."""

    ratios: Map
    best: FloatArray
    sums: FloatArray


def _learn(matrix: FloatArray, benefit: BoolArray) -> _Learnt:
    # Shares are ratios to the best over the sum of these, so the optimal row need not be added.
    ratios = normalising_map("linear", matrix, benefit)
    lowest, highest = extremes(matrix)
    best = ratios(np.where(benefit, highest, lowest))
    sums = sums_of(ratios, matrix) + best
    return _Learnt(ratios, best, np.where(sums > 0, sums, 1))


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"normalised": learnt.ratios(rows) / learnt.sums}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    optimality = weighted_total(tables["normalised"], weights)
    optimal = weighted_total(learnt.best / learnt.sums, weights)
    return {"optimality": optimality, "scores": optimality / np.where(optimal > 0, optimal, 1)}


def _details(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    shares = learnt.best / learnt.sums
    optimal = weighted_total(shares, weights)
    unit = np.where(optimal > 0, optimal, 1)
    return {
        "optimal_normalised": shares[..., 0, :],
        "optimal_optimality": optimal,
        "contributions": parts_of(tables["normalised"], weights / unit),
    }


ROWS = Rows(_learn, _tables, _totals, details=_details)
