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

from mcdm_smartcity.errors import InvalidRecordError, Problem

Basis: TypeAlias = Literal["published", "inferred", "assumed"]
BASES: tuple[Basis, ...] = ("published", "inferred", "assumed")
Identifier: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)
]
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
            raise self.refusal(type(self).__name__, problems_in(error)) from None

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


def problems_in(error: ValidationError, place: str = "") -> tuple[Problem, ...]:
    """Turn pydantic's list of errors into ours, each with a readable place."""
    found: list[Problem] = []
    for detail in error.errors(include_url=False):
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, InvalidRecordError):
            found.extend(cause.problems)
        else:
            where = _place(place, detail["loc"])
            found.append(Problem(where, _what(detail["msg"], detail.get("input"))))
    return tuple(found)


def _place(place: str, location: Sequence[str | int]) -> str:
    parts = [f"{part + 1}" if isinstance(part, int) else part for part in location]
    return " / ".join(part for part in (place, *_readable(parts)) if part)


def _readable(parts: Iterable[str]) -> Iterable[str]:
    # Names that pydantic adds for the branches of a union mean nothing to the writer of a file.
    return (part for part in parts if part not in {"quantity", "rating", "function-after"})


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
