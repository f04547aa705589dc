"""Priorities as the mean of normalised columns: the approximation of many textbooks."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray, magnitude
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons, require_connected


def column_mean(comparisons: ArrayLike) -> FloatArray:
    """
    Priorities by additive normalisation: each column divided by its sum, then the mean of each row.

    Textbooks and spreadsheets often print this as "AHP". It equals the principal eigenvector if
    the judgements are consistent, and is off in the third decimal otherwise; use it to reproduce
    such a study, and `eigenvector` or `geometric_mean` for a new one.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), with every judgement given.

    Returns
    -------
    Priorities, shape (..., m), positive, each vector summing to 1. One item has priority 1.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal, or a judgement is missing.
    DisconnectedComparisonsError
        So many are missing that separate groups are left.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process, as an estimate for hand calculation.

    Examples
    --------
    >>> column_mean([[1, 2, 4], [1/2, 1, 3], [1/4, 1/3, 1]]).round(4).tolist()
    [0.5571, 0.3202, 0.1226]
    """
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    _require_complete(matrix)
    scaled = matrix / magnitude(matrix, -2)
    shares = scaled / scaled.sum(axis=-2, keepdims=True)
    priorities: FloatArray = shares.mean(axis=-1)
    return priorities


def _require_complete(matrix: FloatArray) -> None:
    missing = np.argwhere(np.isnan(matrix))
    if len(missing):
        first, second = missing[0, -2:]
        raise InvalidComparisonsError(
            f"column_mean needs every judgement, and that of items {first} and {second} (counted "
            "from 0) is missing; eigenvector and geometric_mean do without"
        )
