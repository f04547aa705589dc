"""A program that may be funded in part."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Word


class Partial(Constraint):
    """
    A program may be funded in part, down to a least share, for the same share of cost and worth.

    What needs the program can work as soon as any part of it is funded, and the program itself
    needs all that it needs.

    Attributes
    ----------
    program
        Name.
    least
        Least share if it is funded at all, above 0 and at most 1.

    Examples
    --------
    >>> str(Partial("road", 0.4).name())
    'road may be funded in part, from 40 % on'
    """

    kind: Literal["partial"] = "partial"
    program: Word
    least: Annotated[float, Field(gt=0, le=1)]

    @by_position
    def __init__(self, program: str, least: float) -> None:
        super().__init__(program=program, least=least)

    def name(self) -> Note:
        """Return the permission in words."""
        return Note("rule_partial", (self.program, f"{100 * self.least:.10g}"))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Yield nothing: it frees a program and binds none."""
        facts.position(self.program)
        yield from ()
