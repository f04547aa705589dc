"""What is missing? Gaps between readiness and targets, and the weights that they speak for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.readiness import Readiness
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.written import Basis
from mcdm_smartcity.weighting.bearing import (
    NodeShares,
    Rule,
    notes_under_goal,
    shares_of_nodes,
    shares_on,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """
    One line of the gap table.

    Attributes
    ----------
    item, element, aspect
        Which readiness item, and where it belongs.
    now, target, unit
        Its levels.
    gap, relative
        What is missing in the unit, and as a share of the scale (−1 to 1); above 0 means work to
        do, below 0 beyond the target.
    reached
        Share of the way from the worst end to the target, 0 to 1.
    evidence, basis
        What shows the level now, and whether it is published, inferred or assumed.
    """

    item: str
    element: str
    aspect: str
    now: float
    target: float
    unit: str
    gap: float
    relative: float
    reached: float
    evidence: str
    basis: Basis

    @property
    def counted(self) -> float:
        """The relative gap as it counts in means and weights: 0 beyond the target."""
        return max(self.relative, 0.0)


@dataclass(frozen=True, slots=True)
class ElementReadiness:
    """Mean of the items of one element: share of the way reached, and relative gap, 0 to 1."""

    element: str
    items: int
    reached: float
    gap: float


@dataclass(frozen=True, slots=True, eq=False)
class Gaps(Answer):
    """
    The gap table, and what it speaks for.

    Attributes
    ----------
    gaps
        One for each readiness item, in the order of the study.
    elements
        Means by element, in the order in which the elements first appear.
    shares
        Weights of the nodes under each inner node of the hierarchy.
    rule
        How the gaps that bear on a node become its size.
    notes
        Targets that are passed, and nodes under the goal that no gap bears on.
    """

    gaps: tuple[Gap, ...]
    elements: tuple[ElementReadiness, ...]
    shares: tuple[NodeShares, ...]
    rule: str
    notes: tuple[Note, ...]

    def weights_under(self, node: str) -> dict[str, float]:
        """Return the weights of all children of a node, summing to 1."""
        found = shares_on(self.shares, node)
        return dict(zip(found.children, found.weights, strict=True))

    def notes_under(self, node: str) -> tuple[Note, ...]:
        """Return what to know of the weights under a node."""
        return shares_on(self.shares, node).notes

    def item_shares(self) -> dict[str, float]:
        """Return the share of each item in the sum of all relative gaps; all 0 if there is none."""
        total = sum(gap.counted for gap in self.gaps)
        return {gap.item: gap.counted / total if total else 0.0 for gap in self.gaps}

    def as_rows(self) -> list[Row]:
        """Return one row for each readiness item."""
        fields = (
            *("item", "element", "aspect", "now", "target", "unit"),
            *("gap", "relative", "reached", "evidence", "basis"),
        )
        return [{name: getattr(gap, name) for name in fields} for gap in self.gaps]


def gaps(study: Study, rule: Rule = "mean") -> Gaps:
    """
    Compare readiness with targets, and weigh priorities by the gaps that bear on them.

    The relative gap of an item is (target − now) / (highest − lowest), turned round where less is
    better. A node weighs among its siblings by the mean (or the sum) of the relative gaps that
    bear on it or on a node below it; a gap beyond its target counts as 0.

    Parameters
    ----------
    study
        The study; its part `readiness` may be empty.
    rule
        ``mean``: writing one item as two equal ones changes nothing. ``sum``: many gaps weigh more
        than one.

    Returns
    -------
    Gaps; without items an empty table and equal weights, with a note.

    Raises
    ------
    UnknownNameError
        There is no such rule.

    Notes
    -----
    Readiness of structure, infrastructure and superstructure, then gaps, then priorities, is the
    order of the first book of an Indonesian smart-city masterplan. The weighting is a convention
    of this library, not a published method.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> study = example_study()
    >>> found = gaps(study.changed(readiness=[
    ...     {"id": "staff", "name": "Staff", "element": "structure", "now": 2, "target": 4,
    ...      "priority": "urgency"},
    ...     {"id": "fiber", "name": "Fiber", "element": "infrastructure", "now": 30, "target": 90,
    ...      "highest": 100, "unit": "%", "priority": "reach"},
    ... ]))
    >>> [(gap.item, round(gap.relative, 2)) for gap in found.gaps]
    [('staff', 0.4), ('fiber', 0.6)]
    >>> {name: round(weight, 2) for name, weight in found.weights_under("goal").items()}
    {'reach': 0.6, 'urgency': 0.4, 'upkeep': 0.0}
    """
    table = tuple(map(_gap, study.readiness))
    borne = [
        (item.priority, gap.counted)
        for item, gap in zip(study.readiness, table, strict=True)
        if item.priority is not None
    ]
    shares = shares_of_nodes(study.hierarchy, borne, rule, ("no_gap_bears", "no_gap_at_all"))
    passed = tuple(gap.item for gap in table if gap.relative < 0)
    notes = (Note("target_passed", passed),) if passed else ()
    return Gaps(table, tuple(_elements(table)), shares, rule, (*notes, *notes_under_goal(shares)))


def _gap(item: Readiness) -> Gap:
    return Gap(
        item=item.id,
        element=item.element,
        aspect=item.aspect or "",
        now=item.now,
        target=item.target,
        unit=item.unit,
        gap=item.gap,
        relative=item.relative_gap,
        reached=item.reached,
        evidence=item.evidence,
        basis=item.basis,
    )


def _elements(table: tuple[Gap, ...]) -> Iterator[ElementReadiness]:
    for element in dict.fromkeys(gap.element for gap in table):
        own = [gap for gap in table if gap.element == element]
        reached = float(np.mean([gap.reached for gap in own]))
        missing = float(np.mean([gap.counted for gap in own]))
        yield ElementReadiness(element, len(own), reached, missing)
