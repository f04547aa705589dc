"""Alternative prerequisites: one of several will do."""

from collections.abc import Iterable, Iterator
from typing import Literal, Self

from pydantic import model_validator

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import Names
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position, listed
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Word


class Requires(Constraint):
    """
    A program can be funded only with at least one of several others.

    Examples
    --------
    >>> str(Requires("portal", any_of=["own-servers", "cloud"]).name())
    'portal requires one of own-servers, cloud'
    """

    kind: Literal["requires"] = "requires"
    program: Word
    any_of: Names

    @by_position
    def __init__(self, program: str, any_of: Iterable[str]) -> None:
        super().__init__(program=program, any_of=any_of)

    @model_validator(mode="after")
    def _of_others(self) -> Self:
        if self.program in self.any_of:
            raise ValueError(f"{self.program!r} cannot be its own prerequisite")
        return self

    def name(self) -> Note:
        """Return the rule in words."""
        return Note("rule_requires", (self.program, listed(self.any_of)))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Σ funded of the alternatives ≥ funded."""
        flags = {facts.position(name): 1 for name in self.any_of}
        yield Rule(self.name(), flags={**flags, facts.position(self.program): -1}, least=0)
