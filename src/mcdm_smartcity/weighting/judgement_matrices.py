"""From written judgements to matrices, one for each judge on each node."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.study.hierarchy import Hierarchy
from mcdm_smartcity.study.judgement import Judgement
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.methods.aggregation import aggregate_judgements
from mcdm_smartcity.weighting.methods.comparisons import reachable
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR, apply_scale

# What is averaged over judges: AIJ, AIP by the geometric mean, AIP by the arithmetic mean.
JUDGEMENTS, PRIORITIES, PRIORITIES_ARITHMETIC = "judgements", "priorities", "priorities_arithmetic"
AGGREGATIONS = (JUDGEMENTS, PRIORITIES, PRIORITIES_ARITHMETIC)


def check_aggregation(aggregation: str) -> None:
    """Raise `UnknownNameError` if there is no such aggregation."""
    if aggregation not in AGGREGATIONS:
        raise UnknownNameError("aggregation", aggregation, AGGREGATIONS)


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
        One matrix a judge as given, shape (k, m, m), NaN where a judgement is missing.
    scale
        The scale on which their judgements become ratios (see `apply_scale`).
    aggregation
        As for `Panel`.
    """

    node: str
    children: tuple[str, ...]
    judges: tuple[str, ...]
    weights: tuple[float, ...]
    matrices: FloatArray
    scale: str = LINEAR
    aggregation: str = JUDGEMENTS

    def ratios(self) -> FloatArray:
        """Return the judges' matrices as ratios on the scale, shape (k, m, m)."""
        return self.matrices if self.scale == LINEAR else apply_scale(self.matrices, self.scale)

    def together(self) -> FloatArray:
        """Return the group's ratios: weighted geometric means over those who judged each pair."""
        return aggregate_judgements(self.ratios(), self.weights)

    def together_as_given(self) -> FloatArray:
        """Return the same of the judgements as given, whose consistency is measured."""
        return aggregate_judgements(self.matrices, self.weights)

    def connected(self) -> BoolArray:
        """Tell for each judge whether the judgements given connect all children."""
        return np.asarray(reachable(self.matrices).all(axis=(-1, -2)))

    def suffice(self) -> bool:
        """Whether the judges together connect all children."""
        return bool(self.judges) and bool(reachable(self.together_as_given()).all())


@dataclass(frozen=True)
class Panel:
    """
    The judges who count, and what they said, by node.

    Attributes
    ----------
    weights
        Weight of each judge, above 0, in the order of the study.
    all_weights
        Those of all judges of the study, of whom these may be a part.
    said
        Judgements by node and judge.
    scale
        The scale on which judgements become ratios.
    aggregation
        What is averaged over the judges: their ``judgements``, or their ``priorities``.
    """

    weights: Mapping[str, float]
    all_weights: Mapping[str, float]
    said: Mapping[str, Mapping[str, Sequence[Judgement]]]
    scale: str = LINEAR
    aggregation: str = JUDGEMENTS

    @classmethod
    def of(cls, study: Study, scale: str = LINEAR, aggregation: str = JUDGEMENTS) -> "Panel":
        """Gather the judges of a study whose weight is above 0."""
        said: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
        for judgement in study.judgements:
            said[judgement.node][judgement.judge].append(judgement)
        weights = {judge.id: judge.weight for judge in study.judges if judge.weight > 0}
        return cls(weights, weights, said, scale, aggregation)

    def only(self, judges: Collection[str]) -> "Panel":
        """Return the panel of these judges only."""
        kept = {judge: weight for judge, weight in self.weights.items() if judge in judges}
        return replace(self, weights=kept)

    def everybody(self) -> "Panel":
        """Return the panel of all judges of the study."""
        return replace(self, weights=self.all_weights)

    def on_nodes(self, hierarchy: Hierarchy) -> list[NodeJudgements]:
        """Return what the panel said on each inner node, from the goal downwards."""
        return [self.on(node, hierarchy.children(node)) for node in hierarchy.inner_nodes()]

    def on(self, node: str, children: Sequence[str]) -> NodeJudgements:
        """Return what the panel said on one node, as matrices."""
        spoke = self.said.get(node, {})
        judges = tuple(judge for judge in self.weights if judge in spoke)
        place = {name: i for i, name in enumerate(children)}
        size = len(children)
        matrices = np.full((len(judges), size, size), np.nan)
        matrices[:, range(size), range(size)] = 1.0
        for matrix, judge in zip(matrices, judges, strict=True):
            for judgement in spoke[judge]:
                i, j = place[judgement.first], place[judgement.second]
                matrix[i, j], matrix[j, i] = judgement.value, 1 / judgement.value
        weights = tuple(self.weights[judge] for judge in judges)
        how = (self.scale, self.aggregation)
        return NodeJudgements(node, tuple(children), judges, weights, matrices, *how)
