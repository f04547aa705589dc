"""MOORA, reference point: the largest weighted distance from the best level of each criterion."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, require_finite
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import as_level
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import combined_terms
from mcdm_smartcity.ranking.methods.moora import signed_map
from mcdm_smartcity.ranking.normalisations.maps import Map


def reference_point(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "vector",
    reference: ArrayLike | None = None,
) -> FloatArray:
    """
    −max_j w_j |r_j − r_ij|: minus the largest weighted distance from the reference point.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation; ``vector`` as in the paper.
    reference
        The level to reach on each criterion in the units of the scores, shape (m,) or one number
        for all; the best of the table if not given. Passing it counts as missing it.

    Returns
    -------
    Scores, shape (..., n), at most 0, higher is better (the paper's distance with its sign turned);
    0 for all programs if no criterion tells them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Brauers and Zavadskas (2006), Control and Cybernetics 35:445-469: the min-max metric of
    Tchebycheff. Only the worst criterion of each program counts, so a program may be dominated and
    still have the score of its dominator.

    Examples
    --------
    >>> staff = [[4, 3, 3], [3, 3, 4], [5, 4, 4]]
    >>> reference_point(staff, [0.4, 0.3, 0.3], [True] * 3).round(4).tolist()
    [-0.0566, -0.1131, 0.0]
    """
    return ROWS.scores(
        as_decision(matrix, weights, benefit), normalise=normalise, reference=reference
    )


def reference_point_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "vector",
    reference: ArrayLike | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `reference_point`: normalised, reference, distance, scores last."""
    return ROWS.steps(
        as_decision(matrix, weights, benefit), normalise=normalise, reference=reference
    )


@dataclass(frozen=True)
class _Learnt:
    scaled: Map
    reference: FloatArray


def _learn(
    matrix: FloatArray, benefit: BoolArray, *, normalise: str, reference: ArrayLike | None
) -> _Learnt:
    scaled = signed_map(normalise, matrix, benefit)
    lowest, highest = extremes(matrix)
    best, worst = np.where(benefit, highest, lowest), np.where(benefit, lowest, highest)
    if reference is not None:
        best = as_level(reference, "reference", matrix)
    aim = scaled(best)
    with np.errstate(over="ignore"):
        gaps = [np.abs(aim - scaled(end)) for end in (highest, lowest, worst)]
    for gap in gaps:
        require_finite(gap, "the distances of scores from the reference")
    return _Learnt(scaled, aim)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    normalised = learnt.scaled(rows)
    return {"normalised": normalised, "_gap": np.abs(learnt.reference - normalised)}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {"distance": combined_terms(np.multiply, np.maximum, tables["_gap"], weights)}


def _turned(numbers: Tables, _: _Learnt) -> Tables:
    return {"scores": 0 - numbers["distance"]}


def _details(_: Tables, __: FloatArray, learnt: _Learnt) -> Tables:
    return {"reference": learnt.reference[..., 0, :]}


ROWS = Rows(_learn, _tables, _totals, _turned, _details)
