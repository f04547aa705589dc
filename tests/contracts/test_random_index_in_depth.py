"""The random index from scratch: every matrix, or millions of them. Only with `make deep`."""

import os
from itertools import product

import numpy as np
import pytest

from mcdm_smartcity import lambda_max, random_index
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.canonical_graph import canonical_graph
from mcdm_smartcity.weighting.methods.perron import principal
from mcdm_smartcity.weighting.methods.simulated_index import (
    SCALE,
    VARIANCE,
    controlled_mean,
    geometric_indices,
    random_judgements,
    simulated_index,
)
from published_cases import read_case

pytestmark = pytest.mark.skipif(
    os.environ.get("HYPOTHESIS_PROFILE") != "deep", reason="takes minutes; run `make deep`"
)
CHUNK = 20_000
# Divided by the squared number of items: leaves a standard error of about 4e-5 at any size.
SAMPLES = 160_000_000
GRAPHS = [
    pytest.param(entry["n"], graph["missing"], graph["RI"], graph["se"])
    for entry in read_case("ri-incomplete-free-by-graph").expected["table"]
    for graph in entry["graphs"]
]


def roots_of_four(ratios: FloatArray) -> FloatArray:
    """Largest eigenvalue of reciprocal matrices of four items, from the upper triangle (6, k).

    With a_ii = 1 and a_ij a_ji = 1 the characteristic polynomial is λ⁴ − 4λ³ − sλ + d: minors of
    two vanish, those of three add up to s, and d is the determinant. Newton's steps from above
    fall towards the largest root and never pass it.
    """
    a, b, c, d, e, f = ratios  # 01, 02, 03, 12, 13, 23
    triads = np.array([a * d / b, a * e / c, b * f / c, d * f / e])
    s = (triads + 1 / triads - 2).sum(axis=0)
    rings = np.array([a * d * f / c, a * e / (f * b), b * e / (d * c)])
    # Permutations without fixed items are three pairs of swaps, +1 each, and six rings, -1 each;
    # those with one fixed item are eight triads, +1; with two fixed six swaps, -1; and none moved.
    determinant = 1 - 6 + (triads + 1 / triads).sum(axis=0) + 3 - (rings + 1 / rings).sum(axis=0)
    value: FloatArray = 4 + s
    for _ in range(200):
        step = (((value - 4) * value**2 - s) * value + determinant) / (
            4 * value**3 - 12 * value**2 - s
        )
        value = value - np.where(np.isfinite(step), step, 0)
        if not (step > 1e-13 * value).any():
            break
    return value


def test_the_index_of_three_items_is_the_mean_over_all_matrices() -> None:
    a, b, c = np.array(list(product(SCALE, repeat=3))).T
    root = np.cbrt(a * c / b)
    indices = (root + 1 / root - 2) / 2
    assert len(indices) == 4913
    assert random_index(3) == pytest.approx(indices.mean(), abs=1e-8)


def test_the_index_of_four_items_is_the_mean_over_all_matrices() -> None:
    rest = np.array(list(product(SCALE, repeat=4))).T
    total, count = 0.0, 0
    for first, second in product(SCALE, repeat=2):
        pair = np.broadcast_to([[first], [second]], (2, rest.shape[1]))
        values = roots_of_four(np.vstack([pair, rest]))
        total += float((values - 4).sum()) / 3
        count += len(values)
    assert count == 24_137_569
    assert random_index(4) == pytest.approx(total / count, abs=1e-8)


def test_the_roots_of_four_items_are_the_principal_eigenvalues() -> None:
    matrices = random_judgements(np.zeros((4, 4), dtype=bool), 5000, np.random.default_rng(0))
    first, second = np.triu_indices(4, 1)
    roots = roots_of_four(matrices[:, first, second].T)
    np.testing.assert_allclose(roots, lambda_max(matrices), rtol=1e-9)


@pytest.mark.parametrize("size", range(5, 16))
def test_the_index_of_more_items_is_the_mean_over_random_matrices(size: int) -> None:
    complete = np.zeros((size, size), dtype=bool)
    pairs = []
    for seed in np.random.SeedSequence([20, size]).spawn(SAMPLES // (CHUNK * size**2)):
        matrices = random_judgements(complete, CHUNK, np.random.default_rng(seed))
        indices = (principal(matrices)[1] - size) / (size - 1)
        pairs.append((indices, geometric_indices(matrices)))
    plain, geometric = np.array(pairs).transpose(1, 0, 2).reshape(2, -1)
    mean, error = controlled_mean(plain, geometric, VARIANCE)
    assert error <= 5e-5
    assert random_index(size) == pytest.approx(mean, abs=2e-4)


@pytest.mark.parametrize(("size", "missing", "index", "error"), GRAPHS)
def test_the_index_of_each_graph_is_the_mean_over_random_matrices(
    size: int, missing: list[tuple[int, int]], index: float, error: float
) -> None:
    graph = np.zeros((size, size), dtype=bool)
    for i, j in missing:
        graph[i, j] = graph[j, i] = True
    mean, own = simulated_index(size, canonical_graph(graph).tobytes(), 4000)
    assert abs(mean - index) <= 4 * np.hypot(own, error)


def test_there_are_125_graphs() -> None:
    # 6 + 21 + 112 connected graphs (OEIS A001349) less 2 + 3 + 6 trees and 3 complete ones.
    assert len(GRAPHS) == 6 + 21 + 112 - (2 + 3 + 6) - 3
