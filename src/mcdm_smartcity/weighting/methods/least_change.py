"""The least change of judgements that brings their principal eigenvalue down to a limit."""

import math
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.weighting.methods.comparisons import known_pairs
from mcdm_smartcity.weighting.methods.completion import LARGEST_EXPONENT, completed
from mcdm_smartcity.weighting.methods.perron import principal

# Of two changes with equal totals the one that is spread more evenly is less.
EVENNESS = 1e-3
LARGEST_JUDGEMENT = 9
DOUBLINGS = 60
PRECISION = 1e-6


@dataclass(frozen=True)
class Judgements:
    """
    Judgements that may move, as logarithms.

    Attributes
    ----------
    logarithms
        All of them, shape (m, m), the missing ones at least λ.
    first, second
        The items of each pair: of those that were given, then of those that are missing.
    given
        How many were given.
    limit
        What ln λ must not exceed.
    """

    logarithms: FloatArray
    first: IntArray
    second: IntArray
    given: int
    limit: float

    def moved(self, moves: FloatArray) -> FloatArray:
        """Return the moves of all pairs as a matrix (m, m) of opposite sides."""
        steps = np.zeros_like(self.logarithms)
        steps[self.first, self.second] = moves
        steps[self.second, self.first] = -moves
        return steps

    def excess(self, moves: FloatArray) -> tuple[float, FloatArray]:
        """By how much ln λ exceeds the limit after these moves, and its slope for each pair."""
        matrix = np.exp(self.logarithms + self.moved(moves))
        (right, left), (value, _) = principal(np.array([matrix, matrix.T]))
        shares = left[:, np.newaxis] * matrix * right
        shares /= shares.sum()
        slopes: FloatArray = shares[self.first, self.second] - shares[self.second, self.first]
        return math.log(value) - self.limit, slopes

    def bounds(self) -> list[tuple[float, float]]:
        """How far up and down the given judgements may go, and where the missing ones may lie.

        No judgement goes beyond 9, or the largest one that was given.
        """
        start = self.logarithms[self.first, self.second]
        given, missing = start[: self.given], start[self.given :]
        furthest = max(math.log(LARGEST_JUDGEMENT), float(np.abs(given).max()))
        free = min(len(self.logarithms) * furthest, LARGEST_EXPONENT)
        return [
            *((0.0, furthest - value) for value in given.tolist()),
            *((0.0, furthest + value) for value in given.tolist()),
            *((-free - value, free - value) for value in missing.tolist()),
        ]


def judgements_of(matrix: FloatArray, eigenvalue: float) -> Judgements:
    """Valid, connected judgements, shape (m, m), that shall get at most this eigenvalue."""
    known = known_pairs(matrix)
    upper = np.triu(np.ones_like(known), 1)
    first, second = np.hstack([np.nonzero(known & upper), np.nonzero(~known & upper)])
    given = int((known & upper).sum())
    return Judgements(np.log(completed(matrix)), first, second, given, math.log(eigenvalue))


def least_change(matrix: FloatArray, eigenvalue: float) -> FloatArray:
    """
    Change of logarithms, shape (m, m), with the least total of absolute values.

    The judgements must be valid, connected, and have a larger eigenvalue. λ is convex in the
    logarithms, so that the least change for a weight μ of ln λ is unique, and falls with μ; μ is
    raised until the limit holds. Accurate to 1e-6, and 0 where it is less than that.
    """
    from scipy.optimize import brentq  # noqa: PLC0415 - loaded when used

    judgements = judgements_of(matrix, eigenvalue)
    excess, slopes = judgements.excess(np.zeros(len(judgements.first)))
    # Up to this weight of λ no judgement is worth moving.
    lowest = -math.log(float(np.abs(slopes[: judgements.given]).max()))
    moves: dict[float, tuple[float, FloatArray]] = {lowest: (excess, np.zeros(len(slopes)))}
    bounds = judgements.bounds()

    def excess_at(weight: float) -> float:
        if weight not in moves:
            nearest = min(moves, key=lambda tried: abs(tried - weight))
            found = _minimised(judgements, math.exp(weight), moves[nearest][1], bounds)
            moves[weight] = judgements.excess(found)[0], found
        return moves[weight][0]

    highest = lowest + 1
    while excess_at(highest) > 0 and highest < lowest + DOUBLINGS:
        highest += 1
    if excess_at(highest) <= 0:
        brentq(excess_at, lowest, highest, xtol=PRECISION)
    within = [(value, found) for value, found in moves.values() if value <= 0]
    _, best = max(within or moves.values(), key=lambda pair: pair[0])
    tidy = np.where(np.abs(best) > PRECISION, best, 0)
    changes = tidy if judgements.excess(tidy)[0] <= 0 else best
    return judgements.moved(np.where(np.arange(len(best)) < judgements.given, changes, 0))


def _minimised(
    judgements: Judgements, weight: float, start: FloatArray, bounds: list[tuple[float, float]]
) -> FloatArray:
    """Moves with the least total of change and weighted ln λ.

    Each given judgement is split in a move up and a move down, so that its absolute value has a
    slope everywhere.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - loaded when used

    given = judgements.given

    def together(parts: FloatArray) -> FloatArray:
        moves: FloatArray = np.append(parts[:given] - parts[given : 2 * given], parts[2 * given :])
        return moves

    def total(parts: FloatArray) -> tuple[float, FloatArray]:
        excess, slopes = judgements.excess(together(parts))
        change = parts[: 2 * given]
        rise = weight * slopes
        value = change.sum() + EVENNESS / 2 * (change @ change) + weight * excess
        price = 1 + EVENNESS * change
        own = price + np.append(rise[:given], -rise[:given])
        return float(value), np.append(own, rise[given:])

    begin = np.concatenate(
        [np.maximum(start[:given], 0), np.maximum(-start[:given], 0), start[given:]]
    )
    result = minimize(
        total,
        begin,
        method="L-BFGS-B",
        jac=True,
        bounds=bounds,
        options={"maxiter": 500, "ftol": 1e-12, "gtol": 1e-8},
    )
    return together(result.x)
