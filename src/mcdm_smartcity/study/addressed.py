"""Criteria whose values follow from the strategic analysis: how much of it a program addresses."""

from typing import ClassVar, Literal

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.declared_scale import DeclaredScale, Direction, Level


class Addressed(DeclaredScale):
    """
    No scale: a program's value is the strategic weight that it addresses, so it takes no scores.

    Attributes
    ----------
    by
        ``swot``: the sum of the weights of the SWOT factors that name the program;
        ``readiness``: its share of all relative gaps. Both lie from 0 to 1; not funding is 0.
    """

    kind: Literal["addressed"] = "addressed"
    takes_scores: ClassVar[bool] = False
    better_by: ClassVar[str] = "the strategic analysis tells"
    by: Literal["swot", "readiness"] = "swot"
    unfunded: None = None

    def problem_with(self, level: Level) -> str | None:
        """Refuse every score."""
        return f"must be left out, since it follows from the {self.by}; found {level!r}"

    def value_points(self, direction: Direction) -> tuple[FloatArray, FloatArray]:  # noqa: ARG002 - more is better
        """A straight line: the share that is addressed is the value."""
        return np.array([0.0, 1.0]), np.array([0.0, 1.0])
