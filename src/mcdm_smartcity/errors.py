"""Every error that this library raises on purpose.

McdmError
├── InvalidArrayError (ValueError)         an array of the wrong shape, type or range
│   ├── InvalidWeightsError                negative, all zero, not finite, wrong length
│   └── InvalidComparisonsError            a pairwise matrix that is no pairwise matrix
│       └── DisconnectedComparisonsError   too few judgements to compare everything
├── InvalidRecordError (ValueError)        something written by people; carries all its problems
│   └── InvalidStudyError                  … in a study or a plan, with every problem of the file
├── UnknownNameError (KeyError)            a name that nobody declared
├── DuplicateNameError (ValueError)        a name that is used twice
├── AlignmentError (ValueError)            two labelled things that do not speak of the same names
├── CycleError (ValueError)                strict mode: programs that need each other in a circle
├── ExclusionConflictError (ValueError)    a program needs two that exclude each other
├── InfeasibleError (ValueError)           nothing keeps all constraints; says which clash
├── SolverFailedError (RuntimeError)       a solver stopped without an answer
├── NotAdditiveError (TypeError)           scores that order programs were about to be added up
├── StudyNotFoundError (FileNotFoundError) no study at this path
├── NotWritableError (OSError)             a result could not be written; what was there stays
└── MissingExtraError (ImportError)        a part that needs an optional package
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from mcdm_smartcity.places import Each, Names, Place, moved_to

__all__ = [
    "AlignmentError",
    "CycleError",
    "DisconnectedComparisonsError",
    "DuplicateNameError",
    "Each",
    "ExclusionConflictError",
    "InfeasibleError",
    "InvalidArrayError",
    "InvalidComparisonsError",
    "InvalidRecordError",
    "InvalidStudyError",
    "InvalidWeightsError",
    "McdmError",
    "MissingExtraError",
    "NotAdditiveError",
    "NotWritableError",
    "Place",
    "Problem",
    "SolverFailedError",
    "StudyNotFoundError",
    "UnknownNameError",
]


class McdmError(Exception):
    """Anything that `mcdm_smartcity` refuses; every other error here derives from it."""


class InvalidArrayError(McdmError, ValueError):
    """
    An array has the wrong shape or type, or a value outside its range.

    The message is put together from texts and from places in the array (`Place`, `Each`), so that
    whoever knows the names of programs and criteria can tell them: see `by_name`.
    """

    def __str__(self) -> str:
        return "".join(map(str, self.args))

    def by_name(self, names: Names) -> Self:
        """Return the same error with names in the place of positions."""
        parts = (
            part.named(names) if isinstance(part, Place | Each) else part for part in self.args
        )
        return type(self)(*parts)

    def on_criteria(self, numbers: Sequence[int]) -> Self:
        """Return the same error of the table from which these criteria were taken."""
        return type(self)(*(moved_to(part, numbers) for part in self.args))


class InvalidWeightsError(InvalidArrayError):
    """Weights are negative, all zero, not finite, or not one per criterion."""


class InvalidComparisonsError(InvalidArrayError):
    """A matrix of pairwise comparisons is not positive, reciprocal and square."""


class DisconnectedComparisonsError(InvalidComparisonsError):
    """Missing judgements leave groups of items that nothing compares with each other."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in what somebody wrote: where, what, and what would be right."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class InvalidRecordError(McdmError, ValueError):
    """Something written by people is not valid; `problems` lists all that is wrong with it."""

    def __init__(self, subject: str, problems: Iterable[Problem]) -> None:
        self.subject = subject
        self.problems = tuple(problems)
        super().__init__(subject, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{self.subject}: {count} problem{'s' if count != 1 else ''}"
        return "\n".join([heading, *(f"  {problem}" for problem in self.problems)])


class InvalidStudyError(InvalidRecordError):
    """A study or plan cannot be used; `problems` lists everything that is wrong in its files."""


class UnknownNameError(McdmError, KeyError):
    """A name that nobody declared; the message lists the known ones, nearest first."""

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        super().__init__(kind, name, self.known)

    def __str__(self) -> str:
        return f"unknown {self.kind} {self.name!r}; {known_names(self.name, self.known)}"


class DuplicateNameError(McdmError, ValueError):
    """A name that must be unique is used twice."""


class AlignmentError(McdmError, ValueError):
    """Two labelled things speak of different names, so they cannot be combined."""


class CycleError(McdmError, ValueError):
    """Programs need each other in a circle, and the caller asked for none."""


class ExclusionConflictError(McdmError, ValueError):
    """A program needs two programs that exclude each other, so it can never be funded."""


class InfeasibleError(McdmError, ValueError):
    """
    No portfolio or roadmap keeps all constraints and links.

    Attributes
    ----------
    conflict
        A smallest set of constraints and links that cannot hold together, in words: without any
        one of them the others could.
    repairs
        Ways to make it possible, in words; each was checked by solving.
    more_money
        Pairs of a budget in words and the least amount that it lacks, all else kept; only budgets
        by which alone it becomes possible.
    drop
        The fewest constraints without which the rest can be kept.
    notes
        What was not looked into, in words.
    """

    def __init__(
        self,
        conflict: Iterable[object],
        repairs: Iterable[object] = (),
        more_money: Iterable[tuple[str, float]] = (),
        drop: Iterable[object] = (),
        notes: Iterable[object] = (),
    ) -> None:
        self.conflict = tuple(map(str, conflict))
        self.repairs = tuple(map(str, repairs))
        self.more_money = tuple(more_money)
        self.drop = tuple(map(str, drop))
        self.notes = tuple(map(str, notes))
        super().__init__(self.conflict, self.repairs, self.more_money, self.drop, self.notes)

    def __str__(self) -> str:
        lines = ["these cannot hold together:", *(f"  {one}" for one in self.conflict)]
        if self.repairs:
            lines += ["each of these would help:", *(f"  {one}" for one in self.repairs)]
        lines += self.notes
        return "\n".join(lines)


class SolverFailedError(McdmError, RuntimeError):
    """A solver stopped without an answer, or no portfolio was found in the time given."""


class NotAdditiveError(McdmError, TypeError):
    """Scores that only order programs were about to be added up."""


class StudyNotFoundError(McdmError, FileNotFoundError):
    """There is no study at this path."""

    def __str__(self) -> str:
        return str(self.args[0])


class NotWritableError(McdmError, OSError):
    """A result could not be written; what stood there before is untouched."""

    def __str__(self) -> str:
        return str(self.args[0])


class MissingExtraError(McdmError, ImportError):
    """A feature needs an optional package; the message tells what to install."""

    def __init__(self, feature: str, package: str, extra: str) -> None:
        super().__init__(feature, package, extra)

    def __str__(self) -> str:
        feature, package, extra = self.args
        return (
            f"{feature} needs {package}, which is not installed; "
            f'install it with: pip install "mcdm_smartcity[{extra}]"'
        )


def known_names(name: object, known: Iterable[str], limit: int = 8) -> str:
    """Tell which names are known, those nearest to the given one first.

    >>> known_names("mobilty", ["energy", "mobility"])
    "did you mean 'mobility'? known: mobility, energy"
    """
    names = tuple(known)
    if not names:
        return "none is declared"
    near = get_close_matches(str(name), names, n=1)
    ordered = [*near, *(other for other in names if other not in near)]
    listed = ", ".join(ordered[:limit]) + (", …" if len(ordered) > limit else "")
    guess = f"did you mean {near[0]!r}? " if near else ""
    return f"{guess}known: {listed}"
