"""Shapley shares of worth that is earned only when a whole closure is there."""

from collections.abc import Sequence

import numpy as np

from mcdm_smartcity.dependencies.methods.closure_sums import sums_over_closures, sums_over_holders
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray


def shapley_shares(
    worth: FloatArray, places: IntArray, owners: IntArray, needed: Sequence[Sequence[int]]
) -> tuple[FloatArray, FloatArray]:
    """
    Share each worth equally among the programs of the closure that earns it.

    Parameters
    ----------
    worth
        Shape (u,): first the worth of each of the n programs, then worth of theirs that is earned
        elsewhere.
    places
        The node whose closure earns it, shape (u,); programs of one node need each other, and a
        node at which no program stands only ties others together.
    owners
        The program to which it belongs, shape (u,), the first n of them in order.
    needed
        What each node needs; only nodes before it.

    Returns
    -------
    What each program earns from its own worth and from others', each of shape (n,).
    """
    programs, nodes = int(owners.max(initial=-1)) + 1, len(needed)
    sizes = np.bincount(places[:programs], minlength=nodes).astype(np.float64)
    share = worth / sums_over_closures(needed, sizes[:, None])[places, 0]
    own: FloatArray = np.bincount(owners, share, programs).astype(np.float64)
    earned = [np.bincount(places, weights, nodes) for weights in (share, None)]
    total, count = sums_over_holders(needed, np.transpose(earned))[places[:programs]].T
    # Who earns from nobody else earns nothing there, not the crumbs of a difference.
    others = count > np.bincount(owners, minlength=programs)
    enabling: FloatArray = np.where(others, total - own, 0.0)
    return own, enabling
