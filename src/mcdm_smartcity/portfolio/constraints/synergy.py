"""What programs are worth together beyond, or short of, the sum of their parts."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import distinct
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position, listed, number
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Finite, Word


class Synergy(Constraint):
    """
    Worth that comes on top once all of some programs are funded; negative where they overlap.

    It is no condition but a part of the worth, and is handed to `select` with the constraints. The
    funding order knows it not. A program that is funded in part counts as funded.

    Examples
    --------
    >>> str(Synergy(["road-a", "road-b"], -3).name())
    'road-a, road-b together add -3'
    """

    kind: Literal["synergy"] = "synergy"
    programs: Annotated[tuple[Word, ...], BeforeValidator(distinct), Field(min_length=2)]
    worth: Finite

    @by_position
    def __init__(self, programs: Iterable[str], worth: float) -> None:
        super().__init__(programs=programs, worth=worth)

    def name(self) -> Note:
        """Return it in words."""
        return Note("rule_synergy", (listed(self.programs), number(self.worth)))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Yield nothing: it binds no program."""
        for name in self.programs:
            facts.position(name)
        yield from ()
