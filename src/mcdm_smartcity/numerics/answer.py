"""Answers: frozen, labelled results that compare by value, align by name and turn into tables."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import Field, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from mcdm_smartcity.errors import (
    AlignmentError,
    DuplicateNameError,
    InvalidArrayError,
    MissingExtraError,
)
from mcdm_smartcity.numerics.arrays import FloatArray, read_only

if TYPE_CHECKING:
    import pandas as pd

Value = TypeVar("Value")
# Marks a field that was measured, such as seconds: it says nothing of the answer, so it neither
# tells two answers apart nor is it written into files that must be the same for the same input.
MEASURED = {"measured": True}
Row = dict[str, Any]


class FrozenMapping(Mapping[str, Value]):
    """A mapping that nobody can change, that pickles, and that compares by value."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Value] | None = None) -> None:
        frozen = {key: _frozen(value) for key, value in (items or {}).items()}
        object.__setattr__(self, "_items", frozen)

    def __getitem__(self, key: str) -> Value:
        return self._items[key]  # type: ignore[no-any-return, attr-defined] # set past the guard

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)  # type: ignore[attr-defined] # as above

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[attr-defined] # as above

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a frozen mapping cannot be given {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return set(self) == set(other) and all(same(self[key], other[key]) for key in self)

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __reduce__(self) -> tuple[type["FrozenMapping[Value]"], tuple[dict[str, Value]]]:
        return FrozenMapping, (dict(self),)

    def __repr__(self) -> str:
        return f"FrozenMapping({dict(self)!r})"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What every computed result can do: freeze its arrays, compare by value, become a table."""

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _frozen(getattr(self, field.name)))

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(same(getattr(self, f.name), getattr(other, f.name)) for f in kept_fields(self))

    def __hash__(self) -> int:
        return hash((type(self), *(f.name for f in fields(self))))

    def __reduce__(self) -> tuple[type["Answer"], tuple[Any, ...]]:
        # Built anew in another process or as a copy, so that its arrays are frozen there too.
        return type(self), tuple(getattr(self, field.name) for field in fields(self))

    def as_rows(self) -> list[Row]:
        """Return the result as a list of dicts, one a line of its main table."""
        raise NotImplementedError(f"{type(self).__name__} has no table")

    def to_frame(self) -> "pd.DataFrame":
        """Return the main table as a pandas data frame; needs the extra ``pandas``."""
        try:
            import pandas as pd  # noqa: PLC0415 - an optional package
        except ImportError:
            raise MissingExtraError("to_frame()", "pandas", "pandas") from None
        return pd.DataFrame(self.as_rows())


def kept_fields(answer: Any) -> list[Field[Any]]:
    """Return the fields of a dataclass that tell its content; not those that were measured."""
    return [field for field in fields(answer) if not field.metadata.get("measured")]


def same(a: object, b: object) -> bool:
    """Tell whether two parts of results are equal by value, arrays by shape, type and entries."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
    return type(a) is type(b) and bool(a == b)


def unique_names(names: Sequence[object], kind: str) -> tuple[str, ...]:
    """Return the names as a tuple of strings, or raise and tell which one is used twice."""
    texts = tuple(str(name) for name in names)
    if len(set(texts)) < len(texts):
        twice = sorted({name for name in texts if texts.count(name) > 1})
        raise DuplicateNameError(
            f"{kind} names must be unique; used more than once: {', '.join(twice)}"
        )
    return texts


def positions_of(wanted: Sequence[str], names: Sequence[str], kind: str) -> list[int]:
    """Where each wanted name stands in `names`, which must hold exactly the same names."""
    place = {name: i for i, name in enumerate(names)}
    expected = set(wanted)
    missing = [name for name in wanted if name not in place]
    surplus = [name for name in names if name not in expected]
    if missing or surplus:
        parts = [f"missing {kind}: {', '.join(missing)}"] if missing else []
        parts += [f"not expected: {', '.join(surplus)}"] if surplus else []
        raise AlignmentError("; ".join(parts) + f"; the {kind} here are: {', '.join(wanted)}")
    return [place[name] for name in wanted]


@contextmanager
def told_by_name(**names: Sequence[str]) -> Iterator[None]:
    """
    Name programs and criteria in every `InvalidArrayError` that is raised inside.

    Parameters
    ----------
    **names
        Names by what they are names of, such as ``program=("bus", "tram")`` and
        ``criterion=("comfort", "cost")``, in the order of the arrays.

    Examples
    --------
    >>> from mcdm_smartcity.numerics.arrays import as_weights
    >>> with told_by_name(criterion=("comfort", "cost")):
    ...     as_weights([0.7, -0.3], 2)
    Traceback (most recent call last):
    mcdm_smartcity.errors.InvalidWeightsError: ... found -0.3 at criterion 'cost'
    """
    try:
        yield
    except InvalidArrayError as error:
        raise error.by_name(names) from error.__cause__


def named_numbers(
    given: Mapping[str, Any], kind: str, rule: str = "finite", least: float = -np.inf
) -> FloatArray:
    """Return the numbers of a mapping, or raise and name the first that breaks the rule."""
    for name, number in given.items():
        if not _is_finite(number) or number < least:
            raise InvalidArrayError(f"the {kind} of {name!r} must be {rule}; found {number!r:.40}")
    return np.array(list(given.values()), dtype=np.float64)


def _is_finite(number: Any) -> bool:
    try:
        return math.isfinite(number)
    except (OverflowError, TypeError):  # beyond the largest float, or no number
        return False


def _frozen(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return read_only(value)
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
