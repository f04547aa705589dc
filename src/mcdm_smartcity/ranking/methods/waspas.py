"""WASPAS: weighted sum and weighted product of the same ratios, mixed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.logarithms import logarithms
from mcdm_smartcity.ranking.normalisations.maps import Map


def waspas(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    lam: float = 0.5,
    normalise: str = "linear",
) -> FloatArray:
    """
    λ Σ_j w_j r_ij + (1 − λ) Π_j r_ij^w_j with r = x / max for benefits, min / x for costs.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    lam
        λ, the share of the sum, 0 to 1: 1 is the weighted sum, 0 the weighted product.
    normalise
        Name of a normalisation whose values are positive; ``linear`` as in the paper.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better; 1 for all programs if no criterion tells them
    apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first score of 0 or below is named.

    Notes
    -----
    Zavadskas, Turskis, Antucheviciene and Zakarevicius (2012), Elektronika ir Elektrotechnika
    122(6):3-6.

    Examples
    --------
    >>> motors = [[3, 12.5, 120], [5, 15, 110], [3, 13, 120]]
    >>> waspas(motors, [0.4, 0.3, 0.3], [True, False, True]).round(4).tolist()
    [0.8276, 0.9237, 0.8171]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), lam=lam, normalise=normalise)


def waspas_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    lam: float = 0.5,
    normalise: str = "linear",
) -> dict[str, FloatArray]:
    """Return the tables of `waspas`: normalised scores, their sum and product, scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), lam=lam, normalise=normalise)


@dataclass(frozen=True)
class _Learnt:
    logarithm: Map
    lam: float


def _learn(matrix: FloatArray, benefit: BoolArray, *, lam: float, normalise: str) -> _Learnt:
    if not 0 <= lam <= 1:
        raise InvalidArrayError(f"lam must be between 0 and 1, not {lam}")
    return _Learnt(logarithms(normalise, matrix, benefit, "waspas"), lam)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    logarithm = learnt.logarithm(rows)
    return {"normalised": np.exp(logarithm), "_logarithm": logarithm}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {
        "weighted_sum": weighted_total(tables["normalised"], weights),
        "weighted_product": np.exp(weighted_total(tables["_logarithm"], weights)),
    }


def _mixed(numbers: Tables, learnt: _Learnt) -> Tables:
    total, product = numbers["weighted_sum"], numbers["weighted_product"]
    return {"scores": learnt.lam * total + (1 - learnt.lam) * product}


ROWS = Rows(_learn, _tables, _totals, _mixed)
