"""MARCOS: compromise between closeness to an ideal and distance from an anti-ideal program."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import better_and_worse
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.catalogue import nonnegative_map
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.ratios import one_for_zero


def marcos(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "linear"
) -> FloatArray:
    """
    f(K) = (K⁺ + K⁻) / (1 + (1 − f⁺) / f⁺ + (1 − f⁻) / f⁻), K⁺ = S / S_ideal, K⁻ = S / S_anti.

    S = Σ_j w_j r_ij with r = x / max for benefits, min / x for costs; f⁺ = K⁻ / (K⁺ + K⁻) and
    f⁻ = K⁺ / (K⁺ + K⁻); ideal and anti-ideal have the best and the worst score of each criterion.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation without negative values; ``linear`` as in the paper.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better; 2/3 for all programs if no criterion tells
    them apart, or there is one program; 0 if all scores are 0.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first negative score is named.

    Notes
    -----
    Stevic, Pamucar, Puska and Chatterjee (2020), Computers and Industrial Engineering 140:106231.
    With a = S_anti and b = S_ideal the formula is S (a + b) / (a² + ab + b²), which has a value for
    a = 0 too. So the order is that of `weighted_sum` under the same
    normalisation.

    Examples
    --------
    >>> stackers = [[660, 1000, 18], [800, 1000, 24], [920, 1500, 24], [960, 2000, 12]]
    >>> marcos(stackers, [0.3, 0.4, 0.3], [False, True, True]).round(4).tolist()
    [0.6048, 0.6235, 0.68, 0.6308]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def marcos_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "linear"
) -> dict[str, FloatArray]:
    """Return the tables of `marcos`: normalised, S, K⁺ and K⁻ by name, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


@dataclass(frozen=True)
class _Learnt:
    """Ratios to the best, and those of the ideal and the anti-ideal program, (..., 2, m)."""

    ratios: Map
    ends: FloatArray


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> _Learnt:
    ratios = nonnegative_map(normalise, matrix, benefit, "marcos")
    ends = np.concatenate(better_and_worse(extremes(matrix), benefit), axis=-2)
    return _Learnt(ratios, ratios(ends))


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"normalised": learnt.ratios(rows)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    sums = weighted_total(tables["normalised"], weights)
    return {"sum": sums, "scores": sums * _utility(weights, learnt)}


def _utility(weights: FloatArray, learnt: _Learnt) -> FloatArray:
    """Return f(K) / S, which is the same for all programs, (..., 1)."""
    ideal, anti = _of_ends(weights, learnt)
    squares = anti * anti + anti * ideal + ideal * ideal
    utility: FloatArray = (anti + ideal) / one_for_zero(squares)
    return utility


def _of_ends(weights: FloatArray, learnt: _Learnt) -> tuple[FloatArray, FloatArray]:
    """Return S of the ideal and of the anti-ideal program, (..., 1)."""
    sums = weighted_total(learnt.ends, weights)
    return sums[..., :1], sums[..., 1:]


def _details(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    sums = weighted_total(tables["normalised"], weights)
    ideal, anti = _of_ends(weights, learnt)
    # Above an anti-ideal worth nothing a utility has no size: 0 stands for it.
    least = np.finfo(sums.dtype).tiny
    return {
        "ideal_sum": ideal,
        "anti_ideal_sum": anti,
        "utility_to_ideal": np.where(ideal > 0, sums / np.where(ideal > 0, ideal, 1), 0),
        "contributions": parts_of(tables["normalised"], weights * _utility(weights, learnt)),
        "utility_to_anti_ideal": np.where(anti > least, sums / np.where(anti > least, anti, 1), 0),
    }


ROWS = Rows(_learn, _tables, _totals, details=_details)
