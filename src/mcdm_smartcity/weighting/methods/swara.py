"""SWARA: weights from how much more important the criterion before each one in rank is."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats
from mcdm_smartcity.weighting.methods.influences import refuse
from mcdm_smartcity.weighting.methods.rank_steps import falling_weights


def swara(relative_importance: ArrayLike, *, order: ArrayLike | None = None) -> FloatArray:
    """
    Weights that fall from rank to rank by 1 + s, where s is the comparative importance (SWARA).

    Parameters
    ----------
    relative_importance
        Shape (..., m), m at least 1: for the criterion of each rank, by how much the one before it
        is more important, as a share (0.15 for 15 %), at least 0. The first has none before it: 0.
    order
        Which criterion, counted from 0, has rank 1, 2, …: shape (m,). The weights then come in the
        order of the criteria instead of by rank.

    Returns
    -------
    Weights, shape (..., m), each vector summing to 1: q_1 = 1, q_k = q_(k−1) / (1 + s_k), scaled.
    Equal weights if every s is 0.

    Raises
    ------
    InvalidArrayError
        No criterion; a share that is negative (then the ranks are wrong) or not finite; a first one
        other than 0; or no order of m criteria.

    Notes
    -----
    Keršulienė, Zavadskas and Turskis (2010), J. Business Economics and Management 11:243-258.

    Examples
    --------
    >>> swara([0, 0.15, 0.04, 0.29, 0.02, 0.04]).round(2).tolist()
    [0.22, 0.19, 0.18, 0.14, 0.14, 0.13]
    """
    given = as_floats(relative_importance, "relative_importance")
    if given.ndim == 0 or given.shape[-1] == 0:
        raise InvalidArrayError(
            f"relative_importance must have shape (..., m), m at least 1, not {given.shape}"
        )
    refuse(
        ~(np.isfinite(given) & (given >= 0)),
        given,
        "relative_importance must be finite and not negative, since no criterion is less important "
        "than that of the next rank",
    )
    refuse(
        (given != 0) & (np.arange(given.shape[-1]) == 0),
        given,
        "relative_importance must begin with 0: nothing is before the first rank",
    )
    return falling_weights(1 + given, order)
