"""What people write: frozen pydantic models that know no unknown key and name every mistake."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
    model_serializer,
    model_validator,
)

from mcdm_smartcity.errors import InvalidRecordError, Problem, known_names

Basis: TypeAlias = Literal["published", "inferred", "assumed"]
BASES: tuple[Basis, ...] = ("published", "inferred", "assumed")
Identifier: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)
]
Word: TypeAlias = Annotated[str, Field(min_length=1)]
Finite: TypeAlias = Annotated[float, Field(allow_inf_nan=False)]


class Written(BaseModel):
    """
    A frozen record that somebody wrote; unknown keys and wrong values are refused.

    Building one raises `InvalidRecordError`, which lists all problems, each with its place.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        populate_by_name=True,
        str_strip_whitespace=True,
    )
    refusal: ClassVar[type[InvalidRecordError]] = InvalidRecordError

    def __init__(self, /, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            known = type(self).model_fields
            raise self.refusal(type(self).__name__, problems_in(error, keys=known)) from None

    # Marks this as pydantic's own kind of __init__, so that nested records are validated in one
    # pass with the outer one, and every mistake keeps its full place.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    def changed(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, checked like a new one."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**(kept | changes))


class Text(RootModel[tuple[tuple[str, str], ...]]):
    """
    Words in one or more languages: a plain string, or a mapping from language to words.

    >>> name = Text({"en": "Data center", "id": "Pusat data"})
    >>> name.words("id"), name.words("jv"), Text("SPBE").words("id")
    ('Pusat data', 'Data center', 'SPBE')
    """

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        json_schema_extra={
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
            ],
            "description": "a string, or a table from language (en, id) to words",
        },
    )

    def __init__(self, root: Any, /) -> None:
        try:
            super().__init__(root)
        except ValidationError as error:
            raise InvalidRecordError("Text", problems_in(error)) from None

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined] # as in Written

    @model_validator(mode="before")
    @classmethod
    def _pairs(cls, given: Any) -> Any:
        if isinstance(given, str):
            given = {"": given}
        if not isinstance(given, dict) or not given:
            raise ValueError("must be words, or a table from language to words")
        for language, words in given.items():
            if not isinstance(words, str) or not words.strip():
                raise ValueError(f"the words in language {language!r} are empty")
        return tuple(given.items())

    @model_serializer
    def _plain(self) -> str | dict[str, str]:
        plain = dict(self.root)
        return plain[""] if set(plain) == {""} else plain

    def words(self, language: str = "en") -> str:
        """Return the words in that language, else in the first one given."""
        return dict(self.root).get(language, self.root[0][1])

    def __str__(self) -> str:
        return self.words()


class Sourced(Written):
    """Something with its provenance: `published` needs a source, and `assumed` is the default."""

    source: str = ""
    basis: Basis = "assumed"
    note: str = ""

    @model_validator(mode="after")
    def _published_somewhere(self) -> Self:
        if self.basis == "published" and not self.source.strip():
            raise ValueError("basis 'published' needs a source; name it, or write 'assumed'")
        return self


class Named(Sourced):
    """Something with an id that other records refer to, and a name that people read."""

    id: Identifier
    name: Text


def problems_in(
    error: ValidationError, place: str = "", keys: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Turn pydantic's list of errors into ours, each with a readable place.

    `keys` are those that the outermost record knows, for a hint at a misspelt one.
    """
    found: list[Problem] = []
    details = error.errors(include_url=False)
    inner = {detail["loc"][:k] for detail in details for k in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] == "too_short" and detail["loc"] in inner:
            continue  # pydantic counts only the items that are right
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, InvalidRecordError):
            found.extend(cause.problems)
        else:
            where = _place(place, detail["loc"])
            what = _what(detail["msg"], detail.get("input"))
            if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
                what += f"; {known_names(detail['loc'][0], keys)}"
            found.append(Problem(where, what))
    return tuple(found)


def _place(place: str, location: Sequence[str | int]) -> str:
    parts = [f"{part + 1}" if isinstance(part, int) else part for part in location]
    # Behind a scale pydantic puts its kind, which is no key that the writer of a file sees.
    kinds = {k + 1 for k, part in enumerate(parts) if part == "scale"}
    shown = (part for k, part in enumerate(parts) if k not in kinds)
    return " / ".join(part for part in (place, *shown) if part)


def _what(message: str, given: object) -> str:
    text = message.removeprefix("Value error, ")
    if text == "Field required":
        return "is missing"
    if text == "Extra inputs are not permitted":
        return "is not a key that is known here"
    shown = repr(given)
    if isinstance(given, dict | list | tuple | BaseModel) or len(shown) > 60:  # noqa: PLR2004
        return text
    return f"{text}; found {shown}"
