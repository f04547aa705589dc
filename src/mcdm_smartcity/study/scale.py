"""Declared scales: which levels a criterion knows, and what each is worth from 0 to 1."""

from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

import numpy as np
from pydantic import Field, model_validator

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.addressed import Addressed
from mcdm_smartcity.study.declared_scale import DeclaredScale, Direction, Level
from mcdm_smartcity.study.intensity import Intensity
from mcdm_smartcity.study.written import Finite, Word, Written


class Quantity(DeclaredScale):
    """
    A number with a unit, between a lowest and a highest level.

    Attributes
    ----------
    unfunded
        The level if the program is not funded; the worst end if not given.
    target
        The best level, if it is neither end; value falls linearly to 0 at both ends.
    points
        A value function as (level, value) pairs, levels rising from lowest to highest, values
        from 0 to 1; linear if not given.
    """

    kind: Literal["quantity"] = "quantity"
    unit: str = ""
    lowest: Finite
    highest: Finite
    unfunded: Finite | None = None
    target: Finite | None = None
    points: tuple[tuple[Finite, Finite], ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.lowest < self.highest:
            raise ValueError(
                f"lowest must be below highest; found {self.lowest:g} and {self.highest:g}"
            )
        for name in ("unfunded", "target"):
            level = getattr(self, name)
            if level is not None and not self.lowest <= level <= self.highest:
                raise ValueError(
                    f"{name} must lie between {self.lowest:g} and {self.highest:g}; found {level:g}"
                )
        if self.target is not None and self.points:
            raise ValueError("give a target or points, not both: points can rise and fall")
        self._check_points()
        return self

    def _check_points(self) -> None:
        if not self.points:
            return
        levels = [level for level, _ in self.points]
        if levels[0] != self.lowest or levels[-1] != self.highest:
            raise ValueError("points must begin at lowest and end at highest")
        if any(a >= b for a, b in pairwise(levels)):
            raise ValueError("the levels of points must rise")
        if not all(0 <= value <= 1 for _, value in self.points):
            raise ValueError("the values of points must lie between 0 and 1")

    def problem_with(self, level: Level) -> str | None:
        """Tell what is wrong with a score on this scale, or None."""
        if isinstance(level, str):
            return f"must be a number{self._in_unit()}; found {level!r}"
        if not self.lowest <= level <= self.highest:
            return (
                f"must lie between {self.lowest:g} and {self.highest:g}{self._in_unit()}; "
                f"found {level:g}"
            )
        return None

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:
        """Levels and their values: the given points, a peak at the target, or a straight line."""
        if self.points:
            levels, values = zip(*self.points, strict=True)
            return np.array(levels), np.array(values)
        if self.target is not None:
            peak = [(self.lowest, 0.0), (self.target, 1.0), (self.highest, 0.0)]
            kept = dict(sorted(peak, key=lambda point: (point[0], point[1])))
            return np.array(list(kept)), np.array(list(kept.values()))
        ends = np.array([self.lowest, self.highest])
        return ends, np.array([0.0, 1.0] if direction == "benefit" else [1.0, 0.0])

    def _in_unit(self) -> str:
        return f" ({self.unit})" if self.unit else ""


class RatingWord(Written):
    """One word of a rating scale and the number it stands for."""

    word: Word
    value: Finite


class Rating(DeclaredScale):
    """
    Ordered words, each standing for a number; values are linear in these numbers.

    Attributes
    ----------
    words
        At least two, ordered by rising number.
    unfunded
        The word if the program is not funded; the worst one if not given.
    """

    kind: Literal["rating"] = "rating"
    words: Annotated[tuple[RatingWord, ...], Field(min_length=2)]
    unfunded: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = self.names
        if len(set(names)) < len(names):
            raise ValueError(f"the rating words must differ; found {', '.join(names)}")
        if any(a.value >= b.value for a, b in pairwise(self.words)):
            raise ValueError("the values of rating words must rise from word to word")
        if self.unfunded is not None and self.unfunded not in names:
            raise ValueError(f"unfunded must be one of {', '.join(names)}; found {self.unfunded!r}")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The words, in their order."""
        return tuple(rating.word for rating in self.words)

    def problem_with(self, level: Level) -> str | None:
        """Tell what is wrong with a score on this scale, or None."""
        if level in self.names:
            return None
        return f"must be one of the words {', '.join(self.names)}; found {level!r}"

    def number(self, level: Level) -> float:
        """Return the number that a word stands for."""
        return next(rating.value for rating in self.words if rating.word == level)

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:
        """The numbers of the worst and the best word, and their values."""
        ends = np.array([self.words[0].value, self.words[-1].value])
        return ends, np.array([0.0, 1.0] if direction == "benefit" else [1.0, 0.0])


class Compared(DeclaredScale):
    """
    No scale: judges compare the programs pairwise on this criterion, so it takes no scores.

    Their judgements name the criterion as node and programs as first and second. A program's value
    is its priority as a share of the best program's; that of not funding it is 0.
    """

    kind: Literal["compared"] = "compared"
    better_by: ClassVar[str] = "judges of the programs tell"
    takes_scores: ClassVar[bool] = False
    unfunded: None = None

    def problem_with(self, level: Level) -> str | None:
        """Refuse every score."""
        return f"must be left out, since programs are compared pairwise there; found {level!r}"

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:  # noqa: ARG002 - more is better
        """A straight line: the share of the best program is the value."""
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])


Scale: TypeAlias = Annotated[
    Quantity | Rating | Compared | Intensity | Addressed, Field(discriminator="kind")
]

__all__ = [
    "Addressed",
    "Compared",
    "DeclaredScale",
    "Direction",
    "Intensity",
    "Level",
    "Quantity",
    "Rating",
    "RatingWord",
    "Scale",
]
