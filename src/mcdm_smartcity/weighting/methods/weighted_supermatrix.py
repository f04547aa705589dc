"""From priorities within clusters and weights between clusters to a weighted supermatrix."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray, IntArray
from mcdm_smartcity.weighting.methods.influences import as_influences
from mcdm_smartcity.weighting.methods.limit_columns import shares


def weighted_supermatrix(
    supermatrix: ArrayLike, clusters: ArrayLike, cluster_weights: ArrayLike
) -> FloatArray:
    """
    The supermatrix with each block weighed by its cluster, so that columns sum to 1.

    Parameters
    ----------
    supermatrix
        The unweighted supermatrix, shape (n, n): within each cluster, column j holds the priorities
        of its nodes with respect to node j, of any scale, or zeros if j does not depend on it.
    clusters
        The cluster of each node, shape (n,), whole numbers from 0 to c − 1.
    cluster_weights
        Shape (c, c): column b holds the weights of the clusters for what belongs to cluster b, of
        any scale.

    Returns
    -------
    Shape (n, n). Each block of a column is scaled to the weight of its cluster, and the column to
    sum 1, so that clusters on which a node does not depend leave their weight to the others. The
    column of a node that depends on nothing stays zero: a sink.

    Raises
    ------
    InvalidArrayError
        Shapes that do not fit, a negative or non-finite entry, a cluster that is no whole number
        from 0 to c − 1, or a node that depends only on clusters of weight zero.

    Notes
    -----
    Saaty (1996), Decision making with dependence and feedback.

    Examples
    --------
    >>> unweighted = [[0, 0, 0], [0.25, 0, 0], [0.75, 1, 0]]
    >>> weighted_supermatrix(unweighted, [0, 0, 1], [[0.4, 0], [0.6, 1]]).tolist()
    [[0.0, 0.0, 0.0], [0.4, 0.0, 0.0], [0.6, 1.0, 0.0]]
    """
    matrix = as_influences(supermatrix, "supermatrix")
    weights = as_influences(cluster_weights, "cluster_weights")
    if matrix.ndim != MATRIX_DIMENSIONS or weights.ndim != MATRIX_DIMENSIONS:
        raise InvalidArrayError(
            "supermatrix must have shape (n, n) and cluster_weights (c, c), "
            f"not {matrix.shape} and {weights.shape}"
        )
    cluster = _clusters(clusters, len(matrix), len(weights))
    scaled = matrix.copy()
    for block in np.unique(cluster):
        scaled[cluster == block] = shares(matrix[cluster == block])
    weighted = scaled * shares(weights)[np.ix_(cluster, cluster)]
    _require_weight(weighted, matrix, cluster)
    return shares(weighted)


def _clusters(clusters: ArrayLike, nodes: int, count: int) -> IntArray:
    given = np.asarray(clusters)
    if given.shape != (nodes,) or given.dtype.kind not in "iu":
        raise InvalidArrayError(
            f"clusters must be one whole number for each of the {nodes} nodes, shape ({nodes},), "
            f"not {given.dtype} of shape {given.shape}"
        )
    wrong = np.flatnonzero((given < 0) | (given >= count))
    if wrong.size:
        raise InvalidArrayError(
            f"clusters must be 0 to {count - 1}, as cluster_weights has {count} of them; node "
            f"{wrong[0]} (counted from 0) has {given[wrong[0]]}"
        )
    return given.astype(np.int64)


def _require_weight(weighted: FloatArray, matrix: FloatArray, cluster: IntArray) -> None:
    lost = np.flatnonzero(matrix.any(axis=0) & ~weighted.any(axis=0))
    if lost.size:
        node = int(lost[0])
        used = np.unique(cluster[matrix[:, node] > 0]).tolist()
        raise InvalidArrayError(
            f"node {node} (counted from 0) depends only on clusters {used}, which have weight zero "
            f"in column {cluster[node]} of cluster_weights; give one of them a weight"
        )
