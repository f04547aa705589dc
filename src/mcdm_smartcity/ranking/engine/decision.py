"""The input of every kernel, checked: a table of scores, weights and directions."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    as_benefit,
    as_matrix,
    as_weights,
)

# Sums of weights between these are divided by as they are.
PLAIN_SUMS = (1e-100, 1e100)
# So few weights are looked at faster one by one.
FEW = 64


class Decision(NamedTuple):
    """
    A checked decision problem.

    Attributes
    ----------
    matrix
        Scores, shape (..., n, m), finite; n and m at least 1.
    weights
        Shape (..., m), each vector summing to 1, in the precision of the scores.
    benefit
        True where more is better, shape (m,).
    """

    matrix: FloatArray
    weights: FloatArray
    benefit: BoolArray


def as_decision(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> Decision:
    """
    Check the input of a kernel.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the message names the first place.
    """
    given = as_matrix(matrix, "matrix")
    criteria = given.shape[-1]
    shares = _plain_shares(weights, criteria)
    if shares is None:
        shares = as_weights(weights, criteria)
    return Decision(given, shares.astype(given.dtype, copy=False), as_benefit(benefit, criteria))


def _plain_shares(weights: ArrayLike, criteria: int) -> FloatArray | None:
    """One ordinary vector of weights, scaled; None for what needs a closer look."""
    if not (isinstance(weights, np.ndarray) and weights.dtype == np.float64):
        return None
    if weights.shape != (criteria,) or criteria > FEW:
        return None
    listed = weights.tolist()
    total, lowest = sum(listed), min(listed)
    if not (lowest >= 0 and PLAIN_SUMS[0] < total < PLAIN_SUMS[1] and math.isfinite(total)):
        return None
    shares: FloatArray = weights / total
    return shares


def is_one_table(decision: Decision) -> bool:
    """Whether there is one table, not a stack of them."""
    return decision.matrix.ndim == MATRIX_DIMENSIONS
