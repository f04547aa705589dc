"""Levels of intensity: words whose values judges derive by comparing the words with each other."""

from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

import numpy as np
from pydantic import BeforeValidator, Field, model_validator

from mcdm_smartcity.errors import InvalidRecordError, Problem, known_names
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.declared_scale import DeclaredScale, Direction, Level
from mcdm_smartcity.study.written import Word, Written


class IntensityLevel(Written):
    """
    One level of an intensity scale; a plain string is a level without a weight.

    Attributes
    ----------
    level
        The word, which may hold spaces.
    weight
        What it is worth beside the others, at least 0, typed in instead of judged.
    """

    level: Word
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None


def _record(given: Any) -> Any:
    return {"level": given} if isinstance(given, str) else given


AnyLevel: TypeAlias = Annotated[
    IntensityLevel, BeforeValidator(_record, json_schema_input_type=Word | IntensityLevel)
]


class Intensity(DeclaredScale):
    """
    Levels that judges compare pairwise, so that programs are rated and not compared.

    Their judgements name the criterion as node and levels as first and second; or all levels have
    typed weights. The value of a level is its priority as a share of the best level's.

    Attributes
    ----------
    levels
        At least two different ones, in any order; best first is usual.
    unfunded
        The level if the program is not funded; the one of least value if not given.

    Examples
    --------
    >>> scale = Intensity(levels=["excellent", "good", "poor"], unfunded="poor")
    >>> scale.names
    ('excellent', 'good', 'poor')
    """

    kind: Literal["intensity"] = "intensity"
    better_by: ClassVar[str] = "the judgements of its levels tell"
    levels: Annotated[tuple[AnyLevel, ...], Field(min_length=2)]
    unfunded: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = self.names
        if len(set(names)) < len(names):
            raise ValueError(f"the levels must differ; found {', '.join(names)}")
        if self.unfunded is not None and self.unfunded not in names:
            hint = known_names(self.unfunded, names)
            raise ValueError(f"unfunded must be one of the levels; {hint}")
        weights = [entry.weight for entry in self.levels if entry.weight is not None]
        if weights and len(weights) < len(names):
            without = ", ".join(entry.level for entry in self.levels if entry.weight is None)
            raise ValueError(
                f"levels have a weight, but not {without}; give all of them one, or none and "
                "judgements"
            )
        if weights and not any(weights):
            raise ValueError("the weights of levels are all zero; at least one must be above")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The levels as words, in their order."""
        return tuple(entry.level for entry in self.levels)

    @property
    def weights(self) -> tuple[float, ...]:
        """The typed weights in the order of the levels; empty if judges compare the levels."""
        return tuple(entry.weight for entry in self.levels if entry.weight is not None)

    def problem_with(self, level: Level) -> str | None:
        """Tell what is wrong with a score on this scale, or None."""
        if level in self.names:
            return None
        return f"must be one of the levels; found {level!r}; {known_names(level, self.names)}"

    def number(self, level: Level) -> float:
        """Return the typed weight of a level; `InvalidRecordError` where levels are judged."""
        self._refuse_judged()
        return self.weights[self.names.index(str(level))]

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:  # noqa: ARG002 - levels tell what is better
        """The least and the greatest typed weight, and their shares of the greatest."""
        self._refuse_judged()
        ends = np.array([min(self.weights), max(self.weights)])
        return ends, ends / ends[1]

    def _refuse_judged(self) -> None:
        if not self.weights:
            what = "have no value by themselves, since judges compare them; see rate_intensities"
            raise InvalidRecordError("Intensity", [Problem("levels", what)])
