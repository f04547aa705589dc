"""Places of programs in rankings: 1 is best, and ties stand at the mean of their places."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats
from mcdm_smartcity.numerics.ranks import ranks


def mid_ranks(numbers: ArrayLike, name: str = "ranks") -> FloatArray:
    """
    Places by any numbers of which less is better; tied ones stand at the mean of their places.

    Parameters
    ----------
    numbers
        Finite, shape (..., n).
    name
        What errors call them.

    Returns
    -------
    Places, shape (..., n), from 1 to n, always summing to n(n+1)/2.

    Raises
    ------
    InvalidArrayError
        A number is not finite, or there is none.

    Notes
    -----
    Kendall (1945), Biometrika 33:239-251.

    Examples
    --------
    >>> mid_ranks([1, 2, 2, 4]).tolist()
    [1.0, 2.5, 2.5, 4.0]
    """
    given = as_floats(numbers, name)
    if given.ndim == 0 or given.shape[-1] == 0:
        raise InvalidArrayError(f"{name} must have shape (..., n), n at least 1, not {given.shape}")
    if not np.isfinite(given).all():
        at = tuple(int(i) for i in np.argwhere(~np.isfinite(given))[0])
        raise InvalidArrayError(f"{name} must be finite; found {given[at]} at {at}")
    lowest, highest = ranks(-given), given.shape[-1] + 1 - ranks(given)
    places: FloatArray = (lowest + highest) / 2
    return places


def places_of(given: ArrayLike, name: str = "ranks") -> FloatArray:
    """
    Return places as `mid_ranks` does, but of ranks only.

    What depends on which end is best must not take scores for ranks: rows must count from 1, and
    ties share the better, the mean or the worse of their places, or use up one place only.

    Raises
    ------
    InvalidArrayError
        Rows are no ranks.

    Examples
    --------
    >>> places_of([1, 2, 2, 3]).tolist()
    [1.0, 2.5, 2.5, 4.0]
    """
    places = mid_ranks(given, name)
    rows = as_floats(given, name)
    wrong = ~_are_ranks(rows, places)
    if wrong.any():
        row = rows[tuple(np.argwhere(wrong)[0])].tolist()
        shown = ", ".join(f"{number:g}" for number in row[:8]) + (", …" if len(row) > 8 else "")  # noqa: PLR2004 - fits a line
        raise InvalidArrayError(
            f"{name} must be ranks that count from 1, the best, not {shown}; "
            "of scores take ranks(scores)"
        )
    return places


def _are_ranks(rows: FloatArray, places: FloatArray) -> BoolArray:
    count = rows.shape[-1]
    lowest, highest = ranks(-places), count + 1 - ranks(places)
    steps = np.diff(np.sort(rows, axis=-1), axis=-1, prepend=0)
    dense = (steps[..., 0] == 1) & ((steps == 0) | (steps == 1)).all(axis=-1)
    same = [(rows == form).all(axis=-1) for form in (lowest, places, highest)]
    are: BoolArray = np.logical_or.reduce([dense, *same])
    return are
