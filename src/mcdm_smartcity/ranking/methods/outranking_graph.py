"""Relations "outranks" as graphs: who is not outranked, and kernels, circles counting as one."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, IntArray


def circles(relation: BoolArray) -> IntArray:
    """Number of the circle that each program is in, alone or with others, (n,)."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - scipy loads slowly
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - as above

    _, labels = connected_components(
        csr_matrix(relation, dtype=np.int8), directed=True, connection="strong"
    )
    found: IntArray = labels.astype(np.int64)
    return found


def undominated(relation: BoolArray) -> BoolArray:
    """Whom nobody outranks but those of their own circle, (n,); never empty."""
    own = circles(relation)
    above, below = np.nonzero(relation)
    dominated = own[below[own[above] != own[below]]]
    free = np.ones(len(relation), dtype=bool)
    free[dominated] = False
    chosen: BoolArray = free[own]
    return chosen


def kernel(relation: BoolArray) -> BoolArray:
    """
    Choose programs of which none outranks another, and which together outrank all others, (n,).

    Programs that outrank each other in a circle count as one and are chosen together; among circles
    the kernel is unique.
    """
    own = circles(relation)
    count = int(own.max()) + 1
    arcs = np.zeros((count, count), dtype=bool)
    above, below = np.nonzero(relation)
    arcs[own[above], own[below]] = True
    np.fill_diagonal(arcs, val=False)
    waiting = arcs.sum(axis=0)
    ready, outranked, chosen = waiting == 0, np.zeros(count, bool), np.zeros(count, bool)
    while ready.any():
        taken = ready & ~outranked
        chosen |= taken
        outranked |= arcs[taken].any(axis=0)
        waiting = waiting - arcs[ready].sum(axis=0)
        waiting[ready] = -1
        ready = waiting == 0
    members: BoolArray = chosen[own]
    return members
