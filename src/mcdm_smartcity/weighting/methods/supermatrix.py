"""The limit of a supermatrix: what matters how much in a network of mutual influence (ANP)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray
from mcdm_smartcity.weighting.methods.influences import as_influences, chained
from mcdm_smartcity.weighting.methods.item_rows import item_rows
from mcdm_smartcity.weighting.methods.limit_columns import (
    is_primitive,
    node_classes,
    powers_lead_to,
    shares,
    sums_lead_to,
)

Sinks: TypeAlias = Literal["calculus", "identity_at_sinks", "new_hierarchy"]
Kind: TypeAlias = Literal[
    "primitive", "imprimitive", "calculus", "identity_at_sinks", "new_hierarchy"
]
READINGS = ("calculus", "identity_at_sinks", "new_hierarchy")
COLUMN_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class SupermatrixLimit(Answer):
    """
    The limit of a supermatrix of n nodes.

    Attributes
    ----------
    priorities
        Priority of each node, (n,), summing to 1: the mean of the limit's columns over the nodes
        at the top, those that no other node leads to except round a circle. In a hierarchy that
        is the column of the goal, in a strongly connected network the column that all share.
    limit
        The limit, (n, n); columns sum to 1, or are zero for a sink.
    kind
        Which limit it is: ``primitive`` (the powers converge), ``imprimitive`` (they cycle: their
        mean), or, with sinks, the reading ``calculus``, ``identity_at_sinks`` or ``new_hierarchy``.
    """

    priorities: FloatArray
    limit: FloatArray
    kind: Kind

    def as_rows(self) -> list[Row]:
        """Return one row a node, counted from 0, with its priority."""
        return item_rows(priority=self.priorities)


def supermatrix_limit(supermatrix: ArrayLike, *, sinks: Sinks = "calculus") -> SupermatrixLimit:
    """
    Limiting priorities of the nodes of a network, however it is connected.

    Parameters
    ----------
    supermatrix
        The weighted supermatrix, shape (n, n), n at least 1: column j holds the priorities of the
        nodes with respect to node j and sums to 1 (within 1e-6), or is zero where j is a sink, such
        as an alternative that nothing depends on in turn.
    sinks
        What to do where there are sinks: ``calculus`` follows the columns of the powers W^k, scaled
        to sum 1; ``identity_at_sinks`` puts 1 on the diagonal of each sink, so that all priority
        ends there; ``new_hierarchy`` scales the sums W + W² + …. They differ. Where powers vanish,
        as everywhere in a hierarchy, ``calculus`` is ``new_hierarchy``.

    Returns
    -------
    `SupermatrixLimit`: ``.priorities (n,) .limit (n, n) .kind``. A network that goes round in a
    cycle has the mean over the cycle as its limit (Cesàro), exactly. One node with itself has
    priority 1.

    Raises
    ------
    InvalidArrayError
        Not square, a negative or non-finite entry, a column whose sum is neither 1 nor 0, or
        nothing but zeros.
    UnknownNameError
        There is no such reading of sinks.

    Notes
    -----
    Saaty (1996), Decision making with dependence and feedback; the readings of sinks are those of
    Super Decisions and of pyanp (W. Adams). No power is taken: each class of nodes that lead to
    each other adds one linear system, so the work is bounded.

    Examples
    --------
    >>> found = supermatrix_limit([[0.3, 0.2, 0.4], [0.1, 0.5, 0.5], [0.6, 0.3, 0.1]])
    >>> found.priorities.round(4).tolist(), found.kind
    ([0.2941, 0.3824, 0.3235], 'primitive')
    """
    if sinks not in READINGS:
        raise UnknownNameError("reading of sinks", sinks, READINGS)
    given = as_influences(supermatrix, "supermatrix")
    matrix = _stochastic(given)
    limit, kind = _limit(matrix, sinks)
    priorities = _priorities(matrix, limit)
    return SupermatrixLimit(priorities.astype(given.dtype), limit.astype(given.dtype), kind)


def _limit(matrix: FloatArray, sinks: Sinks) -> tuple[FloatArray, Kind]:
    is_sink = ~matrix.any(axis=0)
    if is_sink.any() and sinks == "identity_at_sinks":
        absorbing = matrix + np.diag(is_sink.astype(matrix.dtype))
        return powers_lead_to(absorbing, node_classes(absorbing)), "identity_at_sinks"
    classes = node_classes(matrix)
    if is_sink.any() and sinks == "new_hierarchy":
        return sums_lead_to(matrix, classes), "new_hierarchy"
    limit = powers_lead_to(matrix, classes)
    vanished = ~limit.any(axis=0)
    if not is_sink.any():
        blocks = [matrix[np.ix_(one.nodes, one.nodes)] > 0 for one in classes if one.closed]
        return limit, "primitive" if all(map(is_primitive, blocks)) else "imprimitive"
    limit[:, vanished] = sums_lead_to(matrix, classes)[:, vanished]
    return limit, "new_hierarchy" if vanished.all() else "calculus"


def _priorities(matrix: FloatArray, limit: FloatArray) -> FloatArray:
    leads = chained(matrix > 0)
    # Whatever leads to a node at the top is led to by it in turn.
    top = (leads <= leads.T).all(axis=1) & matrix.any(axis=0)
    mean: FloatArray = shares(limit[:, top].sum(axis=1, keepdims=True))[:, 0]
    return mean


def _stochastic(given: FloatArray) -> FloatArray:
    """The supermatrix in double precision, its columns summing to exactly 1, or zero."""
    if given.ndim != MATRIX_DIMENSIONS:
        raise InvalidArrayError(f"supermatrix must have shape (n, n), not {given.shape}")
    if not given.any():
        raise InvalidArrayError("supermatrix must not be all zero: no node depends on another")
    with np.errstate(over="ignore"):
        sums = given.sum(axis=0, dtype=np.float64)
    wrong = np.flatnonzero((np.abs(sums - 1) > COLUMN_TOLERANCE) & given.any(axis=0))
    if wrong.size:
        raise InvalidArrayError(
            f"each column of supermatrix must sum to 1, or be zero for a sink; column {wrong[0]} "
            f"(counted from 0) sums to {sums[wrong[0]]:.6g}; `weighted_supermatrix` weighs blocks "
            "of clusters so that columns do"
        )
    return shares(given.astype(np.float64))
