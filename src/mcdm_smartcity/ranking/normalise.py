"""Normalisations: from scores in their units to numbers where higher is better, by name.

Each one is a rising map of the scores of a criterion (falling for a cost), built from the table;
the same map can then be applied to given ideals. Directions are turned here and nowhere else.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, magnitude

Map: TypeAlias = Callable[[FloatArray], FloatArray]


def as_given(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Leave benefits as they are, and turn costs: −x."""
    sign = np.where(benefit, 1, -1).astype(matrix.dtype)
    return lambda values: values * sign


def vector(matrix: FloatArray, benefit: BoolArray) -> Map:
    """X / ‖x‖ for benefits, 1 − x / ‖x‖ for costs (Hwang and Yoon 1981)."""
    size = magnitude(matrix, -2)
    length = np.sqrt(((matrix / size) ** 2).sum(axis=-2, keepdims=True))
    # A column of zeros has length 0 and stays zero.
    length = np.where(length > 0, length, 1)
    return _complemented(lambda values: values / size / length, benefit)


def maximum(matrix: FloatArray, benefit: BoolArray) -> Map:
    """X / max |x| for benefits, 1 − x / max |x| for costs."""
    largest = np.abs(matrix).max(axis=-2, keepdims=True)
    # A column of zeros stays zero.
    largest = np.where(largest > 0, largest, 1)
    return _complemented(lambda values: values / largest, benefit)


def linear(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Ratios: x / max x for benefits, min x / x for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    _require_ratios(matrix, "linear")
    highest = matrix.max(axis=-2, keepdims=True)
    highest = np.where(highest > 0, highest, 1)
    lowest = matrix.min(axis=-2, keepdims=True)
    return lambda values: _ratio(values, benefit, highest, lowest)


def total(matrix: FloatArray, benefit: BoolArray) -> Map:
    """Shares: x / Σx for benefits, (1/x) / Σ(1/x) for costs (Podvezko 2011).

    No score may be negative. A column of zeros stays zero for benefits; a cost of 0 is the limit
    of ever smaller ones: all of the best, nothing for what costs more.
    """
    _require_ratios(matrix, "sum")
    size = magnitude(matrix, -2)
    lowest = matrix.min(axis=-2, keepdims=True)
    sums = _ratio(matrix, benefit, size, lowest).sum(axis=-2, keepdims=True)
    sums = np.where(sums > 0, sums, 1)
    return lambda values: _ratio(values, benefit, size, lowest) / sums


def _ratio(
    values: FloatArray, benefit: BoolArray, highest: FloatArray, lowest: FloatArray
) -> FloatArray:
    numerator = np.where(benefit, values, lowest)
    denominator = np.where(benefit, highest, values)
    free = ~benefit & (values == 0)
    ratio: FloatArray = np.where(free, 1, numerator / np.where(free, 1, denominator))
    return ratio.astype(values.dtype)


def value_range(matrix: FloatArray, benefit: BoolArray) -> Map:
    """(x − min) / (max − min) for benefits, (max − x) / (max − min) for costs.

    A criterion that is equal for all programs is inactive: 0 for all.
    """
    size = magnitude(matrix, -2)
    highest = matrix.max(axis=-2, keepdims=True) / size
    lowest = matrix.min(axis=-2, keepdims=True) / size
    spread = highest - lowest
    active = spread > 0
    divisor = np.where(active, spread, 1)

    def scaled(values: FloatArray) -> FloatArray:
        levels = values / size
        distance = np.where(benefit, levels - lowest, highest - levels) / divisor
        result: FloatArray = np.where(active, distance, 0).astype(matrix.dtype)
        return result

    return scaled


NORMALISATIONS: MappingProxyType[str, Callable[[FloatArray, BoolArray], Map]] = MappingProxyType(
    {
        "none": as_given,
        "vector": vector,
        "max": maximum,
        "linear": linear,
        "sum": total,
        "range": value_range,
    }
)


def normalising_map(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """Return the map of that name, built from the scores (..., n, m) and their directions."""
    if name not in NORMALISATIONS:
        raise UnknownNameError("normalisation", name, NORMALISATIONS)
    return NORMALISATIONS[name](matrix, benefit)


def _complemented(share: Map, benefit: BoolArray) -> Map:
    def scaled(values: FloatArray) -> FloatArray:
        part = share(values)
        result: FloatArray = np.where(benefit, part, 1 - part)
        return result

    return scaled


def _require_ratios(matrix: FloatArray, name: str) -> None:
    wrong = np.argwhere(matrix < 0)
    if len(wrong):
        at = tuple(int(i) for i in wrong[0])
        raise InvalidArrayError(
            f"normalisation {name!r} takes ratios, so scores must not be negative; found "
            f"{matrix[at]:g} at program {at[-2]}, criterion {at[-1]} (counted from 0)"
        )
