"""Kernels under many weight vectors, beside a loop over them."""

from typing import Any

import numpy as np

from mcdm_smartcity import promethee_ii, topsis, weighted_sum
from timing import Case, Ways


def _table(count: int) -> tuple[Any, Any, Any]:
    generator = np.random.default_rng(0)
    weights = generator.dirichlet(np.ones(10), count)
    return generator.random((100, 10)), weights, np.arange(10) % 2 == 0


def topsis_under_many_weights(count: int) -> Ways:
    matrix, weights, benefit = _table(count)
    return (
        lambda: topsis(matrix, weights, benefit),
        lambda: np.array([_plain_topsis(matrix, row, benefit) for row in weights]),
    )


def _plain_topsis(matrix: Any, weights: Any, benefit: Any) -> Any:
    table = weights * matrix / np.linalg.norm(matrix, axis=0)
    best = np.where(benefit, table.max(axis=0), table.min(axis=0))
    worst = np.where(benefit, table.min(axis=0), table.max(axis=0))
    to_best = np.sqrt(((table - best) ** 2).sum(axis=1))
    to_worst = np.sqrt(((table - worst) ** 2).sum(axis=1))
    return to_worst / (to_best + to_worst)


def topsis_of_pymcdm(count: int) -> Ways:
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    matrix, weights, benefit = _table(count)
    method = TOPSIS(vector_normalization)
    types = np.where(benefit, 1, -1)
    return (
        lambda: topsis(matrix, weights, benefit),
        lambda: np.array([method(matrix, row, types, validation=False) for row in weights]),
    )


def weighted_sum_under_many_weights(count: int) -> Ways:
    matrix, weights, benefit = _table(count)
    return (
        lambda: weighted_sum(matrix, weights, benefit),
        lambda: np.array([_plain_sum(matrix, row, benefit) for row in weights]),
    )


def _plain_sum(matrix: Any, weights: Any, benefit: Any) -> Any:
    low, high = matrix.min(axis=0), matrix.max(axis=0)
    return np.where(benefit, matrix - low, high - matrix) / (high - low) @ weights


def promethee_under_many_weights(count: int) -> Ways:
    matrix, weights, benefit = _table(count)
    return (
        lambda: promethee_ii(matrix, weights, benefit),
        lambda: np.array([promethee_ii(matrix, row, benefit) for row in weights]),
    )


def promethee_of_many_programs(count: int) -> Ways:
    matrix, weights, benefit = (
        np.random.default_rng(0).random((count, 10)),
        np.ones(10),
        [True] * 10,
    )
    return (
        lambda: promethee_ii(matrix, weights, benefit, shape="v_shape", p=0.5),
        lambda: _plain_flows(matrix, 0.5),
    )


def _plain_flows(matrix: Any, p: float) -> Any:
    net = np.zeros(len(matrix))
    for column in matrix.T:
        pairs = np.clip((column[:, np.newaxis] - column) / p, 0, 1)
        net += pairs.sum(axis=1) - pairs.sum(axis=0)
    return net / matrix.shape[1] / (len(matrix) - 1)


def promethee_of_pymcdm(count: int) -> Ways:
    from pymcdm.methods import PROMETHEE_II

    matrix, weights, benefit = (
        np.random.default_rng(0).random((count, 10)),
        np.ones(10),
        [True] * 10,
    )
    shares, types = weights / 10, np.ones(10)

    def theirs() -> Any:
        # An object answers once only: it uses its thresholds up.
        method = PROMETHEE_II("vshape", p=np.full(10, 0.5), q=np.zeros(10))
        return method(matrix, shares, types, validation=False)

    return (
        lambda: promethee_ii(matrix, weights, benefit, shape="v_shape", p=0.5),
        theirs,
    )


CASES = (
    Case("promethee, 100 x 10", "one by one", promethee_under_many_weights, 10_000, 20),
    Case("promethee, V-shape", "all pairs", promethee_of_many_programs, 3_000, 20),
    Case("promethee, V-shape", "pymcdm", promethee_of_pymcdm, 3_000, 20, needs="pymcdm"),
    Case("topsis, 100 x 10", "numpy loop", topsis_under_many_weights, 20_000, 20),
    Case("topsis, 100 x 10", "pymcdm", topsis_of_pymcdm, 5_000, 20, needs="pymcdm"),
    Case("weighted sum, 100 x 10", "numpy loop", weighted_sum_under_many_weights, 20_000, 20),
)
