"""Priorities as the principal eigenvector, with missing judgements completed at least λ."""

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import (
    as_comparisons,
    require_connected,
)
from mcdm_smartcity.weighting.methods.completion import principal_completed


def eigenvector(comparisons: ArrayLike) -> FloatArray:
    """
    Priorities as the principal right eigenvector, Saaty's choice.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m): entry (i, j) tells how many times as
        important i is as j. NaN marks a missing judgement; those given must connect all items,
        and the missing ones take the values that make the principal eigenvalue least.

    Returns
    -------
    Priorities, shape (..., m), positive, each vector summing to 1. One item has priority 1; up to
    three items the eigenvector is the row geometric mean, and is computed as such.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.
    DisconnectedComparisonsError
        The given judgements leave separate groups.

    Notes
    -----
    Saaty (1977), J. Mathematical Psychology 15:234-281; completion by Bozóki, Fülöp and Rónyai
    (2010), Mathematical and Computer Modelling 52:318-333.

    Examples
    --------
    >>> eigenvector([[1, 2, 3, 4], [1/2, 1, 5, 6], [1/3, 1/5, 1, 7], [1/4, 1/6, 1/7, 1]]).round(4)
    array([0.4082, 0.3758, 0.1632, 0.0528])
    """
    return _principal(comparisons)[0]


def lambda_max(comparisons: ArrayLike) -> FloatArray:
    """
    Principal eigenvalue: the number of items m if the judgements agree, more if they do not.

    Parameters
    ----------
    comparisons
        As for `eigenvector`, shape (..., m, m).

    Returns
    -------
    Eigenvalues, shape (...,), at least m.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for `eigenvector`.

    Notes
    -----
    Saaty (1977), J. Mathematical Psychology 15:234-281.

    Examples
    --------
    >>> round(float(lambda_max([[1, 6, 8], [1/6, 1, 4], [1/8, 1/4, 1]])), 3)
    3.136
    """
    return _principal(comparisons)[1]


def _principal(comparisons: ArrayLike) -> tuple[FloatArray, FloatArray]:
    matrix = as_comparisons(comparisons)
    require_connected(matrix)
    return principal_completed(matrix)
