"""AHP synthesis: local priorities of programs, weighed over the criteria."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import (
    FloatArray,
    as_benefit,
    as_matrix,
    as_weights,
    weighted_total,
)
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map

# How each mode scales a column of local priorities.
MODES = {"distributive": "sum", "ideal": "linear", "ratings": "none"}


def synthesis(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, mode: str = "ideal"
) -> FloatArray:
    """
    Global priorities: Σ_j w_j times the local priority of each program on criterion j.

    Parameters
    ----------
    matrix
        Local priorities or ratings, shape (..., n, m), not negative.
    weights
        Weights of the criteria, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,); a cost enters by its inverse (a cost of 0 is all of
        the best).
    mode
        ``distributive``: each column is scaled to sum to 1, for a closed set of programs.
        ``ideal``: each column is divided by its best, for an open list. ``ratings``: columns count
        as they are (absolute measurement), so a further program changes no other.

    Returns
    -------
    Global priorities, shape (..., n), summing to 1; under ``ratings`` the weighted ratings. Equal
    for all programs if no criterion tells them apart; 0 for all if all priorities are.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such mode.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process; the ideal mode follows Belton and Gear (1983),
    Omega 11:228-230. Both relative modes can reverse ranks when a program is added.

    Examples
    --------
    >>> priorities = [[1 / 11, 2 / 9, 3 / 10], [9 / 11, 1 / 9, 5 / 10], [1 / 11, 6 / 9, 2 / 10]]
    >>> synthesis(priorities, [1, 1, 1], [True] * 3, mode="distributive").round(4).tolist()
    [0.2044, 0.4764, 0.3192]
    """
    scores: FloatArray = synthesis_steps(matrix, weights, benefit, mode=mode)["scores"]
    return scores


def synthesis_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike, *, mode: str = "ideal"
) -> dict[str, FloatArray]:
    """Return the tables of `synthesis`: scaled columns, weighted sums, parts, and scores last."""
    if mode not in MODES:
        raise UnknownNameError("mode of synthesis", mode, MODES)
    given = as_matrix(matrix, "matrix")
    shares = as_weights(weights, given.shape[-1]).astype(given.dtype, copy=False)
    directions = as_benefit(benefit, given.shape[-1])
    columns = normalising_map(MODES[mode], given, directions)(given)
    sums = weighted_total(columns, shares)
    tables = {"scaled": columns, "weighted_sum": sums}
    total = np.ones_like(sums[..., :1])
    if mode != "ratings":
        whole = sums.sum(axis=-1, keepdims=True)
        total = np.where(whole > 0, whole, 1).astype(given.dtype)
    parts = columns * (shares / total)[..., np.newaxis, :]
    return {**tables, "contributions": parts, "scores": (sums / total).astype(given.dtype)}
