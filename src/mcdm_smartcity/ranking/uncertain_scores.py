"""Scores that are not known for sure: intervals, distributions, and missing ones on request."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    as_benefit,
    as_floats,
)
from mcdm_smartcity.study.decision_matrix import DecisionMatrix

Case: TypeAlias = Literal["worst", "likely", "best"]
CASES: tuple[Case, ...] = ("worst", "likely", "best")


@dataclass(frozen=True, slots=True, eq=False)
class UncertainScores(Answer):
    """
    Scores of n programs on m criteria, each somewhere between two levels.

    Attributes
    ----------
    programs, criteria
        Names of rows and columns, each unique.
    lowest, likely, highest
        Shape (n, m): the ends of each score, equal where it is certain, and where it most likely
        lies.
    triangular
        Whether levels near the likely one are more likely (a triangle from end to end), shape
        (n, m); if not, all levels between the ends are equally likely.
    benefit
        True where more is better, shape (m,).
    """

    programs: tuple[str, ...]
    criteria: tuple[str, ...]
    lowest: FloatArray
    likely: FloatArray
    highest: FloatArray
    triangular: BoolArray
    benefit: BoolArray

    @classmethod
    def from_arrays(
        cls,
        lowest: ArrayLike,
        highest: ArrayLike,
        benefit: ArrayLike,
        programs: Sequence[str] | None = None,
        criteria: Sequence[str] | None = None,
        *,
        likely: ArrayLike | None = None,
    ) -> "UncertainScores":
        """
        Build intervals, or triangles if the likely levels are given.

        Raises
        ------
        InvalidArrayError
            Shapes differ, a level is not finite, or levels are not in order; the message names
            program and criterion.
        DuplicateNameError, AlignmentError
            As for `DecisionMatrix.from_arrays`.

        Examples
        --------
        >>> found = UncertainScores.from_arrays([[3, 250]], [[5, 250]], [True, False], ["bus"])
        >>> found.likely.tolist()
        [[4.0, 250.0]]
        """
        low = DecisionMatrix.from_arrays(lowest, benefit, programs, criteria)
        high = DecisionMatrix.from_arrays(highest, benefit, programs, criteria)
        if low.values.shape != high.values.shape:
            raise InvalidArrayError(
                f"lowest and highest must have the same shape, not {low.values.shape} and "
                f"{high.values.shape}"
            )
        middle: FloatArray = low.values / 2 + high.values / 2
        if likely is not None:
            middle = DecisionMatrix.from_arrays(likely, benefit, programs, criteria).values
            if middle.shape != low.values.shape:
                raise InvalidArrayError(f"likely must have shape {low.values.shape}")
        _require_order(low, middle, high.values)
        return cls(
            low.programs,
            low.criteria,
            low.values,
            middle,
            high.values,
            np.full(middle.shape, likely is not None),
            low.benefit,
        )

    @classmethod
    def from_missing(
        cls,
        values: ArrayLike,
        benefit: ArrayLike,
        programs: Sequence[str] | None = None,
        criteria: Sequence[str] | None = None,
        *,
        lowest: ArrayLike | None = None,
        highest: ArrayLike | None = None,
    ) -> "UncertainScores":
        """
        Let each missing score, NaN, lie anywhere between two levels of its criterion.

        `lowest` and `highest` are one number or one per criterion, (m,); the extremes of the known
        scores if not given. A criterion without any known score needs them. Known scores stay.
        """
        given = as_floats(values, "values")
        if given.ndim != MATRIX_DIMENSIONS:
            raise InvalidArrayError(
                f"values must have shape (programs, criteria), not {given.shape}"
            )
        missing = np.isnan(given)
        low = _ends(lowest, "lowest", np.where(missing, np.inf, given).min(axis=0, initial=np.inf))
        high = _ends(
            highest, "highest", np.where(missing, -np.inf, given).max(axis=0, initial=-np.inf)
        )
        unknown = np.flatnonzero(missing.any(axis=0) & ~(np.isfinite(low) & np.isfinite(high)))
        if len(unknown):
            raise InvalidArrayError(
                Place((int(unknown[0]),), ("criterion",)),
                " has no known score; give lowest and highest for what is missing there",
            ).by_name({"criterion": criteria} if criteria else {})
        return cls.from_arrays(
            np.where(missing, low, given),
            np.where(missing, high, given),
            as_benefit(benefit, given.shape[1]),
            programs,
            criteria,
        )

    def case(self, which: Case) -> DecisionMatrix:
        """Return the table if every score turns out worst, likely, or best for its criterion."""
        if which not in CASES:
            raise UnknownNameError("case", which, CASES)
        values = self.likely
        if which != "likely":
            upwards = self.benefit == (which == "best")
            values = np.where(upwards, self.highest, self.lowest)
        return DecisionMatrix(self.programs, self.criteria, values, self.benefit)

    def sample(self, draws: np.random.Generator, count: int) -> FloatArray:
        """Return `count` tables drawn independently, shape (count, n, m)."""
        shares = draws.random((count, *self.lowest.shape))
        if self.triangular.any():
            # Halves, since the difference of two huge levels of opposite sign would overflow.
            spread = self.highest / 2 - self.lowest / 2
            place = (self.likely / 2 - self.lowest / 2) / np.where(spread > 0, spread, 1)
            rising = np.sqrt(shares * place)
            falling = 1 - np.sqrt((1 - shares) * (1 - place))
            triangle = np.where(shares < place, rising, falling)
            shares = np.where(self.triangular, triangle, shares)
        between = self.lowest * (1 - shares) + self.highest * shares
        # The ends are kept to the last digit, so that certain scores are.
        sampled: FloatArray = np.clip(between, self.lowest, self.highest)
        return sampled

    def as_rows(self) -> list[Row]:
        """Return one row for each score that is not certain."""
        return [
            {
                "program": self.programs[i],
                "criterion": self.criteria[j],
                "lowest": float(self.lowest[i, j]),
                "likely": float(self.likely[i, j]),
                "highest": float(self.highest[i, j]),
            }
            for i, j in np.argwhere(self.lowest < self.highest).tolist()
        ]


def _ends(given: ArrayLike | None, name: str, known: FloatArray) -> FloatArray:
    if given is None:
        return known
    ends = as_floats(given, name)
    if ends.shape not in {(), known.shape}:
        raise InvalidArrayError(
            f"{name} must be one number or one per criterion, shape {known.shape}, not {ends.shape}"
        )
    result: FloatArray = np.broadcast_to(ends, known.shape)
    return result


def _require_order(table: DecisionMatrix, likely: FloatArray, highest: FloatArray) -> None:
    wrong = np.argwhere((table.values > likely) | (likely > highest))
    for i, j in wrong[:1].tolist():
        raise InvalidArrayError(
            f"the score of {table.programs[i]!r} on {table.criteria[j]!r} must have lowest ≤ "
            f"likely ≤ highest; found {table.values[i, j]:g}, {likely[i, j]:g}, "
            f"{highest[i, j]:g}"
        )
