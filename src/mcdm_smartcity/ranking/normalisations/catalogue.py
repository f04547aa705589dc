"""Normalisations by name.

Each one is a rising map of the scores of a criterion (falling for a cost), built from the table;
the same map can then be applied to given ideals. Directions are turned here and nowhere else.
"""

from types import MappingProxyType

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.given_levels import better_and_worse
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


# What these give lies between 0 and 1 whatever the scores.
NEVER_NEGATIVE = frozenset({"enhanced_accuracy", "linear", "nonlinear", "range", "rank", "sum"})


def normalising_map(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """Return the map of that name, built from the scores (..., n, m) and their directions."""
    if name not in NORMALISATIONS:
        raise UnknownNameError("normalisation", name, NORMALISATIONS)
    return NORMALISATIONS[name].map_of(matrix, benefit)


def nonnegative_map(name: str, matrix: FloatArray, benefit: BoolArray, method: str) -> Map:
    """Return the map of that name, for a method that takes powers or ratios of its values.

    Raises
    ------
    InvalidArrayError
        The worst score of a criterion would become negative.
    """
    scaled = normalising_map(name, matrix, benefit)
    if name in NEVER_NEGATIVE:
        return scaled
    _, worst = better_and_worse(extremes(matrix), benefit)
    lowest = scaled(worst)
    if (lowest < 0).any():
        at = int(np.argwhere(lowest < 0)[0][-1])
        raise InvalidArrayError(
            f"{method} takes powers or ratios of normalised scores, but {name!r} makes "
            f"them negative in criterion {at} (counted from 0)"
        )
    return scaled
