"""Where in an array something is wrong, told by position or, where known, by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# Names by what they are names of: {"program": ("bus", "tram"), "criterion": ("cost",)}.
Names: TypeAlias = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where in an array something is wrong: positions counted from 0, and what the last axes hold.

    >>> place = Place((1, 0), ("program", "criterion"))
    >>> str(place)
    'program 1, criterion 0 (counted from 0)'
    >>> place.named({"program": ("bus", "tram"), "criterion": ("cost",)})
    "program 'tram', criterion 'cost'"
    """

    at: tuple[int, ...]
    axes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.named({})

    def named(self, names: Names) -> str:
        """Tell the place with as many names as are known."""
        if not self.axes:
            return f"position {self.at[0] if len(self.at) == 1 else self.at} (counted from 0)"
        ahead = len(self.at) - len(self.axes)
        pairs = list(zip(self.axes, self.at[ahead:], strict=True))
        known = [index < len(names.get(kind, ())) for kind, index in pairs]
        told = [
            f"{kind} {names[kind][index]!r}" if named else f"{kind} {index}"
            for (kind, index), named in zip(pairs, known, strict=True)
        ]
        told += [f"number {self.at[i]} of the stack" for i in range(ahead)]
        counted = ahead or not all(known)
        return ", ".join(told) + (" (counted from 0)" if counted else "")


@dataclass(frozen=True, slots=True)
class Each:
    """Of what one is needed for each: "criterion", and where names are known, which they are."""

    kind: str

    def __str__(self) -> str:
        return self.kind

    def named(self, names: Names) -> str:
        """Tell the kind, and its names if they are known."""
        known = names.get(self.kind, ())
        return f"{self.kind} ({', '.join(known)})" if known else self.kind


def moved_to(part: object, numbers: Sequence[int]) -> object:
    """Return a place in the table from which these criteria were taken; other parts as they are."""
    if not (isinstance(part, Place) and part.axes[-1:] == ("criterion",)):
        return part
    return Place((*part.at[:-1], int(numbers[part.at[-1]])), part.axes)
