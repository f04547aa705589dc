"""Logarithms of normalised scores, for methods that multiply."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.lines import vector
from mcdm_smartcity.ranking.normalisations.maps import Map
from mcdm_smartcity.ranking.normalisations.normalisation import require_domain
from mcdm_smartcity.ranking.normalisations.ratios import Ratio


@dataclass(frozen=True)
class LogRatio:
    """± ln x + offset, the sign − for costs; sign (m,), offset (..., 1, m)."""

    sign: FloatArray
    offset: FloatArray

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the logarithms, of the same shape."""
        result: FloatArray = np.log(values)
        result *= self.sign
        result += self.offset
        return result


@dataclass(frozen=True)
class LogOf:
    """The logarithm of a normalised score, which must be positive."""

    name: str
    scaled: Callable[[FloatArray], FloatArray]
    # The one that it reads, if it does not read whole rows.
    criterion: int | None = None

    def __call__(self, values: FloatArray) -> FloatArray:
        """Return the logarithms, of the same shape."""
        found = self.scaled(values)
        if not np.minimum.reduce(found, axis=None) > 0:
            at = tuple(int(i) for i in np.argwhere(found <= 0)[0])
            # Rows may be a block of the table, so that only the criterion is known for sure.
            criterion = at[-1] if self.criterion is None else self.criterion
            raise InvalidArrayError(
                f"{self.name} turns the score {values[at]:g} of ",
                Place((criterion,), ("criterion",)),
                f" into {found[at]:g}, but what is multiplied must be positive",
            )
        result: FloatArray = np.log(found)
        return result


def logarithms(name: str, matrix: FloatArray, benefit: BoolArray, method: str) -> Map:
    """Return the map to the logarithms of scores under that normalisation; scores are positive.

    Under ``none`` a cost enters by its inverse, since −x has no logarithm.
    """
    require_domain(matrix, "positive", method)
    sign = _signs(matrix, benefit)
    if name == "none":
        return LogRatio(sign, np.zeros((1, matrix.shape[-1]), dtype=matrix.dtype))
    scaled = normalising_map(name, matrix, benefit)
    if not isinstance(scaled, Ratio):
        return LogOf(f"normalisation {name!r}", scaled)
    # Not the logarithm of the ratio, which may vanish where huge scores stand by tiny ones.
    offset = sign * -np.log(np.where(benefit, scaled.highest, scaled.lowest))
    if scaled.divisor is not None:
        offset = offset - np.log(scaled.divisor)
    return LogRatio(sign, offset)


def log_lengths(matrix: FloatArray, benefit: BoolArray) -> LogRatio:
    """± ln (x / ‖x‖), the sign − for costs: they divide a product."""
    line = vector(matrix, benefit)
    length = np.log(np.abs(line.divisor))
    if line.unit is not None:
        length += np.log(line.unit)
    sign = _signs(matrix, benefit)
    return LogRatio(sign, -sign * length)


def product_of(logarithm: FloatArray) -> FloatArray:
    """Return the product with this logarithm; what is beyond the largest numbers is one of them."""
    # One below the largest logarithm, so that a reader may still add to it.
    largest = np.log(np.finfo(logarithm.dtype).max) - 1
    product: FloatArray = np.exp(np.minimum(logarithm, largest))
    return product


def _signs(matrix: FloatArray, benefit: BoolArray) -> FloatArray:
    signs: FloatArray = np.where(benefit, 1, -1).astype(matrix.dtype)
    return signs
