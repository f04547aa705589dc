"""TOPSIS: near to the ideal and far from the anti-ideal."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import (
    BoolArray,
    FloatArray,
    magnitude,
    require_finite,
    weighted_total,
)
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import as_level, better_and_worse
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Affine, Map

EUCLID = 2


def topsis(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "vector",
    p: float = 2,
    ideal: ArrayLike | None = None,
    anti_ideal: ArrayLike | None = None,
) -> FloatArray:
    """
    Relative closeness to the ideal: D⁻ / (D⁺ + D⁻) with D^p = Σ_j (w_j |r_ij − ideal_j|)^p.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation; ``vector`` as in the founding book.
    p
        Exponent of the distance, at least 1; 2 is Euclid's.
    ideal, anti_ideal
        Best and worst levels in the units of the scores, shape (m,) or one number for all; the
        best and worst of the table if not given. Given ones make the closeness of a program
        independent of the others (with ``normalise="none"``).

    Returns
    -------
    Closeness, shape (..., n), 0 to 1, higher is better; 0.5 for all programs if no criterion tells
    them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or only one of the two ideals is given.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Hwang and Yoon (1981), Multiple Attribute Decision Making, pp. 128-140. Weights act inside the
    distance, so influence grows with w^p.

    Examples
    --------
    >>> cars = [[5490, 51.4, 8.5, 285], [6500, 70.6, 7, 288], [6489, 54.3, 7.5, 290]]
    >>> topsis(cars, [0.35, 0.25, 0.25, 0.15], [False, True, True, True]).round(4).tolist()
    [0.4817, 0.5182, 0.178]
    """
    return ROWS.scores(
        as_decision(matrix, weights, benefit),
        normalise=normalise,
        p=p,
        ideal=ideal,
        anti_ideal=anti_ideal,
    )


def topsis_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "vector",
    p: float = 2,
    ideal: ArrayLike | None = None,
    anti_ideal: ArrayLike | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `topsis`: normalised scores, ideals, distances, and scores last."""
    return ROWS.steps(
        as_decision(matrix, weights, benefit),
        normalise=normalise,
        p=p,
        ideal=ideal,
        anti_ideal=anti_ideal,
    )


@dataclass(frozen=True)
class _Learnt:
    """
    Ideals and units.

    Attributes
    ----------
    scaled, p
        The normalisation, and the exponent.
    best, worst
        Ideal and anti-ideal, (..., 1, m): normalised, or in the units of the scores if `steep`.
    unit
        Normalised differences are taken in these units, (..., 1, m), so that no power of them
        overflows, nor all of them vanish.
    steep
        Whether differences are of the scores as they are: `unit` is then how much they count.
    """

    scaled: Map
    p: float
    best: FloatArray
    worst: FloatArray
    unit: FloatArray
    steep: bool


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    normalise: str,
    p: float,
    ideal: ArrayLike | None,
    anti_ideal: ArrayLike | None,
) -> _Learnt:
    if not (math.isfinite(p) and p >= 1):
        raise InvalidArrayError(f"p must be a finite number of at least 1, not {p}")
    if (ideal is None) != (anti_ideal is None):
        raise InvalidArrayError("give both ideal and anti_ideal, or neither")
    scaled = normalising_map(normalise, matrix, benefit)
    line = scaled if isinstance(scaled, Affine) else None
    ends = extremes(matrix) if line is None or line.range is None else line.range
    top, bottom = better_and_worse(ends, benefit)
    if ideal is None and line is not None and line.range is not None and p == EUCLID:
        # Differences of straight lines are those of the scores, times the slope.
        return _Learnt(scaled, p, top, bottom, np.abs(1 / line.divisor), steep=True)
    best, worst = scaled(top), scaled(bottom)
    given = best, worst
    if ideal is not None and anti_ideal is not None:
        given = _given(ideal, anti_ideal, scaled, matrix, benefit)
    with np.errstate(over="ignore"):
        apart = [np.abs(level - end) for level in (best, worst) for end in given]
    widest = np.maximum.reduce(np.broadcast_arrays(*apart))
    require_finite(widest, "the differences of scores from the ideals")
    return _Learnt(scaled, p, *given, magnitude(widest, -2), steep=False)


def _given(
    ideal: ArrayLike,
    anti_ideal: ArrayLike,
    scaled: Map,
    table: FloatArray,
    benefit: BoolArray,
) -> tuple[FloatArray, FloatArray]:
    best = scaled(as_level(ideal, "ideal", table))
    worst = scaled(as_level(anti_ideal, "anti_ideal", table))
    if (best < worst).any():
        at = int(np.argwhere(best < worst)[0][-1])
        raise InvalidArrayError(
            "the ideal of ",
            Place((at,), ("criterion",)),
            f" is worse than its anti-ideal, though benefit is {bool(benefit[at])}",
        )
    return best, worst


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    if learnt.steep:
        above, below = rows - learnt.best, rows - learnt.worst
        above *= above
        below *= below
    else:
        table = learnt.scaled(rows)
        above = (np.abs(learnt.best - table) / learnt.unit) ** learnt.p
        below = (np.abs(table - learnt.worst) / learnt.unit) ** learnt.p
    return {"_rows": rows, "_above": above, "_below": below}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    share = weights * learnt.unit[..., 0, :]
    if learnt.steep:
        share *= share
        return {
            "distance_to_ideal": np.sqrt(weighted_total(tables["_above"], share)),
            "distance_to_anti_ideal": np.sqrt(weighted_total(tables["_below"], share)),
        }
    unit = magnitude(share, -1)
    powered = (share / unit) ** learnt.p
    return {
        "distance_to_ideal": weighted_total(tables["_above"], powered) ** (1 / learnt.p) * unit,
        "distance_to_anti_ideal": weighted_total(tables["_below"], powered) ** (1 / learnt.p)
        * unit,
    }


def _details(tables: Tables, _: FloatArray, learnt: _Learnt) -> Tables:
    best, worst = learnt.best, learnt.worst
    if learnt.steep:
        best, worst = learnt.scaled(best), learnt.scaled(worst)
    return {
        "normalised": learnt.scaled(tables["_rows"]),
        "ideal": best[..., 0, :],
        "anti_ideal": worst[..., 0, :],
    }


def _closeness(numbers: Tables, _: _Learnt) -> Tables:
    to_best, to_worst = numbers["distance_to_ideal"], numbers["distance_to_anti_ideal"]
    total = to_best + to_worst
    if total.size and total.min() > 0:
        return {"scores": to_worst / total}
    nowhere = total == 0
    return {"scores": np.where(nowhere, 0.5, to_worst / np.where(nowhere, 1, total))}


ROWS = Rows(_learn, _tables, _totals, _closeness, _details)
