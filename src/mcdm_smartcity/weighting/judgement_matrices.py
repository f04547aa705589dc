"""From written judgements to matrices, one for each judge on each node."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.methods.aggregation import aggregate_judgements
from mcdm_smartcity.weighting.methods.comparisons import reachable


@dataclass(frozen=True)
class NodeJudgements:
    """
    What the judges said on one node.

    Attributes
    ----------
    node, children
        The node and the nodes under it, in the order of the study.
    judges, weights
        Those who gave at least one judgement here, and how much each counts.
    matrices
        One matrix a judge, shape (k, m, m), NaN where a judgement is missing.
    """

    node: str
    children: tuple[str, ...]
    judges: tuple[str, ...]
    weights: tuple[float, ...]
    matrices: FloatArray

    def together(self) -> FloatArray:
        """Return the group's matrix: weighted geometric means over those who judged each pair."""
        return aggregate_judgements(self.matrices, self.weights)

    def connected(self) -> list[bool]:
        """Tell for each judge whether the judgements given connect all children."""
        return [bool(reachable(matrix).all()) for matrix in self.matrices]


def judgements_on(study: Study, node: str, children: Sequence[str]) -> NodeJudgements:
    """Gather the judgements of every judge who counts on one node."""
    place = {name: i for i, name in enumerate(children)}
    size = len(children)
    matrices: dict[str, FloatArray] = {}
    for judgement in study.judgements:
        if judgement.node == node:
            blank = np.full((size, size), np.nan)
            np.fill_diagonal(blank, 1.0)
            matrix = matrices.setdefault(judgement.judge, blank)
            i, j = place[judgement.first], place[judgement.second]
            matrix[i, j], matrix[j, i] = judgement.value, 1 / judgement.value
    counting = [judge for judge in study.judges if judge.id in matrices and judge.weight > 0]
    return NodeJudgements(
        node,
        tuple(children),
        tuple(judge.id for judge in counting),
        tuple(judge.weight for judge in counting),
        np.array([matrices[judge.id] for judge in counting]),
    )
