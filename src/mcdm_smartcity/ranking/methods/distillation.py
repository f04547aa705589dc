"""Distillation of a credibility matrix into classes, from the best down or from the worst up."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray

# What the discrimination threshold s is read at; the literature has both.
READINGS = ("pair", "cut")
# Credibilities nearer than this are equal.
EQUAL = 1e-10


class Discrimination(NamedTuple):
    """s(λ) = alpha + beta λ, read at the pair's own credibility or at the cutting level."""

    alpha: float
    beta: float
    reading: str

    def at(self, credibility: FloatArray | float) -> FloatArray:
        """Return s, the least difference of credibilities that counts."""
        least: FloatArray = np.asarray(self.alpha + self.beta * np.asarray(credibility))
        return least


def discrimination_of(alpha: float, beta: float, reading: str) -> Discrimination:
    """Check the parameters of a distillation."""
    if reading not in READINGS:
        raise UnknownNameError("reading of s(λ)", reading, READINGS)
    ends = (alpha, alpha + beta)
    if not all(math.isfinite(end) and 0 <= end < 1 for end in ends):
        raise InvalidArrayError(
            "alpha and alpha + beta must be at least 0 and below 1, since s(λ) = alpha + beta λ is "
            f"a difference of credibilities; found alpha = {alpha}, beta = {beta}"
        )
    return Discrimination(alpha, beta, reading)


def distilled(
    credibility: FloatArray, discrimination: Discrimination, *, ascending: bool
) -> IntArray:
    """
    Rank of each program, 1 for the best, (n,); programs of one class share the better rank.

    The descending distillation takes the best class off again and again, the ascending one the
    worst; each class is what remains when the cutting level sinks from the highest credibility to
    nothing, and at every level only the best (worst) qualified stay.
    """
    matrix = credibility.astype(np.float64)
    np.fill_diagonal(matrix, 0)
    pick: Callable[[IntArray], int] = np.min if ascending else np.max
    left, taken = np.arange(len(matrix)), 0
    found = np.empty(len(matrix), dtype=np.int64)
    while left.size:
        chosen = _class(matrix[np.ix_(left, left)], discrimination, pick)
        members = left[chosen]
        taken += members.size
        found[members] = len(matrix) - taken + 1 if ascending else taken - members.size + 1
        left = left[~chosen]
    return found


def _class(
    matrix: FloatArray, discrimination: Discrimination, pick: Callable[[IntArray], int]
) -> BoolArray:
    members, level = np.arange(len(matrix)), float(matrix.max())
    inside = matrix
    while members.size > 1 and level > EQUAL:
        low = inside[inside < level - float(discrimination.at(level)) - EQUAL]
        cut = float(low.max(initial=0.0))
        read_at = inside if discrimination.reading == "pair" else cut
        lead = inside - inside.T > discrimination.at(read_at) + EQUAL
        outranks = lead & (inside > cut + EQUAL)
        qualification = outranks.sum(axis=1) - outranks.sum(axis=0)
        stay = qualification == pick(qualification)
        members, inside, level = members[stay], inside[np.ix_(stay, stay)], cut
    chosen = np.zeros(len(matrix), dtype=bool)
    chosen[members] = True
    return chosen


def places(*orders: IntArray) -> FloatArray:
    """Mean over orders of the share of the others that stand below, ties half, 0 to 1, (n,)."""
    others = max(len(orders[0]) - 1, 1)
    total = np.zeros(len(orders[0]))
    for order in orders:
        _, group, sizes = np.unique(order, return_inverse=True, return_counts=True)
        total += len(order) - (order + (sizes[group] - 1) / 2)
    mean: FloatArray = total / (len(orders) * others) if len(orders[0]) > 1 else total + 0.5
    return mean
