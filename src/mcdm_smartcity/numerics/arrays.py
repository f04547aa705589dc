"""Checks of arrays, and the few operations that every kernel shares."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm_smartcity.errors import InvalidArrayError, InvalidWeightsError

FloatArray: TypeAlias = NDArray[np.floating[Any]]
BoolArray: TypeAlias = NDArray[np.bool_]
IntArray: TypeAlias = NDArray[np.int64]

MATRIX_DIMENSIONS = 2


def as_floats(values: ArrayLike, name: str) -> FloatArray:
    """Return the values as an array of floats; float32 stays float32, the rest becomes float64.

    Floats are not copied: nobody may write into what this returns.
    """
    try:
        given = np.asarray(values)
    except ValueError:  # rows of unequal length
        given = np.asarray(None)
    if given.dtype == np.float32:
        return given
    if given.dtype.kind not in "biuf":
        raise InvalidArrayError(
            f"{name} must be an array of numbers with equally long rows, not {_short(values)}"
        )
    return given.astype(np.float64, copy=False)


def as_matrix(values: ArrayLike, name: str, axes: str = "programs, criteria") -> FloatArray:
    """Return finite values of shape (..., n, m) with n and m at least 1."""
    matrix = as_floats(values, name)
    if matrix.ndim < MATRIX_DIMENSIONS or 0 in matrix.shape[-2:]:
        raise InvalidArrayError(
            f"{name} must have shape (..., {axes}) with at least one of each, not {matrix.shape}"
        )
    require_finite(matrix, name)
    return matrix


def as_weights(
    weights: ArrayLike, criteria: int, name: str = "weights", each: str = "criterion"
) -> FloatArray:
    """Return weights of shape (..., m), each vector scaled to sum to 1.

    Weights are shares, so their scale carries no meaning; a negative or non-finite one, or a
    vector of zeros, raises `InvalidWeightsError`. `name` and `each` say what they are weights of.
    """
    try:
        given = as_floats(weights, name)
    except InvalidArrayError as error:
        raise InvalidWeightsError(str(error)) from None
    if given.ndim < 1 or given.shape[-1] != criteria:
        raise InvalidWeightsError(
            f"{name} must have one entry per {each}, shape (..., {criteria}), not {given.shape}"
        )
    _refuse_first(~np.isfinite(given), given, f"{name} must be finite", InvalidWeightsError)
    _refuse_first(given < 0, given, f"{name} must not be negative", InvalidWeightsError)
    if (given == 0).all(axis=-1).any():
        raise InvalidWeightsError(f"{name} must not all be zero: at least one {each} must count")
    shares = given / magnitude(given, -1)
    scaled: FloatArray = shares / shares.sum(axis=-1, keepdims=True)
    return scaled


def as_benefit(benefit: ArrayLike, criteria: int) -> BoolArray:
    """Return the directions of shape (m,): True where more is better."""
    given = np.asarray(benefit)
    if given.dtype != np.bool_:
        raise InvalidArrayError(
            f"benefit must be boolean, True where more is better, not {_short(benefit)}; "
            "convert ±1 with `np.asarray(types) > 0`, and words with `np.asarray(words) == 'max'`"
        )
    if given.shape != (criteria,):
        raise InvalidArrayError(
            f"benefit must have one entry per criterion, shape ({criteria},), not {given.shape}"
        )
    return given


def require_whole(name: str, value: object, least: int) -> None:
    """Raise unless the value is a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise InvalidArrayError(f"{name} must be a whole number of at least {least}, not {value!r}")


def require_finite(values: FloatArray, name: str) -> None:
    """Raise and point at the first value that is NaN or infinite."""
    finite = np.isfinite(values)
    if not np.logical_and.reduce(finite, axis=None):
        _refuse_first(~finite, values, f"{name} must be finite", InvalidArrayError)


def _refuse_first(
    wrong: BoolArray, values: FloatArray, rule: str, error: type[InvalidArrayError]
) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = at[0] if len(at) == 1 else at
        raise error(f"{rule}; found {values[at]} at position {place} (counted from 0)")


def read_only(values: ArrayLike) -> NDArray[Any]:
    """Return an array that nobody can write into, a copy if the given one could be."""
    array = np.array(values) if np.asarray(values).flags.writeable else np.asarray(values)
    array.flags.writeable = False
    return array


def weighted_total(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Σ_j w_j v_ij over the last axis, (..., n, m) and (..., m) to (..., n).

    One table under many weight vectors is a single matrix product.
    """
    if values.ndim == MATRIX_DIMENSIONS:
        table: FloatArray = weights @ values.T
        return table
    total: FloatArray = np.matmul(values, weights[..., np.newaxis])[..., 0]
    return total


def magnitude(values: FloatArray, axis: int) -> FloatArray:
    """The power of two just below the largest absolute value along `axis`; 1 where all are zero.

    Dividing by it brings the largest value between 1 and 2, exactly, so that later squares and
    sums neither overflow nor vanish, and no digit is lost. The axis is kept, with length one.
    """
    largest = np.abs(values).max(axis=axis, keepdims=True)
    exponent = np.frexp(largest)[1] - 1
    power: FloatArray = np.ldexp(np.ones_like(largest), np.where(largest > 0, exponent, 0))
    return power


def _short(values: object) -> str:
    text = repr(values).replace("\n", " ")
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - fits a line
