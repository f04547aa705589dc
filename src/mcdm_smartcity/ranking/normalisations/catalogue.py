"""Normalisations by name.

Each one is a rising map of the scores of a criterion (falling for a cost), built from the table;
the same map can then be applied to given ideals. Directions are turned here and nowhere else.
"""

from types import MappingProxyType

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.lines import (
    as_given,
    enhanced_accuracy,
    maximum,
    value_range,
    vector,
    z_scores,
)
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.normalisation import Normalisation
from mcdm_smartcity.ranking.normalisations.orders import rank_shares
from mcdm_smartcity.ranking.normalisations.ratios import (
    linear,
    logarithmic,
    nonlinear,
    total,
    zavadskas_turskis,
)

NORMALISATIONS: MappingProxyType[str, Normalisation] = MappingProxyType(
    {
        normalisation.name: normalisation
        for normalisation in (
            Normalisation("none", as_given, "scores as they are", free_of_units=False),
            Normalisation("vector", vector, "Hwang and Yoon (1981)"),
            Normalisation("max", maximum, "Stopp (1975)"),
            Normalisation("range", value_range, "Weitendorf (1976)"),
            Normalisation("linear", linear, "Podvezko (2011)", "nonnegative"),
            Normalisation("sum", total, "Podvezko (2011)", "nonnegative"),
            Normalisation(
                "logarithmic",
                logarithmic,
                "Zavadskas and Turskis (2008)",
                "at_least_one",
                free_of_units=False,
            ),
            Normalisation(
                "nonlinear",
                nonlinear,
                "Peldschus, Vaigauskas and Zavadskas (1983)",
                "nonnegative",
            ),
            Normalisation("enhanced_accuracy", enhanced_accuracy, "Zeng, Li and Yang (2013)"),
            Normalisation(
                "zavadskas_turskis",
                zavadskas_turskis,
                "Zavadskas and Turskis (2008)",
                "positive",
            ),
            Normalisation("rank", rank_shares, "Nardo et al. (2008)"),
            Normalisation("z", z_scores, "Nardo et al. (2008)"),
        )
    }
)


def normalising_map(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """Return the map of that name, built from the scores (..., n, m) and their directions."""
    if name not in NORMALISATIONS:
        raise UnknownNameError("normalisation", name, NORMALISATIONS)
    return NORMALISATIONS[name].map_of(matrix, benefit)
