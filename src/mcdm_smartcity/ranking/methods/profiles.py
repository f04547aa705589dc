"""Profiles: the levels that separate ordered categories, best category first."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray, as_matrix


def as_profiles(profiles: ArrayLike, benefit: BoolArray) -> FloatArray:
    """Return profiles (k, m) in double precision, none better anywhere than the one before it."""
    given = as_matrix(profiles, "profiles", "profiles, criteria").astype(np.float64)
    if given.shape != (len(given), len(benefit)):
        raise InvalidArrayError(
            "profiles must have a row for each limit between categories and a column for each "
            f"criterion, shape (k, {len(benefit)}), not {given.shape}"
        )
    turned = np.where(benefit, given, -given)
    rising = turned[1:] > turned[:-1]
    if rising.any():
        row, column = (int(i) for i in np.argwhere(rising)[0])
        raise InvalidArrayError(
            "profiles must run from the limit of the best category down; on ",
            Place((column,), ("criterion",)),
            f" profile {row + 1} ({given[row + 1, column]:g}) is better than profile "
            f"{row} ({given[row, column]:g})",
        )
    return given


def first_reached(reached: BoolArray) -> IntArray:
    """Number of the first profile that a program reaches, counted from 0; k if none, (n,)."""
    some = reached.any(axis=-1)
    found: IntArray = np.where(some, reached.argmax(axis=-1), reached.shape[-1])
    return found
