"""Which programs a constraint speaks of: some by name, or all of a dimension, agency or tag."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.portfolio.constraints.constraint import listed
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.program import Program
from mcdm_smartcity.study.written import Word, Written


class Among(Written):
    """
    All programs of one dimension, one agency or one tag, or all quick wins.

    Examples
    --------
    >>> Among(dimension="smart-economy").words()
    "dimension 'smart-economy'"
    """

    dimension: Word | None = None
    agency: Word | None = None
    tag: Word | None = None
    quick_win: bool | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self._given()) != 1:
            raise ValueError("must name one of dimension, agency, tag, quick_win")
        return self

    def _given(self) -> dict[str, Any]:
        return {key: part for key, part in self if part is not None}

    def words(self) -> str:
        """Name the group."""
        ((key, part),) = self._given().items()
        if key == "quick_win":
            return "the quick wins" if part else "all but the quick wins"
        return f"{key} {part!r}"

    def holds(self, record: Program) -> bool:
        """Tell whether a program belongs to the group."""
        ((key, part),) = self._given().items()
        return part in record.tags if key == "tag" else bool(getattr(record, key) == part)


def distinct(given: Any) -> Any:
    """Merge names that are listed twice, and refuse a lone word where a list must be."""
    if isinstance(given, str):
        raise ValueError("must be a list of programs, or a group such as {dimension = ...}")  # noqa: TRY004 - told by pydantic
    if isinstance(given, Iterable) and not isinstance(given, Mapping | Among):
        return tuple(dict.fromkeys(given))
    return given


Names: TypeAlias = Annotated[tuple[Word, ...], BeforeValidator(distinct), Field(min_length=1)]


def _kind_of(given: Any) -> str:
    return "group" if isinstance(given, Mapping | Among) else "programs"


Members: TypeAlias = Annotated[
    Annotated[Among, Tag("group")] | Annotated[Names, Tag("programs")], Discriminator(_kind_of)
]
GivenMembers: TypeAlias = Iterable[str] | Among | Mapping[str, Any]


def positions_in(facts: Facts, of: "Among | tuple[str, ...]") -> list[int]:
    """Return where the programs of a group stand; a group that nobody is in is refused."""
    if isinstance(of, tuple):
        return [facts.position(name) for name in of]
    found = [i for i, name in enumerate(facts.names) if of.holds(facts.record(name))]
    if not found:
        ((kind, name),) = of._given().items()  # noqa: SLF001 - same module
        raise UnknownNameError(f"{kind} of any program", name, _known(facts, kind))
    return found


def members_in_words(of: "Among | tuple[str, ...]") -> str:
    """Name the programs of a group, or the group."""
    return listed(of) if isinstance(of, tuple) else of.words()


def _known(facts: Facts, kind: str) -> list[str]:
    records = [facts.record(name) for name in facts.names]
    if kind == "tag":
        return sorted({tag for record in records for tag in record.tags})
    return sorted({str(getattr(record, kind)) for record in records})
