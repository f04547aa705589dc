"""What influences what, as a graph to draw or to ask."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import unique_names
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS
from mcdm_smartcity.weighting.methods.dematel import CLEARLY, Dematel

if TYPE_CHECKING:
    import networkx as nx

# A relation that is this small a part of the largest prominence is rounding.
BALANCED = 1e-9


def influence_map(
    names: Sequence[str], found: Dematel, threshold: float | None = None
) -> "nx.DiGraph[str]":
    """
    Draw the influences that `dematel` found as a networkx graph.

    Parameters
    ----------
    names
        What the n items are called, in their order, each once.
    found
        The answer of `dematel` for one matrix of n items.
    threshold
        What a total relation must exceed for an arrow, at least 0; that of `found` if not given,
        which is the mean of all total relations unless it was chosen.

    Returns
    -------
    One node for each item, with ``prominence``, ``relation``, ``weight`` and ``role`` (``cause``
    where the relation is above zero, ``effect`` below, ``balanced`` at zero). One edge from each
    item to each that it influences by more than the threshold, with the total relation as
    ``weight``; an item whose influence comes back to it has an edge to itself. No influence at all
    gives nodes without edges.

    Raises
    ------
    DuplicateNameError
        A name is used twice.
    InvalidArrayError
        There are not as many names as items, `found` holds several matrices, or the threshold is
        negative or not finite.

    Notes
    -----
    Gabus and Fontela (1972), the impact-relations map. Needs networkx, which comes along.

    Examples
    --------
    >>> from mcdm_smartcity import dematel
    >>> found = dematel([[0, 2, 0], [0, 0, 2], [0, 0, 0]])
    >>> graph = influence_map(["power", "network", "services"], found)
    >>> sorted(graph.edges)
    [('network', 'services'), ('power', 'network'), ('power', 'services')]
    >>> graph.nodes["power"]["role"], graph.edges["power", "services"]["weight"]
    ('cause', 1.0)
    """
    import networkx as nx  # noqa: PLC0415 - loaded when used

    labels = _labels(names, found)
    arrows = found.influences
    if threshold is not None:
        if not 0 <= threshold < np.inf:
            raise InvalidArrayError(f"threshold must be finite, 0 or more, not {threshold}")
        arrows = found.total_relation > threshold * CLEARLY
    graph: nx.DiGraph[str] = nx.DiGraph()
    slack = BALANCED * float(found.prominence.max())
    for i, name in enumerate(labels):
        relation = float(found.relation[i])
        role = "cause" if relation > slack else "effect" if relation < -slack else "balanced"
        numbers = {"prominence": float(found.prominence[i]), "weight": float(found.weights[i])}
        graph.add_node(name, relation=relation, role=role, **numbers)
    for i, j in np.argwhere(arrows).tolist():
        graph.add_edge(labels[i], labels[j], weight=float(found.total_relation[i, j]))
    return graph


def _labels(names: Sequence[str], found: Dematel) -> tuple[str, ...]:
    if found.total_relation.ndim != MATRIX_DIMENSIONS:
        raise InvalidArrayError(
            "influence_map needs the answer for one matrix, not for a batch of shape "
            f"{found.total_relation.shape[:-2]}"
        )
    labels = unique_names(names, "item")
    if len(labels) != len(found.total_relation):
        raise InvalidArrayError(
            f"there must be one name for each of {len(found.total_relation)} items, "
            f"not {len(labels)}"
        )
    return labels
