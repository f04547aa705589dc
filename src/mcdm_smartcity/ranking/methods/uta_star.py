"""UTASTAR: value functions and weights learned from a ranking that people gave."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    IntArray,
    as_benefit,
    as_floats,
    as_matrix,
    require_finite,
)
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.given_levels import better_and_worse
from mcdm_smartcity.ranking.methods.program_rows import program_rows
from mcdm_smartcity.ranking.value_functions import Piecewise

# Errors above this are errors, not roundings of the solver.
NOTHING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class UtaStar(Answer):
    """
    Value functions that tell a given ranking, as `uta_star` finds them.

    Attributes
    ----------
    functions
        One for each criterion, from 0 at the worst level of the table to 1 at the best.
    weights
        Shape (m,), summing to 1.
    scores
        Weighted sums of the values, shape (n,).
    overestimation, underestimation
        By how much a score is too high or too low for the ranking, (n,); 0 where it fits.
    total_error
        Their sum: 0 if some additive value tells the whole ranking.
    """

    functions: tuple[Piecewise, ...]
    weights: FloatArray
    scores: FloatArray
    overestimation: FloatArray
    underestimation: FloatArray
    total_error: float

    def as_rows(self) -> list[Row]:
        """Return one row for each program: score and errors."""
        return program_rows(
            score=self.scores,
            overestimation=self.overestimation,
            underestimation=self.underestimation,
        )


def uta_star(
    matrix: ArrayLike,
    ranks: ArrayLike,
    benefit: ArrayLike,
    *,
    breakpoints: ArrayLike = 3,
    least_difference: float = 0.01,
) -> UtaStar:
    """
    Learn piecewise linear value functions from a ranking of known programs.

    Parameters
    ----------
    matrix
        Scores, shape (n, m), finite.
    ranks
        What people said, shape (n,): 1 is best, equal ranks are ties.
    benefit
        True where more is better, shape (m,).
    breakpoints
        Levels of each function, at equal distances, both ends included: one number, or one for
        each criterion; at least 2.
    least_difference
        By how much the score of a program must exceed that of the next rank; above 0, below 1.

    Returns
    -------
    The functions, weights, scores and errors. Many functions may fit equally well: this is the
    mean of those that give each criterion in turn the greatest weight. A criterion that is equal
    for all programs has weight 0; if no criterion tells programs apart, weights are equal.

    Raises
    ------
    InvalidArrayError
        Shapes or values are out of range.

    Notes
    -----
    Jacquet-Lagrèze and Siskos (1982), European J. Operational Research 10:151-164; Siskos and
    Yannacopoulos (1985), Investigação Operacional 5:39-53.

    Examples
    --------
    >>> price_minutes_comfort = [[3, 10, 1], [4, 20, 2], [2, 20, 0], [6, 40, 0], [30, 30, 3]]
    >>> told = uta_star(price_minutes_comfort, [1, 2, 2, 3, 4], [False, False, True])
    >>> round(told.total_error, 9), bool(told.scores[1].round(9) == told.scores[2].round(9))
    (0.0, True)
    """
    table = as_matrix(matrix, "matrix").astype(np.float64, copy=False)
    if table.ndim != MATRIX_DIMENSIONS:
        raise InvalidArrayError(f"matrix must be one table, shape (n, m), not {table.shape}")
    places = _as_ranks(ranks, len(table))
    directions = as_benefit(benefit, table.shape[1])
    counts = _as_counts(breakpoints, table.shape[1])
    if not 0 < least_difference < 1:
        raise InvalidArrayError(f"least_difference must lie in (0, 1), not {least_difference}")
    levels = _levels(table, directions, counts)
    steps = np.hstack(
        [_reached(column, ends) for column, ends in zip(table.T, levels, strict=True)]
    )
    criterion = np.repeat(
        np.arange(len(levels), dtype=np.int64), [len(ends) - 1 for ends in levels]
    )
    rises, errors = _learned(steps, criterion, places, least_difference)
    return _answer(levels, criterion, rises, steps, errors)


def _as_ranks(ranks: ArrayLike, programs: int) -> FloatArray:
    places = as_floats(ranks, "ranks")
    if places.shape != (programs,):
        raise InvalidArrayError(
            f"ranks must have one entry per program, shape ({programs},), not {places.shape}"
        )
    require_finite(places, "ranks")
    return places


def _as_counts(breakpoints: ArrayLike, criteria: int) -> list[int]:
    counts = np.asarray(breakpoints)
    if counts.dtype.kind not in "iu" or counts.shape not in {(), (criteria,)} or (counts < 2).any():  # noqa: PLR2004 - both ends
        raise InvalidArrayError(
            "breakpoints must be a whole number of at least 2, or one for each of "
            f"{criteria} criteria, not {breakpoints!r}"
        )
    return [int(count) for count in np.broadcast_to(counts, (criteria,))]


def _levels(table: FloatArray, benefit: BoolArray, counts: list[int]) -> list[FloatArray]:
    best, worst = (ends[0] for ends in better_and_worse(extremes(table), benefit))
    return [
        np.linspace(low, high, count) if low != high else np.array([low])
        for low, high, count in zip(worst, best, counts, strict=True)
    ]


def _reached(column: FloatArray, levels: FloatArray) -> FloatArray:
    """How far each program climbs each step between levels, 0 to 1, shape (n, steps)."""
    if len(levels) == 1:
        return np.empty((len(column), 0))
    climbed = (column - levels[0]) / (levels[-1] - levels[0]) * (len(levels) - 1)
    reached: FloatArray = np.clip(climbed[:, np.newaxis] - np.arange(len(levels) - 1), 0, 1)
    return reached


def _learned(
    steps: FloatArray, criterion: IntArray, places: FloatArray, least: float
) -> tuple[FloatArray, FloatArray]:
    """Rises of all steps, summing to 1, and errors (2, n): too high, too low."""
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load, rarely needed

    programs, rises = steps.shape
    order = np.argsort(places, kind="stable")
    # Score as people see it: what the functions give, less too high, plus too low.
    seen = np.hstack([steps, -np.eye(programs), np.eye(programs)])
    apart = seen[order[:-1]] - seen[order[1:]]
    tied = places[order[:-1]] == places[order[1:]]
    error = np.r_[np.zeros(rises), np.ones(2 * programs)]
    # All rises sum to 1, if there is any.
    whole = (1 - error)[np.newaxis] if rises else np.empty((0, len(error)))
    equal, known = np.vstack([apart[tied], whole]), np.r_[np.zeros(tied.sum()), np.ones(len(whole))]
    rows, limits = -apart[~tied], np.full((~tied).sum(), -least)

    def solved(costs: FloatArray, more: FloatArray, limit: FloatArray) -> FloatArray:
        found = linprog(
            costs, np.vstack([rows, more]), np.r_[limits, limit], equal, known, method="highs"
        )
        if found.x is None:
            raise InvalidArrayError(f"no value functions could be learned: {found.message}")
        answer: FloatArray = found.x
        return answer

    first = solved(error, np.empty((0, len(error))), np.empty(0))
    bound = np.array([error @ first])
    greatest = [
        solved(-np.r_[criterion == one, np.zeros(2 * programs)], error[np.newaxis], bound)
        for one in np.unique(criterion)
    ]
    mean = np.mean(greatest or [first], axis=0)
    errors = mean[rises:].reshape(2, programs)
    return mean[:rises], np.where(errors > NOTHING, errors, 0)


def _answer(
    levels: list[FloatArray],
    criterion: IntArray,
    rises: FloatArray,
    steps: FloatArray,
    errors: FloatArray,
) -> UtaStar:
    weights = np.array([rises[criterion == j].sum() for j in range(len(levels))])
    if not len(rises):
        weights = np.full(len(levels), 1 / len(levels))
    functions = [
        _function(ends, rises[criterion == j], weight)
        for j, (ends, weight) in enumerate(zip(levels, weights, strict=True))
    ]
    scores = steps @ rises
    return UtaStar(tuple(functions), weights, scores, errors[0], errors[1], float(errors.sum()))


def _function(levels: FloatArray, rises: FloatArray, weight: float) -> Piecewise:
    """The function of a criterion, from 0 to 1; a straight line where it has no weight."""
    if len(levels) == 1:
        # Nothing can be learned at one level: everything there is worth 0.
        return Piecewise((float(levels[0]), float(np.nextafter(levels[0], np.inf))), (0, 1))
    shares = rises / weight if weight > 0 else np.full(len(rises), 1 / len(rises))
    values = np.minimum(np.r_[0, np.cumsum(shares)], 1)
    values[-1] = 1
    return Piecewise(tuple(levels.tolist()), tuple(values.tolist()))
