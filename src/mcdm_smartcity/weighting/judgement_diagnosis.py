"""How one judge's answers on one node contradict each other, and what would mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.weighting.agreement import Reference
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements
from mcdm_smartcity.weighting.methods.comparisons import known_pairs
from mcdm_smartcity.weighting.methods.consistency import eigenvector_and_consistency
from mcdm_smartcity.weighting.methods.geometric_consistency import (
    geometric_consistency_index,
    geometric_consistency_limit,
)
from mcdm_smartcity.weighting.methods.random_index import SMALLEST
from mcdm_smartcity.weighting.methods.repair import repair
from mcdm_smartcity.weighting.methods.triads import (
    circular_triads,
    congruence,
    dissonance,
    koczkodaj,
)
from mcdm_smartcity.weighting.methods.worst_judgements import worst_judgements

# A judgement that differs from what the others imply by less than this contradicts nothing.
LEAST_ERROR = 1e-9


@dataclass(frozen=True, slots=True)
class SuggestedChange:
    """One judgement to reconsider: `first` over `second`, as given and as suggested."""

    first: str
    second: str
    given: float
    suggested: float


@dataclass(frozen=True, slots=True)
class JudgementDiagnosis:
    """
    One judge on one node.

    Attributes
    ----------
    node, judge, size, missing
        Where, who, number of items, and of pairs without an answer.
    ratio
        Consistency ratio.
    geometric_index, geometric_limit
        Geometric consistency index, and what goes with the limit of the ratio for so many items.
    koczkodaj, congruence, dissonance, circular_triads
        How far triads contradict each other, and how many no ranking can put in order.
    worst, ratio_if_revised
        The judgement that fits the others least, with the value that these suggest, and the ratio
        with that value instead; None if nothing contradicts.
    proposal, ratio_if_repaired
        The least change that brings the ratio under the limit, largest first: a proposal for the
        judge, never applied. Empty if nothing has to change, None if it was not asked for or the
        ratio is unknown.
    notes
        Why a measure is None.
    """

    node: str
    judge: str
    size: int
    missing: int
    ratio: float | None
    geometric_index: float | None
    geometric_limit: float | None
    koczkodaj: float | None
    congruence: float | None
    dissonance: float | None
    circular_triads: int | None
    worst: SuggestedChange | None
    ratio_if_revised: float | None
    proposal: tuple[SuggestedChange, ...] | None
    ratio_if_repaired: float | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a diagnosis shall say: by which limit and table, and whether with proposals."""

    limit: float
    refer: Reference
    proposals: bool


def diagnoses_on(judgements: NodeJudgements, asked: Asked) -> Iterator[JudgementDiagnosis]:
    """Yield the diagnosis of each judge on a node; all judges are measured in one batch."""
    size = len(judgements.children)
    connected = judgements.connected()
    ratios, served = _ratios(judgements, connected, asked.refer)
    indices = _where_connected(judgements, connected, geometric_consistency_index)
    triads = np.array([f(judgements.matrices) for f in (koczkodaj, congruence, dissonance)])
    circles = circular_triads(judgements.matrices)
    given = known_pairs(judgements.matrices).sum(axis=(-1, -2)) // 2
    checkable = size >= SMALLEST
    for k, judge in enumerate(judgements.judges):
        ratio = _known(ratios[k]) if checkable else None
        worst, revised = _worst(judgements, k, ratio, served[k])
        changes, repaired = _proposal(judgements, k, ratio, served[k], asked)
        worst_triad, mean_triad, reversed_triads = (
            _known(value) if checkable else None for value in triads[:, k]
        )
        yield JudgementDiagnosis(
            node=judgements.node,
            judge=judge,
            size=size,
            missing=size * (size - 1) // 2 - int(given[k]),
            ratio=ratio,
            geometric_index=_known(indices[k]) if checkable else None,
            geometric_limit=(
                geometric_consistency_limit(size, ratio=asked.limit) if checkable else None
            ),
            koczkodaj=worst_triad,
            congruence=mean_triad,
            dissonance=reversed_triads,
            circular_triads=None if worst_triad is None else int(circles[k]),
            worst=worst,
            ratio_if_revised=revised,
            proposal=changes,
            ratio_if_repaired=repaired,
            notes=tuple(_notes(judgements, judge, ratio, worst_triad, whole=bool(connected[k]))),
        )


def _ratios(
    judgements: NodeJudgements, connected: BoolArray, refer: Reference
) -> tuple[FloatArray, FloatArray]:
    """Consistency ratios of all judges, and the random indices behind them, for later ratios."""
    ratios, served = np.full((2, len(connected)), np.nan)
    if connected.any():
        found = eigenvector_and_consistency(
            judgements.matrices[connected], refer.table, simulate=refer.simulate
        )
        ratios[connected], served[connected] = found.consistency_ratio, found.random_index
    return ratios, served


def _where_connected(
    judgements: NodeJudgements, connected: BoolArray, measure: Callable[[FloatArray], FloatArray]
) -> FloatArray:
    values = np.full(len(connected), np.nan)
    if connected.any():
        values[connected] = measure(judgements.matrices[connected])
    return values


def _worst(
    judgements: NodeJudgements, k: int, ratio: float | None, served: float
) -> tuple[SuggestedChange | None, float | None]:
    if ratio is None:
        return None, None
    found = worst_judgements(judgements.matrices[k], 1, random_index=float(served))[0]
    if found.error < LEAST_ERROR:
        return None, None
    change = _change(judgements, found.i, found.j, found.given, found.suggested)
    return change, _known(found.ratio_if_replaced)


def _proposal(
    judgements: NodeJudgements, k: int, ratio: float | None, served: float, asked: Asked
) -> tuple[tuple[SuggestedChange, ...] | None, float | None]:
    if ratio is None or not asked.proposals:
        return None, None
    if ratio <= asked.limit:
        return (), ratio
    found = repair(judgements.matrices[k], asked.limit, random_index=float(served))
    changes = tuple(
        _change(judgements, one.i, one.j, one.given, one.proposed) for one in found.changes
    )
    return changes, found.ratio_after


def _change(
    judgements: NodeJudgements, i: int, j: int, given: float, suggested: float
) -> SuggestedChange:
    """Turn a change so that the first item is the one that was judged the more important."""
    first, second = judgements.children[i], judgements.children[j]
    if given < 1:
        return SuggestedChange(second, first, 1 / given, 1 / suggested)
    return SuggestedChange(first, second, given, suggested)


def _notes(
    judgements: NodeJudgements, judge: str, ratio: float | None, triad: float | None, *, whole: bool
) -> Iterator[Note]:
    if len(judgements.children) < SMALLEST:
        yield Note("two_items", (judge, judgements.node))
    elif not whole:
        yield Note("disconnected", (judge, judgements.node))
    elif ratio is None:
        yield Note("unchecked", (judge, judgements.node))
    elif triad is None:
        yield Note("no_triad", (judge, judgements.node))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
