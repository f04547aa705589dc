"""TOPSIS: near to the ideal and far from the anti-ideal."""

import math

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import (
    BoolArray,
    FloatArray,
    as_benefit,
    as_floats,
    as_matrix,
    as_weights,
    magnitude,
    require_finite,
    weighted_total,
)
from mcdm_smartcity.ranking.normalise import Map, normalising_map


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
    scores: FloatArray = topsis_steps(
        matrix, weights, benefit, normalise=normalise, p=p, ideal=ideal, anti_ideal=anti_ideal
    )["scores"]
    return scores


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
    given = as_matrix(matrix, "matrix")
    shares = as_weights(weights, given.shape[-1]).astype(given.dtype, copy=False)
    directions = as_benefit(benefit, given.shape[-1])
    if not (math.isfinite(p) and p >= 1):
        raise InvalidArrayError(f"p must be a finite number of at least 1, not {p}")
    scaled = normalising_map(normalise, given, directions)
    table = scaled(given)
    best, worst = _ideals(ideal, anti_ideal, table, scaled, directions)
    with np.errstate(over="ignore"):
        above, below = np.abs(best - table), np.abs(table - worst)
    require_finite(above + below, "the differences of scores from the ideals")
    to_best, to_worst = _distances(above, below, shares, p)
    return {
        "normalised": table,
        "ideal": best[..., 0, :],
        "anti_ideal": worst[..., 0, :],
        "distance_to_ideal": to_best,
        "distance_to_anti_ideal": to_worst,
        "scores": _closeness(to_best, to_worst),
    }


def _ideals(
    ideal: ArrayLike | None,
    anti_ideal: ArrayLike | None,
    table: FloatArray,
    scaled: Map,
    benefit: BoolArray,
) -> tuple[FloatArray, FloatArray]:
    if ideal is None and anti_ideal is None:
        return table.max(axis=-2, keepdims=True), table.min(axis=-2, keepdims=True)
    if ideal is None or anti_ideal is None:
        raise InvalidArrayError("give both ideal and anti_ideal, or neither")
    best = scaled(_level(ideal, "ideal", table))
    worst = scaled(_level(anti_ideal, "anti_ideal", table))
    if (best < worst).any():
        at = int(np.argwhere(best < worst)[0][-1])
        raise InvalidArrayError(
            f"the ideal of criterion {at} (counted from 0, benefit {bool(benefit[at])}) is worse "
            "than its anti-ideal"
        )
    return best, worst


def _level(level: ArrayLike, name: str, table: FloatArray) -> FloatArray:
    values = as_floats(level, name).astype(table.dtype, copy=False)
    criteria = table.shape[-1]
    if values.shape not in {(), (criteria,)}:
        raise InvalidArrayError(
            f"{name} must be one number or one per criterion, shape ({criteria},), "
            f"not {values.shape}"
        )
    require_finite(values, name)
    row: FloatArray = np.broadcast_to(values, (criteria,))[np.newaxis, :]
    return row


def _distances(
    above: FloatArray, below: FloatArray, weights: FloatArray, p: float
) -> tuple[FloatArray, FloatArray]:
    # In units of the largest weighted difference, no power can overflow, nor all of them vanish.
    widest = magnitude(np.maximum(above, below), -2)
    share = weights * widest[..., 0, :]
    unit = magnitude(share, -1)
    powered = (share / unit) ** p
    to_best = weighted_total((above / widest) ** p, powered) ** (1 / p)
    to_worst = weighted_total((below / widest) ** p, powered) ** (1 / p)
    return to_best * unit, to_worst * unit


def _closeness(to_best: FloatArray, to_worst: FloatArray) -> FloatArray:
    total = to_best + to_worst
    nowhere = total == 0
    closeness = to_worst / np.where(nowhere, 1, total)
    result: FloatArray = np.where(nowhere, 0.5, closeness).astype(total.dtype)
    return result
