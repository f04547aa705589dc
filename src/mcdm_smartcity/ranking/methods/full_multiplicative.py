"""MOORA, full multiplicative form: the product of benefits over the product of costs."""

from numpy.typing import ArrayLike

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.logarithms import (
    LogRatio,
    log_lengths,
    logarithms,
    product_of,
)
from mcdm_smartcity.ranking.normalisations.maps import Map

SCALES = ("none", "vector")


def full_multiplicative(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "vector"
) -> FloatArray:
    """
    Π r_ij^w_j over benefits / Π r_ij^w_j over costs, with r = x / ‖x‖.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1, so that equal weights give the
        m-th root of the plain product.
    benefit
        True where more is better, shape (m,); all may be benefits, or all costs.
    normalise
        ``vector``, or ``none`` for the scores as they are; both give one order.

    Returns
    -------
    Scores, shape (..., n), positive, higher is better; the same for all programs if no criterion
    tells them apart. A product beyond the smallest numbers of the precision is 0, beyond the
    largest it is one of them; the steps hold its logarithm.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first score of 0 or below is named.
    UnknownNameError
        There is no such scaling.

    Notes
    -----
    Brauers and Zavadskas (2010), Technological and Economic Development of Economy 16:5-24; weights
    as exponents as in Brauers and Zavadskas (2012), Informatica 23:1-25. It is the weighted product
    of the ratios of costs inverted, so it has that method's order.

    Examples
    --------
    >>> heating = [[33.95, 29.44], [38.9, 4.29], [37.59, 10.22]]
    >>> full_multiplicative(heating, [1, 1], [False, True]).round(4).tolist()
    [1.3268, 0.4732, 0.743]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit), normalise=normalise)


def full_multiplicative_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "vector"
) -> dict[str, FloatArray]:
    """Return the tables of `full_multiplicative`: logarithms, of the product, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit), normalise=normalise)


def log_map(matrix: FloatArray, benefit: BoolArray, normalise: str, method: str) -> Map:
    """Return the map to ± the logarithms of scaled scores, − for costs."""
    if normalise not in SCALES:
        raise UnknownNameError("scaling of the full multiplicative form", normalise, SCALES)
    plain = logarithms("none", matrix, benefit, method)
    return plain if normalise == "none" else log_lengths(matrix, benefit)


def _learn(matrix: FloatArray, benefit: BoolArray, *, normalise: str) -> Map:
    return log_map(matrix, benefit, normalise, "full_multiplicative")


def _tables(rows: FloatArray, logarithm: LogRatio) -> Tables:
    return {"logarithms": logarithm(rows)}


def _totals(tables: Tables, weights: FloatArray, _: LogRatio) -> Tables:
    return {"log_product": weighted_total(tables["logarithms"], weights)}


def _finish(numbers: Tables, _: LogRatio) -> Tables:
    return {"scores": product_of(numbers["log_product"])}


ROWS = Rows(_learn, _tables, _totals, _finish)
