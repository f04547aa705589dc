"""Checks of arrays, and the few operations that every kernel shares."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm_smartcity.errors import Each, InvalidArrayError, InvalidWeightsError, Place

FloatArray: TypeAlias = NDArray[np.floating[Any]]
BoolArray: TypeAlias = NDArray[np.bool_]
IntArray: TypeAlias = NDArray[np.int64]

MATRIX_DIMENSIONS = 2
# What one row and column is, for axes that have names above the kernels.
EACH_OF = {
    "programs, criteria": ("program", "criterion"),
    "profiles, criteria": ("profile", "criterion"),
}
# What people write where more is better, and where less is.
MORE = frozenset({"max", "benefit", "1", "1.0", "true"})
LESS = frozenset({"min", "cost", "-1", "-1.0", "false"})


def as_floats(values: ArrayLike, name: str, axes: tuple[str, ...] = ()) -> FloatArray:
    """Return the values as an array of floats; float32 stays float32, the rest becomes float64.

    Floats are not copied: nobody may write into what this returns. `axes` tells what the last axes
    hold, so that the place of what is no number can be told.
    """
    try:
        given = np.asarray(values)
    except ValueError:  # rows of unequal length
        given = np.asarray(None)
    if given.dtype == np.float32:
        return given
    if given.dtype.kind not in "biuf":
        raise InvalidArrayError(
            f"{name} must be an array of numbers with equally long rows, not {_short(values)}",
            *_first_word(given, axes),
        )
    return given.astype(np.float64, copy=False)


def as_matrix(values: ArrayLike, name: str, axes: str = "programs, criteria") -> FloatArray:
    """Return finite values of shape (..., n, m) with n and m at least 1."""
    each = EACH_OF.get(axes, ())
    matrix = as_floats(values, name, each)
    if matrix.ndim < MATRIX_DIMENSIONS or 0 in matrix.shape[-2:]:
        raise InvalidArrayError(
            f"{name} must have shape (..., {axes}) with at least one of each, not {matrix.shape}"
        )
    require_finite(matrix, name, each)
    return matrix


def as_weights(
    weights: ArrayLike, criteria: int, name: str = "weights", each: str = "criterion"
) -> FloatArray:
    """Return weights of shape (..., m), each vector scaled to sum to 1.

    Weights are shares, so their scale carries no meaning; a negative or non-finite one, or a
    vector of zeros, raises `InvalidWeightsError`. `name` and `each` say what they are weights of.
    """
    try:
        given = as_floats(weights, name, (each,))
    except InvalidArrayError as error:
        raise InvalidWeightsError(*error.args) from None
    if given.ndim < 1 or given.shape[-1] != criteria:
        raise InvalidWeightsError(
            f"{name} must have one entry per ",
            Each(each),
            f", shape (..., {criteria}), not {given.shape}",
        )
    axes = (each,)
    _refuse_first(~np.isfinite(given), given, f"{name} must be finite", axes, InvalidWeightsError)
    _refuse_first(given < 0, given, f"{name} must not be negative", axes, InvalidWeightsError)
    if (given == 0).all(axis=-1).any():
        raise InvalidWeightsError(
            f"{name} must not all be zero: at least one ", Each(each), " must count"
        )
    shares = given / magnitude(given, -1)
    scaled: FloatArray = shares / shares.sum(axis=-1, keepdims=True)
    return scaled


def as_benefit(benefit: ArrayLike, criteria: int) -> BoolArray:
    """Return the directions of shape (m,): True where more is better."""
    try:
        given = np.asarray(benefit)
    except ValueError:  # rows of unequal length
        given = np.asarray(None)
    if given.shape != (criteria,):
        raise InvalidArrayError(
            "benefit must have one entry per ",
            Each("criterion"),
            f", shape ({criteria},), not {given.shape}",
        )
    if given.dtype == np.object_ and all(isinstance(entry, bool) for entry in given.tolist()):
        given = given.astype(np.bool_)  # as a column of a data frame may be
    if given.dtype != np.bool_:
        raise InvalidArrayError(
            "benefit must be boolean, True where more is better, not ",
            *_no_direction(given.tolist()),
        )
    return given


def _no_direction(given: list[Any]) -> list[Any]:
    """Tell which entry is no direction, and what to write where all can be understood."""
    words = [str(entry).strip().lower() for entry in given]
    for at, word in enumerate(words):
        if word not in MORE | LESS:
            place = Place((at,), ("criterion",))
            return [f"{given[at]!r:.40} at ", place, "; write True or False for each criterion"]
    meant = _short([word in MORE for word in words])
    return [f"{_short(given)}; if you mean 1 or max as more is better, write {meant}"]


def require_whole(name: str, value: object, least: int) -> None:
    """Raise unless the value is a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise InvalidArrayError(f"{name} must be a whole number of at least {least}, not {value!r}")


def require_finite(values: FloatArray, name: str, axes: tuple[str, ...] = ()) -> None:
    """Raise and point at the first value that is NaN or infinite; `axes` tells what the last are.

    Where the last axes hold programs, criteria or profiles, their place is told by these words.
    """
    finite = np.isfinite(values)
    if not np.logical_and.reduce(finite, axis=None):
        _refuse_first(~finite, values, f"{name} must be finite", axes, InvalidArrayError)


def _refuse_first(
    wrong: BoolArray,
    values: FloatArray,
    rule: str,
    axes: tuple[str, ...],
    error: type[InvalidArrayError],
) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise error(f"{rule}; found {values[at]} at ", Place(at, axes))


def _first_word(given: NDArray[Any], axes: tuple[str, ...]) -> list[Any]:
    if not axes or given.ndim < len(axes):
        return []
    words = (at for at in np.ndindex(given.shape) if not isinstance(given[at], int | float))
    return [part for at in list(words)[:1] for part in ("; a word stands at ", Place(at, axes))]


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
