"""CoCoSo: three compromises between a weighted sum and a sum of weighted powers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import require_share
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import combined_terms
from mcdm_smartcity.ranking.normalisations.catalogue import nonnegative_map
from mcdm_smartcity.ranking.normalisations.maps import Map

# How many times the worst program a score may count; the worst may score 0.
LARGEST_RATIO = 1e4


def cocoso(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    lam: float = 0.5,
    normalise: str = "range",
) -> FloatArray:
    """
    (k_a k_b k_c)^(1/3) + (k_a + k_b + k_c) / 3, of S_i = Σ_j w_j r_ij and P_i = Σ_j r_ij^w_j.

    r is the score as a part of its range; k_a = (S + P) / Σ(S + P), k_b = S / min S + P / min P,
    k_c = (λS + (1 − λ)P) / (λ max S + (1 − λ) max P).

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    lam
        λ, the weight of S against P in k_c, 0 to 1.
    normalise
        Name of a normalisation without negative values; ``range`` as in the paper.

    Returns
    -------
    Scores, shape (..., n), higher is better; equal for all programs if no criterion tells them
    apart. A criterion of weight 0 or equal for all adds nothing to S and P.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Yazdani, Zarate, Zavadskas and Turskis (2019), Management Decision 57:2501-2519. A program that
    is worst on every criterion has S = P = 0, and k_b divides by them: where min S or min P is less
    than a ten-thousandth of the largest, it is taken as that.

    Examples
    --------
    >>> robots = [[60, 0.4, 2540, 500], [6.35, 0.15, 1016, 3000], [3, 0.1, 1778, 1000]]
    >>> cocoso(robots, [0.1, 0.2, 0.4, 0.3], [True, False, True, True]).round(2).tolist()
    [1.83, 2.21, 2.0]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), lam=lam, normalise=normalise)


def cocoso_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    lam: float = 0.5,
    normalise: str = "range",
) -> dict[str, FloatArray]:
    """Return the tables of `cocoso`: normalised scores, S, P, the three k, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), lam=lam, normalise=normalise)


@dataclass(frozen=True)
class _Learnt:
    scaled: Map
    lam: float


def _learn(matrix: FloatArray, benefit: BoolArray, *, lam: float, normalise: str) -> _Learnt:
    require_share(lam, "lam")
    return _Learnt(nonnegative_map(normalise, matrix, benefit, "cocoso"), lam)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"normalised": learnt.scaled(rows)}


def _power(value: FloatArray, weight: FloatArray) -> FloatArray:
    powers: FloatArray = np.power(value, weight)
    # A weight of 0 would give 1 to all programs, and change their ratios.
    return powers * (weight > 0)


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    table = tables["normalised"]
    powers = combined_terms(_power, np.add, table, weights)
    return {"S": weighted_total(table, weights), "P": powers}


def _finish(numbers: Tables, learnt: _Learnt) -> Tables:
    sums, powers = numbers["S"], numbers["P"]
    both = sums + powers
    mix = learnt.lam * sums + (1 - learnt.lam) * powers
    share = _over(both, both.sum(axis=-1, keepdims=True), 1 / both.shape[-1])
    ratio = _over_the_least(sums) + _over_the_least(powers)
    most = learnt.lam * sums.max(axis=-1, keepdims=True)
    most = most + (1 - learnt.lam) * powers.max(axis=-1, keepdims=True)
    compromise = _over(mix, most, 1)
    scores = np.cbrt(share * ratio * compromise) + (share + ratio + compromise) / 3
    return {"k_a": share, "k_b": ratio, "k_c": compromise, "scores": scores}


def _over_the_least(numbers: FloatArray) -> FloatArray:
    largest = numbers.max(axis=-1, keepdims=True)
    least = numbers.min(axis=-1, keepdims=True)
    return _over(numbers, np.maximum(least, largest / LARGEST_RATIO), 1)


def _over(numbers: FloatArray, whole: FloatArray, otherwise: float) -> FloatArray:
    nothing = whole <= 0
    shares: FloatArray = np.where(nothing, otherwise, numbers / np.where(nothing, 1, whole))
    return shares


ROWS = Rows(_learn, _tables, _totals, _finish)
