"""Who thinks like whom: similarities and clusters of judges by name."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.numerics.answer import Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.similarity import judge_clusters

Clusters: TypeAlias = tuple[tuple[str, ...], ...]


def clusters_of(judges: Sequence[str], similarity: FloatArray, threshold: float) -> Clusters:
    """
    Return judges who think alike, each group in the order of the judges.

    Two judges who share no node have an unknown similarity, NaN, and count as not alike at all.
    """
    if not judges:
        return ()
    labels = judge_clusters(np.nan_to_num(similarity), threshold=threshold)
    return tuple(
        tuple(judge for judge, label in zip(judges, labels, strict=True) if label == group)
        for group in range(int(labels.max()) + 1)
    )


def mean_similarity(
    judges: Sequence[Sequence[str]],
    similarities: Sequence[FloatArray],
    weights: Sequence[float],
    order: Sequence[str],
) -> tuple[tuple[str, ...], FloatArray]:
    """
    Return the judges of any node, and their mean similarity weighted over nodes, shape (k, k).

    A pair has the mean over the nodes that both judged, and NaN if there is none or these weigh
    nothing. A judge is like himself: 1.
    """
    present = {judge for names in judges for judge in names}
    everybody = tuple(judge for judge in order if judge in present)
    place = {judge: k for k, judge in enumerate(everybody)}
    total = np.zeros((len(everybody), len(everybody)))
    weighed = np.zeros_like(total)
    for names, similarity, weight in zip(judges, similarities, weights, strict=True):
        at = np.ix_([place[name] for name in names], [place[name] for name in names])
        total[at] += weight * similarity
        weighed[at] += weight
    mean: FloatArray = np.where(weighed > 0, total / np.where(weighed > 0, weighed, 1), np.nan)
    np.fill_diagonal(mean, 1)
    return everybody, mean


def similarity_rows(judges: Sequence[str], similarity: FloatArray) -> list[Row]:
    """Return one row for each judge, with the similarity to every judge; None if unknown."""
    return [
        {"judge": judge}
        | {
            other: None if np.isnan(value) else value
            for other, value in zip(judges, row, strict=True)
        }
        for judge, row in zip(judges, similarity.tolist(), strict=True)
    ]
