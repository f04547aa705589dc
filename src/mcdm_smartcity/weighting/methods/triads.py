"""How far judgements contradict each other, three items at a time."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.weighting.methods.comparisons import (
    RECIPROCITY_TOLERANCE,
    as_comparisons,
    known_pairs,
)
from mcdm_smartcity.weighting.methods.random_index import SMALLEST


def koczkodaj(comparisons: ArrayLike) -> FloatArray:
    """
    Worst contradiction of any three judgements: how far the worst triad is from a_ij a_jk = a_ik.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing; they
        need not connect all items. A triad with a missing judgement is left out.

    Returns
    -------
    Indices, shape (...,), from 0 (no contradiction) to below 1; 0 for one or two items, NaN where
    missing judgements leave no triad of three or more items.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.

    Notes
    -----
    Koczkodaj (1993), Mathematical and Computer Modelling 18:79-84: the largest over all triads of
    the smaller of |1 − a_ij a_jk / a_ik| and |1 − a_ik / (a_ij a_jk)|, which is 1 − exp(−d) for a
    triad whose direct and indirect logarithms differ by d.

    Examples
    --------
    >>> round(float(koczkodaj([[1, 2, 4], [1/2, 1, 3], [1/4, 1/3, 1]])), 4)
    0.3333
    """
    matrix = as_comparisons(comparisons)
    worst = np.zeros(matrix.shape[:-2])
    for direct, indirect in _detours(matrix):
        apart = np.nan_to_num(np.abs(direct - indirect))
        worst = np.maximum(worst, apart.max(axis=(-1, -2)))
    return _where_triads(matrix, -np.expm1(-worst))


def congruence(comparisons: ArrayLike) -> FloatArray:
    """
    Mean contradiction: how far apart, in logarithms, direct and indirect judgements are.

    Parameters
    ----------
    comparisons
        As for `koczkodaj`, shape (..., m, m).

    Returns
    -------
    Means of |ln a_ij − ln(a_ik a_kj)| over all pairs and third items, shape (...,), at least 0;
    0 and NaN as for `koczkodaj`.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.

    Notes
    -----
    Siraj, Mikhailov and Keane (2015), European J. Operational Research 242:557-567.

    Examples
    --------
    >>> round(float(congruence([[1, 2, 4], [1/2, 1, 3], [1/4, 1/3, 1]])), 4)  # ln(2 * 3 / 4)
    0.4055
    """
    matrix = as_comparisons(comparisons)
    total = np.zeros(matrix.shape[:-2])
    for direct, indirect in _detours(matrix):
        total += np.nan_to_num(np.abs(direct - indirect)).sum(axis=(-1, -2))
    return _where_triads(matrix, total / np.maximum(_count_detours(matrix), 1))


def dissonance(comparisons: ArrayLike) -> FloatArray:
    """
    Share of indirect judgements that reverse the direct one: it prefers i, they prefer j.

    Parameters
    ----------
    comparisons
        As for `koczkodaj`, shape (..., m, m).

    Returns
    -------
    Shares of all pairs and third items, shape (...,), 0 to 1; 0 and NaN as for `koczkodaj`. A
    ratio within 1e-6 of 1 prefers nobody, and so reverses nothing.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.

    Notes
    -----
    Siraj, Mikhailov and Keane (2015), European J. Operational Research 242:557-567.

    Examples
    --------
    >>> round(float(dissonance([[1, 2, 1/2], [1/2, 1, 3], [2, 1/3, 1]])), 4)
    1.0
    """
    matrix = as_comparisons(comparisons)
    reversed_ones = np.zeros(matrix.shape[:-2])
    for direct, indirect in _detours(matrix):
        down = (direct > RECIPROCITY_TOLERANCE) & (indirect < -RECIPROCITY_TOLERANCE)
        up = (direct < -RECIPROCITY_TOLERANCE) & (indirect > RECIPROCITY_TOLERANCE)
        reversed_ones += (down | up).sum(axis=(-1, -2))
    return _where_triads(matrix, reversed_ones / np.maximum(_count_detours(matrix), 1))


def circular_triads(comparisons: ArrayLike) -> IntArray:
    """
    Number of three items that no ranking can put in order: a over b, b over c, yet c over a.

    Parameters
    ----------
    comparisons
        As for `koczkodaj`, shape (..., m, m).

    Returns
    -------
    Whole numbers, shape (...,), from 0 to m (m − 1)(m − 2) / 6. Three items count if one can go
    round them with at least one step down and none up; so a over b counts also if both equal c.
    A ratio within 1e-6 of 1 is a tie; three items with a missing judgement do not count.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal.

    Notes
    -----
    Kendall and Babington Smith (1940), Biometrika 31:324-345; with ties Kułakowski (2018),
    European J. Operational Research 270:314-327.

    Examples
    --------
    >>> int(circular_triads([[1, 2, 1/2], [1/2, 1, 3], [2, 1/3, 1]]))
    1
    """
    logarithms = np.log(as_comparisons(comparisons))
    others = ~np.eye(logarithms.shape[-1], dtype=bool)
    down = others & (logarithms > RECIPROCITY_TOLERANCE)
    not_up = others & (logarithms >= -RECIPROCITY_TOLERANCE)
    # Walks round three items, taken from each of them, but for those along three ties.
    circles: IntArray = (_closed_walks(not_up) - _closed_walks(not_up & ~down)) // 3
    return circles


def _closed_walks(steps: BoolArray) -> IntArray:
    """Number of walks of three steps that end where they began."""
    step = steps.astype(np.int64)
    walks: IntArray = ((step @ step) * np.swapaxes(step, -1, -2)).sum(axis=(-1, -2))
    return walks


def _detours(matrix: FloatArray) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Logarithms of each pair i < j, directly and through each third item, NaN where missing."""
    size = matrix.shape[-1]
    logarithms = np.log(matrix)
    direct = np.where(np.triu(np.ones((size, size), dtype=bool), 1), logarithms, np.nan)
    for third in range(size):
        indirect = logarithms[..., :, third, np.newaxis] + logarithms[..., np.newaxis, third, :]
        indirect[..., third, :] = indirect[..., :, third] = np.nan
        yield direct, indirect


def _count_detours(matrix: FloatArray) -> IntArray:
    # Each triad has a detour for each of its three pairs, and six closed walks.
    count: IntArray = _closed_walks(known_pairs(matrix)) // 2
    return count


def _where_triads(matrix: FloatArray, measure: FloatArray) -> FloatArray:
    nothing = 0.0 if matrix.shape[-1] < SMALLEST else np.nan
    result: FloatArray = np.where(_count_detours(matrix) > 0, measure, nothing)
    return result.astype(matrix.dtype)
