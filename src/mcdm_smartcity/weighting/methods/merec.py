"""MEREC: criteria weigh by what their removal would change."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.columns import as_columns, require_positive, weights_from


def merec(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights by the effect of removing each criterion: w_j ∝ Σ_i |S'_ij − S_i|.

    S_i = ln(1 + Σ_j |ln r_ij| / m) with r = min x / x for benefits and x / max x for costs, and
    S'_ij the same without criterion j. Describes the data, not what a city wants.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion weighs 0, though it
    counts in m; if all are constant, or there is one program, all weigh the same.

    Raises
    ------
    InvalidArrayError
        A score is zero, negative or not finite, or a shape does not fit.

    Notes
    -----
    Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021), Symmetry 13:525.

    Examples
    --------
    >>> table = [[450, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153],
    ...          [220, 9300, 1, 162], [5, 8400, 23, 158]]
    >>> merec(table, [True, True, False, False]).round(4).tolist()
    [0.5752, 0.0141, 0.4016, 0.0091]
    """
    columns = as_columns(matrix, benefit)
    require_positive(columns, "merec")
    logarithms = np.log(columns.scores)
    lowest = logarithms.min(axis=-2, keepdims=True)
    highest = logarithms.max(axis=-2, keepdims=True)
    terms = np.where(columns.benefit, logarithms - lowest, highest - logarithms)
    terms /= terms.shape[-1]
    others = np.maximum(terms.sum(axis=-1, keepdims=True) - terms, 0)
    # The logarithm of 1 + all over 1 + others as one, which keeps the digits of a small effect.
    effects: FloatArray = np.log1p(terms / (1 + others)).sum(axis=-2)
    return weights_from(columns, effects)
