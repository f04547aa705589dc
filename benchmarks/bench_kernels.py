"""Kernels under many weight vectors, beside loops over them of our own and of peers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from mcdm_smartcity import promethee_ii, topsis, vikor, weighted_sum
from timing import Case, Ways

PROGRAMS, CRITERIA = 100, 10


def _problem(count: int) -> tuple[Any, Any, Any, Any]:
    """Scores, weight vectors, directions, and directions as peers take them."""
    generator = np.random.default_rng(0)
    weights = generator.dirichlet(np.ones(CRITERIA), count)
    benefit = np.arange(CRITERIA) % 2 == 0
    return generator.random((PROGRAMS, CRITERIA)), weights, benefit, np.where(benefit, 1, -1)


def topsis_by_numpy(count: int) -> Ways:
    matrix, weights, benefit, _ = _problem(count)
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


def weighted_sum_by_numpy(count: int) -> Ways:
    matrix, weights, benefit, _ = _problem(count)
    return (
        lambda: weighted_sum(matrix, weights, benefit),
        lambda: np.array([_plain_sum(matrix, row, benefit) for row in weights]),
    )


def _plain_sum(matrix: Any, weights: Any, benefit: Any) -> Any:
    low, high = matrix.min(axis=0), matrix.max(axis=0)
    return np.where(benefit, matrix - low, high - matrix) / (high - low) @ weights


def topsis_of_pymcdm(count: int) -> Ways:
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    return _beside_pymcdm(count, topsis, TOPSIS(vector_normalization))


def vikor_of_pymcdm(count: int) -> Ways:
    from pymcdm.methods import VIKOR

    # Theirs is Q, where lower is better.
    return _beside_pymcdm(count, lambda *given: 1 - vikor(*given), VIKOR())


def _beside_pymcdm(count: int, ours: Callable[..., Any], method: Any) -> Ways:
    matrix, weights, benefit, types = _problem(count)
    return (
        lambda: ours(matrix, weights, benefit),
        lambda: np.array([method(matrix, row, types, validation=False) for row in weights]),
    )


def weighted_sum_of_pyrepo(count: int) -> Ways:
    from pyrepo_mcda.mcda_methods import SAW
    from pyrepo_mcda.normalizations import minmax_normalization

    matrix, weights, benefit, types = _problem(count)
    method = SAW(normalization_method=minmax_normalization)
    return (
        lambda: weighted_sum(matrix, weights, benefit),
        lambda: np.array([method(matrix, row, types) for row in weights]),
    )


def promethee_of_pymcdm(count: int) -> Ways:
    matrix, weights, benefit, types = _problem(count)
    return (
        lambda: promethee_ii(matrix, weights, benefit, shape="v_shape", p=0.5),
        lambda: np.array([pymcdm_flows(matrix, row, types) for row in weights]),
    )


def flows_of_many_programs(count: int) -> Ways:
    matrix, weights = np.random.default_rng(0).random((count, CRITERIA)), np.ones(CRITERIA)
    return (
        lambda: promethee_ii(matrix, weights, weights > 0, shape="v_shape", p=0.5),
        lambda: _plain_flows(matrix, 0.5),
    )


def _plain_flows(matrix: Any, p: float) -> Any:
    net = np.zeros(len(matrix))
    for column in matrix.T:
        pairs = np.clip((column[:, np.newaxis] - column) / p, 0, 1)
        net += pairs.sum(axis=1) - pairs.sum(axis=0)
    return net / matrix.shape[1] / (len(matrix) - 1)


def flows_of_pymcdm(count: int) -> Ways:
    matrix, weights = np.random.default_rng(0).random((count, CRITERIA)), np.ones(CRITERIA)
    return (
        lambda: promethee_ii(matrix, weights, weights > 0, shape="v_shape", p=0.5),
        lambda: pymcdm_flows(matrix, weights / CRITERIA, weights),
    )


def pymcdm_flows(matrix: Any, weights: Any, types: Any) -> Any:
    from pymcdm.methods import PROMETHEE_II

    # An object answers once only: it uses its thresholds up.
    method = PROMETHEE_II("vshape", p=np.full(CRITERIA, 0.5), q=np.zeros(CRITERIA))
    return method(matrix, weights, types, validation=False)


CASES = (
    Case("topsis, 100 x 10", "numpy loop", topsis_by_numpy, 10_000, 20),
    Case("topsis, 100 x 10", "pymcdm", topsis_of_pymcdm, 100, 20, needs="pymcdm"),
    Case("topsis, 100 x 10", "pymcdm", topsis_of_pymcdm, 1_000, 20, needs="pymcdm"),
    Case("topsis, 100 x 10", "pymcdm", topsis_of_pymcdm, 10_000, 20, needs="pymcdm"),
    Case("vikor, 100 x 10", "pymcdm", vikor_of_pymcdm, 10_000, 20, needs="pymcdm"),
    Case("weighted sum, 100 x 10", "numpy loop", weighted_sum_by_numpy, 10_000, 20),
    Case(
        "weighted sum, 100 x 10",
        "pyrepo-mcda",
        weighted_sum_of_pyrepo,
        10_000,
        20,
        needs="pyrepo_mcda",
    ),
    Case("promethee, 100 x 10", "pymcdm", promethee_of_pymcdm, 10_000, 5, needs="pymcdm"),
    Case("promethee, V-shape", "all pairs", flows_of_many_programs, 3_000, 20),
    Case("promethee, V-shape", "pymcdm", flows_of_pymcdm, 300, 20, needs="pymcdm"),
    Case("promethee, V-shape", "pymcdm", flows_of_pymcdm, 3_000, 20, needs="pymcdm"),
)
