"""RIM, the reference ideal method: near to an interval that need not be an end of the range."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import Extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import (
    as_intervals,
    better_and_worse,
    bounds_of,
    require_within,
)
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.maps import Map, between


def rim(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    ranges: ArrayLike | None = None,
    reference: ArrayLike | None = None,
) -> FloatArray:
    """
    Relative nearness to the reference: I⁻ / (I⁺ + I⁻), I⁺ = ‖w − w y‖ and I⁻ = ‖w y‖.

    y is 1 within the reference interval of a criterion and falls in a straight line to 0 at either
    end of its range.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite, within the ranges.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); without effect where a reference is given.
    ranges
        Lowest and highest possible score of each criterion, shape (m, 2), or one pair for all. The
        extremes of the table if not given; then a further program may change the order of others.
    reference
        The interval of ideal scores of each criterion, shape (m, 2), or one for all, within the
        ranges; the better end of each range if not given.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better. A criterion without a range that is equal for
    all programs counts as ideal, so all scores are 1 if no criterion tells programs apart.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; a score or a reference lies outside the ranges.

    Notes
    -----
    Cables, Lamata and Verdegay (2016), Information Sciences 337-338:1-10. In its example I⁻ is
    wrong for all but the first program; its own formula is followed here.

    Examples
    --------
    >>> ages_and_years = [[30, 0], [40, 9], [25, 0]]
    >>> ranges, reference = [[23, 60], [0, 15]], [[30, 35], [10, 15]]
    >>> given = {"ranges": ranges, "reference": reference}
    >>> rim(ages_and_years, [0.5, 0.5], [True, True], **given).round(3).tolist()
    [0.5, 0.843, 0.189]
    """
    given = {"ranges": ranges, "reference": reference}
    return ROWS.scores(as_decision(matrix, weights, benefit), **given)


def rim_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    ranges: ArrayLike | None = None,
    reference: ArrayLike | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `rim`: normalised and weighted scores, distances, and scores last."""
    given = {"ranges": ranges, "reference": reference}
    return ROWS.steps(as_decision(matrix, weights, benefit), **given)


@dataclass(frozen=True)
class _Learnt:
    """The reference, and how far below and above it, as parts of the way to the range's end."""

    ideal: Extremes
    below: Map
    above: Map


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    ranges: ArrayLike | None,
    reference: ArrayLike | None,
) -> _Learnt:
    ends = bounds_of(matrix, ranges, "ranges", apart=False)
    best, _ = better_and_worse(ends, benefit)
    ideal = Extremes(best, best)
    if reference is not None:
        ideal = as_intervals(reference, "reference", matrix)
        for end in ideal:
            require_within(end, ends, "ranges", who="reference")
    below, above = between(ideal.lowest, ends.lowest), between(ideal.highest, ends.highest)
    return _Learnt(ideal, below, above)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    below = learnt.below(np.minimum(rows, learnt.ideal.lowest))
    away = np.maximum(below, learnt.above(np.maximum(rows, learnt.ideal.highest)))
    near = 1 - away
    return {"normalised": near, "_away": away * away, "_near": near * near}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    squares = weights * weights
    away = np.sqrt(weighted_total(tables["_away"], squares))
    near = np.sqrt(weighted_total(tables["_near"], squares))
    return {
        "distance_to_reference": away,
        "distance_to_nothing": near,
        "scores": near / (away + near),
    }


def _details(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {"weighted": weights[..., np.newaxis, :] * tables["normalised"]}


ROWS = Rows(_learn, _tables, _totals, details=_details)
