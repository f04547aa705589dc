"""How far judges agree with themselves and with each other, in labels and words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.judgement_matrices import JUDGEMENTS, NodeJudgements, Panel
from mcdm_smartcity.weighting.local_weights import priorities_of_judges
from mcdm_smartcity.weighting.methods.aggregation import consensus
from mcdm_smartcity.weighting.methods.comparisons import known_pairs
from mcdm_smartcity.weighting.methods.consistency import eigenvector_and_consistency
from mcdm_smartcity.weighting.methods.indices_of_random import MOST_SIMULATED, simulations
from mcdm_smartcity.weighting.methods.random_index_of_graph import NO_RANDOM_INDEX

EVERYBODY = "everybody"
CONSISTENCY_LIMIT = 0.10


@dataclass(frozen=True, slots=True)
class Consistency:
    """
    How consistent one judge is on one node.

    Attributes
    ----------
    node, judge
        Where, and who; ``EVERYBODY`` is the group's matrix.
    size, missing
        Number of compared items, and of pairs without a judgement.
    lambda_max, index, ratio
        Principal eigenvalue, consistency index and ratio; None where they are undefined: the
        judgements do not connect all items, or are too few to contradict each other.
    random_index, random_index_value
        The random index that the ratio refers to: where it comes from (see `RandomIndex`), and its
        value. ``undefined`` and None where the ratio is.
    """

    node: str
    judge: str
    size: int
    missing: int
    lambda_max: float | None
    index: float | None
    ratio: float | None
    random_index: str
    random_index_value: float | None


@dataclass(frozen=True, slots=True)
class Consensus:
    """How far the judges agree on one node, 0 to 1 (Goepel's S*)."""

    node: str
    value: float


@dataclass(frozen=True, slots=True)
class Reference:
    """What consistency ratios refer to: a table, and whether it may be simulated where it ends."""

    table: str
    simulate: bool | None = None

    @classmethod
    def for_all(cls, judged: Iterable[NodeJudgements], table: str) -> "Reference":
        """Decide for all nodes of a study at once, lest each of them takes its seconds."""
        count = sum(
            simulations(one.matrices[whole], table)
            for one in judged
            if (whole := one.connected()).any()
        )
        return cls(table, count <= MOST_SIMULATED)


def consistencies_on(
    judgements: NodeJudgements, random_index: str | Reference
) -> Iterator[Consistency]:
    """Yield the consistency of each judge on a node, then of the group's matrix if it has one."""
    refer = random_index if isinstance(random_index, Reference) else Reference(random_index)
    connected = judgements.connected()
    yield from _consistencies(
        judgements.node, judgements.judges, judgements.matrices, connected, refer
    )
    together = judgements.together_as_given()[np.newaxis]
    whole = np.array([judgements.suffice()])
    yield from _consistencies(judgements.node, (EVERYBODY,), together, whole, refer)


def _consistencies(
    node: str,
    judges: Sequence[str],
    matrices: FloatArray,
    connected: BoolArray,
    refer: Reference,
) -> Iterator[Consistency]:
    size = matrices.shape[-1]
    missing = size * (size - 1) // 2 - known_pairs(matrices).sum(axis=(-1, -2)) // 2
    # All judges at once: a panel of hundreds is one batch.
    measures = np.full((4, len(judges)), np.nan)
    origins = np.full(len(judges), NO_RANDOM_INDEX.origin, dtype=object)
    if connected.any():
        found = eigenvector_and_consistency(
            matrices[connected], refer.table, simulate=refer.simulate
        )
        measures[:, connected] = (
            found.lambda_max,
            found.consistency_index,
            found.consistency_ratio,
            found.random_index,
        )
        origins[connected] = found.origin
    for k, judge in enumerate(judges):
        value, index, ratio, served = (None if np.isnan(v) else float(v) for v in measures[:, k])
        origin = str(origins[k])
        yield Consistency(node, judge, size, int(missing[k]), value, index, ratio, origin, served)


def consensus_on(judgements: NodeJudgements, method: Method) -> float | None:
    """Return how far the judges agree on a node; None with fewer than two who judged all of it."""
    judges, priorities = priorities_of_judges(judgements, method)
    return consensus(priorities) if len(judges) > 1 else None


def consensus_by_node(judged: Iterable[NodeJudgements], method: Method) -> Iterator[Consensus]:
    """Yield the consensus on each node where at least two judges judged all of it."""
    for judgements in judged:
        agreed = consensus_on(judgements, method)
        if agreed is not None:
            yield Consensus(judgements.node, agreed)


def overall_consensus(nodes: Sequence[Consensus], weights: Mapping[str, float]) -> float | None:
    """Return the mean consensus over nodes, each counting by its weight in the hierarchy."""
    total = sum(weights[entry.node] for entry in nodes)
    if not total:
        return None
    return sum(weights[entry.node] * entry.value for entry in nodes) / total


def notes_on(
    study: Study,
    panel: Panel,
    judged: Sequence[NodeJudgements],
    consistency: Sequence[Consistency],
    limit: float,
) -> tuple[Note, ...]:
    """Return what a reader of the weights must know."""
    return (*_typed(study, panel), *notes_on_judges(panel, judged, consistency, limit))


def notes_on_judges(
    panel: Panel,
    judged: Sequence[NodeJudgements],
    consistency: Sequence[Consistency],
    limit: float,
) -> tuple[Note, ...]:
    """Return which judges contradict themselves, left gaps, or were silent on a judged node."""
    left = "disconnected" if panel.aggregation == JUDGEMENTS else "left_out"
    return (*_of_consistency(consistency, limit, left), *_skipped(panel, judged))


def _typed(study: Study, panel: Panel) -> Iterator[Note]:
    hierarchy = study.hierarchy
    for node in hierarchy.inner_nodes():
        if node not in panel.said and len(hierarchy.children(node)) > 1:
            yield Note("direct_weights", (node,))


def _of_consistency(consistency: Sequence[Consistency], limit: float, left: str) -> Iterator[Note]:
    for entry in consistency:
        if entry.lambda_max is None:
            yield Note(left, (entry.judge, entry.node))
        elif entry.ratio is None:
            yield Note("unchecked", (entry.judge, entry.node))
        elif entry.ratio > limit:
            ratio = f"{entry.ratio:.3f}"
            yield Note("inconsistent", (entry.judge, entry.node, ratio, f"{limit:.2f}"))


def _skipped(panel: Panel, judged: Sequence[NodeJudgements]) -> Iterator[Note]:
    for judgements in judged:
        for judge in panel.weights:
            if judge not in judgements.judges:
                yield Note("skipped", (judge, judgements.node))
