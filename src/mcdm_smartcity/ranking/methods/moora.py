"""MOORA, ratio system: normalised benefits minus normalised costs."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Affine, Map
from mcdm_smartcity.ranking.normalisations.totals import (
    level_details,
    level_tables,
    level_totals,
)


def moora(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "vector"
) -> FloatArray:
    """
    Σ w_j r_ij over benefits − Σ w_j r_ij over costs, with r = x / ‖x‖.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); all may be benefits, or all costs.
    normalise
        Name of a normalisation; ``vector`` as in the paper. Where it takes a cost from 1, the 1 is
        left out, so that a cost is subtracted.

    Returns
    -------
    Scores, shape (..., n), −1 to 1 under ``vector``, higher is better; the same for all programs if
    no criterion tells them apart. A constant criterion adds the same to all.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Brauers and Zavadskas (2006), Control and Cybernetics 35:445-469.

    Examples
    --------
    >>> staff = [[1.5, 3, 5, 3.3], [2, 7, 5, 3.35], [3, 1, 5, 3.07], [2.2, 4, 5, 3.5]]
    >>> moora(staff, [0.3, 0.2, 0.1, 0.4], [False, True, True, True]).round(4).tolist()
    [0.2184, 0.2803, 0.0579, 0.2067]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def moora_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "vector"
) -> dict[str, FloatArray]:
    """Return the tables of `moora`: normalised scores, negative for costs, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


def signed_map(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """Return the map of that name with costs below zero instead of taken from 1."""
    scaled = normalising_map(name, matrix, benefit)
    if isinstance(scaled, Affine):
        zeros = np.zeros_like(scaled.offset)
        return Affine(zeros, scaled.centre, scaled.divisor, scaled.unit, scaled.range)
    return scaled


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> Map:
    return signed_map(normalise, matrix, benefit)


ROWS = Rows(_learn, level_tables, level_totals, details=level_details)
