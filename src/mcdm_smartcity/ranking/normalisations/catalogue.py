"""Normalisations by name.

Each one is a rising map of the scores of a criterion (falling for a cost), built from the table;
the same map can then be applied to given ideals. Directions are turned here and nowhere else.
"""

from collections.abc import Callable
from types import MappingProxyType

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.lines import as_given, maximum, value_range, vector
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.ratios import linear, total

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
