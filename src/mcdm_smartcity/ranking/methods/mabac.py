"""MABAC: above or below the border approximation area of each criterion."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import sums_of
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import nonnegative_map
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.totals import level_tables, level_totals


def mabac(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> FloatArray:
    """
    Σ_j (V_ij − G_j) with V = w (1 + r), r scaled by the range, G the geometric mean of V's column.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation without negative values; ``range`` as in the paper.

    Returns
    -------
    Scores, shape (..., n), −1 to 1, higher is better; 0 for all programs if no criterion tells them
    apart, or there is one program. A constant criterion adds 0.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Pamucar and Cirovic (2015), Expert Systems with Applications 42:3016-3028. Since G is the same
    for all programs the order is that of `weighted_sum` under the same
    normalisation.

    Examples
    --------
    >>> forklifts = [[22600, 3800, 2], [19500, 4200, 3], [21700, 4000, 1]]
    >>> mabac(forklifts, [0.4, 0.3, 0.3], [False, True, True]).round(4).tolist()
    [-0.264, 0.586, -0.1479]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def mabac_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> dict[str, FloatArray]:
    """Return the tables of `mabac`: normalised, weighted, border, distances, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


@dataclass(frozen=True)
class _Learnt:
    """The scaling, and the geometric mean of 1 + r of each criterion, (..., 1, m)."""

    scaled: Map
    border: FloatArray


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> _Learnt:
    scaled = nonnegative_map(normalise, matrix, benefit, "mabac")
    logarithms = sums_of(lambda rows: np.log1p(scaled(rows)), matrix)
    return _Learnt(scaled, np.exp(logarithms / matrix.shape[-2]))


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return level_tables(rows, learnt.scaled)


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    scores = level_totals(tables, weights, learnt.scaled)["scores"]
    return {"scores": scores - weighted_total(learnt.border - 1, weights)}


def _details(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    normalised = learnt.scaled(tables["_rows"])
    shares = weights[..., np.newaxis, :]
    weighted, border = shares * (normalised + 1), shares * learnt.border
    return {
        "normalised": normalised,
        "weighted": weighted,
        "border": border[..., 0, :],
        "distance": weighted - border,
        "contributions": weighted - border,
    }


ROWS = Rows(_learn, _tables, _totals, details=_details)
