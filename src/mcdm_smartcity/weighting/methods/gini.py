"""Weights by Gini's coefficient: how unequally a criterion is spread over the programs."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.columns import (
    as_columns,
    require_nonnegative,
    unit_scaled,
    weights_from,
)


def gini(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ G_j = Σ_i Σ_k |x_ij − x_kj| / (2 n Σ_i x_ij).

    Describes the data, not what a city wants.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    benefit
        True where more is better, shape (m,); without influence, since G has no direction.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion, one of zeros among
    them, weighs 0; if all are constant, or there is one program, all weigh the same.

    Raises
    ------
    InvalidArrayError
        A score is negative or not finite, or a shape does not fit.

    Notes
    -----
    Li and Chi (2009), A new determining objective weights method: Gini coefficient weight, First
    Int. Conf. on Information Science and Engineering, pp. 3726-3729.

    Examples
    --------
    >>> gini([[1, 10], [1, 20], [4, 30]], [True, True]).round(4).tolist()
    [0.6, 0.4]
    """
    columns = as_columns(matrix, benefit)
    require_nonnegative(columns, "gini")
    scaled = np.sort(unit_scaled(columns), axis=-2)
    programs = scaled.shape[-2]
    places = np.arange(1 - programs, programs, 2)[:, np.newaxis]
    # Differences do not see the lowest score; without it those of a flat column keep their digits.
    differences = (places * (scaled - scaled[..., :1, :])).sum(axis=-2)
    totals = scaled.sum(axis=-2)
    return weights_from(columns, differences / np.where(totals > 0, totals, 1))
