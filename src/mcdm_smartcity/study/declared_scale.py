"""What every declared scale can do, whichever levels it knows."""

from typing import ClassVar, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike
from pydantic import SerializerFunctionWrapHandler, model_serializer

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.written import Written

Direction: TypeAlias = Literal["benefit", "cost"]
Level: TypeAlias = float | str


class DeclaredScale(Written):
    """What every scale can do: read a level, and value it from 0 (worst) to 1 (best)."""

    kind: str
    takes_scores: ClassVar[bool] = True
    # What tells which level is better, where no direction does.
    better_by: ClassVar[str] = ""

    @model_serializer(mode="wrap")
    def _with_kind(self, dump: SerializerFunctionWrapHandler) -> dict[str, object]:
        # The kind is written even where defaults are not, since a reader tells scales apart by it.
        return {"kind": self.kind, **dump(self)}

    def number(self, level: Level) -> float:
        """Return the number that a level stands for."""
        return float(level)

    def problem_with(self, level: Level) -> str | None:
        """Tell what is wrong with a score on this scale, or None."""
        raise NotImplementedError

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:
        """Levels and their values from 0 (worst) to 1 (best), linear in between."""
        raise NotImplementedError

    def values(self, levels: ArrayLike, direction: Direction) -> FloatArray:
        """Values from 0 to 1 of levels on this scale."""
        result: FloatArray = np.interp(
            np.asarray(levels, dtype=np.float64), *self.value_points(direction)
        )
        return result

    def value_of(self, level: Level | None, direction: Direction) -> float:
        """Value of one level; the least value of the scale if none is given."""
        if level is None:
            return float(self.value_points(direction)[1].min())
        return float(self.values(self.number(level), direction))
