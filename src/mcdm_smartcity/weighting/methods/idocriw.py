"""IDOCRIW: entropy and criterion impact loss in one."""

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.cilos import balanced_losses
from mcdm_smartcity.weighting.methods.columns import (
    as_columns,
    require_invertible,
    unit_scaled,
    weights_from,
)
from mcdm_smartcity.weighting.methods.entropy import divergences


def idocriw(matrix: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    Weights w_j ∝ q_j e_j: those of `cilos` times those of `entropy`.

    Describes the data, not what a city wants.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m): benefits not negative, costs positive.
    benefit
        True where more is better, shape (m,). Costs are inverted for `cilos`, and taken as they
        are for `entropy`.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. A constant criterion weighs 0; if all are
    constant, or there is one program, all weigh the same.

    Raises
    ------
    InvalidArrayError
        A benefit is negative, a cost is not positive, or a score is not finite.

    Notes
    -----
    Integrated determination of objective criteria weights: Zavadskas and Podvezko (2016), Int. J.
    Information Technology & Decision Making 15:267-283.

    Examples
    --------
    >>> table = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> idocriw(table, [False, True, False, True]).round(4).tolist()
    [0.1658, 0.1885, 0.3545, 0.2911]
    """
    columns = as_columns(matrix, benefit)
    require_invertible(columns, "idocriw")
    lost = weights_from(columns, balanced_losses(columns))
    return weights_from(columns, lost * divergences(unit_scaled(columns)))
