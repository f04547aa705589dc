"""Readiness: how far the city is on each thing that a plan needs, and how far it wants to be."""

from typing import Self

from pydantic import model_validator

from mcdm_smartcity.study.scale import Direction
from mcdm_smartcity.study.written import Finite, Identifier, Named


class Readiness(Named):
    """
    One thing that a plan needs: its level now, the target, and what shows it.

    Attributes
    ----------
    element, aspect
        Where it belongs: ``structure``, ``infrastructure``, ``superstructure`` or what you name,
        and, if you like, a part of it such as ``people``, ``budget`` or ``policy``.
    now, target
        Levels, both from lowest to highest.
    lowest, highest
        Ends of the scale that they are measured on; 0 to 5, as for levels of maturity, if not
        given.
    direction
        ``benefit`` (more is better) or ``cost`` (less is better, such as unemployment).
    unit
        Unit of the levels, such as ``%``.
    evidence
        What shows the level now: a document, a count, an interview.
    priority
        The priority or criterion of the hierarchy that the gap bears on.
    programs
        Programs that would close the gap.

    Examples
    --------
    >>> from mcdm_smartcity import Readiness
    >>> wifi = Readiness(
    ...     id="wifi", name="Public Wi-Fi", element="infrastructure", aspect="digital",
    ...     now=280, target=400, highest=400, unit="points", evidence="count of 2023",
    ... )
    >>> wifi.gap, wifi.relative_gap, wifi.reached
    (120.0, 0.3, 0.7)
    """

    element: Identifier
    aspect: Identifier | None = None
    now: Finite
    target: Finite
    lowest: Finite = 0.0
    highest: Finite = 5.0
    direction: Direction = "benefit"
    unit: str = ""
    evidence: str = ""
    priority: Identifier | None = None
    programs: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _on_its_scale(self) -> Self:
        if not self.lowest < self.highest:
            raise ValueError(
                f"lowest must be below highest; found {self.lowest:g} and {self.highest:g}"
            )
        for name in ("now", "target"):
            level = getattr(self, name)
            if not self.lowest <= level <= self.highest:
                raise ValueError(
                    f"{name} must lie between {self.lowest:g} and {self.highest:g}, the ends of "
                    f"its scale; found {level:g}"
                )
        if len(set(self.programs)) < len(self.programs):
            raise ValueError(f"names a program twice: {', '.join(self.programs)}")
        return self

    @property
    def gap(self) -> float:
        """What is missing, in the unit; above 0 means work to do, below 0 beyond the target."""
        missing = self.target - self.now
        return missing if self.direction == "benefit" else -missing

    @property
    def relative_gap(self) -> float:
        """The gap as a share of the whole scale, −1 to 1."""
        # Each level is halved first, so that the widest scale does not overflow.
        missing = (self.target / 2 - self.now / 2) / (self.highest / 2 - self.lowest / 2)
        return missing if self.direction == "benefit" else -missing

    @property
    def reached(self) -> float:
        """Share of the way from the worst end to the target, 0 to 1; 1 if there is no way."""
        worst = self.lowest if self.direction == "benefit" else self.highest
        way, done = abs(self.target / 2 - worst / 2), abs(self.now / 2 - worst / 2)
        return 1.0 if done >= way else done / way
