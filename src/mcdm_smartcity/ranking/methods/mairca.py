"""MAIRCA: the gap between what a program should score and what it does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.shortfalls import complement


def mairca(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> FloatArray:
    """
    Minus the total gap: −Σ_j (t_j − t_j r_ij), t_j = w_j / n, r_ij the score as part of its range.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation; ``range`` as in the paper.

    Returns
    -------
    Scores, shape (..., n), −1/n to 0, higher is better. A criterion that is equal for all programs
    has no gap, so all scores are 0 if no criterion tells them apart.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Pamučar, Vasin and Lukovac (2014), Railcon; Gigović, Pamučar, Bajić and Milićević (2016),
    Sustainability 8:372. No program is preferred beforehand, so each is expected to be chosen with
    probability 1/n. The published total gap is lower for better programs. The order is that of the
    weighted sum after range scaling.

    Examples
    --------
    >>> table = [[70, 245, 16.4, 19], [52, 246, 7.3, 22], [53, 295, 10.3, 25]]
    >>> mairca(table, [0.1, 0.1, 0.4, 0.4], [True] * 4).round(3).tolist()
    [-0.167, -0.266, -0.121]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def mairca_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> dict[str, FloatArray]:
    """Return the tables of `mairca`: theoretical and real ratings, gaps, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


@dataclass(frozen=True)
class _Learnt:
    shortfall: Map
    programs: int


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> _Learnt:
    return _Learnt(complement(normalise, matrix, benefit), matrix.shape[-2])


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"_shortfall": learnt.shortfall(rows)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    gap = weighted_total(tables["_shortfall"], weights / learnt.programs)
    return {"total_gap": gap, "scores": -gap}


def _details(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    theoretical = weights / learnt.programs
    gap = theoretical[..., np.newaxis, :] * tables["_shortfall"]
    real = theoretical[..., np.newaxis, :] - gap
    return {"theoretical": theoretical, "real": real, "gap": gap, "contributions": -gap}


ROWS = Rows(_learn, _tables, _totals, details=_details)
