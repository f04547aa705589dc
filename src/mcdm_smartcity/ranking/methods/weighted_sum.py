"""Weighted sum, also called simple additive weighting (SAW)."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map


def weighted_sum(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> FloatArray:
    """
    Weighted mean of normalised scores.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation; ``range`` maps the worst program of each criterion to 0 and the
        best to 1.

    Returns
    -------
    Scores, shape (..., n), higher is better; 0 for all programs under ``range`` if no criterion
    tells them apart.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Fishburn (1967), Operations Research 15:537-542.

    Examples
    --------
    >>> weighted_sum([[10, 0], [9, 1], [0, 0.5]], [0.6, 0.4], [True, True]).round(2).tolist()
    [0.6, 0.94, 0.2]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def weighted_sum_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> dict[str, FloatArray]:
    """Return the tables of `weighted_sum`: normalised, times their weights, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> Map:
    return normalising_map(normalise, matrix, benefit)


def _tables(rows: FloatArray, scaled: Map) -> Tables:
    return {"normalised": scaled(rows)}


def _totals(tables: Tables, weights: FloatArray, _: Map) -> Tables:
    return {"scores": weighted_total(tables["normalised"], weights)}


def _details(tables: Tables, weights: FloatArray, _: Map) -> Tables:
    return {"contributions": tables["normalised"] * weights[..., np.newaxis, :]}


ROWS = Rows(_learn, _tables, _totals, details=_details)
