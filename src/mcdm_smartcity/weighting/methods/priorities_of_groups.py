"""From many people's priorities to those of the group."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidWeightsError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray, as_matrix, as_weights
from mcdm_smartcity.weighting.methods.geometric_mean import normalised_exponential

MEANS = ("geometric", "arithmetic")


def aggregate_priorities(
    priorities: ArrayLike, weights: ArrayLike | None = None, *, mean: str = "geometric"
) -> FloatArray:
    """
    Priorities of a group as the weighted mean of those of its judges (AIP).

    Parameters
    ----------
    priorities
        One vector of priorities a judge, shape (..., k, m), not negative; each is scaled to sum
        to 1.
    weights
        Importance of each judge, shape (k,), equal if not given.
    mean
        ``geometric``, which with `geometric_mean` priorities gives what aggregating judgements
        gives, or ``arithmetic``.

    Returns
    -------
    The group's priorities, shape (..., m), each vector summing to 1. One judge speaks for the
    group, and a judge of weight 0 is not heard. Under the geometric mean an item to which one
    judge gives 0 has 0 for the group.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Not of shape (..., k, m), priorities that are no shares, or weights that are negative, all
        zero or not one per judge; or the judges' zeros leave no item to the geometric mean.
    UnknownNameError
        There is no such mean.

    Notes
    -----
    Forman and Peniwati (1998), European J. Operational Research 108:165-169.

    Examples
    --------
    >>> aggregate_priorities([[0.8, 0.2], [0.5, 0.5]]).round(4).tolist()
    [0.6667, 0.3333]
    >>> aggregate_priorities([[0.8, 0.2], [0.5, 0.5]], mean="arithmetic").round(4).tolist()
    [0.65, 0.35]
    """
    if mean not in MEANS:
        raise UnknownNameError("mean of priorities", mean, MEANS)
    given = as_matrix(priorities, "priorities", "judges, items")
    shares = as_weights(given, given.shape[-1], "priorities", "item")
    judges = shares.shape[-2]
    weighed = np.ones(judges) if weights is None else weights
    voices = as_weights(weighed, judges, "weights of judges", "judge")
    voices = voices.astype(shares.dtype, copy=False)[:, np.newaxis]
    if mean == "arithmetic":
        together: FloatArray = (voices * shares).sum(axis=-2)
        return as_weights(together, together.shape[-1])
    return normalised_exponential(_mean_logarithms(shares, voices))


def _mean_logarithms(shares: FloatArray, voices: FloatArray) -> FloatArray:
    denied = ((shares == 0) & (voices > 0)).any(axis=-2)
    if denied.all(axis=-1).any():
        raise InvalidWeightsError(
            "each item has priority 0 from some judge, so the geometric mean leaves none; "
            "take mean='arithmetic'"
        )
    logarithms = (voices * np.log(np.where(shares > 0, shares, 1))).sum(axis=-2)
    result: FloatArray = np.where(denied, -np.inf, logarithms)
    return result
