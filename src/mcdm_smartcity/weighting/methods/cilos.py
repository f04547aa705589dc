"""CILOS: a criterion weighs the more, the less is lost on it when others are at their best."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.numerics.ranks import TIE_TOLERANCE
from mcdm_smartcity.weighting.methods.columns import (
    Columns,
    as_columns,
    ratios_to_best,
    require_invertible,
    weights_from,
)

# Links every pair of criteria, far below any loss that is told apart from none (1e-16).
FAINTEST_LOSS = 1e-100


def cilos(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights q that balance the relative losses between criteria: Σ_j p_ij q_j = q_i Σ_j p_ji.

    p_ij is the relative loss on criterion j of the program that is best on criterion i. Describes
    the data, not what a city wants.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m): benefits not negative, costs positive (they enter as
        min x / x).
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. If several programs are best on a criterion,
    their mean is its best program. A constant criterion weighs 0 and does not touch the others; if
    all are constant, all weigh the same. A criterion on which nothing is ever lost takes all the
    weight; several groups of such criteria share as if all criteria had started equal.

    Raises
    ------
    InvalidArrayError
        A benefit is negative, a cost is not positive, or a score is not finite.

    Notes
    -----
    Criterion impact loss: Zavadskas and Podvezko (2016), Int. J. Information Technology & Decision
    Making 15:267-283, after Mirkin (1974).

    Examples
    --------
    >>> table = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> cilos(table, [False, True, False, True]).round(4).tolist()
    [0.3343, 0.2199, 0.1957, 0.2501]
    """
    columns = as_columns(matrix, benefit)
    require_invertible(columns, "cilos")
    return weights_from(columns, balanced_losses(columns))


def balanced_losses(columns: Columns) -> FloatArray:
    """Unnormalised CILOS weights (..., m) of a table whose costs are positive."""
    ratios = ratios_to_best(columns)
    best = ratios >= 1 - TIE_TOLERANCE
    chosen = best / np.maximum(best.sum(axis=-2, keepdims=True), 1)
    losses = 1 - np.swapaxes(chosen, -1, -2) @ ratios
    return _stationary(_flows(losses, columns.active))


def _flows(losses: FloatArray, active: BoolArray) -> FloatArray:
    """Rates from criterion j to i: the losses p_ij; an inactive criterion only gives away."""
    rates = np.swapaxes(np.maximum(losses, 0), -1, -2)
    rates = np.where(active[..., np.newaxis, :], rates, 0)
    rates = np.where(active[..., :, np.newaxis], rates, 1)
    flows: FloatArray = rates + FAINTEST_LOSS
    return flows


def _stationary(rates: FloatArray) -> FloatArray:
    """Stationary vector of a Markov chain, rates from row to column, without any subtraction.

    Grassmann, Taksar and Heyman (1985), Operations Research 33:1107-1116.
    """
    left = rates.copy()
    size = left.shape[-1]
    for last in range(size - 1, 0, -1):
        left[..., :last, last] /= left[..., last, :last].sum(axis=-1, keepdims=True)
        detour = left[..., :last, last, np.newaxis] * left[..., last, np.newaxis, :last]
        left[..., :last, :last] += detour
    masses = np.ones(left.shape[:-1])
    for place in range(1, size):
        masses[..., place] = (masses[..., :place] * left[..., :place, place]).sum(axis=-1)
    return masses
