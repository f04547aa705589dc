"""Sums over closures against the matrix of closures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.dependencies.methods import bundles as bundling
from mcdm_smartcity.dependencies.methods import closure_sums
from mcdm_smartcity.dependencies.methods.bundles import needed_first, needed_together
from mcdm_smartcity.dependencies.methods.closures import closure_matrix
from strategies import closure_problems

Needed = list[list[int]]


def closures(needed: Needed) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return closure_matrix([[node] for node in range(len(needed))], needed)


@given(problem=closure_problems(acyclic=True), data=st.data())
def test_sums_are_those_of_the_matrix(
    problem: tuple[list[int], Needed], data: st.DataObject
) -> None:
    _, needed = problem
    count = len(needed)
    numbers = st.lists(st.integers(-9, 9).map(float), min_size=count, max_size=count)
    values = np.transpose([data.draw(numbers), data.draw(numbers)])
    held = closures(needed)
    np.testing.assert_array_equal(closure_sums.sums_over_closures(needed, values), held @ values)
    np.testing.assert_array_equal(closure_sums.sums_over_holders(needed, values), held.T @ values)


@pytest.mark.parametrize("width", [64, 128])
def test_some_nodes_at_a_time_make_no_difference(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = np.random.default_rng(0)
    needed = [[*{*generator.integers(max(0, i - 40), i, 2)}] if i else [] for i in range(300)]
    values = generator.integers(-9, 9, (300, 1)).astype(np.float64)
    held = closures(needed)
    monkeypatch.setattr(closure_sums, "WIDTH", width)
    np.testing.assert_array_equal(closure_sums.sums_over_closures(needed, values), held @ values)
    np.testing.assert_array_equal(closure_sums.sums_over_holders(needed, values), held.T @ values)


def test_nothing_has_no_sums() -> None:
    assert closure_sums.sums_over_closures([], np.zeros((0, 2))).shape == (0, 2)
    assert closure_sums.sums_over_holders([], np.zeros((0, 1))).shape == (0, 1)


@given(problem=closure_problems())
def test_bundles_stand_after_what_they_need(problem: tuple[list[int], Needed]) -> None:
    _, needed = problem
    bundles = needed_first(needed)
    assert sorted(node for bundle in bundles for node in bundle) == list(range(len(needed)))
    done: set[int] = set()
    for bundle in bundles:
        done.update(bundle)
        assert all(other in done for node in bundle for other in needed[node])


@given(problem=closure_problems(), data=st.data())
def test_pairs_that_somebody_needs_together_are_found(
    problem: tuple[list[int], Needed], data: st.DataObject
) -> None:
    _, needed = problem
    nodes = st.integers(0, len(needed) - 1)
    pairs = data.draw(st.lists(st.tuples(nodes, nodes), max_size=5))
    bundles = needed_first(needed)
    held = closure_matrix(bundles, needed)
    expected = [k for k, (one, two) in enumerate(pairs) if (held[:, one] & held[:, two]).any()]
    assert needed_together(bundles, needed, pairs) == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundling, "AT_ONCE", 2)
        assert needed_together(bundles, needed, pairs) == expected
