"""Which judges think alike."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import (
    FloatArray,
    IntArray,
    as_floats,
    as_matrix,
    as_weights,
    require_finite,
)
from mcdm_smartcity.weighting.methods.aggregation import LARGEST_JUDGEMENT

SQUARE_DIMENSIONS = 2
SYMMETRY_TOLERANCE = 1e-9


def judge_similarity(priorities: ArrayLike) -> FloatArray:
    """
    Similarity of each two judges: the consensus that they would have as a group of two.

    Parameters
    ----------
    priorities
        One vector of priorities a judge, shape (k, m), each summing to 1.

    Returns
    -------
    Similarities, shape (k, k), symmetric, 0 to 1, and 1 on the diagonal. Two who favour different
    items as far as the scale goes are above 0, since two judges cannot disagree on more than two
    items. All are 1 where there is one item.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Not of shape (k, m), or priorities that are no shares.

    Notes
    -----
    The similarity of AHP-OS, Group Consensus Cluster Analysis (Goepel 2022, bpmsg.com), from
    Shannon's entropies of the two and of their mean, with the correction of Goepel (2018), Int. J.
    Analytic Hierarchy Process 10:469-487.

    Examples
    --------
    >>> judge_similarity([[0.7, 0.2, 0.1], [0.6, 0.3, 0.1], [0.1, 0.2, 0.7]]).round(3).tolist()
    [[1.0, 0.982, 0.43], [0.982, 1.0, 0.475], [0.43, 0.475, 1.0]]
    """
    given = as_matrix(priorities, "priorities", "judges, items")
    if given.ndim != SQUARE_DIMENSIONS:
        raise InvalidArrayError(f"priorities must have shape (judges, m), not {given.shape}")
    shares = as_weights(given, given.shape[-1], "priorities", "item")
    judges, size = shares.shape
    similar = np.ones((judges, judges), dtype=shares.dtype)
    if size == 1:
        return similar
    single, floor = _entropies(shares), _floor(size)
    for judge in range(judges - 1):
        others = slice(judge + 1, judges)
        between = _entropies((shares[judge] + shares[others]) / 2)
        between -= (single[judge] + single[others]) / 2
        indicator = np.clip((np.exp(-between) - floor) / (1 - floor), 0, 1)
        similar[judge, others] = similar[others, judge] = indicator
    return similar


def judge_clusters(
    similarity: ArrayLike, *, threshold: float | None = None, count: int | None = None
) -> IntArray:
    """
    Groups of judges who think alike, by joining the most similar groups again and again.

    Parameters
    ----------
    similarity
        Similarities of each two judges, shape (k, k), symmetric, as from `judge_similarity`.
    threshold
        Groups are joined while their members are on average at least this similar to each other.
    count
        Or: groups are joined until this many are left, 1 to k. Give one of the two.

    Returns
    -------
    The group of each judge, shape (k,), numbered from 0 in the order of their first members.

    Raises
    ------
    InvalidArrayError
        The similarities are not square, symmetric and finite; neither or both of threshold and
        count are given; or one of them is out of range.

    Notes
    -----
    Average linkage: Sokal and Michener (1958), University of Kansas Science Bulletin 38:1409-1438.
    AHP-OS picks groups by another rule (a row of the table with most entries above a threshold),
    which leaves judges without a group.

    Examples
    --------
    >>> similar = judge_similarity([[0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.6, 0.3, 0.1]])
    >>> judge_clusters(similar, threshold=0.85).tolist()
    [0, 1, 0]
    """
    table = _symmetric(similarity)
    judges = len(table)
    if (threshold is None) == (count is None):
        raise InvalidArrayError("give either threshold or count")
    if threshold is not None and not np.isfinite(threshold):
        raise InvalidArrayError(f"threshold must be a finite similarity, not {threshold}")
    if count is not None and not 1 <= count <= judges:
        raise InvalidArrayError(f"count must be 1 to {judges}, the number of judges, not {count}")
    wanted = 1 if count is None else count
    floor = -np.inf if threshold is None else threshold - SYMMETRY_TOLERANCE
    members = [[judge] for judge in range(judges)]
    for joined, (one, two, similar) in enumerate(_merges(table)):
        if judges - joined <= wanted or similar < floor:
            break
        members.append(members[one] + members[two])
        members[one], members[two] = [], []
    return _numbered(members, judges)


def _merges(table: FloatArray) -> list[tuple[int, int, float]]:
    """Which groups are joined, in order, and how similar they are; new ones count on from k."""
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415 - loaded when used

    if len(table) == 1:
        return []
    # Distances must not be negative, whatever the scale of the similarities.
    top = float(table.max())
    distances = top - table[np.triu_indices(len(table), 1)]
    steps = linkage(distances, method="average")
    return [(int(one), int(two), top - float(distance)) for one, two, distance, _ in steps]


def _numbered(members: list[list[int]], judges: int) -> IntArray:
    labels = np.zeros(judges, dtype=np.int64)
    for number, group in enumerate(sorted(sorted(group) for group in members if group)):
        labels[group] = number
    return labels


def _symmetric(similarity: ArrayLike) -> FloatArray:
    table = as_floats(similarity, "similarity")
    if table.ndim != SQUARE_DIMENSIONS or table.shape[0] != table.shape[1] or table.size == 0:
        raise InvalidArrayError(f"similarity must have shape (judges, judges), not {table.shape}")
    require_finite(table, "similarity")
    lopsided = np.argwhere(np.abs(table - table.T) > SYMMETRY_TOLERANCE)
    if len(lopsided):
        one, two = (int(i) for i in lopsided[0])
        raise InvalidArrayError(
            f"similarity must be the same both ways; judges {one} and {two} (counted from 0) have "
            f"{table[one, two]:g} and {table[two, one]:g}"
        )
    return table.astype(np.float64)


def _entropies(shares: FloatArray) -> FloatArray:
    entropies: FloatArray = -(shares * np.log(np.where(shares > 0, shares, 1))).sum(axis=-1)
    return entropies


def _floor(size: int) -> float:
    """What the indicator of a group would be at worst: each favours another item by 9 to 1."""
    favouring = np.ones(size)
    favouring[0] = LARGEST_JUDGEMENT
    return float(np.exp(_entropies(favouring / favouring.sum())) / size)
