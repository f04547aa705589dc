"""Normalisations by straight lines."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.columns import sums_of_squares
from mcdm_smartcity.ranking.normalisations.maps import Affine, Column


def as_given(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """Leave benefits as they are, and turn costs: −x."""
    zeros = np.zeros((1, matrix.shape[-1]), dtype=matrix.dtype)
    return Affine(zeros, zeros, _signs(matrix, benefit))


def vector(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """X / ‖x‖ for benefits, 1 − x / ‖x‖ for costs (Hwang and Yoon 1981).

    A column of zeros stays zero, or one for a cost.
    """
    column = Column.of(matrix, benefit)
    length = np.sqrt(sums_of_squares(column.in_units()))
    return _complemented(column, length)


def maximum(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """X / max |x| for benefits, 1 − x / max |x| for costs; a column of zeros as for `vector`."""
    column = Column.of(matrix, benefit)
    lowest, highest = column.range
    return _complemented(column, np.maximum(np.abs(lowest), np.abs(highest)))


def value_range(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """(x − min) / (max − min) for benefits, (max − x) / (max − min) for costs.

    A criterion that is equal for all programs is inactive: 0 for all.
    """
    column = Column.of(matrix, benefit)
    return column.line(np.zeros_like(column.best), column.worst, column.best - column.worst)


def _complemented(column: Column, size: FloatArray) -> Affine:
    zeros = np.zeros_like(size)
    offset = np.where(column.benefit, zeros, 1).astype(size.dtype, copy=False)
    return column.line(offset, zeros, np.where(column.benefit, size, -size))


def _signs(matrix: FloatArray, benefit: BoolArray) -> FloatArray:
    signs: FloatArray = np.where(benefit, 1, -1).astype(matrix.dtype)[np.newaxis, :]
    return signs
