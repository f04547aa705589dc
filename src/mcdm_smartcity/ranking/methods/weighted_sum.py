"""Weighted sum, also called simple additive weighting (SAW)."""

from collections.abc import Sequence
from functools import partial

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.totals import (
    level_details,
    level_tables,
    level_totals,
)
from mcdm_smartcity.ranking.value_functions import ValueFunction, with_values


def weighted_sum(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "range",
    values: Sequence[ValueFunction | None] | None = None,
) -> FloatArray:
    """
    Weighted mean of normalised scores, or of the values that value functions give them.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    normalise
        Name of a normalisation; ``range`` maps the worst program of each criterion to 0 and the
        best to 1.
    values
        One value function (`Linear`, `Piecewise`, `Exponential`, `Peak`) for each criterion, or
        None for those to normalise. A criterion that has one is read by it alone: neither its
        direction nor `normalise` touches it.

    Returns
    -------
    Scores, shape (..., n), higher is better; 0 for all programs under ``range`` if no criterion
    tells them apart.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Fishburn (1967), Operations Research 15:537-542; with value functions Keeney and Raiffa (1976),
    Decisions with Multiple Objectives.

    Examples
    --------
    >>> weighted_sum([[10, 0], [9, 1], [0, 0.5]], [0.6, 0.4], [True, True]).round(2).tolist()
    [0.6, 0.94, 0.2]
    """
    decision = as_decision(matrix, weights, benefit)
    return ROWS.scores(decision, normalise=normalise, values=values)


def weighted_sum_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    normalise: str = "range",
    values: Sequence[ValueFunction | None] | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `weighted_sum`: normalised, times their weights, and scores last."""
    decision = as_decision(matrix, weights, benefit)
    return ROWS.steps(decision, normalise=normalise, values=values)


def _learn(
    matrix: FloatArray,
    benefit: BoolArray,
    *,
    normalise: str,
    values: Sequence[ValueFunction | None] | None,
) -> Map:
    return with_values(values, partial(normalising_map, normalise), matrix, benefit)


ROWS = Rows(_learn, level_tables, level_totals, details=level_details)
