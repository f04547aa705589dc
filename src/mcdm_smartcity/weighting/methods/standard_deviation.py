"""Weights by standard deviation: criteria weigh by how much programs differ on them."""

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray, magnitude
from mcdm_smartcity.weighting.methods.columns import as_columns, range_scaled, weights_from


def standard_deviation(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ σ_j of the scores scaled from 0, the worst, to 1, the best of each criterion.

    Describes the data, not what a city wants.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m).
    benefit
        True where more is better, shape (m,); without influence, since σ has no direction.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion weighs 0; if all are
    constant, or there is one program, all weigh the same.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Diakoulaki, Mavrotas and Papayannakis (1995), Computers & Operations Research 22:763-770. Both
    published examples scale first, and only so are the weights free of units.

    Examples
    --------
    >>> standard_deviation([[0, 1], [5, 2], [10, 2]], [True, True]).round(4).tolist()
    [0.4641, 0.5359]
    """
    columns = as_columns(matrix, benefit)
    return weights_from(columns, range_scaled(columns).std(axis=-2))


def standard_deviation_as_given(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ σ_j of the scores as they are: for tables that are normalised already.

    On scores in units the weights depend on the units: metres weigh 1000 times as much as
    kilometres.

    Parameters
    ----------
    matrix
        Scores of any sign, shape (..., n, m), on comparable scales.
    benefit
        True where more is better, shape (m,); without influence.

    Returns
    -------
    Weights as from `standard_deviation`, with the same rules for constant criteria.

    Raises
    ------
    InvalidArrayError
        A score is not finite, or a shape does not fit.

    Notes
    -----
    Programs that print other standard deviation weights than `standard_deviation` mostly leave
    the scaling to the caller, and so compute this.

    Examples
    --------
    >>> standard_deviation_as_given([[0, 1], [5, 2], [10, 2]], [True, True]).round(4).tolist()
    [0.8965, 0.1035]
    """
    columns = as_columns(matrix, benefit)
    # One size for all columns, since their units count here.
    size = magnitude(columns.scores, -2).max(axis=-1, keepdims=True)
    return weights_from(columns, (columns.scores / size).std(axis=-2))
