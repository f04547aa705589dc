"""Square matrices of how strongly items influence each other: what makes one valid."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    as_floats,
    require_finite,
)


def as_influences(values: ArrayLike, name: str) -> FloatArray:
    """Return finite influences of shape (..., n, n), none of them negative, n at least 1."""
    matrix = as_floats(values, name)
    shape = matrix.shape
    if matrix.ndim < MATRIX_DIMENSIONS or shape[-1] != shape[-2] or shape[-1] == 0:
        raise InvalidArrayError(
            f"{name} must be square, (..., n, n) with n at least 1, not {shape}"
        )
    require_finite(matrix, name)
    refuse(matrix < 0, matrix, f"{name} must not be negative")
    return matrix


def refuse(wrong: BoolArray, values: FloatArray, rule: str) -> None:
    """Raise and point at the first value that breaks the rule."""
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise InvalidArrayError(f"{rule}; found {values[at]:.6g} at position {at} (counted from 0)")


def chained(linked: BoolArray) -> BoolArray:
    """Where a chain of links leads from the item of the row to that of the column, (..., n, n).

    Every item leads to itself.
    """
    size = linked.shape[-1]
    leads: BoolArray = linked | np.eye(size, dtype=bool)
    for _ in range(max(1, (size - 1).bit_length())):
        # Counts of paths as floats: their products are fast, and only zero matters.
        leads = (leads.astype(np.float32) @ leads.astype(np.float32)) > 0
    return leads
