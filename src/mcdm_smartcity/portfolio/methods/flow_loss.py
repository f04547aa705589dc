"""What a portfolio loses against the best one at a price: a sum of parts, none below zero."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.closure_flow import Arcs, closure_flow


@dataclass(frozen=True)
class Links:
    """
    Who needs what, as pairs, and who excludes whom.

    Attributes
    ----------
    takers, needed
        The node that needs, and the one that it needs, shape (arcs,).
    count
        Number of nodes.
    excludes
        Pairs of nodes that no set may hold both of.
    """

    takers: IntArray
    needed: IntArray
    count: int
    excludes: tuple[tuple[int, int], ...] = ()

    @property
    def arcs(self) -> Arcs:
        """The needs alone."""
        return Arcs(self.takers, self.needed)

    @classmethod
    def of(
        cls, needed: Sequence[Sequence[int]], excludes: Iterable[tuple[int, int]] = ()
    ) -> "Links":
        """Take lists of needed nodes, one a node, and pairs."""
        takers = [i for i, others in enumerate(needed) for _ in others]
        flat = [j for others in needed for j in others]
        arrays = np.array(takers, np.int64), np.array(flat, np.int64)
        return cls(*arrays, len(needed), tuple(excludes))


@dataclass(frozen=True)
class FlowLoss:
    """
    The loss of a closed set x against an upper bound of all closed sets, part by part.

    bound − Σ weight_i x_i = Σ left_out_i (1 − x_i) + Σ taken_i x_i + Σ flow_ij (x_j − x_i), where
    i needs j.

    Attributes
    ----------
    bound
        No closed set weighs more.
    left_out, taken
        What is lost by leaving a node out and by taking it, shape (n,), at least 0.
    flow
        What is lost by taking what a node needs without the node, shape (arcs,), at least 0.
    slack
        How far rounding may move a loss.
    """

    bound: float
    left_out: FloatArray
    taken: FloatArray
    flow: FloatArray
    slack: float


def flow_loss(weights: FloatArray, links: Links) -> FlowLoss:
    """
    Split the loss of every closed set by a maximum flow from positive to negative weights.

    Every flow gives such a split, and the largest one the tightest; so the rounding of the flow
    costs tightness and never truth.

    Parameters
    ----------
    weights
        Of any sign, shape (n,).
    links
        Who needs what, without cycles; exclusions make no difference here.

    Notes
    -----
    Picard (1976), Management Science 22:1268-1272, for the flow; the split is complementary
    slackness of its linear programme.

    Examples
    --------
    >>> loss = flow_loss(np.array([5.0, -3.0]), Links.of([[1], []]))
    >>> round(loss.bound, 6), loss.left_out.round(6).tolist(), loss.flow.round(6).tolist()
    (2.0, [2.0, 0.0], [3.0])
    """
    flow, rest = closure_flow(weights, links.arcs)
    left_out, taken = np.maximum(rest, 0.0), np.maximum(-rest, 0.0)
    return FlowLoss(float(left_out.sum()), left_out, taken, flow, 1e-12 * float(abs(weights).sum()))
