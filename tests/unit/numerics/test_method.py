"""Methods as values; a stranger's one works like ours."""

import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, Method, UnknownNameError, example_study, rank, weigh
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.numerics.method import find_method, keyword_parameters
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.methods.topsis import topsis

TABLE = DecisionMatrix.from_arrays([[3.0, 250.0], [5.0, 400.0]], [True, False], ["bus", "tram"])


def best_criterion(
    matrix: FloatArray, weights: FloatArray, benefit: BoolArray, *, factor: float = 1
) -> FloatArray:
    signed = np.where(benefit, matrix, -matrix) * weights * factor
    best: FloatArray = signed.max(axis=-1)
    return best


def all_equal(comparisons: FloatArray) -> FloatArray:
    shares: FloatArray = np.ones(comparisons.shape[:-1]) / comparisons.shape[-1]
    return shares


STRANGE = Method("best_criterion", best_criterion, "nobody (2024)", ("factor",))


def test_a_method_is_found_by_its_name() -> None:
    assert find_method(METHODS, "topsis", "ranking method") is METHODS["topsis"]


def test_a_method_that_is_given_is_taken_as_it_is() -> None:
    assert find_method(METHODS, STRANGE, "ranking method") is STRANGE


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown ranking method 'saw'; known: aras, "):
        find_method(METHODS, "saw", "ranking method")


def test_parameters_of_a_kernel_are_its_keyword_only_ones_in_order() -> None:
    assert keyword_parameters(topsis) == ("normalise", "p", "ideal", "anti_ideal")


def test_a_known_parameter_is_let_through() -> None:
    STRANGE.check_parameters(["factor"])
    with pytest.raises(UnknownNameError, match=r"parameter of best_criterion 'factr'.*'factor'"):
        STRANGE.check_parameters(["factor", "factr"])


def test_our_methods_pickle() -> None:
    for method in METHODS.values():
        assert pickle.loads(pickle.dumps(method)) == method  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    ("parameters", "scores"), [({}, [1.5, 2.5]), ({"factor": 2}, [3, 5])], ids=["bare", "doubled"]
)
def test_a_strangers_method_ranks(parameters: dict[str, Any], scores: list[float]) -> None:
    ranking = rank(TABLE, [1, 1], STRANGE, **parameters)
    np.testing.assert_allclose(ranking.scores, scores, rtol=1e-15)
    assert (ranking.method, dict(ranking.steps)) == ("best_criterion", {})
    assert dict(ranking.parameters) == parameters


def test_a_parameter_that_a_strangers_method_lacks_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown parameter of best_criterion 'p'"):
        rank(TABLE, [1, 1], STRANGE, p=1)


def test_a_strangers_method_reads_a_study_on_its_declared_scales() -> None:
    ranking = rank(example_study(), [1, 0, 0], STRANGE)
    np.testing.assert_allclose(ranking.scores, [0.1, 0.05, 0.6, 0.8], rtol=1e-15)


def test_a_strangers_method_weighs() -> None:
    weights = weigh(example_study(), Method("all_equal", all_equal, "nobody (2024)"))
    np.testing.assert_allclose(weights.values, [1 / 3, 1 / 3, 1 / 3], rtol=1e-15)
    assert weights.method == "all_equal"
