"""EDAS: above and below the average program."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import sums_of
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.maps import Affine, Column

# An average below so many roundings of the average size cannot be told from zero.
ROUNDINGS = 1000


def edas(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    (SP / max SP + 1 − SN / max SN) / 2, of weighted distances above (SP) and below (SN) average.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better; 0.5 for all programs if no criterion tells
    them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.

    Notes
    -----
    Keshavarz Ghorabaee, Zavadskas, Olfat and Turskis (2015), Informatica 26:435-451. Distances are
    shares of the average; of its size if it is negative, and of the average size of scores if it is
    zero (or not to be told from zero): there the paper has no answer.

    Examples
    --------
    >>> phones = [[250, 16, 12, 5], [200, 16, 8, 3], [300, 32, 16, 4], [275, 32, 8, 4]]
    >>> edas(phones, [0.35, 0.25, 0.25, 0.15], [False, True, True, True]).round(4).tolist()
    [0.4541, 0.195, 0.8419, 0.4634]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit))


def edas_steps(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> dict[str, FloatArray]:
    """Return the tables of `edas`: average, distances, their sums, scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit))


def _learn(matrix: FloatArray, benefit: BoolArray) -> Affine:
    column = Column.of(matrix, benefit)
    lowest, highest = column.range
    count = matrix.shape[-2]
    average = sums_of(column.rows_in_units, matrix) / count
    # Rounding must not push the average of equal scores off them.
    average = np.clip(average, lowest, highest).astype(matrix.dtype, copy=False)
    size = np.abs(average)
    if np.minimum.reduce(lowest, axis=None) < 0:
        sizes = sums_of(lambda rows: np.abs(column.rows_in_units(rows)), matrix)
        typical = sizes / count
        zero = size < ROUNDINGS * np.finfo(matrix.dtype).eps * typical
        size = np.where(zero, typical, size).astype(matrix.dtype, copy=False)
    return column.line(np.zeros_like(average), average, np.where(benefit, size, -size))


def _tables(rows: FloatArray, distance: Affine) -> Tables:
    gap = distance(rows)
    return {"positive_distance": np.maximum(gap, 0), "negative_distance": np.maximum(-gap, 0)}


def _totals(tables: Tables, weights: FloatArray, _: Affine) -> Tables:
    return {
        "positive_sum": weighted_total(tables["positive_distance"], weights),
        "negative_sum": weighted_total(tables["negative_distance"], weights),
    }


def _appraisal(numbers: Tables, _: Affine) -> Tables:
    above = numbers["positive_sum"] / _largest(numbers["positive_sum"])
    below = 1 - numbers["negative_sum"] / _largest(numbers["negative_sum"])
    return {"positive_scaled": above, "negative_scaled": below, "scores": (above + below) / 2}


def _largest(sums: FloatArray) -> FloatArray:
    """Return the largest of the sums, (..., 1), or 1 if all are 0."""
    largest = sums.max(axis=-1, keepdims=True)
    unit: FloatArray = np.where(largest > 0, largest, 1)
    return unit


def _details(tables: Tables, weights: FloatArray, distance: Affine) -> Tables:
    average = distance.centre if distance.unit is None else distance.centre * distance.unit
    above, below = tables["positive_distance"], tables["negative_distance"]
    lifts = parts_of(above, weights) / _largest(weighted_total(above, weights))[..., np.newaxis]
    drags = parts_of(below, weights) / _largest(weighted_total(below, weights))[..., np.newaxis]
    return {"average": average[..., 0, :], "contributions": (lifts - drags) / 2}


ROWS = Rows(_learn, _tables, _totals, _appraisal, _details)
