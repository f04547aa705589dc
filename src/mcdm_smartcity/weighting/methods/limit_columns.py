"""Where the powers of a non-negative matrix lead, column by column, without taking any power.

The leading term of (zI − W)⁻¹ e_j = Σ_k W^k e_j / z^(k+1), as z falls to the largest root λ that
column j can reach, points where the powers W^k e_j point, averaged over their cycles. The matrix
falls into classes of nodes that lead to each other. Taken in the order in which they follow each
other, each class adds one small linear system, or raises the order of the pole by one if its root
is λ. Every number stays non-negative, and the work is done after one pass.
"""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.weighting.methods.comparisons import groups_of
from mcdm_smartcity.weighting.methods.influences import chained

# Roots this close, relatively, are taken as equal: the slower limit would need 1e9 steps to show.
EQUAL_ROOTS = 1e-9
SQUARINGS = 60
TINY = 1e-290  # stands in for what underflowed, so that nothing is divided by zero


@dataclass(frozen=True, slots=True, eq=False)
class NodeClass:
    """Nodes that lead to each other, with the largest root of their block and its vectors."""

    nodes: IntArray
    root: float
    right: FloatArray
    left: FloatArray
    closed: bool


def node_classes(matrix: FloatArray) -> list[NodeClass]:
    """Classes of a matrix whose columns sum to 1 or 0, each before those that it leads to."""
    reached = chained(matrix > 0)
    groups = [np.array(group) for group in groups_of(reached & reached.T)]
    # A node that another leads to is reached by all that reach the other, and by more.
    groups.sort(key=lambda group: int(reached[group[0]].sum()))
    return [_node_class(matrix, nodes) for nodes in groups]


def powers_lead_to(matrix: FloatArray, classes: list[NodeClass]) -> FloatArray:
    """Directions, as columns that sum to 1, of W^k e_j for large k; 0 where these vanish."""
    highest = _highest_roots(matrix, classes)
    result = np.zeros_like(matrix)
    for root in np.unique(highest[highest > 0]):
        columns = np.flatnonzero(highest == root)
        result[:, columns] = _leading(matrix, classes, columns, float(root))
    return shares(result)


def sums_lead_to(matrix: FloatArray, classes: list[NodeClass]) -> FloatArray:
    """Directions, as columns that sum to 1, of W e_j + W² e_j + …; 0 for a column of zeros."""
    columns = np.arange(len(matrix))
    return shares(matrix @ _leading(matrix, classes, columns, 1.0))


def shares(matrix: FloatArray) -> FloatArray:
    """Columns divided by their sums; those of zeros stay."""
    largest = matrix.max(axis=0)
    scaled = matrix / np.where(largest > 0, largest, 1)
    sums = scaled.sum(axis=0)
    columns: FloatArray = scaled / np.where(sums > 0, sums, 1)
    return columns


def is_primitive(pattern: BoolArray) -> bool:
    """Whether some power of an irreducible block is positive throughout: it has no cycle."""
    steps = (len(pattern) - 1) ** 2 + 1  # Wielandt: enough, and then positive for ever
    for _ in range(steps.bit_length()):
        pattern = (pattern.astype(np.float32) @ pattern.astype(np.float32)) > 0
    return bool(pattern.all())


def _highest_roots(matrix: FloatArray, classes: list[NodeClass]) -> FloatArray:
    reached = chained(matrix > 0)
    roots = np.zeros(len(matrix))
    for one in classes:
        roots[one.nodes] = one.root
    highest: FloatArray = np.where(reached, roots[:, np.newaxis], 0).max(axis=0)
    return highest


def _leading(
    matrix: FloatArray, classes: list[NodeClass], columns: IntArray, root: float
) -> FloatArray:
    """Coefficients of the leading order of (zI − W)⁻¹ e_j as z falls to `root`, (n, columns)."""
    start = np.eye(len(matrix))[:, columns]
    values, orders = np.zeros_like(start), np.full(start.shape, -1)
    for one in classes:
        nodes = one.nodes
        linked = (matrix[nodes] > 0).any(axis=0)
        starts = start[nodes].any(axis=0)
        order = np.maximum(orders[linked].max(axis=0, initial=-1), np.where(starts, 0, -1))
        active = np.flatnonzero(order >= 0)
        if not active.size:
            continue
        arriving = np.where(orders == order, values, 0)[:, active]
        source = matrix[nodes] @ arriving + start[np.ix_(nodes, active)] * (order[active] == 0)
        is_root = one.root >= root * (1 - EQUAL_ROOTS)
        values[np.ix_(nodes, active)] = _passed_on(matrix, one, source, root, is_root=is_root)
        orders[np.ix_(nodes, active)] = order[active] + is_root
    leading: FloatArray = np.where(orders == orders.max(axis=0), values, 0)
    return leading


def _passed_on(
    matrix: FloatArray, one: NodeClass, source: FloatArray, root: float, *, is_root: bool
) -> FloatArray:
    if is_root:
        visited: FloatArray = np.outer(one.right, one.left @ source) / (one.left @ one.right)
        return visited
    block = root * np.eye(len(one.nodes)) - matrix[np.ix_(one.nodes, one.nodes)]
    passed: FloatArray = np.maximum(np.linalg.solve(block, source), 0)
    return passed


def _node_class(matrix: FloatArray, nodes: IntArray) -> NodeClass:
    block = matrix[np.ix_(nodes, nodes)]
    size = len(nodes)
    closed = bool(block.any()) and not np.delete(matrix[:, nodes], nodes, axis=0).any()
    if not block.any():
        return NodeClass(nodes, 0.0, np.ones(1), np.ones(1), closed=False)
    left = np.ones(size) if closed else _left_vector(block)
    root = 1.0 if closed else float((left @ block).sum() / left.sum())
    # Scaled by the left vector the block is a chain whose columns sum to 1.
    right = _stationary(block * left[:, np.newaxis]) / left
    return NodeClass(nodes, root, right / right.max(), left, closed)


def _left_vector(block: FloatArray) -> FloatArray:
    """Left vector of the largest root of an irreducible block, by squaring, which must stop.

    The identity is added so that blocks with a cycle converge too; nothing is ever subtracted.
    """
    power = block / block.sum(axis=0).max() + np.eye(len(block))
    left = np.ones(len(block))
    for _ in range(SQUARINGS):
        power = power @ power
        power /= power.max()
        previous, left = left, power.sum(axis=0) / power.sum(axis=0).max()
        if np.abs(left - previous).max() <= np.finfo(np.float64).eps:
            break
    return np.maximum(left, TINY)


def _stationary(flows: FloatArray) -> FloatArray:
    """How often each node of an irreducible chain is visited, by elimination of node after node.

    Entry (i, j) is the flow from j to i, per visit of j and up to a factor for each j. Grassmann,
    Taksar and Heyman (1985), Operations Research 33:1107-1116: free of cancellation.
    """
    chain = flows / np.maximum(flows.sum(axis=0), TINY)
    for last in range(len(chain) - 1, 0, -1):
        chain[last, :last] /= max(float(chain[:last, last].sum()), TINY)
        chain[:last, :last] += np.outer(chain[:last, last], chain[last, :last])
    visits = np.ones(len(chain))
    for last in range(1, len(chain)):
        visits[last] = chain[last, :last] @ visits[:last]
        visits[: last + 1] /= visits[: last + 1].max()
    return visits
