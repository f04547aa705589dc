"""Tables of scores read column by column: checks, scalings, and from amounts to weights."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import (
    BoolArray,
    FloatArray,
    as_benefit,
    as_matrix,
    magnitude,
)


class Columns(NamedTuple):
    """
    A checked table of scores.

    Attributes
    ----------
    scores
        In double precision, shape (..., n, m).
    benefit
        True where more is better, shape (m,).
    active
        Which criteria tell programs apart at all, shape (..., m).
    dtype
        The precision that was given, and is given back.
    """

    scores: FloatArray
    benefit: BoolArray
    active: BoolArray
    dtype: "np.dtype[Any]"


def as_columns(matrix: ArrayLike, benefit: ArrayLike) -> Columns:
    """Return a table of finite scores with its directions and its active criteria."""
    given = as_matrix(matrix, "matrix")
    directions = as_benefit(benefit, given.shape[-1])
    active = given.max(axis=-2) > given.min(axis=-2)
    return Columns(given.astype(np.float64), directions, active, given.dtype)


def require_nonnegative(columns: Columns, method: str) -> None:
    """Raise and point at the first negative score."""
    _refuse(columns, columns.scores < 0, f"{method} takes shares of totals: scores must be >= 0")


def require_positive(columns: Columns, method: str) -> None:
    """Raise and point at the first score that has no logarithm."""
    _refuse(columns, columns.scores <= 0, f"{method} takes logarithms: scores must be positive")


def require_invertible(columns: Columns, method: str) -> None:
    """Raise and point at the first negative score, or cost that cannot be divided by."""
    require_nonnegative(columns, method)
    zero_costs = (columns.scores == 0) & ~columns.benefit
    _refuse(columns, zero_costs, f"{method} divides by costs: they must be positive")


def unit_scaled(columns: Columns) -> FloatArray:
    """Scores of each column in units of its size, so that sums neither overflow nor vanish."""
    scaled: FloatArray = columns.scores / magnitude(columns.scores, -2)
    return scaled


def range_scaled(columns: Columns) -> FloatArray:
    """Scores from 0, the worst of a column, to 1, its best; 0 all along an inactive column."""
    scaled = unit_scaled(columns)
    highest = scaled.max(axis=-2, keepdims=True)
    lowest = scaled.min(axis=-2, keepdims=True)
    spread = np.where(columns.active[..., np.newaxis, :], highest - lowest, 1)
    levels: FloatArray = np.where(columns.benefit, scaled - lowest, highest - scaled) / spread
    return levels


def ratios_to_best(columns: Columns) -> FloatArray:
    """X / max x for benefits, min x / x for costs: 1 is the best of a column.

    Costs must be positive; a benefit that is 0 for all stays 0.
    """
    scaled = unit_scaled(columns)
    highest = scaled.max(axis=-2, keepdims=True)
    lowest = columns.scores.min(axis=-2, keepdims=True)
    costs = np.where(columns.benefit, 1, columns.scores)
    ratios: FloatArray = np.where(
        columns.benefit, scaled / np.where(highest > 0, highest, 1), lowest / costs
    )
    return ratios


def weights_from(columns: Columns, amounts: FloatArray) -> FloatArray:
    """
    Shares of non-negative amounts of information, (..., m), each vector summing to 1.

    An inactive criterion gets 0. Active ones share equally if all their amounts are 0, and all
    criteria share equally if none is active.
    """
    some = columns.active.any(axis=-1, keepdims=True)
    counted = np.where(columns.active, amounts, 0)
    informed = (counted > 0).any(axis=-1, keepdims=True)
    chosen = np.where(informed, counted, np.where(some, columns.active, 1.0))
    sized = chosen / magnitude(chosen, -1)
    weights: FloatArray = sized / sized.sum(axis=-1, keepdims=True)
    return weights.astype(columns.dtype, copy=False)


def _refuse(columns: Columns, wrong: BoolArray, rule: str) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = Place(at, ("program", "criterion"))
        raise InvalidArrayError(f"{rule}; found {columns.scores[at]:g} at ", place)
