"""One method of this library beside the same one of a peer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from peers.problems import Fits, Problem, problems

# What the issue asks for: as a part of the score, and of 1 for scores near 0.
AGREEMENT = 1e-9

Scored: TypeAlias = Callable[[Problem], ArrayLike]


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Scores that ought to be the same.

    Attributes
    ----------
    method
        Name of our function.
    ours, theirs
        From a problem to scores, or to any array that both sides have.
    fits
        Problems for which the peer has an answer; README.md tells why it has none for the others.
    variant
        Which of several comparisons of one method it is.
    """

    method: str
    ours: Scored
    theirs: Scored
    fits: tuple[Fits, ...] = ()
    variant: str = ""

    @property
    def name(self) -> str:
        return f"{self.method} {self.variant}".strip()

    def check(self) -> None:
        """Compare on 200 problems."""
        for problem in problems(*self.fits):
            theirs, ours = np.asarray(self.theirs(problem)), np.asarray(self.ours(problem))
            np.testing.assert_allclose(theirs, ours, rtol=AGREEMENT, atol=AGREEMENT)


def scores_of(kernel: Callable[..., ArrayLike], **settings: Any) -> Scored:
    """Return the kernel as a function of a problem; a setting may be a function of it too."""

    def scored(problem: Problem) -> ArrayLike:
        given = {
            name: value(problem) if callable(value) else value for name, value in settings.items()
        }
        return kernel(*problem.decision, **given)

    return scored


def table_of(steps: Callable[..., dict[str, Any]], name: str, **settings: Any) -> Scored:
    """Return one table of a method's steps as a function of a problem."""

    def scored(problem: Problem) -> ArrayLike:
        found: ArrayLike = steps(*problem.decision, **settings)[name]
        return found

    return scored


def to_the_first(scored: Scored) -> Scored:
    """Return scores as parts of that of the first program."""

    def parts(problem: Problem) -> ArrayLike:
        found = np.asarray(scored(problem))
        return np.asarray(found / found[0])

    return parts


def summing_to_one(scored: Scored) -> Scored:
    """Return scores as parts of their sum."""

    def parts(problem: Problem) -> ArrayLike:
        found = np.asarray(scored(problem))
        return np.asarray(found / found.sum())

    return parts
