"""Where scores are sums, the parts that explain them add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.explanation import CONTRIBUTIONS
from strategies import Table, awkward_scores, batches, plain_scores, tables

# The others reward balance, multiply, or look at the worst criterion: their scores are no sums.
ADDITIVE = (
    "aras",
    "edas",
    "mabac",
    "mairca",
    "marcos",
    "moora",
    "ocra",
    "promethee_ii",
    "rafsi",
    "spotis",
    "synthesis",
    "weighted_sum",
)
every_additive_method = pytest.mark.parametrize(
    "method", [METHODS[name] for name in ADDITIVE], ids=ADDITIVE
)


def assert_parts_add_up(method: Method, table: Table) -> None:
    assert method.steps is not None
    steps = method.steps(table.matrix, table.weights, table.benefit)
    parts, scores = steps[CONTRIBUTIONS], steps["scores"]
    assert np.isfinite(parts).all()
    rest = scores - parts.sum(axis=-1)
    size = np.maximum(np.abs(parts).sum(axis=-1), np.abs(scores)).max(axis=-1)
    spread = rest.max(axis=-1) - rest.min(axis=-1)
    assert (spread <= 1e-9 * size + np.finfo(float).tiny).all()


def test_the_methods_that_have_parts_are_those_that_sum() -> None:
    table = np.array([[1.0, 2.0], [3.0, 1.5]]), np.ones(2), np.ones(2, dtype=bool)
    having = [n for n, m in METHODS.items() if m.steps and CONTRIBUTIONS in m.steps(*table)]
    assert having == list(ADDITIVE)


@every_additive_method
@given(st.data())
def test_parts_add_up_to_scores_but_for_a_number_equal_for_all(
    method: Method, data: st.DataObject
) -> None:
    assert_parts_add_up(method, data.draw(tables(plain_scores(method.domain))))


@every_additive_method
@given(st.data())
def test_parts_of_stacks_add_up(method: Method, data: st.DataObject) -> None:
    assert_parts_add_up(method, data.draw(batches(plain_scores(method.domain))))


@every_additive_method
@given(st.data())
def test_parts_of_awkward_tables_add_up(method: Method, data: st.DataObject) -> None:
    assert_parts_add_up(method, data.draw(tables(awkward_scores(method.domain))))
