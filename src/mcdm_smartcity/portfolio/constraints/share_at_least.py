"""A group has at least a share of the whole."""

from collections.abc import Iterator
from typing import Any, Literal

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import GivenMembers, Members, members_in_words
from mcdm_smartcity.portfolio.constraints.constraint import Constraint, by_position
from mcdm_smartcity.portfolio.constraints.measures import Measure, Share, share_rule
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts


class ShareAtLeast(Constraint):
    """
    A group has at least a share of the whole portfolio's cost, worth or number of programs.

    Attributes
    ----------
    share
        Between 0 and 1.
    of
        Names of programs, or a group (`Among`).
    measure
        ``cost`` (default), ``worth`` (as realised; what a `Synergy` adds belongs to nobody) or
        ``count``. An empty portfolio keeps it: 0 is any share of 0.

    Examples
    --------
    >>> str(ShareAtLeast(0.25, {"agency": "health"}, "worth").name())
    "at least 25 % of the worth for agency 'health'"
    """

    kind: Literal["share_at_least"] = "share_at_least"
    share: Share
    of: Members
    measure: Measure = "cost"

    @by_position
    def __init__(self, share: float, of: GivenMembers, measure: Measure = "cost") -> None:
        given: dict[str, Any] = {"share": share, "of": of, "measure": measure}
        super().__init__(**given)

    def name(self) -> Note:
        """Return the rule in words."""
        percent = f"{100 * self.share:.10g}"
        return Note("rule_share_at_least", (percent, self.measure, members_in_words(self.of)))

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Σ of the group ≥ share · Σ of all that is funded."""
        yield share_rule(facts, self.name(), self.share, self.of, self.measure, least=0)
