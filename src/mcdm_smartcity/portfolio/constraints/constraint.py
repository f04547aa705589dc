"""What all constraints are: written records that say their own name and their own rules."""

from collections.abc import Callable, Iterator
from typing import Any, Self, TypeVar

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.study.written import Written

Building = TypeVar("Building", bound=Callable[..., None])


def by_position(build: Building) -> Building:
    """Let a record be built by position too, and still be checked as a part of its file.

    Marked as pydantic's own kind of __init__, a nested record is checked in one pass with the
    outer one, so that every mistake keeps its place.
    """
    marked: Any = build
    marked.__pydantic_base_init__ = True
    return build


class Constraint(Written):
    """
    Something that a portfolio must keep.

    Attributes
    ----------
    kind
        Its name in files.
    """

    kind: str

    @by_position
    def __init__(self, **values: Any) -> None:
        super().__init__(**values)

    def changed(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, checked like a new one."""
        fields = type(self).model_fields.keys() - {"kind"}
        return type(self)(**({name: getattr(self, name) for name in fields} | changes))

    def name(self) -> Note:
        """Return what people call it, in words with its numbers."""
        raise NotImplementedError

    def rules(self, facts: Facts) -> Iterator[Rule]:
        """Yield its rules; raises if it names what nobody knows."""
        raise NotImplementedError


def listed(names: tuple[str, ...], limit: int = 6) -> str:
    """Name things in a row, and leave out the rest of a long one."""
    shown = ", ".join(names[:limit])
    return shown + (f" and {len(names) - limit} more" if len(names) > limit else "")


def from_source(source: str | None) -> str:
    """Say whose money a limit speaks of; nothing if it is all money."""
    return "" if source is None else f" from source {source!r}"


def number(amount: float) -> str:
    """Write a number as people read it: thousands grouped, no digit lost.

    >>> number(1500000.0), number(0.25)
    ('1,500,000', '0.25')
    """
    return f"{int(amount):,}" if float(amount).is_integer() else f"{amount:,.12g}"
