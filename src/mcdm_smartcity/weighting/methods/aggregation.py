"""From many people's judgements to one, and how far they agree."""

import math

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray, as_matrix, as_weights
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons

STACK_DIMENSIONS = 3
LARGEST_JUDGEMENT = 9


def aggregate_judgements(comparisons: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """
    One matrix for a group: the weighted geometric mean of each judgement over the judges (AIJ).

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix a judge, shape (..., k, m, m), NaN where a judgement is
        missing.
    weights
        Importance of each judge, shape (k,), equal if not given.

    Returns
    -------
    The group's matrix, shape (..., m, m), reciprocal. A pair is averaged over those who judged
    it, and is NaN if nobody did.

    Raises
    ------
    InvalidComparisonsError
        Not of shape (..., k, m, m), no judge, or a matrix that is not positive and reciprocal.
    InvalidWeightsError
        Weights are negative, all zero, or not one per judge.

    Notes
    -----
    Aczél and Saaty (1983), J. Mathematical Psychology 27:93-102: the only mean that keeps
    reciprocity and is the same for every judge.

    Examples
    --------
    >>> aggregate_judgements([[[1, 4], [1/4, 1]], [[1, 1], [1, 1]]]).tolist()
    [[1.0, 2.0], [0.5, 1.0]]
    """
    matrices = as_comparisons(comparisons)
    if matrices.ndim < STACK_DIMENSIONS:
        raise InvalidComparisonsError(
            f"comparisons must have shape (judges, m, m), not {matrices.shape}"
        )
    judges = matrices.shape[-3]
    if not judges:
        raise InvalidComparisonsError("comparisons must come from at least one judge")
    given = np.ones(judges) if weights is None else weights
    shares = as_weights(given, judges, "weights of judges", "judge")
    known = ~np.isnan(matrices)
    share = np.where(known, shares[:, np.newaxis, np.newaxis], 0)
    total = share.sum(axis=-3)
    logarithms = (share * np.log(np.where(known, matrices, 1))).sum(axis=-3)
    mean = np.exp(logarithms / np.where(total > 0, total, 1))
    return as_comparisons(np.where(total > 0, mean, np.nan).astype(matrices.dtype))


def consensus(priorities: ArrayLike) -> float:
    """
    How far judges agree on priorities: 0 not at all, 1 completely (Goepel's S*).

    Parameters
    ----------
    priorities
        One vector of priorities a judge, shape (k, m), each summing to 1.

    Returns
    -------
    The indicator, 0 to 1. One judge, or one item, agrees with itself: 1. Usual bands: up to 0.5
    very low, to 0.65 low, to 0.75 moderate, to 0.85 high, above very high.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Not of shape (k, m), or priorities that are no shares.

    Notes
    -----
    Goepel (2018), Int. J. Analytic Hierarchy Process 10:469-487, from Shannon's entropies of the
    judges' priorities and of their mean. The correction assumes judgements up to 9 and is that of
    2018; the version of 2013 differs for fewer judges than items.

    Examples
    --------
    >>> consensus([[0.5, 0.5], [0.5, 0.5]])
    1.0
    """
    given = as_matrix(priorities, "priorities", "judges, items")
    shares = as_weights(given, given.shape[-1], "priorities", "item")
    size = shares.shape[-1]
    if size == 1 or (shares == shares[0]).all():
        return 1.0
    between = _entropy(shares.mean(axis=0)) - float(np.mean([_entropy(row) for row in shares]))
    floor = math.exp(_least_entropy(size)) / size
    indicator = (math.exp(-between) - floor) / (1 - floor)
    return float(min(1.0, max(0.0, indicator)))


def _entropy(shares: FloatArray) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())


def _least_entropy(size: int) -> float:
    """Entropy of one judge for whom one item is 9 times as important as all others."""
    top = LARGEST_JUDGEMENT / (size + LARGEST_JUDGEMENT - 1)
    rest = 1 / (size + LARGEST_JUDGEMENT - 1)
    return -top * math.log(top) - (size - 1) * rest * math.log(rest)
