"""Who disagrees, and on what? Measures of a group, node by node and over the whole hierarchy."""

from dataclasses import dataclass

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.judgement_matrices import Panel
from mcdm_smartcity.weighting.likeness import (
    Clusters,
    clusters_of,
    mean_similarity,
    similarity_rows,
)
from mcdm_smartcity.weighting.local_weights import GivenWeights
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR
from mcdm_smartcity.weighting.node_agreement import (
    JudgeFit,
    NodeAgreement,
    PairDispersion,
    agreement_on,
    band_of,
    dispersions_on,
    fits_on,
)
from mcdm_smartcity.weighting.weights import NOTHING_GIVEN, weigh

# The least similarity within a cluster: the border to a very high consensus.
ALIKE = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class GroupAgreement(Answer):
    """
    How far judges agree: with the group, with each other, on each pair.

    Attributes
    ----------
    nodes
        One entry for each judged node, from the goal downwards.
    fits
        Each judge on each node where the judge gave an answer.
    dispersions
        Every pair of every judged node, the widest spread of a node first.
    judges, similarity
        Judges over the whole hierarchy, and the similarity of each two: the mean over the nodes
        that both judged, weighted by the nodes' overall weights; NaN if there is none. (k, k).
    clusters
        Judges who think alike over the whole hierarchy.
    consensus, band
        As for `Weights`, 0 to 1, and its word; None where no node has two judges to compare.
    threshold, method
        How similar a cluster is at least, and how priorities were derived.
    """

    nodes: tuple[NodeAgreement, ...]
    fits: tuple[JudgeFit, ...]
    dispersions: tuple[PairDispersion, ...]
    judges: tuple[str, ...]
    similarity: FloatArray
    clusters: Clusters
    consensus: float | None
    band: str | None
    threshold: float
    method: str

    def on(self, node: str) -> NodeAgreement:
        """Return the agreement on one node."""
        found = {entry.node: entry for entry in self.nodes}
        if node not in found:
            raise UnknownNameError("judged node", node, found)
        return found[node]

    def as_rows(self) -> list[Row]:
        """Return one row for each judge on each node: compatibility and violations."""
        return [
            {
                "node": fit.node,
                "judge": fit.judge,
                "compatibility": fit.compatibility,
                "violations": fit.violations,
            }
            for fit in self.fits
        ]

    def similarity_rows(self) -> list[Row]:
        """Return one row for each judge, with the similarity to every judge; None if unknown."""
        return similarity_rows(self.judges, self.similarity)


def group_agreement(
    study: Study,
    method: str | Method = "eigenvector",
    *,
    threshold: float = ALIKE,
    scale: str = LINEAR,
    given: GivenWeights = NOTHING_GIVEN,
) -> GroupAgreement:
    """
    Measure how far judges agree with the group and with each other, on each node and overall.

    A judge who skipped a node is left out there, and one whose answers do not connect its items has
    no priorities there: such a judge has a fit, but no similarity.

    Parameters
    ----------
    study
        The study; judges of weight 0 do not count.
    method
        As for `weigh`, by judges.
    threshold
        Judges are joined to clusters while they are on average at least this similar, 0 to 1. The
        default of 0.85 is ours: the border to a very high consensus.
    scale, given
        As for `weigh`; nodes with given weights are left out.

    Returns
    -------
    Measures of every judged node; none if all weights are typed.

    Raises
    ------
    UnknownNameError
        There is no such method, scale or node.
    InvalidArrayError
        The threshold is not a finite number.

    Notes
    -----
    Compatibility and violations: Escobar, Aguarón and Moreno-Jiménez (2015), Decision Support
    Systems. Consensus and dispersion: Goepel (2018), Int. J. Analytic Hierarchy Process 10:469-487.
    Similarity and clusters: `judge_similarity`, `judge_clusters`.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> found = group_agreement(example_study())
    >>> round(found.consensus, 3), found.band, found.clusters
    (0.981, 'very high', (('ani', 'budi'),))
    >>> [(pair.first, pair.second, round(pair.dispersion, 2)) for pair in found.dispersions[:1]]
    [('reach', 'upkeep', 1.49)]
    """
    chosen = find_method(JUDGED, method, "weighting method by judges")
    weights = weigh(study, chosen, scale=scale, given=given)
    panel = Panel.of(study, scale)
    spoken = (entry for entry in panel.on_nodes(study.hierarchy) if entry.judges)
    judged = [entry for entry in spoken if entry.node not in given]
    agreed = {entry.node: entry.value for entry in weights.consensus_by_node}
    nodes = tuple(
        agreement_on(entry, chosen, agreed.get(entry.node), threshold) for entry in judged
    )
    overall = {GOAL: 1.0} | {entry.node: entry.overall for entry in weights.nodes}
    judges, similarity = mean_similarity(
        [entry.judges for entry in nodes],
        [entry.similarity for entry in nodes],
        [overall[entry.node] for entry in nodes],
        tuple(panel.weights),
    )
    return GroupAgreement(
        nodes=nodes,
        fits=tuple(fit for entry in judged for fit in fits_on(entry, chosen)),
        dispersions=tuple(pair for entry in judged for pair in dispersions_on(entry)),
        judges=judges,
        similarity=similarity,
        clusters=clusters_of(judges, similarity, threshold),
        consensus=weights.consensus,
        band=band_of(weights.consensus),
        threshold=threshold,
        method=chosen.name,
    )
