"""What a column of scores is like: extremes and lengths, of large tables in one pass."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray
from mcdm_smartcity.ranking.engine.blocks import LARGE, blocks_of_rows


class Extremes(NamedTuple):
    """Lowest and highest score of each criterion, shape (..., 1, m)."""

    lowest: FloatArray
    highest: FloatArray


def extremes(matrix: FloatArray) -> Extremes:
    """Lowest and highest score of each criterion."""
    if matrix.ndim > MATRIX_DIMENSIONS or matrix.size < LARGE:
        return Extremes(
            np.minimum.reduce(matrix, axis=-2, keepdims=True),
            np.maximum.reduce(matrix, axis=-2, keepdims=True),
        )
    # Whole blocks against each other are compared in vector registers; columns are not.
    first, *others = blocks_of_rows(matrix)
    lowest, highest = matrix[first].copy(), matrix[first].copy()
    for rows in others:
        block = matrix[rows]
        part = slice(0, len(block))
        np.minimum(lowest[part], block, out=lowest[part])
        np.maximum(highest[part], block, out=highest[part])
    return Extremes(lowest.min(axis=0, keepdims=True), highest.max(axis=0, keepdims=True))


def sums_of_squares(matrix: FloatArray) -> FloatArray:
    """Σ x² of each criterion, (..., 1, m); for scores whose squares are numbers."""
    squares: FloatArray = np.einsum("...ij,...ij->...j", matrix, matrix)[..., np.newaxis, :]
    return squares


def sums_of(table: Callable[[FloatArray], FloatArray], matrix: FloatArray) -> FloatArray:
    """Σ of each column of a table that is made from rows of the matrix, (..., 1, m)."""
    if matrix.ndim > MATRIX_DIMENSIONS or matrix.size < LARGE:
        whole: FloatArray = np.add.reduce(table(matrix), axis=-2, keepdims=True)
        return whole
    parts = [np.add.reduce(table(matrix[rows]), axis=-2) for rows in blocks_of_rows(matrix)]
    sums: FloatArray = np.add.reduce(np.stack(parts), axis=0)[np.newaxis, :]
    return sums
