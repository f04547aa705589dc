"""Programs that must be funded."""

from collections.abc import Iterable, Iterator
from typing import Literal

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import Names
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position, listed
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts


class Include(Constraint):
    """
    Programs that must be funded.

    Examples
    --------
    >>> str(Include(["network"]).name())
    'network must be funded'
    """

    kind: Literal["include"] = "include"
    programs: Names

    @by_position
    def __init__(self, programs: Iterable[str]) -> None:
        super().__init__(programs=programs)

    def name(self) -> Note:
        """Return the musts in words."""
        return Note("rule_include", (listed(self.programs),))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Yield a rule for each program, so that each can be named in a conflict by itself."""
        for name in self.programs:
            yield Rule(Note("rule_include", (name,)), flags={facts.position(name): 1}, least=1)
