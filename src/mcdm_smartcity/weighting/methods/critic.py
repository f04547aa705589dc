"""CRITIC: criteria weigh by how much they vary and how little they repeat each other."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.columns import (
    Columns,
    as_columns,
    range_scaled,
    weights_from,
)

# Correlations are known to about 1e-15; a conflict below this is none.
NO_CONFLICT = 1e-12


def critic(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ σ_j Σ_k (1 − ρ_jk), with Pearson's ρ between range-scaled criteria.

    Describes the data, not what a city wants: a criterion weighs much if programs differ on it and
    no other criterion says the same.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m).
    benefit
        True where more is better, shape (m,). Directions matter: turning one criterion changes
        the sign of its correlations.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion weighs 0 and its
    correlations, which are 0 / 0, count as 0. Active criteria that all say the same share equally,
    a single active one weighs 1, and if none is active all weigh the same.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22:763-770.

    Examples
    --------
    >>> critic([[71, 45, 15], [85, 58, 14], [76, 56, 13]], [True, False, True]).round(4).tolist()
    [0.4614, 0.3163, 0.2223]
    """
    columns = as_columns(matrix, benefit)
    levels = range_scaled(columns)
    return _weights(columns, levels, 1 - correlations(levels))


def critic_absolute(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ σ_j Σ_k (1 − |ρ_jk|): opposed criteria count as repeating each other.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m).
    benefit
        True where more is better, shape (m,); without influence, since the sign of ρ is dropped.

    Returns
    -------
    Weights as from `critic`, with the same rules for constant criteria.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Another method under the same name: Mukhametzyanov (2021), Decision Making: Applications in
    Management and Engineering 4(2):76-105, prints it as CRITIC.

    Examples
    --------
    >>> table = [[71, 45, 15], [85, 58, 14], [76, 56, 13]]
    >>> critic_absolute(table, [True, False, True]).round(4).tolist()
    [0.3914, 0.1883, 0.4203]
    """
    columns = as_columns(matrix, benefit)
    levels = range_scaled(columns)
    return _weights(columns, levels, 1 - np.abs(correlations(levels)))


def critic_spearman(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights as from `critic`, with Spearman's rank correlation instead of Pearson's.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m).
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Weights as from `critic`, with the same rules for constant criteria. Ties share their mean
    rank.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Printed by scikit-criteria on the data of Diakoulaki, Mavrotas and Papayannakis (1995).

    Examples
    --------
    >>> table = [[71, 45, 15], [85, 58, 14], [76, 56, 13]]
    >>> critic_spearman(table, [True, False, True]).round(4).tolist()
    [0.4305, 0.3268, 0.2427]
    """
    columns = as_columns(matrix, benefit)
    turned = np.where(columns.benefit, columns.scores, -columns.scores)
    ranked = np.apply_along_axis(_middle_ranks, -2, turned)
    return _weights(columns, range_scaled(columns), 1 - correlations(ranked))


def correlations(levels: FloatArray) -> FloatArray:
    """Pearson's correlation of columns, (..., n, m) to (..., m, m); 0 with a constant column."""
    centred = levels - levels.mean(axis=-2, keepdims=True)
    constant = levels.max(axis=-2, keepdims=True) == levels.min(axis=-2, keepdims=True)
    lengths = np.sqrt((centred**2).sum(axis=-2, keepdims=True))
    directions = np.where(constant, 0, centred) / np.where(constant, 1, lengths)
    result: FloatArray = np.swapaxes(directions, -1, -2) @ directions
    return result


def _weights(columns: Columns, levels: FloatArray, conflict: FloatArray) -> FloatArray:
    counted = np.where(conflict < NO_CONFLICT, 0, conflict).sum(axis=-1)
    return weights_from(columns, levels.std(axis=-2) * counted)


def _middle_ranks(scores: FloatArray) -> FloatArray:
    ordered = np.sort(scores)
    below = np.searchsorted(ordered, scores, side="left")
    not_above = np.searchsorted(ordered, scores, side="right")
    middle: FloatArray = (below + not_above + 1) / 2
    return middle
