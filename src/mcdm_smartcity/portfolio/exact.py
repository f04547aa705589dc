"""Numbers without rounding: decimals as they are written, never as binary floats hold them.

0.1 + 0.2 must fit a budget of 0.3, and a tenth of 100 is 10; so a float stands for the shortest
decimal that reads back as it.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from mcdm_smartcity.numerics.arrays import FloatArray

Exact: TypeAlias = int | Fraction


def exact(number: float) -> Exact:
    """
    Return the decimal that a float was written as.

    >>> exact(0.1), exact(2e13)
    (Fraction(1, 10), 20000000000000)
    """
    plain = float(number)
    return int(plain) if plain.is_integer() else Fraction(repr(plain))


def exact_all(numbers: FloatArray) -> list[Exact]:
    """Return the decimals of a whole array."""
    return [exact(number) for number in numbers.tolist()]


def total(numbers: Iterable[Exact]) -> Exact:
    """Sum exactly."""
    return sum(numbers, start=0)


def as_float(number: Exact) -> float:
    """Return the nearest float; beyond the largest one, infinity."""
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def size(number: Exact) -> Exact:
    """Return the absolute value."""
    return number if number >= 0 else -number
