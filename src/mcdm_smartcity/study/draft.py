"""A draft: the parts of a study before anybody knows whether they fit together.

A reader fills one with every record that could be read, so that all problems of all files come
out at once, each with its place.
"""

from dataclasses import dataclass, field
from typing import Any

from mcdm_smartcity.study.hierarchy import GOAL, Criterion, Hierarchy, Priority
from mcdm_smartcity.study.horizon import Horizon
from mcdm_smartcity.study.judgement import Judge, Judgement
from mcdm_smartcity.study.link import Link
from mcdm_smartcity.study.program import Cost, Program, Score
from mcdm_smartcity.study.swot import KINDS, SWOT, Factor, swot_nodes
from mcdm_smartcity.study.written import Named, Sourced

NAMED_PARTS = (
    "dimensions",
    "agencies",
    "funding",
    "groups",
    "priorities",
    "criteria",
    "judges",
    "programs",
    "readiness",
    "swot",
)
# How one record of each part is called in a message.
SINGULAR = {
    "dimensions": "dimension",
    "agencies": "agency",
    "funding": "funding source",
    "groups": "group",
    "priorities": "priority",
    "criteria": "criterion",
    "judges": "judge",
    "programs": "program",
    "readiness": "readiness item",
    "swot": "SWOT factor",
}
# Stands among unread ids for a record of which not even the id could be read.
UNKNOWN = "?"


@dataclass
class Draft:
    """
    The parts of a study.

    Attributes
    ----------
    named
        Records with an id, by the part of the study that they stand in.
    scores, costs
        Each with the id of its program.
    places
        Where a record stands in its file, by the identity of the record.
    unread
        Ids of records that were written but could not be read, by part: nothing that refers to
        them is a further problem.
    """

    named: dict[str, list[Any]]
    judgements: list[Judgement]
    links: list[Link]
    scores: list[tuple[str, Score]]
    costs: list[tuple[str, Cost]]
    horizon: Horizon | None = None
    places: dict[int, str] = field(default_factory=dict)
    unread: dict[str, set[str]] = field(default_factory=dict)

    @property
    def priorities(self) -> list[Priority]:
        """The inner nodes."""
        return self.named["priorities"]

    @property
    def criteria(self) -> list[Criterion]:
        """The leaves."""
        return self.named["criteria"]

    @property
    def judges(self) -> list[Judge]:
        """Who judges."""
        return self.named["judges"]

    @property
    def programs(self) -> list[Program]:
        """The candidates."""
        return self.named["programs"]

    @property
    def factors(self) -> list[Factor]:
        """The factors of the SWOT."""
        return self.named["swot"]

    @property
    def swot_nodes(self) -> dict[str, tuple[str, ...]]:
        """What judges compare on each node of the SWOT, as far as it could be read."""
        nodes = swot_nodes(self.factors)
        if self.readable("swot"):
            return nodes
        # A factor that could not be read may be of any kind.
        return {SWOT: KINDS, **{kind: nodes.get(kind, ()) for kind in KINDS}}

    @property
    def nodes(self) -> list[Priority]:
        """Priorities and criteria."""
        return [*self.priorities, *self.criteria]

    @property
    def hierarchy(self) -> Hierarchy:
        """The tree of the nodes, as far as they could be read."""
        return Hierarchy.of(self.nodes)

    def known(self, *parts: str) -> set[str]:
        """Return the ids in these parts, those that could not be read included."""
        ids = {record.id for part in parts for record in self.named[part]}
        return ids | self.unread_in(*parts)

    def unread_in(self, *parts: str) -> set[str]:
        """Return the ids in these parts that were written but could not be read."""
        return set[str]().union(*(self.unread.get(part, set()) for part in parts))

    def place(self, record: Sourced, default: str) -> str:
        """Where the record stands: the file's row if it came from one."""
        return self.places.get(id(record), default)

    def place_of(self, part: str, record: Named) -> str:
        """Where a record with an id stands."""
        return self.place(record, f"{SINGULAR[part]} {record.id}")

    def readable(self, *parts: str) -> bool:
        """Whether every record of these parts could be read."""
        return not any(self.unread.get(part) for part in parts)


__all__ = ["GOAL", "NAMED_PARTS", "SINGULAR", "UNKNOWN", "Draft"]
