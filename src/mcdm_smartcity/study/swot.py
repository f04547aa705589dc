"""SWOT: strengths, weaknesses, opportunities and threats, and the nodes that judges compare on."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from mcdm_smartcity.study.written import Identifier, Named

Kind: TypeAlias = Literal["strength", "weakness", "opportunity", "threat"]
KINDS: tuple[Kind, ...] = ("strength", "weakness", "opportunity", "threat")
# The node of judgements on which the kinds are compared; each kind is the node of its factors.
SWOT = "swot"
KIND_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        SWOT: {"en": "the strategic position", "id": "posisi strategis"},
        "strength": {"en": "strengths", "id": "kekuatan"},
        "weakness": {"en": "weaknesses", "id": "kelemahan"},
        "opportunity": {"en": "opportunities", "id": "peluang"},
        "threat": {"en": "threats", "id": "ancaman"},
    }
)


class Factor(Named):
    """
    A factor of a SWOT analysis.

    Attributes
    ----------
    kind
        ``strength`` or ``weakness`` (inside), ``opportunity`` or ``threat`` (outside).
    evidence
        What shows it.
    weight
        Weight typed in instead of judged (all factors of a kind or none), at least 0.
    priority
        The priority or criterion of the hierarchy that it bears on.
    programs
        Programs that use the strength, mend the weakness, take the opportunity or answer the
        threat.
    """

    kind: Kind
    evidence: str = ""
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    priority: Identifier | None = None
    programs: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _each_program_once(self) -> Self:
        if len(set(self.programs)) < len(self.programs):
            raise ValueError(f"names a program twice: {', '.join(self.programs)}")
        return self


def swot_nodes(factors: Iterable[Factor]) -> dict[str, tuple[str, ...]]:
    """Return what judges compare on each node: kinds on ``swot``, factors on each kind."""
    of_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for factor in factors:
        of_kind[factor.kind].append(factor.id)
    filled = {kind: tuple(names) for kind, names in of_kind.items() if names}
    return {SWOT: tuple(filled), **filled} if filled else {}


def kind_name(node: str, language: str = "en") -> str:
    """Return how a node of the SWOT is called in a language, English if there is no word."""
    words = KIND_NAMES[node]
    return words.get(language, words["en"])
