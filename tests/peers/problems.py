"""Random problems, the same in every run, and what a peer may ask of them."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray

SEED = 20261124
COUNT = 200
# Enough to find 200 for which even the most particular peer has an answer.
POOL = 3000
MOST_PROGRAMS, MOST_CRITERIA = 12, 8
TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Problem:
    """A decision, and in its units what some methods ask for besides, (m,) or (m, 2) each."""

    matrix: FloatArray
    weights: FloatArray
    benefit: BoolArray
    bounds: FloatArray
    target: FloatArray
    reference: FloatArray
    q: FloatArray
    p: FloatArray

    @property
    def decision(self) -> tuple[FloatArray, FloatArray, BoolArray]:
        return self.matrix, self.weights, self.benefit

    @property
    def types(self) -> IntArray:
        """Directions as the peers write them: 1 for a benefit, −1 for a cost."""
        return np.where(self.benefit, 1, -1)

    @property
    def turned(self) -> FloatArray:
        """Scores where more is better."""
        return self.matrix * self.types

    @property
    def better_bounds(self) -> FloatArray:
        return np.where(self.benefit, self.bounds[:, 1], self.bounds[:, 0])

    @property
    def worse_bounds(self) -> FloatArray:
        return np.where(self.benefit, self.bounds[:, 0], self.bounds[:, 1])


Fits: TypeAlias = Callable[[Problem], bool]


def _draw(number: int, random: np.random.Generator) -> Problem:
    """Draw measured scores, points from 1 to 9 with ties, and scores of both signs in turn."""
    programs = int(random.integers(2, MOST_PROGRAMS + 1))
    criteria = int(random.integers(1, MOST_CRITERIA + 1))
    shape = (programs, criteria)
    kind = number % 4
    if kind == 1:
        matrix = random.integers(1, 10, shape).astype(float)
        q = random.integers(0, 3, criteria).astype(float)
        p = q + random.integers(1, 4, criteria).astype(float)
    else:
        matrix = random.uniform(-1 if kind == 3 else 0.2, 1, shape)
        matrix *= 10.0 ** random.uniform(-1, 3, criteria)
        q = np.ptp(matrix, axis=0) * random.uniform(0, 0.3, criteria)
        p = q + np.ptp(matrix, axis=0) * random.uniform(0.1, 0.6, criteria)
    spread = np.ptp(matrix, axis=0) + np.abs(matrix).max(axis=0)
    low = matrix.min(axis=0) - spread * random.uniform(0.01, 0.5, criteria)
    high = matrix.max(axis=0) + spread * random.uniform(0.01, 0.5, criteria)
    levels = np.sort(low + (high - low) * random.uniform(0.05, 0.95, (3, criteria)), axis=0)
    equal = number % 5 == 0
    weights = np.full(criteria, 1 / criteria) if equal else random.dirichlet(np.ones(criteria))
    benefit = random.random(criteria) < 0.6
    bounds, reference = np.stack([low, high], axis=1), np.stack([levels[0], levels[2]], axis=1)
    return Problem(matrix, weights, benefit, bounds, levels[1], reference, q, p)


@functools.cache
def _pool() -> tuple[Problem, ...]:
    random = np.random.default_rng(SEED)
    return tuple(_draw(number, random) for number in range(POOL))


def problems(*fits: Fits) -> list[Problem]:
    """Return the first 200 problems that fit; it is an error if there are fewer."""
    found = [problem for problem in _pool() if all(fit(problem) for fit in fits)][:COUNT]
    assert len(found) == COUNT, f"only {len(found)} of {POOL} problems fit"
    return found


def positive(problem: Problem) -> bool:
    """Every score is above 0."""
    return bool((problem.matrix > 0).all())


def at_least_one(problem: Problem) -> bool:
    """Every score is 1 or more, and no criterion is all ones."""
    return bool((problem.matrix >= 1).all() and (problem.matrix.max(axis=0) > 1).all())


def has_cost(problem: Problem) -> bool:
    """Some criterion is a cost."""
    return not bool(problem.benefit.all())


def has_benefit(problem: Problem) -> bool:
    """Some criterion is a benefit."""
    return bool(problem.benefit.any())


def tells_apart(problem: Problem) -> bool:
    """The programs are not all equal."""
    return bool((np.ptp(problem.matrix, axis=0) > 0).any())


def none_constant(problem: Problem) -> bool:
    """No criterion is equal for all programs."""
    return bool((np.ptp(problem.matrix, axis=0) > 0).all())


def no_ties(problem: Problem) -> bool:
    """No two programs have the same score on any criterion."""
    return all(len(set(column)) == len(column) for column in problem.matrix.T.tolist())


def nobody_worst(problem: Problem) -> bool:
    """No program is the worst on every criterion."""
    return not bool((problem.turned == problem.turned.min(axis=0)).all(axis=1).any())


def nobody_best(problem: Problem) -> bool:
    """No program is the best on every criterion."""
    return not bool((problem.turned == problem.turned.max(axis=0)).all(axis=1).any())


def few_criteria(problem: Problem) -> bool:
    """At most 4 criteria, so that their levels make at most 81 combinations."""
    return len(problem.weights) <= 4


def four_programs(problem: Problem) -> bool:
    """At least 4 programs, so that a quarter of them is one."""
    return len(problem.matrix) >= 4


def equal_weights(problem: Problem) -> bool:
    """All weights are equal."""
    return bool(np.ptp(problem.weights) == 0)


def unequal_weights(problem: Problem) -> bool:
    """No two different sets of criteria weigh the same."""
    return not equal_weights(problem)


def regrets_apart(problem: Problem) -> bool:
    """Neither the sums nor the largest of the weighted shortfalls are the same for all programs."""
    turned = problem.turned
    width = np.ptp(turned, axis=0)
    short = problem.weights * (turned.max(axis=0) - turned) / np.where(width > 0, width, 1)
    return all(np.ptp(found) > TIE for found in (short.sum(axis=1), short.max(axis=1)))
