"""What samples of priorities say: intervals, and which item is likely ahead of which."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray, as_matrix
from mcdm_smartcity.numerics.ranks import TIE_TOLERANCE


def interval_of(samples: ArrayLike, level: float = 0.9) -> FloatArray:
    """
    Interval that holds a share of the samples of each item, with equal shares below and above it.

    Parameters
    ----------
    samples
        Samples of priorities, shape (s, ..., m), as from `perturbed_priorities`.
    level
        Share of the samples inside, from 0 (the median, twice) to 1 (least and largest).

    Returns
    -------
    Lower and upper ends, shape (..., m, 2), quantiles interpolated between samples. One sample is
    both ends.

    Raises
    ------
    InvalidArrayError
        Samples of another shape or not finite, or a level outside 0 to 1.

    Notes
    -----
    Quantiles of definition 7 in Hyndman and Fan (1996), American Statistician 50:361-365.

    Examples
    --------
    >>> interval_of([[0.1, 0.9], [0.2, 0.8], [0.3, 0.7]], level=1).tolist()
    [[0.1, 0.3], [0.7, 0.9]]
    """
    given = as_matrix(samples, "samples", "..., items")
    require_level(level)
    tail = (1 - level) / 2
    ends = np.quantile(given, [tail, 1 - tail], axis=0).astype(given.dtype)
    interval: FloatArray = np.moveaxis(ends, 0, -1)
    return interval


def require_level(level: float) -> None:
    """Raise unless a level is a share of the samples."""
    if not 0 <= level <= 1:
        raise InvalidArrayError(f"level must be between 0 and 1, not {level}")


def overlap(samples: ArrayLike) -> FloatArray:
    """
    How often an item is at least as important as another: entry (i, j) for i against j.

    Parameters
    ----------
    samples
        Samples of priorities, shape (s, ..., m), as from `perturbed_priorities`.

    Returns
    -------
    Shares of the samples, shape (..., m, m), 0 to 1 and 1 on the diagonal. Priorities within 1e-9
    of the largest one are ties and count both ways, so that the shares of i against j and of j
    against i sum to 1 or more. Both far from 0 means that the order of the two is open.

    Raises
    ------
    InvalidArrayError
        Samples of another shape, or not finite.

    Examples
    --------
    >>> overlap([[0.6, 0.4], [0.7, 0.3], [0.45, 0.55], [0.5, 0.5]]).tolist()
    [[1.0, 0.75], [0.5, 1.0]]
    """
    given = as_matrix(samples, "samples", "..., items")
    tolerance = TIE_TOLERANCE * np.abs(given).max(axis=-1, keepdims=True)
    # Item by item, which needs no more memory than the samples themselves.
    rows = [
        (given[..., item, np.newaxis] >= given - tolerance).mean(axis=0, dtype=given.dtype)
        for item in range(given.shape[-1])
    ]
    shares: FloatArray = np.stack(rows, axis=-2)
    return shares
