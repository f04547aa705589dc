"""FUCOM: weights from how much more important each criterion is than the next one in rank."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats
from mcdm_smartcity.weighting.methods.influences import refuse
from mcdm_smartcity.weighting.methods.rank_steps import falling_weights


def fucom(comparative_priority: ArrayLike, *, order: ArrayLike | None = None) -> FloatArray:
    """
    Weights in the ratios of the comparative priorities, fully consistent (FUCOM).

    Parameters
    ----------
    comparative_priority
        Shape (..., m − 1): how many times as important the criterion of each rank is as that of the
        next, at least 1. None at all, shape (..., 0), stands for one criterion.
    order
        Which criterion, counted from 0, has rank 1, 2, …: shape (m,). The weights then come in the
        order of the criteria instead of by rank.

    Returns
    -------
    Weights, shape (..., m), positive, each vector summing to 1. The deviation χ from full
    consistency is always 0, since m − 1 comparisons of neighbours cannot contradict each other.

    Raises
    ------
    InvalidArrayError
        A priority below 1 (then the ranks are wrong) or not finite, or no order of m criteria.

    Notes
    -----
    Pamučar, Stević and Sremac (2018), Symmetry 10:393. From significances ς on a scale such as 1 to
    9, with 1 for the first, the comparative priorities are ς_(k+1) / ς_k.

    Examples
    --------
    >>> fucom([2, 2]).round(4).tolist()
    [0.5714, 0.2857, 0.1429]
    >>> fucom([2, 2], order=[2, 0, 1]).round(4).tolist()
    [0.2857, 0.1429, 0.5714]
    """
    given = as_floats(comparative_priority, "comparative_priority")
    if given.ndim == 0:
        raise InvalidArrayError("comparative_priority must have shape (..., m - 1), not ()")
    refuse(
        ~(np.isfinite(given) & (given >= 1)),
        given,
        "comparative_priority must be finite and at least 1, since no criterion is less important "
        "than that of the next rank",
    )
    first = np.ones((*given.shape[:-1], 1), dtype=given.dtype)
    return falling_weights(np.concatenate([first, given], axis=-1), order)
