"""COMET: programs read off between characteristic objects that were judged beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.methods.characteristic_objects import (
    Expert,
    Grid,
    grid_of,
    judged_preferences,
    levels_of_order,
)
from mcdm_smartcity.ranking.methods.topsis import topsis

# Levels of each criterion: one sequence for all of them, or one for each.
Levels: TypeAlias = Sequence[float] | Sequence[Sequence[float]] | ArrayLike


def comet(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    characteristic_values: Levels | None = None,
    expert: Expert | None = None,
) -> FloatArray:
    """
    Preference interpolated between characteristic objects: Σ_t P_t Π_j μ_jt(x_ij).

    Objects are all combinations of the characteristic values. They are compared in pairs (1 better,
    0.5 equal, 0 worse); the sums of an object's comparisons order the objects, and P runs from 0
    for the lowest level of that order to 1 for the highest, in equal steps. μ are triangles between
    neighbouring values.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite, within the characteristic values.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1. They enter through TOPSIS, and
        have no effect where an expert judges.
    benefit
        True where more is better, shape (m,); likewise.
    characteristic_values
        Rising values of each criterion, at least two: m sequences, or one for all. The lowest and
        highest score of the table if not given; then a further program may change the others.
    expert
        A function of the objects (t, m) that returns their worth (t,), higher is better, or the
        matrix of expert judgement (t, t) with entries 0, 0.5 and 1. If not given, TOPSIS with range
        scaling compares the objects.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better; 0.5 for all programs if no object is better
    than another.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; a score lies outside the characteristic values; there are
        more than 65 536 objects; an expert is given without values, or judges in another form.

    Notes
    -----
    Sałabun (2015), J. Multi-Criteria Decision Analysis 22:37-50; comparison by TOPSIS as in
    Paradowski, Bączkiewicz and Wątróbski (2021), Procedia Computer Science 192:1347-1358. Objects
    whose TOPSIS scores differ by rounding only (1e-9 of the largest) count as equal.

    Examples
    --------
    >>> table = [[500, 3], [200, 2], [900, 5]]
    >>> values = [[0, 500, 1000], [1, 5]]
    >>> comet(table, [0.5, 0.5], [False, True], characteristic_values=values).round(3).tolist()
    [0.5, 0.525, 0.55]
    >>> def cheap_first(objects):
    ...     return objects[:, 1] - objects[:, 0] / 100
    >>> comet(
    ...     table, [1, 1], [False, True], characteristic_values=values, expert=cheap_first
    ... ).round(2).tolist()
    [0.5, 0.69, 0.28]
    """
    given = {"characteristic_values": characteristic_values, "expert": expert}
    return ROWS.scores(as_decision(matrix, weights, benefit), **given)


def comet_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    characteristic_values: Levels | None = None,
    expert: Expert | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `comet`: objects, their preferences, memberships, and scores last."""
    given = {"characteristic_values": characteristic_values, "expert": expert}
    return ROWS.steps(as_decision(matrix, weights, benefit), **given)


@dataclass(frozen=True)
class _Learnt:
    """The grid of objects, their directions, and what the expert said, if one was asked."""

    grid: Grid
    benefit: BoolArray
    judged: FloatArray | None


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    characteristic_values: Any,
    expert: Callable[[FloatArray], ArrayLike] | None,
) -> _Learnt:
    if expert is not None and characteristic_values is None:
        raise InvalidArrayError(
            "an expert judges fixed objects: give characteristic_values together with expert"
        )
    grid = grid_of(matrix, characteristic_values)
    judged = None if expert is None else judged_preferences(expert, grid.objects)
    return _Learnt(grid, benefit, judged)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"memberships": learnt.grid.memberships(rows)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    preferences = _preferences(weights, learnt)
    memberships = tables["memberships"]
    return {"scores": weighted_total(memberships, preferences)}


def _preferences(weights: FloatArray, learnt: _Learnt) -> FloatArray:
    if learnt.judged is not None:
        shape = (*weights.shape[:-1], *learnt.judged.shape)
        return np.broadcast_to(learnt.judged.astype(weights.dtype), shape)
    objects = learnt.grid.objects
    return levels_of_order(topsis(objects, weights, learnt.benefit, normalise="range"))


def _details(_: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    return {"objects": learnt.grid.objects, "preferences": _preferences(weights, learnt)}


ROWS = Rows(_learn, _tables, _totals, details=_details)
