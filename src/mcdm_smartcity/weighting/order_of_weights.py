"""Is the order of weights sure? Neighbours in it that samples put the other way round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements
from mcdm_smartcity.weighting.methods.comparisons import known_pairs
from mcdm_smartcity.weighting.methods.sampled_priorities import overlap
from mcdm_smartcity.weighting.weights import NodeWeight

ALL_CRITERIA = "all criteria"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """
    Two nodes that follow each other in the order of weights.

    Attributes
    ----------
    among
        The node whose children are compared, or ``ALL_CRITERIA``.
    heavier, lighter
        The two, by their weights without noise; equal ones in the order of the study.
    overlap
        Share of the samples in which the lighter is at least as heavy, 0 to 1.
    """

    among: str
    heavier: str
    lighter: str
    overlap: float


def neighbours_of(
    study: Study, given: Sequence[NodeWeight], drawn: FloatArray
) -> Iterator[Neighbours]:
    """Yield neighbours among all criteria, then among the children of each inner node.

    `drawn` holds samples of the overall weights of the given nodes, shape (samples, n). Criteria
    that are all children of the goal are one family, and named once.
    """
    families = {ALL_CRITERIA: tuple(criterion.id for criterion in study.criteria)}
    for parent in study.hierarchy.inner_nodes():
        children = study.hierarchy.children(parent)
        if set(children) != set(families[ALL_CRITERIA]):
            families[parent] = children
    place = {entry.node: k for k, entry in enumerate(given)}
    weight = {entry.node: entry.overall for entry in given}
    for among, members in families.items():
        order = sorted(members, key=lambda node: -weight[node])
        pairs = list(pairwise(order))
        if pairs:
            shares = overlap(drawn[:, [[place[one], place[two]] for one, two in pairs]])[:, 1, 0]
            for (one, two), share in zip(pairs, shares.tolist(), strict=True):
                yield Neighbours(among, one, two, share)


def open_pairs(pairs: Sequence[Neighbours], level: float) -> tuple[Neighbours, ...]:
    """Return the pairs whose difference has an interval of this level that holds 0."""
    return tuple(pair for pair in pairs if pair.overlap > (1 - level) / 2)


def notes_on_order(
    pairs: Sequence[Neighbours], undecided: Sequence[Neighbours], level: float, *, sampled: bool
) -> Iterator[Note]:
    """Yield which neighbours cannot be told apart, each pair once."""
    if not sampled:
        yield Note("no_noise")
        return
    if pairs and not undecided:
        yield Note("settled_order", (f"{level:.0%}",))
    told = {(pair.heavier, pair.lighter): pair.overlap for pair in undecided}
    for (heavier, lighter), share in told.items():
        yield Note("open_order", (heavier, lighter, f"{share:.0%}"))


def notes_on_voices(judged: Sequence[NodeJudgements]) -> Iterator[Note]:
    """Yield the nodes on which no pair was judged by more than one judge."""
    for judgements in judged:
        if known_pairs(judgements.matrices).sum(axis=0).max(initial=0) < 2:  # noqa: PLR2004 - one has no spread
            yield Note("one_voice", (judgements.node,))
