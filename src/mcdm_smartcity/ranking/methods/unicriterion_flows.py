"""How much each program is preferred to the others, and they to it, on each criterion by itself.

Small tables compare all pairs at once. Columns of large ones are sorted, so that a program's
preferences over all others are differences of prefix sums: O(n log n) time and O(n) memory for each
criterion (Calders and Van Assche 2018, Omega 76:63-69). Only the Gaussian shape has no such
shortcut; its pairs are taken in blocks of rows. All ways compare differences of scores as they are,
`a - b > threshold`, so that they agree at every jump.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    IntArray,
    weighted_total,
)
from mcdm_smartcity.ranking.engine.blocks import BLOCK_ENTRIES
from mcdm_smartcity.ranking.methods.preference_shapes import Form, Preferences, preference

# Up to this many programs all pairs are compared at once.
FEW = 48
# Beyond so many inflection points a Gaussian preference is 1 in double precision.
CERTAIN = 9


class UnicriterionFlows(NamedTuple):
    """Mean preference of each program over the others, and of the others over it, (..., n, m)."""

    leaving: FloatArray
    entering: FloatArray


def unicriterion_flows(
    matrix: FloatArray, benefit: BoolArray, preferences: Preferences
) -> UnicriterionFlows:
    """Return the flows of each program on each criterion; zeros if there is one program."""
    programs = matrix.shape[-2]
    with np.errstate(over="ignore"):  # a difference beyond the largest number is preferred
        if programs <= FEW:
            turned = matrix if benefit.all() else np.where(benefit, matrix, -matrix)
            leaving, entering = _of_all_pairs(turned, preferences)
        else:
            leaving, entering = np.empty_like(matrix), np.empty_like(matrix)
            for table in np.ndindex(matrix.shape[:-2]):
                found = _of_columns(matrix[table], benefit, preferences)
                for j, (over, under) in enumerate(found):
                    leaving[table][:, j], entering[table][:, j] = over, under
    others = max(programs - 1, 1)
    leaving /= others
    entering /= others
    return UnicriterionFlows(leaving, entering)


def net_flows(
    matrix: FloatArray, weights: FloatArray, benefit: BoolArray, preferences: Preferences
) -> FloatArray:
    """Return the weighted net flow of each program, shape (..., n).

    Of one table under one vector of weights column by column, so that no further table is held.
    """
    programs = matrix.shape[-2]
    if programs <= FEW or matrix.ndim > MATRIX_DIMENSIONS or weights.ndim > 1:
        flows = unicriterion_flows(matrix, benefit, preferences)
        return weighted_total(np.subtract(*flows, out=flows.leaving), weights)
    net = np.zeros(programs)
    with np.errstate(over="ignore"):
        found = _of_columns(matrix, benefit, preferences)
        for weight, (over, under) in zip(weights, found, strict=True):
            net += weight * (over - under)
    scores: FloatArray = (net / (programs - 1)).astype(matrix.dtype, copy=False)
    return scores


def _of_all_pairs(matrix: FloatArray, preferences: Preferences) -> tuple[FloatArray, FloatArray]:
    programs, criteria = matrix.shape[-2:]
    step = max(1, 8 * BLOCK_ENTRIES // (programs * programs * criteria))
    stack = matrix.reshape(-1, programs, criteria)
    if len(stack) <= step:
        pairs = preferences.of(matrix[..., :, np.newaxis, :] - matrix[..., np.newaxis, :, :])
        return np.add.reduce(pairs, axis=-2), np.add.reduce(pairs, axis=-3)
    leaving, entering = np.empty_like(stack), np.empty_like(stack)
    for start in range(0, len(stack), step):
        part = slice(start, start + step)
        leaving[part], entering[part] = _of_all_pairs(stack[part], preferences)
    return leaving.reshape(matrix.shape), entering.reshape(matrix.shape)


def _of_columns(
    matrix: FloatArray, benefit: BoolArray, preferences: Preferences
) -> Iterator[tuple[FloatArray, FloatArray]]:
    forms = zip(matrix.T, benefit, *preferences, strict=True)
    for column, more_is_better, form, low, high in forms:
        yield _of_column(column if more_is_better else -column, form, low, high)


def _of_column(
    column: FloatArray, form: Form, low: FloatArray, high: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Sums of preferences over all others and of all others, for each program, (n,)."""
    order = np.argsort(column)
    ordered = column[order]
    rises = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    starts = np.flatnonzero(rises)
    levels, counts = ordered[starts], np.diff(np.append(starts, len(column)))
    if form == "bell":
        over, under = _bells(levels, counts, high)
    else:
        sums = _step_sums if form == "steps" else _ramp_sums
        over = sums(levels, counts, low, high)
        under = sums(-levels[::-1], counts[::-1], low, high)[::-1]
    which = np.empty(len(column), dtype=np.intp)
    which[order] = np.cumsum(rises) - 1
    return over[which], under[which]


def _step_sums(
    levels: FloatArray, counts: IntArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    below = np.append(0, np.cumsum(counts))
    first = below[_levels_beyond(levels, low)]
    second = first if low == high else below[_levels_beyond(levels, high)]
    sums: FloatArray = (first + second) / 2
    return sums


def _ramp_sums(
    levels: FloatArray, counts: IntArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Σ over levels below of the ramp: all of those beyond `high`, a line for those before.

    Levels are measured from the start of their group, where a gap wider than the ramp begins a new
    one, so that an outlier costs the others no digit; sums are kept in extended precision.
    """
    gaps = np.append(False, levels[1:] - levels[:-1] > high)
    start = levels[np.maximum.accumulate(np.where(gaps, np.arange(len(levels)), 0))]
    line = levels.astype(np.longdouble)
    line -= start
    sums = np.zeros(len(levels) + 1, dtype=np.longdouble)
    np.multiply(line, counts, out=sums[1:])
    np.cumsum(sums, out=sums)
    below = np.append(0, np.cumsum(counts))
    certain, any_at_all = _levels_beyond(levels, high), _levels_beyond(levels, low)
    between = below[any_at_all] - below[certain]
    line -= low
    line *= between
    line -= sums[any_at_all]
    line += sums[certain]
    line /= np.longdouble(high) - low
    total: FloatArray = np.clip(line, 0, between).astype(np.float64)
    total += below[certain]
    return total


def _levels_beyond(levels: FloatArray, threshold: FloatArray) -> IntArray:
    """How many levels lie below each level by more than the threshold, (L,), for rising levels."""
    places = np.arange(len(levels))
    if threshold == 0:
        return places
    found = np.searchsorted(levels, levels - threshold)
    # The difference that counts is rounded otherwise than the sum just searched for.
    padded = np.concatenate([[-np.inf], levels, [np.inf]]).astype(levels.dtype)
    right = (levels - padded[found] > threshold) & ~(levels - padded[found + 1] > threshold)
    wrong = np.flatnonzero(~right)
    if wrong.size:
        found[wrong] = _bisected(levels, levels[wrong], wrong, threshold)
    return found


def _bisected(
    levels: FloatArray, own: FloatArray, least_not: IntArray, threshold: FloatArray
) -> IntArray:
    lowest, highest = np.zeros_like(least_not), least_not.copy()
    while (lowest < highest).any():
        middle = (lowest + highest) // 2
        beyond = own - levels[middle] > threshold
        lowest, highest = (
            np.where(beyond & (lowest < highest), middle + 1, lowest),
            np.where(beyond, highest, middle),
        )
    return lowest


def _bells(
    levels: FloatArray, counts: IntArray, inflection: FloatArray
) -> tuple[FloatArray, FloatArray]:
    over, under = np.zeros(len(levels)), np.zeros(len(levels))
    below = np.append(0, np.cumsum(counts))
    step = max(1, BLOCK_ENTRIES // len(levels))
    for start in range(0, len(levels), step):
        rows = slice(start, min(start + step, len(levels)))
        # Levels further below than this are preferred to with certainty.
        certain = int((levels[start] - levels > CERTAIN * inflection).sum())
        near = slice(certain, rows.stop)
        differences = levels[rows, np.newaxis] - levels[near]
        bells = preference("bell", differences, inflection, inflection)
        over[rows] = below[certain] + bells @ counts[near]
        under[near] += counts[rows] @ bells
        under[:certain] += counts[rows].sum()
    return over, under
