"""Value functions of one criterion: from its levels, in their unit, to values from 0 to 1."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.maps import Map

# Levels of any shape to values of the same shape; beyond the ends, the value of the end.
ValueFunction: TypeAlias = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, slots=True)
class Linear:
    """
    A straight line: 0 at the worst level, 1 at the best, which may be the lower one.

    Examples
    --------
    >>> Linear(worst=400, best=100)(np.array([400.0, 250.0, 90.0])).tolist()
    [0.0, 0.5, 1.0]
    """

    worst: float
    best: float

    def __post_init__(self) -> None:
        _require_finite(self.worst, self.best)
        _require_apart("worst and best", self.worst, self.best)

    def __call__(self, levels: FloatArray) -> FloatArray:
        """Return the values, shape as the levels."""
        return _between(np.asarray(levels, dtype=np.float64), self.worst, self.best)


@dataclass(frozen=True, slots=True)
class Piecewise:
    """
    Straight lines between points: levels that rise, or fall, from point to point, and values.

    Examples
    --------
    >>> Piecewise((30, 16, 2), (0, 0, 1))(np.array([2.0, 9.0, 20.0])).tolist()
    [1.0, 0.5, 0.0]
    """

    levels: tuple[float, ...]
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "levels", tuple(float(level) for level in self.levels))
        object.__setattr__(self, "values", tuple(float(value) for value in self.values))
        _require_finite(*self.levels, *self.values)
        if len(self.levels) != len(self.values) or len(self.levels) < 2:  # noqa: PLR2004 - a line
            raise InvalidArrayError(
                "a piecewise value function takes at least two levels and one value for each; "
                f"found {len(self.levels)} levels and {len(self.values)} values"
            )
        steps = [second > first for first, second in pairwise(self.levels)]
        if len(set(self.levels)) < len(self.levels) or len(set(steps)) > 1:
            raise InvalidArrayError(
                "the levels of a piecewise value function must all rise or all fall; "
                f"found {self.levels}"
            )

    def __call__(self, levels: FloatArray) -> FloatArray:
        """Return the values, shape as the levels."""
        order = 1 if self.levels[0] < self.levels[-1] else -1
        return _on_points(levels, self.levels[::order], self.values[::order])


@dataclass(frozen=True, slots=True)
class Exponential:
    """
    (1 − e^(−c t)) / (1 − e^(−c)), where t goes from 0 at the worst level to 1 at the best.

    A curvature c above 0 rises fast and then flattens (the first steps count most), below 0 the
    other way round, and 0 is a straight line. Kirkwood (1997), Strategic Decision Making, ch. 4,
    whose ρ is |best − worst| / c.

    Examples
    --------
    >>> Exponential(worst=0, best=10, curvature=2)(np.array([0.0, 5.0, 10.0])).round(4).tolist()
    [0.0, 0.7311, 1.0]
    """

    worst: float
    best: float
    curvature: float

    def __post_init__(self) -> None:
        _require_finite(self.worst, self.best, self.curvature)
        _require_apart("worst and best", self.worst, self.best)

    def __call__(self, levels: FloatArray) -> FloatArray:
        """Return the values, shape as the levels."""
        t = _between(np.asarray(levels, dtype=np.float64), self.worst, self.best)
        c = abs(self.curvature)
        if self.curvature == 0:
            return t
        # From the end where the curve is flat, so that no power is large.
        steep = t if self.curvature > 0 else 1 - t
        risen: FloatArray = np.expm1(-c * steep) / math.expm1(-c)
        return risen if self.curvature > 0 else 1 - risen


@dataclass(frozen=True, slots=True)
class Peak:
    """
    A target: 1 at the peak, falling in straight lines to 0 at the lowest and the highest level.

    The peak may be one of the ends.

    Examples
    --------
    >>> Peak(lowest=16, peak=21, highest=31)(np.array([16.0, 21.0, 26.0, 40.0])).tolist()
    [0.0, 1.0, 0.5, 0.0]
    """

    lowest: float
    peak: float
    highest: float

    def __post_init__(self) -> None:
        _require_finite(self.lowest, self.peak, self.highest)
        if not (self.lowest <= self.peak <= self.highest and self.lowest < self.highest):
            raise InvalidArrayError(
                "a peak must lie between the lowest and the highest level; found "
                f"{self.lowest:g}, {self.peak:g}, {self.highest:g}"
            )

    def __call__(self, levels: FloatArray) -> FloatArray:
        """Return the values, shape as the levels."""
        points = {self.lowest: 0.0, self.highest: 0.0, self.peak: 1.0}
        ordered = sorted(points)
        return _on_points(levels, ordered, [points[level] for level in ordered])


@dataclass(frozen=True)
class Valued:
    """A map that reads some criteria by value functions, and the others by a normalisation."""

    functions: tuple[ValueFunction | None, ...]
    plain: tuple[int, ...]
    others: Map | None

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return values and normalised scores, of the same shape."""
        table = np.empty_like(values)
        if self.others is not None:
            table[..., self.plain] = self.others(values[..., self.plain])
        for j, function in enumerate(self.functions):
            if function is not None:
                table[..., j] = function(values[..., j])
        return table


def with_values(
    functions: Sequence[ValueFunction | None] | None,
    normalise: Callable[[FloatArray, BoolArray], Map],
    matrix: FloatArray,
    benefit: BoolArray,
) -> Map:
    """Return the map of a normalisation, but of value functions where these are given."""
    if functions is None:
        return normalise(matrix, benefit)
    given = as_value_functions(functions, matrix.shape[-1])
    plain = tuple(j for j, function in enumerate(given) if function is None)
    try:
        others = normalise(matrix[..., plain], benefit[list(plain)]) if plain else None
    except InvalidArrayError as error:
        raise error.on_criteria(plain) from None
    return Valued(given, plain, others)


def as_value_functions(functions: Any, criteria: int) -> tuple[ValueFunction | None, ...]:
    """Return one value function or None for each criterion, or say what was given instead."""
    given = tuple(functions) if isinstance(functions, Sequence) else (functions,)
    if len(given) != criteria or not all(f is None or callable(f) for f in given):
        raise InvalidArrayError(
            f"values must be one value function or None for each of the {criteria} criteria, "
            f"such as Linear(worst=0, best=10), not {functions!r}"
        )
    return given


def _between(levels: FloatArray, worst: float, best: float) -> FloatArray:
    # Halves, since the difference of two huge levels of opposite sign would overflow.
    clipped = np.clip(levels, min(worst, best), max(worst, best))
    position: FloatArray = (clipped / 2 - worst / 2) / (best / 2 - worst / 2) + 0.0
    return position


def _on_points(levels: FloatArray, at: Sequence[float], values: Sequence[float]) -> FloatArray:
    found: FloatArray = np.interp(levels, at, values)
    return found


def _require_finite(*numbers: float) -> None:
    if not all(math.isfinite(number) for number in numbers):
        raise InvalidArrayError(f"a value function takes finite numbers; found {numbers}")


def _require_apart(names: str, first: float, second: float) -> None:
    if first == second:
        raise InvalidArrayError(f"{names} of a value function must differ; both are {first:g}")
