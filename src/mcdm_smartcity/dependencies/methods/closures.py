"""Closures: what a program needs over any number of links."""

from collections.abc import Sequence

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray


def closure_matrix(bundles: Sequence[Sequence[int]], needed: Sequence[Sequence[int]]) -> BoolArray:
    """
    Whether each program is, or needs over any number of links, each other one.

    Parameters
    ----------
    bundles
        Groups of positions that need each other, ordered so that what a group needs comes before.
    needed
        What each position needs by a link of its own.

    Returns
    -------
    Shape (n, n), row i the closure of i, itself included.
    """
    count = len(needed)
    closed = np.zeros((count, count), dtype=bool)
    for bundle in bundles:
        members = list(bundle)
        below = [j for i in members for j in needed[i]]
        row: BoolArray = np.asarray(closed[below].any(axis=0))
        row[members] = True
        closed[members] = row
    return closed
