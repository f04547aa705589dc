"""Matrices of pairwise comparisons: what makes one valid, and what it connects."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import DisconnectedComparisonsError, InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, BoolArray, FloatArray, as_floats
from mcdm_smartcity.weighting.methods.stacks import as_matrices, as_stack, blocks_of

RECIPROCITY_TOLERANCE = 1e-6


def as_comparisons(comparisons: ArrayLike) -> FloatArray:
    """
    Return comparisons of shape (..., m, m) as exactly reciprocal ratios, NaN where missing.

    The larger entry of a pair is kept and the other becomes its inverse, so that 3 and 0.3333333
    mean 3 to 1. A pair given on one side only is completed by its inverse.

    Raises
    ------
    InvalidComparisonsError
        Not square; an entry zero, negative or infinite; a diagonal entry other than 1; or a pair
        whose product is off 1 by more than 1e-6. The message names the first such pair.
    """
    try:
        given = as_floats(comparisons, "comparisons")
    except ValueError as error:
        raise InvalidComparisonsError(str(error)) from None
    shape = given.shape
    if given.ndim < MATRIX_DIMENSIONS or shape[-1] != shape[-2] or shape[-1] == 0:
        raise InvalidComparisonsError(f"comparisons must be square, (..., m, m), not {shape}")
    complete = _exactly_reciprocal(given)
    return _checked(given) if complete is None else complete


def as_one_matrix(comparisons: ArrayLike) -> FloatArray:
    """Return one matrix of comparisons, shape (m, m), in double precision, or raise."""
    matrix = as_comparisons(comparisons).astype(np.float64)
    if matrix.ndim != MATRIX_DIMENSIONS:
        raise InvalidComparisonsError(f"comparisons must have shape (m, m), not {matrix.shape}")
    return matrix


def _checked(given: FloatArray) -> FloatArray:
    """Return valid comparisons as exactly reciprocal ratios, or name what is wrong."""
    _refuse(np.isinf(given) | (given <= 0), given, "must be positive and finite; NaN means missing")
    _refuse(_off_diagonal(given), given, "must be 1: an item is as important as itself")
    return _reciprocal(given)


def known_pairs(comparisons: FloatArray) -> BoolArray:
    """Where a comparison of two different items is given, (..., m, m)."""
    known: BoolArray = ~np.isnan(comparisons) & ~np.eye(comparisons.shape[-1], dtype=bool)
    return known


def is_complete(comparisons: FloatArray) -> bool:
    """Whether no judgement of valid comparisons is missing."""
    # Sums of positive numbers may overflow, but are NaN only if one of them is.
    with np.errstate(over="ignore"):
        return not np.isnan(comparisons.sum())


def require_connected(comparisons: FloatArray) -> None:
    """Raise and name the groups if the given comparisons do not connect all items."""
    if is_complete(comparisons) or _all_connected(as_stack(known_pairs(comparisons))):
        return
    reached = reachable(comparisons)
    for index in np.argwhere(~reached.all(axis=(-1, -2))):
        named = " and ".join(str(group) for group in groups_of(reached[tuple(index)]))
        raise DisconnectedComparisonsError(
            f"the judgements compare items only within the groups {named} (counted from 0); "
            "give at least one judgement between them"
        )


def reachable(comparisons: FloatArray) -> BoolArray:
    """Which items a chain of given comparisons connects, (..., m, m)."""
    size = comparisons.shape[-1]
    reached = known_pairs(comparisons) | np.eye(size, dtype=bool)
    for _ in range(max(1, (size - 1).bit_length())):
        reached = (reached.astype(np.int64) @ reached.astype(np.int64)) > 0
    return reached


def _all_connected(known: BoolArray) -> bool:
    """Whether in each graph (m, m, s) a chain leads from the first item to every other."""
    reached = known[0].copy()
    reached[0] = True
    for _ in range(len(known)):
        if reached.all():
            return True
        reached |= (known & reached[:, np.newaxis]).any(axis=0)
    return False


def groups_of(reached: BoolArray) -> list[list[int]]:
    """Groups of items that are connected with each other, from one matrix of `reachable`."""
    first = np.argmax(reached, axis=-1)
    return [np.flatnonzero(first == leader).tolist() for leader in np.unique(first)]


def _exactly_reciprocal(given: FloatArray) -> FloatArray | None:
    """The same as `_checked` in fewer passes, if nothing is missing and nothing wrong.

    The result is a view of a stack, since that is how kernels of many matrices read it.
    """
    size, stack = given.shape[-1], as_stack(given)
    rows, columns = np.triu_indices(size, 1)
    result = np.empty(stack.shape, dtype=given.dtype)
    for part in blocks_of(stack):
        block = np.array(stack[..., part], order="C")
        upper, lower = block[rows, columns], block[columns, rows]
        if not _valid(block[range(size), range(size)], upper, lower):
            return None
        larger = np.maximum(upper, lower)
        smaller = 1 / larger
        # Products with 0 and 1 choose exactly, and faster than a choice by unpredictable truths.
        above = (upper >= lower).astype(given.dtype)
        below = 1 - above
        block[rows, columns] = above * larger + below * smaller
        block[columns, rows] = above * smaller + below * larger
        block[range(size), range(size)] = 1
        result[..., part] = block
    return as_matrices(result, given.shape)


def _valid(diagonal: FloatArray, upper: FloatArray, lower: FloatArray) -> bool:
    """Whether all is given, positive, finite and reciprocal; NaN fails every comparison."""
    tolerance = RECIPROCITY_TOLERANCE
    with np.errstate(invalid="ignore", over="ignore"):
        return bool(
            (np.abs(diagonal - 1) <= tolerance).all()
            and (lower > 0).all()
            and (np.abs(upper * lower - 1) <= tolerance).all()
        )


def _reciprocal(given: FloatArray) -> FloatArray:
    mirror = np.swapaxes(given, -1, -2)
    with np.errstate(over="ignore"):
        _refuse(
            np.abs(given * mirror - 1) > RECIPROCITY_TOLERANCE,
            given,
            "and its mirror must be inverse to each other (their product 1, within "
            "1e-6); give both in full, or NaN on one side",
        )
        inverse = 1 / mirror
    _refuse(np.isinf(inverse), mirror, "is too small: its inverse is not finite")
    above_diagonal = np.triu(np.ones(given.shape[-2:], dtype=bool))
    keep = (given > mirror) | np.isnan(mirror) | ((given == mirror) & above_diagonal)
    result: FloatArray = np.where(keep, given, inverse)
    np.einsum("...ii->...i", result)[...] = 1
    return result


def _off_diagonal(given: FloatArray) -> BoolArray:
    diagonal = np.eye(given.shape[-1], dtype=bool)
    off: BoolArray = diagonal & (np.abs(given - 1) > RECIPROCITY_TOLERANCE)
    return off


def _refuse(wrong: BoolArray, values: FloatArray, rule: str) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        first, second = at[-2:]
        mirror = values[(*at[:-2], second, first)]
        raise InvalidComparisonsError(
            f"the comparison of items {first} and {second} (counted from 0) {rule}; "
            f"found {values[at]:.6g}, mirror {mirror:.6g}"
        )
