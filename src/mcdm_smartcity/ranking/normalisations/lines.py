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
    """X / max |x| for benefits, 1 − x / max |x| for costs (Stopp 1975).

    A column of zeros as for `vector`.
    """
    column = Column.of(matrix, benefit)
    lowest, highest = column.range
    return _complemented(column, np.maximum(np.abs(lowest), np.abs(highest)))


def value_range(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """(x − min) / (max − min) for benefits, (max − x) / (max − min) for costs.

    Weitendorf (1976). A criterion that is equal for all programs is inactive: 0 for all.
    """
    column = Column.of(matrix, benefit)
    best, worst = column.best, column.worst
    return column.line(np.zeros_like(best), worst, best - worst)


def shortfall(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """How far below the best: (best − x) / (best − worst), 0 for the best and 1 for the worst.

    The only map that falls as programs get better. A criterion that is equal for all programs is
    inactive: 0 for all.
    """
    column = Column.of(matrix, benefit)
    best, worst = column.best, column.worst
    return column.line(np.zeros_like(best), best, worst - best)


def enhanced_accuracy(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """1 − (max − x) / Σ(max − x) for benefits, 1 − (x − min) / Σ(x − min) for costs.

    Zeng, Li and Yang (2013), J. Medical Systems 37:9908. A criterion that is equal for all
    programs is inactive: 1 for all.
    """
    column = Column.of(matrix, benefit)
    behind = np.abs(column.best - column.in_units()).sum(axis=-2, keepdims=True)
    signs = _signs(matrix, benefit)
    return column.line(np.ones_like(column.best), column.best, signs * behind)


def z_scores(matrix: FloatArray, benefit: BoolArray) -> Affine:
    """(x − mean) / standard deviation of the programs (over n), turned for costs.

    Nardo et al. (2008), Handbook on Constructing Composite Indicators, OECD. A criterion that is
    equal for all programs is inactive: 0 for all.
    """
    column = Column.of(matrix, benefit)
    levels = column.in_units()
    span = column.range.highest - column.range.lowest
    mean = levels.mean(axis=-2, keepdims=True)
    # Squares of parts of the range neither overflow nor vanish.
    parts = (levels - mean) / np.where(span > 0, span, 1)
    deviation = span * np.sqrt(np.square(parts).mean(axis=-2, keepdims=True))
    return column.line(np.zeros_like(mean), mean, _signs(matrix, benefit) * deviation)


def _complemented(column: Column, size: FloatArray) -> Affine:
    zeros = np.zeros_like(size)
    offset = np.where(column.benefit, zeros, 1).astype(size.dtype, copy=False)
    return column.line(offset, zeros, np.where(column.benefit, size, -size))


def _signs(matrix: FloatArray, benefit: BoolArray) -> FloatArray:
    signs: FloatArray = np.where(benefit, 1, -1).astype(matrix.dtype)[np.newaxis, :]
    return signs
