"""Which judgements to talk about: where judges contradict themselves, and each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements
from mcdm_smartcity.weighting.methods.comparisons import known_pairs
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector

# An answer within a factor of 1.5 of what the others imply is no reason for a talk.
LEAST_ERROR = float(np.log(1.5))


@dataclass(frozen=True, slots=True)
class Revisit:
    """
    A judgement that the same judge's other answers contradict.

    Attributes
    ----------
    judge, node, first, second
        Who said it, where, and of which pair, turned so that `given` is at least 1.
    given, suggested
        How many times as important `first` is as `second`: as said, and as the judge's priorities
        imply (Saaty 2003, European J. Operational Research 145:85-91).
    """

    judge: str
    node: str
    first: str
    second: str
    given: float
    suggested: float


@dataclass(frozen=True, slots=True)
class Dissent:
    """
    A pair on which the judges lie furthest apart.

    Attributes
    ----------
    node, first, second
        Where, and which pair.
    lowest, highest
        Least and greatest answer: how many times as important `first` is as `second`.
    lowest_judge, highest_judge
        Who gave them.
    """

    node: str
    first: str
    second: str
    lowest: float
    highest: float
    lowest_judge: str
    highest_judge: str


def revisits(judged: Sequence[NodeJudgements], count: int = 3) -> tuple[Revisit, ...]:
    """Return the judgements with the largest errors of all judges and nodes, largest first."""
    found = sorted(
        (entry for judgements in judged for entry in _revisits_on(judgements, count)),
        key=lambda entry: -entry[0],
    )
    return tuple(revisit for _, revisit in found[:count])


def _revisits_on(judgements: NodeJudgements, count: int) -> Iterator[tuple[float, Revisit]]:
    connected = judgements.connected()
    if len(judgements.children) < 3 or not connected.any():  # noqa: PLR2004 - pairs cannot err
        return
    matrices = judgements.matrices[connected]
    judges = [judge for judge, whole in zip(judgements.judges, connected, strict=True) if whole]
    priorities = eigenvector(matrices)
    implied = priorities[:, :, np.newaxis] / priorities[:, np.newaxis, :]
    errors = np.where(known_pairs(matrices), np.abs(np.log(matrices / implied)), 0)
    # Each pair once, as the side that is at least 1.
    errors = np.where(np.triu(matrices >= 1, 1) | np.tril(matrices > 1, -1), errors, 0)
    for place in np.argsort(-errors, axis=None, kind="stable")[:count]:
        k, i, j = (int(part) for part in np.unravel_index(place, errors.shape))
        if errors[k, i, j] >= LEAST_ERROR:
            pair = (judgements.children[i], judgements.children[j])
            values = (float(matrices[k, i, j]), float(implied[k, i, j]))
            yield float(errors[k, i, j]), Revisit(judges[k], judgements.node, *pair, *values)


def dissents(judged: Sequence[NodeJudgements], count: int = 3) -> tuple[Dissent, ...]:
    """Return the pairs on which the judges' answers spread most, largest spread first."""
    found = sorted(
        (entry for judgements in judged for entry in _dissents_on(judgements)),
        key=lambda entry: -entry[0],
    )
    return tuple(dissent for _, dissent in found[:count])


def _dissents_on(judgements: NodeJudgements) -> Iterator[tuple[float, Dissent]]:
    size = len(judgements.children)
    for i in range(size):
        for j in range(i + 1, size):
            said = judgements.matrices[:, i, j]
            given = np.flatnonzero(~np.isnan(said))
            if len(given) < 2:  # noqa: PLR2004 - one answer has no spread
                continue
            low, high = (given[pick(said[given])] for pick in (np.argmin, np.argmax))
            spread = float(np.std(np.log(said[given])))
            if spread > 0:
                pair = (judgements.children[i], judgements.children[j])
                ends = (float(said[low]), float(said[high]))
                judges = (judgements.judges[low], judgements.judges[high])
                yield spread, Dissent(judgements.node, *pair, *ends, *judges)
