"""The way into pymcdm: a method, a table, weights and types."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from peers.comparison import Scored
from peers.problems import Problem

WHY = "peers are installed by the dependency group `peers`"
methods = pytest.importorskip("pymcdm.methods", reason=WHY)
normalizations = pytest.importorskip("pymcdm.normalizations", reason=WHY)
experts = pytest.importorskip("pymcdm.methods.comet_tools", reason=WHY)
partial = pytest.importorskip("pymcdm.methods.partial", reason=WHY)


def numbers(method: Any, matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Any:
    """Return what a method of pymcdm finds."""
    given = np.asarray(matrix, dtype=float), np.asarray(weights, dtype=float), np.asarray(types)
    # Its 1 / (1 + (1 / 0)²) is 0 as it should be, but not without a warning.
    with np.errstate(divide="ignore"):
        return method(*given, validation=False)


def asked(method: Any, problem: Problem) -> Any:
    return numbers(method, problem.matrix, problem.weights, problem.types)


def by(method: Any) -> Scored:
    def scored(problem: Problem) -> ArrayLike:
        found: ArrayLike = asked(method, problem)
        return found

    return scored
