"""At most so many of a group."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import (
    GivenMembers,
    Members,
    members_in_words,
    positions_in,
)
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts


class AtMost(Constraint):
    """
    At most `count` programs of a group are funded; with a count of 1, alternatives.

    Attributes
    ----------
    count
        How many, at least 0; a program that is funded in part counts as one.
    of
        Names of programs, or a group (`Among`).

    Examples
    --------
    >>> str(AtMost(1, of=["kiosk", "portal"]).name())
    'at most 1 of kiosk, portal'
    >>> str(AtMost(2, {"dimension": "smart-economy"}).name())
    "at most 2 of dimension 'smart-economy'"
    """

    kind: Literal["at_most"] = "at_most"
    count: Annotated[int, Field(ge=0)]
    of: Members

    @by_position
    def __init__(self, count: int, of: GivenMembers) -> None:
        given: dict[str, Any] = {"count": count, "of": of}
        super().__init__(**given)

    def name(self) -> Note:
        """Return the rule in words."""
        return Note("rule_at_most", (str(self.count), members_in_words(self.of)))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Σ funded of the group ≤ count."""
        flags = dict.fromkeys(positions_in(facts, self.of), 1)
        yield Rule(self.name(), flags=flags, most=self.count)
