"""OCRA: how much less a program takes and how much more it gives than the weakest one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import Extremes, extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.normalisations.normalisation import require_domain


def ocra(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Rating of inputs plus rating of outputs, above the weakest program.

    Inputs: I_i = Σ over costs of w_j (max_j − x_ij) / min_j, less the least I. Outputs: O_i = Σ
    over benefits of w_j (x_ij − min_j) / min_j, less the least O. Score: I + O, less the least.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Scores, shape (..., n), 0 for the weakest program, higher is better; 0 for all if no criterion
    tells programs apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or a score is not positive.

    Notes
    -----
    Parkan (1994), Managerial and Decision Economics 15:201-221, in the form of Madić, Petković
    and Radovanović (2015), Serbian J. Management 10:61-73, which divides by the least score of each
    criterion.

    Examples
    --------
    >>> hotels = [[7.7, 256, 7.2, 7.3, 7.3], [8.1, 250, 7.9, 7.8, 7.7], [6.5, 271, 6.3, 6.4, 6.1]]
    >>> weights = [0.239, 0.225, 0.197, 0.186, 0.153]
    >>> ocra(hotels, weights, [True, False, True, True, True]).round(3).tolist()
    [0.142, 0.209, 0.0]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit))


def ocra_steps(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> dict[str, FloatArray]:
    """Return the tables of `ocra`: ratings, inputs, outputs, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit))


@dataclass(frozen=True)
class _Learnt:
    benefit: BoolArray
    ends: Extremes


def _learn(matrix: FloatArray, benefit: BoolArray) -> _Learnt:
    require_domain(matrix, "positive", "ocra")
    return _Learnt(benefit, extremes(matrix))


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    lowest, highest = learnt.ends
    ahead = np.where(learnt.benefit, rows - lowest, highest - rows)
    # Ratios that are no number are held, so that sums of them are numbers.
    with np.errstate(over="ignore"):
        ratio = ahead / lowest
    return {"rating": np.minimum(ratio, np.finfo(rows.dtype).max / 8)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    rating = tables["rating"]
    return {
        "aggregate_inputs": weighted_total(rating, weights * ~learnt.benefit),
        "aggregate_outputs": weighted_total(rating, weights * learnt.benefit),
    }


def _finish(numbers: Tables, _: _Learnt) -> Tables:
    inputs = _above_the_least(numbers["aggregate_inputs"])
    outputs = _above_the_least(numbers["aggregate_outputs"])
    return {"inputs": inputs, "outputs": outputs, "scores": _above_the_least(inputs + outputs)}


def _above_the_least(numbers: FloatArray) -> FloatArray:
    above: FloatArray = numbers - numbers.min(axis=-1, keepdims=True)
    return above


def _details(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {"contributions": parts_of(tables["rating"], weights)}


ROWS = Rows(_learn, _tables, _totals, _finish, _details)
