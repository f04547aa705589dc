"""Levels that are not known for sure, given beside a study or a table: who, on what, between which.

A study holds one level for each score. What is said here widens some of them, by name.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import NamedTuple, TypeAlias

import numpy as np

from mcdm_smartcity.errors import InvalidRecordError, Problem, known_names
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.declared import declared_values
from mcdm_smartcity.ranking.uncertain_scores import Case, UncertainScores
from mcdm_smartcity.study.decision_matrix import DecisionMatrix, levels_of
from mcdm_smartcity.study.declared_scale import Level
from mcdm_smartcity.study.hierarchy import Criterion
from mcdm_smartcity.study.intensity import Intensity
from mcdm_smartcity.study.study import Study

# By program and criterion: (low, high), (low, mode, high), or None where nothing is known.
UncertainLevels: TypeAlias = Mapping[tuple[str, str], Sequence[Level] | None]
Line: TypeAlias = tuple[FloatArray, FloatArray]
INTERVAL, TRIANGLE = 2, 3


class Spread(NamedTuple):
    """One score between its ends, as numbers; its likely level is a peak if it is a triangle."""

    low: float
    likely: float
    high: float
    triangular: bool


@dataclass(frozen=True)
class DeclaredLevels:
    """
    Uncertain scores of a study: levels are drawn on the declared scales, and values are ranked.

    Attributes
    ----------
    levels
        Levels in the units of the scales; values where they follow from judgements.
    lines
        For each criterion levels and their values from 0 to 1, straight in between.
    values
        The study's own values, all of them benefits.
    """

    levels: UncertainScores
    lines: tuple[Line, ...]
    values: DecisionMatrix

    def case(self, which: Case) -> DecisionMatrix:
        """Return the values if every level turns out worst, likely or best."""
        if which == "likely":
            return self._table(self._values_of(self.levels.likely))
        low, high = self.levels.lowest, self.levels.highest
        ends = [self._values_of(low), self._values_of(high)]
        # A scale may have its best or worst level inside the interval, as at a target.
        turns = max(len(levels) for levels, _ in self.lines)
        for turn in range(turns):
            at = [levels[min(turn, len(levels) - 1)] for levels, _ in self.lines]
            ends.append(self._values_of(np.clip(at, low, high)))
        return self._table(np.max(ends, axis=0) if which == "best" else np.min(ends, axis=0))

    def sample(self, draws: np.random.Generator, count: int) -> FloatArray:
        """Return the values of `count` tables drawn independently, shape (count, n, m)."""
        return self._values_of(self.levels.sample(draws, count))

    def _values_of(self, levels: FloatArray) -> FloatArray:
        columns = [np.interp(levels[..., j], *line) for j, line in enumerate(self.lines)]
        return np.stack(columns, axis=-1)

    def _table(self, values: FloatArray) -> DecisionMatrix:
        own = self.values
        return DecisionMatrix(own.programs, own.criteria, values, own.benefit)


def uncertain_study(study: Study, uncertain: UncertainLevels) -> DeclaredLevels:
    """
    Widen the scores of a study; levels are numbers or words of the declared scales.

    Raises
    ------
    InvalidRecordError
        A name is unknown, a level is not on its scale or not in order, or the study's own score
        lies outside; all problems at once.
    """
    values = declared_values(study)
    columns, lines = [], []
    for j, criterion in enumerate(study.criteria):
        scored = _is_scored(criterion)
        columns.append(levels_of(study, criterion) if scored else values.values[:, j])
        line = criterion.scale.value_points(criterion.direction) if scored else _as_it_is()
        lines.append(line)
    table = DecisionMatrix(
        values.programs, values.criteria, np.column_stack(columns), values.benefit
    )
    scales = {criterion.id: criterion for criterion in study.criteria}
    return DeclaredLevels(_widened(table, scales, uncertain), tuple(lines), values)


def uncertain_table(table: DecisionMatrix, uncertain: UncertainLevels) -> UncertainScores:
    """
    Widen the scores of a bare table; it declares no scale, so both ends are needed.

    Raises
    ------
    InvalidRecordError
        As for `uncertain_study`.
    """
    return _widened(table, {}, uncertain)


def _widened(
    table: DecisionMatrix, scales: Mapping[str, Criterion], uncertain: UncertainLevels
) -> UncertainScores:
    low, likely, high = (table.values.astype(np.float64) for _ in range(3))
    triangular = np.zeros(low.shape, dtype=bool)
    problems: list[Problem] = []
    for key, given in uncertain.items():
        unknown = list(_unknown(table, key))
        problems += unknown
        if unknown:
            continue
        at = table.programs.index(key[0]), table.criteria.index(key[1])
        try:
            spread = _spread(given, scales.get(key[1]), float(likely[at]))
        except ValueError as error:
            problems.append(Problem(f"{key[0]} on {key[1]}", str(error)))
        else:
            low[at], likely[at], high[at], triangular[at] = spread
    if problems:
        raise InvalidRecordError("uncertain scores", problems)
    names = table.programs, table.criteria
    return UncertainScores(*names, low, likely, high, triangular, table.benefit)


def _unknown(table: DecisionMatrix, key: object) -> Iterator[Problem]:
    if not isinstance(key, tuple) or len(key) != INTERVAL:
        yield Problem(repr(key), "must be a pair of program and criterion")
        return
    for kind, name, known in zip(
        ("program", "criterion"), key, (table.programs, table.criteria), strict=True
    ):
        if name not in known:
            yield Problem(f"{key[0]} on {key[1]}", f"unknown {kind}; {known_names(name, known)}")


def _spread(given: Sequence[Level] | None, criterion: Criterion | None, own: float) -> Spread:
    """Read what is said of one score, or raise `ValueError` and tell what is wrong."""
    if criterion is not None and not _is_scored(criterion):
        raise ValueError("has no level of its own there: judgements or links tell its value")
    if given is None:
        if criterion is None:
            raise ValueError("has no declared scale to lie on, so give its lowest and highest")
        ends = criterion.scale.value_points(criterion.direction)[0]
        return Spread(float(ends[0]), own, float(ends[-1]), triangular=False)
    if isinstance(given, str) or len(given) not in {INTERVAL, TRIANGLE}:
        raise ValueError(f"must be (low, high) or (low, mode, high); found {given!r:.40}")
    numbers = [_number(level, criterion) for level in given]
    low, *mode, high = numbers
    if numbers != sorted(numbers):
        found = ", ".join(map(str, given))
        raise ValueError(f"must rise from low to high; found {found}")
    if not low <= own <= high:
        raise ValueError(
            f"must hold the score that is given, {own:g}, between its ends; found {low:g} to "
            f"{high:g}"
        )
    return Spread(low, mode[0] if mode else own, high, bool(mode))


def _number(level: Level, criterion: Criterion | None) -> float:
    if not isinstance(level, str | Real) or isinstance(level, bool):
        raise ValueError(f"must be numbers or words of the scale; found {level!r:.40}")  # noqa: TRY004 - gathered
    if criterion is None:
        if isinstance(level, str) or not math.isfinite(level):
            raise ValueError(f"must be finite numbers; found {level!r:.40}")
        return float(level)
    problem = criterion.scale.problem_with(level)
    if problem is not None:
        raise ValueError(problem)
    return criterion.scale.number(level)


def _is_scored(criterion: Criterion) -> bool:
    """Whether programs have levels there that are numbers, not only judgements."""
    judged = isinstance(criterion.scale, Intensity) and not criterion.scale.weights
    return criterion.scale.takes_scores and not judged


def _as_it_is() -> Line:
    ends = np.array([0.0, 1.0])
    return ends, ends
