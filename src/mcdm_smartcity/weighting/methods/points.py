"""Weights from points that people give to criteria."""

from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidWeightsError
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats, as_weights


def direct_rating(points: ArrayLike) -> FloatArray:
    """
    Weights in proportion to points that were given directly, such as 100 points shared out.

    Parameters
    ----------
    points
        Shape (..., m), m at least 1, not negative, on any scale.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. One criterion has weight 1.

    Raises
    ------
    InvalidWeightsError
        No criterion, negative or non-finite points, or none above zero.

    Notes
    -----
    Bottomley and Doyle (2001), Omega 29:553-560. Without the ranges of the criteria in mind such
    points tell little about trade-offs; `swing` asks for them.

    Examples
    --------
    >>> direct_rating([60, 30, 10]).tolist()
    [0.6, 0.3, 0.1]
    """
    given = as_floats(points, "points")
    if given.ndim == 0 or given.shape[-1] == 0:
        raise InvalidWeightsError(
            f"points must have shape (..., m), m at least 1, not {given.shape}"
        )
    return as_weights(given, given.shape[-1], "points")


def swing(points: ArrayLike) -> FloatArray:
    """
    Weights from swings: what it is worth to bring a criterion from its worst to its best level.

    Parameters
    ----------
    points
        Shape (..., m), m at least 1: usually 100 for the swing that one would make first, and for
        each other one its worth relative to that; 0 for a swing that is worth nothing.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1. They belong to the ranges that were shown:
    a criterion with another worst or best level needs another swing.

    Raises
    ------
    InvalidWeightsError
        No criterion, negative or non-finite points, or none above zero.

    Notes
    -----
    Von Winterfeldt and Edwards (1986), Decision analysis and behavioral research.

    Examples
    --------
    >>> swing([100, 60, 40]).tolist()
    [0.5, 0.3, 0.2]
    """
    return direct_rating(points)


def smart(points: ArrayLike) -> FloatArray:
    """
    Weights from ratios to the least important criterion, which gets 10 points (SMART).

    Parameters
    ----------
    points
        Shape (..., m), m at least 1, above zero: usually 10 for the least important criterion, and
        for each other one as many times more as it is more important.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1; only ratios of points count.

    Raises
    ------
    InvalidWeightsError
        No criterion, or points that are zero, negative or not finite: nothing is a ratio to zero.

    Notes
    -----
    Edwards (1977), IEEE Transactions on Systems, Man, and Cybernetics 7:326-340.

    Examples
    --------
    >>> smart([50, 10, 40]).tolist()
    [0.5, 0.1, 0.4]
    """
    weights = direct_rating(points)
    if (as_floats(points, "points") == 0).any():
        raise InvalidWeightsError(
            "points must be above zero: SMART asks for ratios to the least important criterion; "
            "leave out what does not count, or use `swing`"
        )
    return weights
