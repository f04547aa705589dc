"""Which programs are good enough for what? Ordered categories such as now, later, not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import AlignmentError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, Row, told_by_name, unique_names
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.numerics.method import keyword_parameters
from mcdm_smartcity.ranking.declared import GivenWeights, declared_values, weights_on
from mcdm_smartcity.ranking.methods.electre_tri import electre_tri
from mcdm_smartcity.ranking.methods.mr_sort import mr_sort
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study

Levels: TypeAlias = Sequence[Mapping[str, float]] | ArrayLike

# The kernel behind each way to sort, and which of its answers is the category.
WAYS: dict[str, tuple[Callable[..., Any], str]] = {
    "mr_sort": (mr_sort, "category"),
    "electre_tri_pessimistic": (electre_tri, "pessimistic"),
    "electre_tri_optimistic": (electre_tri, "optimistic"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Sorting(Answer):
    """
    Programs in ordered categories.

    Attributes
    ----------
    programs
        Names, n of them.
    categories
        Names of the categories, best first, k + 1 of them.
    numbers
        Place of each program's category in `categories`, counted from 0, shape (n,).
    method, parameters
        How it was sorted, with every parameter that was set.
    criteria, weights
        What it weighed, shape (m,).
    profiles
        Limits between the categories, shape (k, m): on declared scales, 0 worst and 1 best, if a
        study was sorted, else in the units of the table.
    """

    programs: tuple[str, ...]
    categories: tuple[str, ...]
    numbers: IntArray
    method: str
    parameters: FrozenMapping[Any]
    criteria: tuple[str, ...]
    weights: FloatArray
    profiles: FloatArray

    def category_of(self, program: str) -> str:
        """Return the name of a program's category."""
        if program not in self.programs:
            raise UnknownNameError("program", program, self.programs)
        return self.categories[int(self.numbers[self.programs.index(program)])]

    def members(self, category: str) -> tuple[str, ...]:
        """Return the programs of a category."""
        if category not in self.categories:
            raise UnknownNameError("category", category, self.categories)
        number = self.categories.index(category)
        pairs = zip(self.programs, self.numbers, strict=True)
        return tuple(name for name, own in pairs if own == number)

    def as_rows(self) -> list[Row]:
        """Return one row a program with its category."""
        pairs = zip(self.programs, self.numbers, strict=True)
        return [{"program": name, "category": self.categories[own]} for name, own in pairs]


def sort_programs(
    study_or_matrix: Study | DecisionMatrix,
    weights: GivenWeights,
    profiles: Levels,
    categories: Sequence[str],
    method: str = "mr_sort",
    **parameters: Any,
) -> Sorting:
    """
    Put programs into ordered categories by profiles, each program judged by itself.

    Parameters
    ----------
    study_or_matrix
        What to sort. A study is read on its declared scales, from 0 (worst level) to 1 (best).
    weights
        `Weights`, a mapping from criterion to number, or an array in the order of the criteria.
    profiles
        What it takes to be in each category but the last, best category first: a mapping from
        criterion to level for each, or an array (k, m); in the units of the table, or on the
        declared scales of a study, where more is always better.
    categories
        Names of the k + 1 categories, best first.
    method
        ``mr_sort``, ``electre_tri_pessimistic`` or ``electre_tri_optimistic``.
    **parameters
        Parameters of `mr_sort` or `electre_tri`, such as ``majority``, ``veto`` (mappings may leave
        criteria out) or ``cut``.

    Returns
    -------
    `Sorting`: ``.category_of(program) .members(category) .as_rows()``.

    Raises
    ------
    UnknownNameError, AlignmentError
        There is no such method or parameter, or names do not fit each other.
    InvalidArrayError, InvalidWeightsError, InvalidStudyError
        Values are out of range.

    Examples
    --------
    >>> table = DecisionMatrix.from_arrays(
    ...     [[9, 3], [6, 5], [2, 8]], [True, False], ["bus", "tram", "dock"], ["use", "cost"]
    ... )
    >>> limits = [{"use": 8, "cost": 4}, {"use": 5, "cost": 6}]
    >>> names = ["fund now", "fund later", "do not fund"]
    >>> found = sort_programs(table, {"use": 0.6, "cost": 0.4}, limits, names)
    >>> [found.category_of(name) for name in found.programs]
    ['fund now', 'fund later', 'do not fund']
    """
    if method not in WAYS:
        raise UnknownNameError("way to sort", method, WAYS)
    kernel, answer = WAYS[method]
    for name in parameters:
        if name not in keyword_parameters(kernel):
            raise UnknownNameError(f"parameter of {method}", name, keyword_parameters(kernel))
    table = study_or_matrix
    if isinstance(table, Study):
        table = declared_values(table)
    shares = weights_on(table.criteria, weights)
    limits = _levels(profiles, table.criteria, "profiles", partly=False)
    named = unique_names(categories, "category")
    settings = dict(parameters)
    if settings.get("veto") is not None:
        settings["veto"] = _levels(settings["veto"], table.criteria, "vetoes", partly=True)
    with told_by_name(program=table.programs, criterion=table.criteria):
        found = kernel(table.values, shares, table.benefit, limits, **settings)
    if len(named) != len(limits) + 1:
        raise AlignmentError(
            f"{len(limits)} profiles separate {len(limits) + 1} categories, but {len(named)} are "
            f"named: {', '.join(named)}"
        )
    return Sorting(
        programs=table.programs,
        categories=named,
        numbers=getattr(found, answer),
        method=method,
        parameters=FrozenMapping(settings),
        criteria=table.criteria,
        weights=shares,
        profiles=np.asarray(limits, dtype=np.float64),
    )


def _levels(given: Levels, criteria: tuple[str, ...], kind: str, *, partly: bool) -> Any:
    rows = [row for row in given if isinstance(row, Mapping)] if isinstance(given, Sequence) else []
    if not rows or len(rows) < len(np.asarray(given)):
        return given
    for row in rows:
        unknown = [name for name in row if name not in criteria]
        missing = [name for name in criteria if name not in row and not partly]
        if unknown or missing:
            raise AlignmentError(
                f"{kind} must name the criteria {', '.join(criteria)}; missing: "
                f"{', '.join(missing) or 'none'}; unknown: {', '.join(map(str, unknown)) or 'none'}"
            )
    return [[row.get(name, np.nan) for name in criteria] for row in rows]
