"""Influence along chains of links, each link passing on a part of it."""

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray


def katz_influence(
    worth: FloatArray, links: tuple[IntArray, IntArray], strength: FloatArray, damping: float
) -> FloatArray:
    """
    Solve x = worth + damping · A x, where A adds up the strengths of links.

    Parameters
    ----------
    worth
        Shape (n,); any sign.
    links
        From whom and to whom influence is passed on, each shape (a,).
    strength
        Of each link, not negative, shape (a,).
    damping
        Above 0.

    Returns
    -------
    Shape (n,): for each node the sum over all chains of links that lead to it, of the worth at
    their start times the damped strengths along them; chains of no link included.

    Raises
    ------
    InvalidArrayError
        Circles of links pass on as much as they get, so that the sum has no end.

    Notes
    -----
    Katz (1953), Psychometrika 18:39-43, with worth in the place of ones.
    """
    from scipy.sparse import csc_array, eye_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.linalg import splu  # noqa: PLC0415 - as above

    count = len(worth)
    if not count:
        return worth
    passed = csc_array((damping * strength, (links[1], links[0])), shape=(count, count))
    try:
        solver = splu(csc_array(eye_array(count, format="csc") - passed))
    except RuntimeError:  # singular
        solver = None
    # A matrix of this kind sums up chains just if it takes a positive vector to ones.
    if solver is None or not (solver.solve(np.ones(count)) > 0).all():
        raise InvalidArrayError(
            f"with a damping of {damping:g} influence grows without end around a circle of links; "
            "take a smaller one"
        )
    influence: FloatArray = solver.solve(worth.astype(np.float64))
    return influence
