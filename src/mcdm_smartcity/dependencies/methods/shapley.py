"""Shapley shares of worth that is earned only when a whole closure is there."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray


def shapley_shares(
    worth: FloatArray, closures: BoolArray, owners: IntArray
) -> tuple[FloatArray, FloatArray]:
    """
    Share each node's worth equally among the programs of its closure.

    Parameters
    ----------
    worth
        Worth of each node, shape (u,).
    closures
        Which programs a node needs, shape (u, n), its owner included.
    owners
        The program to which a node belongs, shape (u,).

    Returns
    -------
    What each program earns from its own nodes and from others', each of shape (n,).
    """
    programs = closures.shape[1]
    share = worth / closures.sum(axis=1)
    own = np.zeros(programs)
    np.add.at(own, owners, share)
    others = closures.copy()
    others[np.arange(len(owners)), owners] = False
    enabling: FloatArray = share @ others
    return own, enabling
