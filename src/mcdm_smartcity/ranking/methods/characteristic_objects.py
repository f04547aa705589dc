"""Characteristic objects of COMET: a grid of levels, the order of its points, and reading in it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats, require_finite
from mcdm_smartcity.ranking.engine.columns import Extremes, extremes
from mcdm_smartcity.ranking.engine.given_levels import require_within
from mcdm_smartcity.ranking.engine.terms import tie_tolerance
from mcdm_smartcity.ranking.normalisations.maps import between

Expert: TypeAlias = Callable[[FloatArray], ArrayLike]
MOST_OBJECTS = 2**16
FEWEST_LEVELS = 2
JUDGEMENTS = (0.0, 0.5, 1.0)


@dataclass(frozen=True)
class Grid:
    """Levels of each criterion, (..., 1, c_j) each; points are all combinations of them."""

    levels: tuple[FloatArray, ...]

    @property
    def objects(self) -> FloatArray:
        """The points, (..., t, m); the last criterion changes fastest."""
        counts = [level.shape[-1] for level in self.levels]
        places = np.indices(counts).reshape(len(counts), -1)
        columns = [level[..., 0, at] for level, at in zip(self.levels, places, strict=True)]
        return np.stack(columns, axis=-1)

    def memberships(self, rows: FloatArray) -> FloatArray:
        """How much each point says about each row, (..., b, m) to (..., b, t), summing to 1."""
        total = np.ones((*rows.shape[:-1], 1), dtype=rows.dtype)
        for column, levels in zip(np.moveaxis(rows, -1, 0), self.levels, strict=True):
            part = _triangles(column, levels)
            total = (total[..., :, np.newaxis] * part[..., np.newaxis, :]).reshape(
                *total.shape[:-1], -1
            )
        return total


def _triangles(column: FloatArray, levels: FloatArray) -> FloatArray:
    """Memberships (..., b, c) of scores (..., b) in triangles around levels (..., 1, c)."""
    scores = column[..., np.newaxis]
    # Each step counts how far a score has come between two neighbouring levels.
    steps = [
        np.clip(between(levels[..., k : k + 1], levels[..., k + 1 : k + 2])(scores), 0, 1)
        for k in range(levels.shape[-1] - 1)
    ]
    ends = [np.ones_like(scores), *steps, np.zeros_like(scores)]
    return np.concatenate([lower - upper for lower, upper in pairwise(ends)], axis=-1)


def grid_of(matrix: FloatArray, given: Any) -> Grid:
    """Return the grid of given levels, or of the extremes of the table."""
    criteria = matrix.shape[-1]
    if given is None:
        ends = extremes(matrix)
        both = np.stack([ends.lowest, ends.highest], axis=-1)
        levels = tuple(both[..., j, :] for j in range(criteria))
    else:
        levels = tuple(row[np.newaxis, :] for row in _given_levels(given, matrix))
        low = np.array([[row[0, 0] for row in levels]], dtype=matrix.dtype)
        high = np.array([[row[0, -1] for row in levels]], dtype=matrix.dtype)
        require_within(matrix, Extremes(low, high), "the characteristic values")
    count = float(np.prod([float(level.shape[-1]) for level in levels]))
    if count > MOST_OBJECTS:
        raise InvalidArrayError(
            f"the characteristic values make {count:.0f} objects, more than {MOST_OBJECTS}; give "
            "fewer values, or rank groups of criteria first"
        )
    return Grid(levels)


def _given_levels(given: Any, matrix: FloatArray) -> list[FloatArray]:
    rows = list(given)
    if rows and np.ndim(rows[0]) == 0:
        rows = [given] * matrix.shape[-1]
    if len(rows) != matrix.shape[-1]:
        raise InvalidArrayError(
            "characteristic_values must be one sequence for all criteria or one for each of the "
            f"{matrix.shape[-1]}, not {len(rows)}"
        )
    return [_rising(row, criterion, matrix) for criterion, row in enumerate(rows)]


def _rising(row: ArrayLike, criterion: int, matrix: FloatArray) -> FloatArray:
    levels = as_floats(row, "characteristic_values").astype(matrix.dtype, copy=False)
    rising = levels.ndim == 1 and bool(np.isfinite(levels).all() and (np.diff(levels) > 0).all())
    if not rising or len(levels) < FEWEST_LEVELS:
        raise InvalidArrayError(
            "characteristic_values of ",
            Place((criterion,), ("criterion",)),
            f" must be at least two rising numbers, all finite, not {row!r:.60}",
        )
    return levels


def judged_preferences(expert: Expert, objects: FloatArray) -> FloatArray:
    """Preferences (t,) of objects from an expert's worth (t,) or judgements (t, t)."""
    count = len(objects)
    answer = as_floats(expert(objects.copy()), "what the expert returned")
    require_finite(answer, "what the expert returned")
    if answer.shape == (count,):
        return levels_of_order(answer)
    if answer.shape != (count, count):
        raise InvalidArrayError(
            f"the expert must return the worth of {count} objects, shape ({count},), or judgements "
            f"of all pairs, shape ({count}, {count}), not {answer.shape}"
        )
    wrong = ~np.isin(answer, JUDGEMENTS) | (answer + answer.T != 1)
    if wrong.any():
        i, j = (int(k) for k in np.argwhere(wrong)[0])
        raise InvalidArrayError(
            "judgements must be 1, 0.5 or 0, and those of a pair must sum to 1; found "
            f"{answer[i, j]:g} at ({i}, {j}) and {answer[j, i]:g} at ({j}, {i}) (counted from 0)"
        )
    return levels_of_order(answer.sum(axis=-1))


def levels_of_order(worth: FloatArray) -> FloatArray:
    """0 for the lowest level of worth to 1 for the highest, in equal steps, (..., t) to (..., t).

    Neighbours that differ by a tie's tolerance are one level; 0.5 for all if there is one level.
    """
    order = np.argsort(worth, axis=-1)
    rising = np.take_along_axis(worth, order, -1)
    apart = np.diff(rising, axis=-1) > tie_tolerance(worth)
    level = np.zeros(worth.shape, dtype=worth.dtype)
    np.cumsum(apart, axis=-1, out=level[..., 1:])
    highest = level[..., -1:]
    shares = np.where(highest > 0, level / np.where(highest > 0, highest, 1), 0.5)
    found = np.empty_like(level)
    np.put_along_axis(found, order, shares.astype(worth.dtype, copy=False), -1)
    return found
