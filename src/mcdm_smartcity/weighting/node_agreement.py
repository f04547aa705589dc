"""How far judges agree on one node: with the group, with each other, on each pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements
from mcdm_smartcity.weighting.likeness import Clusters, clusters_of, similarity_rows
from mcdm_smartcity.weighting.local_weights import priorities_of_judges, priorities_on
from mcdm_smartcity.weighting.methods.compatibility import (
    geometric_compatibility,
    priority_violations,
)
from mcdm_smartcity.weighting.methods.consensus_bands import consensus_band
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.similarity import judge_similarity


@dataclass(frozen=True, slots=True)
class JudgeFit:
    """
    How far what one judge said on a node is from the group's priorities there.

    Attributes
    ----------
    node, judge
        Where, and who.
    compatibility
        Geometric compatibility index (GCOMPI), 0 if the group wants exactly what this judge said;
        None for two items, where it is not defined.
    violations
        Priority violations (PVN): preferences that the group reverses; None as above.
    """

    node: str
    judge: str
    compatibility: float | None
    violations: float | None


@dataclass(frozen=True, slots=True)
class PairDispersion:
    """
    How far judges differ on a pair of children of a node.

    Attributes
    ----------
    node, first, second
        Where, and which pair.
    answers
        How many judges compared the two.
    dispersion
        Geometric standard deviation of their answers, at least 1: a common answer of 4 with
        dispersion 1.5 lies mostly between 4 / 1.5 and 4 · 1.5. None with fewer than two answers.
    """

    node: str
    first: str
    second: str
    answers: int
    dispersion: float | None


@dataclass(frozen=True, slots=True, eq=False)
class NodeAgreement(Answer):
    """
    How alike judges think on one node.

    Attributes
    ----------
    node, judges
        Where, and those whose answers there connect all items.
    similarity
        Similarity of each two, shape (k, k), 0 to 1.
    clusters
        Judges who think alike, the group of the first judge first.
    consensus, band
        Goepel's S* from 0 to 1 and its word; None with fewer than two judges.
    """

    node: str
    judges: tuple[str, ...]
    similarity: FloatArray
    clusters: Clusters
    consensus: float | None
    band: str | None

    def as_rows(self) -> list[Row]:
        """Return one row for each judge, with the similarity to every judge."""
        return similarity_rows(self.judges, self.similarity)


def agreement_on(
    judgements: NodeJudgements, method: Method, consensus: float | None, threshold: float
) -> NodeAgreement:
    """Return how alike judges think on a node, given their consensus there."""
    judges, priorities = priorities_of_judges(judgements, method)
    similarity: FloatArray = judge_similarity(priorities) if judges else np.ones((0, 0))
    return NodeAgreement(
        node=judgements.node,
        judges=judges,
        similarity=similarity,
        clusters=clusters_of(judges, similarity, threshold),
        consensus=consensus,
        band=band_of(consensus),
    )


def fits_on(judgements: NodeJudgements, method: Method) -> Iterator[JudgeFit]:
    """Yield how far each judge on a node is from the group."""
    priorities, ratios = priorities_on(judgements, method), judgements.ratios()
    measures = (
        geometric_compatibility(ratios, priorities).tolist(),
        priority_violations(ratios, priorities).tolist(),
    )
    for judge, *values in zip(judgements.judges, *measures, strict=True):
        compatibility, violations = (_known(value) for value in values)
        yield JudgeFit(judgements.node, judge, compatibility, violations)


def dispersions_on(judgements: NodeJudgements) -> Sequence[PairDispersion]:
    """Return how far judges differ on each pair of a node, widest first."""
    spread = judgement_dispersion(judgements.matrices)
    answers = (~np.isnan(judgements.matrices)).sum(axis=0)
    pairs = [
        PairDispersion(
            judgements.node,
            judgements.children[i],
            judgements.children[j],
            int(answers[i, j]),
            float(spread[i, j]) if answers[i, j] > 1 else None,
        )
        for i, j in combinations(range(len(judgements.children)), 2)
    ]
    return sorted(pairs, key=lambda pair: -(pair.dispersion or 0))


def band_of(consensus: float | None) -> str | None:
    """Return the word for a consensus, if there is one."""
    return None if consensus is None else consensus_band(consensus)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
