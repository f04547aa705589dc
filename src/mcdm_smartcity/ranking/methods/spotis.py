"""SPOTIS: distance to one ideal point within fixed bounds, free of rank reversal."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import (
    as_level,
    better_and_worse,
    bounds_of,
    require_within,
)
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.maps import Affine, between


def spotis(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    target: ArrayLike | None = None,
) -> FloatArray:
    """
    Nearness to the ideal point: 1 − P with P = Σ_j w_j |x_ij − ideal_j| / (upper_j − lower_j).

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite, within the bounds.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); without effect where a target is given.
    bounds
        Lowest and highest possible score of each criterion, shape (m, 2), or one pair for all. The
        extremes of the table if not given; then a further program may change the order of others.
    target
        The expected solution point in the units of the scores, shape (m,) or one number; the
        better bounds if not given.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better. A criterion without bounds that is equal for
    all programs has distance 0.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; a score or target lies outside the bounds; both bounds
        of a criterion are equal.

    Notes
    -----
    Dezert, Tchamova, Han and Tacnet (2020), FUSION, pp. 1-8. The published P is lower for better
    programs.

    Examples
    --------
    >>> table = [[10.5, -3.1, 1.7], [-4.7, 0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]]
    >>> bounds = [[-5, 12], [-6, 10], [-8, 5]]
    >>> spotis(table, [0.2, 0.3, 0.5], [True, False, True], bounds=bounds).round(4).tolist()
    [0.8011, 0.6295, 0.6937, 0.2509]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), bounds=bounds, target=target)


def spotis_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    target: ArrayLike | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `spotis`: distances, P, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), bounds=bounds, target=target)


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    bounds: ArrayLike | None,
    target: ArrayLike | None,
) -> Affine:
    ends = bounds_of(matrix, bounds, "bounds")
    best, worst = better_and_worse(ends, benefit)
    line = between(best, worst)
    if target is None:
        return line
    ideal = as_level(target, "target", matrix)
    require_within(ideal, ends, "bounds", who="target")
    centre = ideal if line.unit is None else ideal / line.unit
    return Affine(line.offset, centre, line.divisor, line.unit)


def _tables(rows: FloatArray, line: Affine) -> Tables:
    return {"distance": np.abs(line(rows))}


def _totals(tables: Tables, weights: FloatArray, _: Affine) -> Tables:
    distance = weighted_total(tables["distance"], weights)
    return {"P": distance, "scores": 1 - distance}


def _details(tables: Tables, weights: FloatArray, _: Affine) -> Tables:
    return {"contributions": -parts_of(tables["distance"], weights)}


ROWS = Rows(_learn, _tables, _totals, details=_details)
