"""What a caller gives: shares, and levels in the units of the scores such as ideals or bounds."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats, require_finite
from mcdm_smartcity.ranking.engine.columns import Extremes, extremes


def require_share(value: float, name: str) -> None:
    """Raise unless a parameter is a number from 0 to 1."""
    if not 0 <= value <= 1:
        raise InvalidArrayError(f"{name} must be a number from 0 to 1, not {value}")


def as_level(level: ArrayLike, name: str, table: FloatArray) -> FloatArray:
    """Return one level for each criterion, (1, m), from (m,) or one number for all."""
    values = as_floats(level, name).astype(table.dtype, copy=False)
    criteria = table.shape[-1]
    if values.shape not in {(), (criteria,)}:
        raise InvalidArrayError(
            f"{name} must be one number or one per criterion, shape ({criteria},), "
            f"not {values.shape}"
        )
    require_finite(values, name, ("criterion",)[: values.ndim])
    row: FloatArray = np.broadcast_to(values, (criteria,))[np.newaxis, :]
    return row


def as_intervals(intervals: ArrayLike, name: str, table: FloatArray) -> Extremes:
    """Return lower and upper ends, (1, m) each, from (m, 2) or one pair for all criteria."""
    values = as_floats(intervals, name).astype(table.dtype, copy=False)
    criteria = table.shape[-1]
    if values.shape not in {(2,), (criteria, 2)}:
        raise InvalidArrayError(
            f"{name} must be a lower and an upper end for each criterion, shape ({criteria}, 2), "
            f"or one pair for all, not {values.shape}"
        )
    require_finite(values, name, ("criterion", "end")[-values.ndim :])
    pairs = np.broadcast_to(values, (criteria, 2))
    wrong = np.flatnonzero(pairs[:, 0] > pairs[:, 1])
    if len(wrong):
        at = int(wrong[0])
        raise InvalidArrayError(
            f"{name} of ",
            Place((at,), ("criterion",)),
            f" must rise from lower to upper; found {pairs[at, 0]:g} to {pairs[at, 1]:g}",
        )
    return Extremes(pairs[np.newaxis, :, 0], pairs[np.newaxis, :, 1])


def bounds_of(
    matrix: FloatArray, bounds: ArrayLike | None, name: str, *, apart: bool = True
) -> Extremes:
    """Return given bounds, which every score must respect, or the extremes of the table.

    Unless told otherwise the two ends of given bounds must lie apart.
    """
    if bounds is None:
        return extremes(matrix)
    given = as_intervals(bounds, name, matrix)
    if apart and (given.lowest == given.highest).any():
        at = int(np.argwhere(given.lowest == given.highest)[0][-1])
        raise InvalidArrayError(
            f"{name} of ",
            Place((at,), ("criterion",)),
            f" must lie apart; both ends are {given.lowest[0, at]:g}",
        )
    require_within(matrix, given, name)
    return given


def require_within(matrix: FloatArray, ends: Extremes, name: str, who: str = "score") -> None:
    """Raise and name the first value that lies outside the ends."""
    wrong = (matrix < ends.lowest) | (matrix > ends.highest)
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        lower, upper = (np.broadcast_to(end, matrix.shape)[at] for end in ends)
        axes = ("program", "criterion") if who == "score" else ("criterion",)
        place = Place(at if who == "score" else at[-1:], axes)
        raise InvalidArrayError(
            f"every {who} must lie within {name}; found {matrix[at]:g} at ",
            place,
            f", where they go from {lower:g} to {upper:g}",
        )


def better_and_worse(ends: Extremes, benefit: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Return the better and the worse end of each criterion."""
    return (
        np.where(benefit, ends.highest, ends.lowest),
        np.where(benefit, ends.lowest, ends.highest),
    )
