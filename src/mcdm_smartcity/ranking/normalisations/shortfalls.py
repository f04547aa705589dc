"""How far below the best, after a normalisation by name: falling maps."""

from dataclasses import dataclass

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.lines import shortfall
from mcdm_smartcity.ranking.normalisations.maps import Affine, Map, between


@dataclass(frozen=True)
class _Complement:
    """1 − r."""

    scaled: Map

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return what is missing to 1."""
        missing: FloatArray = 1 - self.scaled(values)
        return missing


@dataclass(frozen=True)
class _Twice:
    """One map after another."""

    first: Map
    second: Map

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the second map of the first."""
        return self.second(self.first(values))


def complement(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """1 − r under that normalisation; under ``range`` a constant criterion lacks nothing."""
    if name == "range":
        return shortfall(matrix, benefit)
    return _Complement(normalising_map(name, matrix, benefit))


def shortfall_after(name: str, matrix: FloatArray, benefit: BoolArray) -> Map:
    """(best − r) / (best − worst) under that normalisation.

    Straight lines keep parts of ranges, so scores themselves are read wherever a map is one.
    """
    scaled = None if name == "range" else normalising_map(name, matrix, benefit)
    if scaled is None or isinstance(scaled, Affine):
        return shortfall(matrix, benefit)
    lowest, highest = extremes(scaled(matrix))
    return _Twice(scaled, between(highest, lowest))
