"""The way into scikit-criteria: a decision matrix, steps that scale it, a method, its extras."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from peers.comparison import Scored
from peers.problems import Problem

WHY = "peers are installed by the dependency group `peers`"
skcriteria = pytest.importorskip("skcriteria", reason=WHY)
simple = pytest.importorskip("skcriteria.agg.simple", reason=WHY)
moora_family = pytest.importorskip("skcriteria.agg.moora", reason=WHY)
probid_family = pytest.importorskip("skcriteria.agg.probid", reason=WHY)
electre_family = pytest.importorskip("skcriteria.agg.electre", reason=WHY)
scalers = pytest.importorskip("skcriteria.preprocessing.scalers", reason=WHY)
inverters = pytest.importorskip("skcriteria.preprocessing.invert_objectives", reason=WHY)

VECTOR = scalers.VectorScaler("matrix")
SUM = scalers.SumScaler("matrix")
RATIO = inverters.BenefitCostInverter()
RANGE = inverters.MinMaxInverter()
INVERSE = inverters.InvertMinimize()


def agg(module: str, name: str, **settings: Any) -> Any:
    found = pytest.importorskip(f"skcriteria.agg.{module}", reason=WHY)
    return getattr(found, name)(**settings)


def decision_of(matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Any:
    """Return a decision matrix of scikit-criteria."""
    given = np.asarray(matrix, dtype=float), np.asarray(types).tolist()
    return skcriteria.mkdm(*given, weights=np.asarray(weights, dtype=float))


def decided(problem: Problem, method: Any, *steps: Any, **given: Any) -> Any:
    """Return all that a method finds after the steps before it."""
    decision = decision_of(problem.matrix, problem.weights, problem.types)
    return evaluated(decision, method, *steps, **given).e_


def evaluated(decision: Any, method: Any, *steps: Any, **given: Any) -> Any:
    """Return the result of a method after the steps before it."""
    with warnings.catch_warnings():
        # Advice on costs and on constant criteria; the numbers are what is compared.
        warnings.simplefilter("ignore")
        for step in steps:
            decision = step.transform(decision)
        return method.evaluate(decision, **given)


def by(method: Any, *steps: Any, key: str = "score", **given: Callable[[Problem], Any]) -> Scored:
    def scored(problem: Problem) -> ArrayLike:
        settings = {name: value(problem) for name, value in given.items()}
        found: ArrayLike = decided(problem, method, *steps, **settings)[key]
        return found

    return scored
