"""Weighted sum, also called simple additive weighting (SAW)."""

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import (
    FloatArray,
    as_benefit,
    as_matrix,
    as_weights,
    weighted_total,
)
from mcdm_smartcity.ranking.normalise import normalising_map


def weighted_sum(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> FloatArray:
    """
    Weighted mean of normalised scores.

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
    Fishburn (1967), Operations Research 15:537-542.

    Examples
    --------
    >>> weighted_sum([[10, 0], [9, 1], [0, 0.5]], [0.6, 0.4], [True, True]).round(2).tolist()
    [0.6, 0.94, 0.2]
    """
    scores: FloatArray = weighted_sum_steps(matrix, weights, benefit, normalise=normalise)["scores"]
    return scores


def weighted_sum_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, normalise: str = "range"
) -> dict[str, FloatArray]:
    """Return the tables of `weighted_sum`: normalised scores, and scores last."""
    given = as_matrix(matrix, "matrix")
    shares = as_weights(weights, given.shape[-1]).astype(given.dtype, copy=False)
    directions = as_benefit(benefit, given.shape[-1])
    table = normalising_map(normalise, given, directions)(given)
    return {"normalised": table, "scores": weighted_total(table, shares)}
