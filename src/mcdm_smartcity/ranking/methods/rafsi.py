"""RAFSI: every criterion mapped from its own interval into one, between given ideals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import Extremes, extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import as_level, better_and_worse, require_within
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.maps import Map, between


def rafsi(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    ideal: ArrayLike | None = None,
    anti_ideal: ArrayLike | None = None,
    ratio: float = 6,
) -> FloatArray:
    """
    Weighted sum of scores that are mapped from [anti-ideal, ideal] into one interval.

    s_ij runs from 1 at the low end of the interval to `ratio` at its high end; a benefit counts
    s / (1 + ratio), a cost ratio / ((1 + ratio) s): both from 1 / (1 + ratio) for the anti-ideal to
    ratio / (1 + ratio) for the ideal.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite, between the ideals.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    ideal, anti_ideal
        Best and worst levels in the units of the scores, shape (m,) or one number for all. Those of
        the table if not given; then a further program may change the order of others.
    ratio
        How many times better the ideal is than the anti-ideal, above 1; 6 in the founding paper.

    Returns
    -------
    Scores, shape (..., n), higher is better; 1 / (1 + ratio) for all programs if no criterion tells
    them apart and no ideals are given.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, a score lies outside the ideals, or only one of the two
        ideals is given.

    Notes
    -----
    Žižović, Pamučar, Albijanić, Chatterjee and Pribićević (2020), Mathematics 8:1015. A cost is
    bent (1 / s), a benefit is straight.

    Examples
    --------
    >>> table = [[180, 10.5, 15.5, 160, 3.7], [165, 9.2, 16.5, 131, 5.0]]
    >>> weights, benefit = [0.35, 0.25, 0.15, 0.15, 0.1], [True, True, False, False, True]
    >>> ideals = {"ideal": [200, 12, 10, 100, 8], "anti_ideal": [120, 6, 20, 200, 2]}
    >>> rafsi(table, weights, benefit, **ideals).round(4).tolist()
    [0.5081, 0.4522]
    """
    given = {"ideal": ideal, "anti_ideal": anti_ideal, "ratio": ratio}
    return ROWS.scores(as_decision(matrix, weights, benefit), **given)


def rafsi_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    ideal: ArrayLike | None = None,
    anti_ideal: ArrayLike | None = None,
    ratio: float = 6,
) -> dict[str, FloatArray]:
    """Return the tables of `rafsi`: standardised and normalised scores, and scores last."""
    given = {"ideal": ideal, "anti_ideal": anti_ideal, "ratio": ratio}
    return ROWS.steps(as_decision(matrix, weights, benefit), **given)


@dataclass(frozen=True)
class _Learnt:
    benefit: BoolArray
    goodness: Map
    ratio: float


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    ideal: ArrayLike | None,
    anti_ideal: ArrayLike | None,
    ratio: float,
) -> _Learnt:
    if not 1 < ratio < np.inf:
        raise InvalidArrayError(f"ratio must be a number above 1, not {ratio}")
    if (ideal is None) != (anti_ideal is None):
        raise InvalidArrayError("give both ideal and anti_ideal, or neither")
    if ideal is None or anti_ideal is None:
        best, worst = better_and_worse(extremes(matrix), benefit)
    else:
        best = as_level(ideal, "ideal", matrix)
        worst = as_level(anti_ideal, "anti_ideal", matrix)
        _require_order(best, worst, benefit)
        ends = Extremes(np.minimum(best, worst), np.maximum(best, worst))
        require_within(matrix, ends, "the ideals")
    return _Learnt(benefit, between(worst, best), ratio)


def _require_order(best: FloatArray, worst: FloatArray, benefit: BoolArray) -> None:
    wrong = np.flatnonzero(np.where(benefit, best <= worst, best >= worst))
    if len(wrong):
        at = int(wrong[0])
        raise InvalidArrayError(
            "the ideal of ",
            Place((at,), ("criterion",)),
            " must be better than its anti-ideal; found "
            f"{best[0, at]:g} and {worst[0, at]:g}, and benefit is {bool(benefit[at])}",
        )


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    goodness = learnt.goodness(rows)
    upwards = np.where(learnt.benefit, goodness, 1 - goodness)
    mapped = 1 + (learnt.ratio - 1) * upwards
    whole = 1 + learnt.ratio
    normalised = np.where(learnt.benefit, mapped / whole, learnt.ratio / whole / mapped)
    return {"standardised": mapped, "normalised": normalised}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {"scores": weighted_total(tables["normalised"], weights)}


def _details(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {"contributions": parts_of(tables["normalised"], weights)}


ROWS = Rows(_learn, _tables, _totals, details=_details)
