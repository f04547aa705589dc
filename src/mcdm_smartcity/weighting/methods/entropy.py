"""Entropy weights: how unevenly the scores of a criterion are spread over the programs."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.columns import (
    as_columns,
    range_scaled,
    ratios_to_best,
    require_invertible,
    require_nonnegative,
    unit_scaled,
    weights_from,
)

# Where shares differ so little from equal ones, four terms of the series are exact to 1e-13.
NEARLY_EQUAL = 1e-4


def entropy(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights by the entropy of shares: w_j ∝ 1 + Σ_i p_ij ln p_ij / ln n with p = x / Σx.

    Describes the data, not what a city wants: a criterion on which programs differ much weighs
    much, however little it matters.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    benefit
        True where more is better, shape (m,). Checked, but without influence: this reading takes
        shares of scores as they are (see `entropy_inverted` and `entropy_range`).

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion, one of zeros among
    them, weighs 0; if all are constant, or there is one program, all weigh the same. A share of 0
    contributes 0.

    Raises
    ------
    InvalidArrayError
        A score is negative or not finite, or a shape does not fit.

    Notes
    -----
    Shannon's entropy as in Hwang and Yoon (1981), Multiple Attribute Decision Making, pp. 52-56.

    Examples
    --------
    >>> entropy([[7, 312], [72, 88], [10, 252], [10, 145]], [True, True]).round(4).tolist()
    [0.8321, 0.1679]
    """
    columns = as_columns(matrix, benefit)
    require_nonnegative(columns, "entropy")
    return weights_from(columns, divergences(unit_scaled(columns)))


def entropy_inverted(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights by the entropy of shares, with costs inverted first: p = (1/x) / Σ(1/x) for a cost.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m): benefits not negative, costs positive.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Weights as from `entropy`, with the same rules for constant criteria and single programs.

    Raises
    ------
    InvalidArrayError
        A benefit is negative, a cost is not positive, or a score is not finite.

    Notes
    -----
    `entropy` on the sum normalisation of Podvezko (2011), Inzinerine Ekonomika 22:134-146. The
    programs that call this plain entropy differ from the founding book wherever there are costs.

    Examples
    --------
    >>> entropy_inverted([[7, 312], [72, 88], [10, 252], [10, 145]], [True, False]).round(4)
    array([0.8057, 0.1943])
    """
    columns = as_columns(matrix, benefit)
    require_invertible(columns, "entropy_inverted")
    return weights_from(columns, divergences(ratios_to_best(columns)))


def entropy_range(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights by the entropy of shares of range-scaled scores, 0 for the worst and 1 for the best.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m).
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Weights as from `entropy`, with the same rules for constant criteria and single programs.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Krishnan, Kasim, Hamid and Ghazali (2021), Symmetry 13:973. The worst program always has share
    0, so these weights may be far from those of `entropy` on the same table.

    Examples
    --------
    >>> entropy_range([[7, 312], [72, 88], [10, 252], [10, 145]], [True, False]).round(4).tolist()
    [0.7206, 0.2794]
    """
    columns = as_columns(matrix, benefit)
    return weights_from(columns, divergences(range_scaled(columns)))


def divergences(amounts: FloatArray) -> FloatArray:
    """
    How far the shares of each column are from equal ones, times n, from (..., n, m) to (..., m).

    This is n (ln n − H) with Shannon's H: the factors n and ln n cancel in weights. Summed as
    Σ (t ln t − t + 1) with t = x / mean, whose terms are never negative, so that a nearly constant
    column keeps its digits.
    """
    mean = amounts.mean(axis=-2, keepdims=True)
    # A column of zeros has no shares; as if equal.
    excess = np.where(mean > 0, (amounts - mean) / np.where(mean > 0, mean, 1), 0)
    logarithm = np.log1p(np.where(excess > -1, excess, 0))
    whole = (1 + excess) * logarithm - excess
    series = excess**2 * (1 / 2 - excess / 6 + excess**2 / 12)
    result: FloatArray = np.where(np.abs(excess) < NEARLY_EQUAL, series, whole).sum(axis=-2)
    return result
