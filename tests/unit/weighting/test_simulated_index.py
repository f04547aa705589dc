"""Random indices by simulation, against what is known exactly and against the table."""

from itertools import combinations

import numpy as np
import pytest

from mcdm_smartcity import geometric_consistency_index, random_index
from mcdm_smartcity.numerics.arrays import BoolArray
from mcdm_smartcity.weighting.methods.canonical_graph import canonical_graph
from mcdm_smartcity.weighting.methods.simulated_index import (
    SCALE,
    VARIANCE,
    controlled_mean,
    geometric_indices,
    random_judgements,
    simulated_index,
)
from published_cases import read_case

FEW = 700
GRAPHS = [
    pytest.param(entry["n"], graph, id=f"{entry['n']}-{graph['missing']}")
    for entry in read_case("ri-incomplete-free-by-graph").expected["table"]
    if entry["n"] > 4
    for graph in entry["graphs"][::10]
]


def missing_of(size: int, pairs: list[tuple[int, int]]) -> BoolArray:
    missing = np.zeros((size, size), dtype=bool)
    for i, j in pairs:
        missing[i, j] = missing[j, i] = True
    return missing


# All of them, on more matrices, are in tests/contracts/test_random_index_in_depth.py.
@pytest.mark.parametrize(("size", "graph"), GRAPHS)
def test_a_simulation_agrees_with_the_table(size: int, graph: dict[str, float]) -> None:
    pairs: list[tuple[int, int]] = graph["missing"]  # type: ignore[assignment]
    missing = canonical_graph(missing_of(size, pairs))
    value, error = simulated_index(size, missing.tobytes(), FEW)
    assert 0 < error < 0.005
    assert abs(value - graph["RI"]) <= 4 * np.hypot(error, graph["se"])


@pytest.mark.parametrize("size", [3, 4, 5, 6, 9, 15, 25, 40])
def test_a_simulation_of_all_pairs_agrees_with_the_exact_index(size: int) -> None:
    value, error = simulated_index(size, missing_of(size, []).tobytes(), 400_000 // size**2)
    assert 0 < error < 1e-3
    assert abs(value - random_index(size)) <= 4 * np.hypot(error, 6.3e-5)


def test_which_pairs_are_missing_matters_beyond_six_items_too() -> None:
    star = missing_of(12, [(0, j) for j in range(1, 8)])
    path = missing_of(12, [(j, j + 1) for j in range(7)])
    (more, error), (less, other) = (simulated_index(12, one.tobytes(), FEW) for one in (star, path))
    assert more - less > 4 * np.hypot(error, other)


def test_a_simulation_is_the_same_every_time() -> None:
    missing = missing_of(9, [(0, 1), (4, 7)]).tobytes()
    first = simulated_index(9, missing, FEW)
    simulated_index(9, missing_of(9, [(0, 1)]).tobytes(), FEW)
    simulated_index.cache_clear()
    assert simulated_index(9, missing, FEW) == first


def test_a_simulation_is_made_once() -> None:
    missing = missing_of(8, [(2, 3)]).tobytes()
    simulated_index(8, missing, FEW)
    before = simulated_index.cache_info()
    simulated_index(8, missing, FEW)
    after = simulated_index.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)


def test_the_standard_error_is_how_far_simulations_differ() -> None:
    pattern = missing_of(5, [(0, 1)])
    found = [
        controlled_mean(values, geometric_indices(drawn), VARIANCE)
        for seed in range(200)
        for drawn in [random_judgements(pattern, 200, np.random.default_rng(seed))]
        for values in [np.nanmax(drawn, axis=(-1, -2))]
    ]
    means, errors = np.array(found).T
    # Of 200 standard deviations one in a thousand is off by more than 17 %.
    assert means.std() == pytest.approx(errors.mean(), rel=0.17)


def test_a_control_that_explains_everything_leaves_no_error() -> None:
    control = np.array([1.0, 2.0, 4.0, 9.0])
    mean, error = controlled_mean(3 * control + 1, control, 5.0)
    assert mean == pytest.approx(16)
    assert error == pytest.approx(0, abs=1e-12)


def test_a_control_that_explains_nothing_changes_nothing() -> None:
    values, control = np.array([1.0, 3.0, 1.0, 3.0]), np.array([1.0, 1.0, 2.0, 2.0])
    mean, error = controlled_mean(values, control, 7.0)
    assert mean == pytest.approx(2)
    assert error == pytest.approx(np.sqrt(4 / 2) / 2)


def test_the_geometric_index_of_random_judgements_has_the_mean_of_squared_logarithms() -> None:
    assert pytest.approx(2.62921714, abs=5e-9) == VARIANCE
    draws = np.random.default_rng(3)
    for pairs in ([], [(0, 1)], [(0, 1), (0, 2), (0, 3)], list(combinations(range(4), 2))[:5]):
        indices = geometric_indices(random_judgements(missing_of(5, pairs), 20_000, draws))
        error = indices.std() / len(indices) ** 0.5
        assert abs(indices.mean() - VARIANCE) < 4 * error


def test_the_control_is_the_geometric_consistency_index() -> None:
    draws = np.random.default_rng(4)
    matrices = random_judgements(missing_of(6, [(0, 1), (2, 5)]), 50, draws)
    expected = geometric_consistency_index(matrices)
    np.testing.assert_allclose(geometric_indices(matrices), expected, rtol=1e-9)


def test_random_judgements_are_reciprocal_and_take_each_value_equally_often() -> None:
    drawn = random_judgements(missing_of(4, [(0, 3)]), 34_000, np.random.default_rng(5))
    assert np.isnan(drawn[:, 0, 3]).all()
    np.testing.assert_allclose(drawn[:, 1, 2] * drawn[:, 2, 1], 1, rtol=1e-12)
    shares = (drawn[:, 1, 2, np.newaxis] == SCALE).mean(axis=0)
    assert len(shares) == 17
    np.testing.assert_allclose(shares, 1 / 17, atol=4 * (16 / 17**2 / 34_000) ** 0.5)
