"""Weighted product: normalised ratios, each to the power of its weight."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.logarithms import LogOf, logarithms, product_of
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.value_functions import (
    ValueFunction,
    as_value_functions,
    with_values,
)


def weighted_product(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "linear",
    values: Sequence[ValueFunction | None] | None = None,
) -> FloatArray:
    """
    Product of normalised scores, each to the power of its weight: Π_j r_ij^w_j.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); a cost enters by its inverse.
    normalise
        Name of a normalisation whose values are positive: ``linear`` (the best program of each
        criterion has 1), ``sum``, or ``none`` for the scores as they are. They give one order.
    values
        One value function for each criterion, or None, as for `weighted_sum`; a value of 0 is
        refused.

    Returns
    -------
    Scores, shape (..., n), positive, higher is better; at most 1 under ``linear`` and ``sum``; the
    same for all programs if no criterion tells them apart. A product beyond the smallest numbers
    of the precision is 0, beyond the largest it is one of them.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first score of 0 or below is named.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Bridgman (1922), Dimensional Analysis; Miller and Starr (1969), Executive Decisions and
    Operations Research. Computed by logarithms, so long products neither vanish nor overflow on
    the way.

    Examples
    --------
    >>> table = [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]
    >>> benefit = [True, True, True, True]
    >>> scores = weighted_product(table, [20, 15, 40, 25], benefit, normalise="none")
    >>> (scores[0] / scores[1:]).round(3).tolist()
    [1.007, 1.067]
    """
    decision = as_decision(matrix, weights, benefit)
    return ROWS.scores(decision, normalise=normalise, values=values)


def weighted_product_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "linear",
    values: Sequence[ValueFunction | None] | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `weighted_product`: logarithms, of the product, scores."""
    decision = as_decision(matrix, weights, benefit)
    return ROWS.steps(decision, normalise=normalise, values=values)


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    normalise: str,
    values: Sequence[ValueFunction | None] | None,
) -> Map:
    if values is None:
        return logarithms(normalise, matrix, benefit, "weighted_product")
    functions: list[ValueFunction | None] = [
        None if function is None else LogOf("the value function", function, j)
        for j, function in enumerate(as_value_functions(values, matrix.shape[-1]))
    ]
    return with_values(
        functions,
        lambda table, directions: logarithms(normalise, table, directions, "weighted_product"),
        matrix,
        benefit,
    )


def _tables(rows: FloatArray, logarithm: Map) -> Tables:
    return {"logarithms": logarithm(rows)}


def _totals(tables: Tables, weights: FloatArray, _: Map) -> Tables:
    return {"log_product": weighted_total(tables["logarithms"], weights)}


def _finish(numbers: Tables, _: Map) -> Tables:
    return {"scores": product_of(numbers["log_product"])}


def _details(tables: Tables, _: FloatArray, __: Map) -> Tables:
    return {"normalised": product_of(tables["logarithms"])}


ROWS = Rows(_learn, _tables, _totals, _finish, _details)
