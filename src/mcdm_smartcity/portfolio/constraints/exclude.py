"""Programs that must not be funded."""

from collections.abc import Iterable, Iterator
from typing import Literal

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import Names
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position, listed
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts


class Exclude(Constraint):
    """
    Programs that must not be funded.

    Examples
    --------
    >>> str(Exclude(["kiosk"]).name())
    'kiosk must not be funded'
    """

    kind: Literal["exclude"] = "exclude"
    programs: Names

    @by_position
    def __init__(self, programs: Iterable[str]) -> None:
        super().__init__(programs=programs)

    def name(self) -> Note:
        """Return the programs that must not be, in words."""
        return Note("rule_exclude", (listed(self.programs),))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Yield a rule for each program, so that each can be named in a conflict by itself."""
        for name in self.programs:
            yield Rule(Note("rule_exclude", (name,)), flags={facts.position(name): 1}, most=0)
