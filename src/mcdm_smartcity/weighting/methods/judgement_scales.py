"""Scales: which ratio of importance a judgement of 1 to 9 stands for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons

LARGEST_JUDGEMENT = 9
# What the adaptive scales give an item that is 9 times as important as each of the others.
LARGEST_PRIORITY = 0.9


def _linear(judgements: FloatArray, _: int) -> FloatArray:
    return judgements


def _logarithmic(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = np.log2(judgements + 1)
    return ratios


def _root(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = np.sqrt(judgements)
    return ratios


def _inverse_linear(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = 9 / (10 - judgements)
    return ratios


def _balanced(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = (9 + judgements) / (11 - judgements)
    return ratios


def _balanced_n(judgements: FloatArray, size: int) -> FloatArray:
    ratios: FloatArray = (9 + (size - 1) * judgements) / (9 + size - judgements)
    return ratios


def _adaptive(judgements: FloatArray, size: int) -> FloatArray:
    exponent = 1 + np.log(size - 1) / np.log(LARGEST_JUDGEMENT)
    ratios: FloatArray = judgements ** float(exponent)
    return ratios


def _adaptive_balanced(judgements: FloatArray, size: int) -> FloatArray:
    # The priority (1 + gain) / size of an item that is judged so over all others rises in equal
    # steps from 1 / size to 0.9.
    gain = (LARGEST_PRIORITY * size - 1) * (judgements - 1) / (LARGEST_JUDGEMENT - 1)
    ratios: FloatArray = (size - 1) * (1 + gain) / (size - 1 - gain)
    return ratios


def _power(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = judgements**2
    return ratios


def _geometric(judgements: FloatArray, _: int) -> FloatArray:
    ratios: FloatArray = np.exp2(judgements - 1)
    return ratios


# Judgements are ratios as they are.
LINEAR = "linear"
Scale = Callable[[FloatArray, int], FloatArray]
"""From judgements of at least 1, and the number of items compared (two or more), to ratios."""

SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "adaptive": _adaptive,
        "adaptive_balanced": _adaptive_balanced,
        "balanced": _balanced,
        "balanced_n": _balanced_n,
        "geometric": _geometric,
        "inverse_linear": _inverse_linear,
        "linear": _linear,
        "logarithmic": _logarithmic,
        "power": _power,
        "root": _root,
    }
)


def apply_scale(comparisons: ArrayLike, scale: str) -> FloatArray:
    """
    Read judgements on another scale than the linear one, before priorities are derived.

    Parameters
    ----------
    comparisons
        Judgements x as positive reciprocal matrices, shape (..., m, m), usually 1/9 to 9, but any
        ratio will do. NaN marks a missing one, and stays.
    scale
        ``linear`` x, ``logarithmic`` log₂(x + 1), ``root`` √x, ``inverse_linear`` 9 / (10 − x),
        ``balanced`` (9 + x) / (11 − x), ``balanced_n`` (9 + (m − 1) x) / (9 + m − x), ``adaptive``
        x^(1 + ln(m − 1) / ln 9), ``adaptive_balanced`` (m − 1) (1 + g) / (m − 1 − g) with
        g = (0.9 m − 1) (x − 1) / 8, ``power`` x², ``geometric`` 2^(x − 1).

    Returns
    -------
    Ratios of importance, same shape, reciprocal: the side of a pair that is at least 1 follows the
    formula, and its mirror is the inverse. Equal stays equal. One item is returned as it is.

    Raises
    ------
    InvalidComparisonsError
        The matrix is not positive and reciprocal, or a judgement lies beyond the scale: 10 for
        ``inverse_linear``, 11 for ``balanced``, 9 + m for ``balanced_n``, between 9.8 and 11 for
        ``adaptive_balanced``, or so much that the ratio is no finite number.
    UnknownNameError
        There is no such scale.

    Notes
    -----
    Goepel (2018), Int. J. Analytic Hierarchy Process 10:469-487, Table 1; compared in Goepel
    (2019), Int. J. Information Technology and Decision Making 18:445-463.

    Examples
    --------
    >>> apply_scale([[1, 9], [1/9, 1]], "root").round(4).tolist()
    [[1.0, 3.0], [0.3333, 1.0]]
    """
    check_scale(scale)
    matrix = as_comparisons(comparisons)
    size = matrix.shape[-1]
    if size == 1:
        return matrix
    mirror = np.swapaxes(matrix, -1, -2)
    larger = np.where(matrix >= mirror, matrix, mirror)
    with np.errstate(divide="ignore", over="ignore"):
        ratios = SCALES[scale](larger, size)
    _refuse_beyond((ratios < 1) | np.isinf(ratios), larger, scale)
    result: FloatArray = np.where(matrix >= mirror, ratios, 1 / ratios)
    return result.astype(matrix.dtype)


def check_scale(scale: str) -> None:
    """Raise `UnknownNameError` if there is no scale of that name."""
    if scale not in SCALES:
        raise UnknownNameError("judgement scale", scale, SCALES)


def _refuse_beyond(wrong: BoolArray, judgements: FloatArray, scale: str) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise InvalidComparisonsError(
            f"the {scale} scale has no ratio for {judgements[at]:.6g}, the judgement of items "
            f"{at[-2]} and {at[-1]} (counted from 0); give 1 to 9, or use the linear scale"
        )
