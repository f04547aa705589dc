"""Large tables beside what the machine must do anyway: read the scores, and square them once."""

import tracemalloc
from functools import partial
from typing import Any

import numpy as np

from mcdm_smartcity import promethee_ii, topsis, vikor, weighted_sum
from timing import Case, Ways, median_time

CRITERIA = 20
# Entries of the table in which memory is measured, and of the products of the limits.
ENTRIES, SMOKE_ENTRIES = 20_000_000, 20_000


def _problem(count: int) -> tuple[Any, Any, Any]:
    matrix = np.random.default_rng(0).random((count, CRITERIA))
    return matrix, np.full(CRITERIA, 1 / CRITERIA), np.arange(CRITERIA) % 2 == 0


def topsis_of_pymcdm(count: int) -> Ways:
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    matrix, weights, benefit = _problem(count)
    method, types = TOPSIS(vector_normalization), np.where(benefit, 1, -1)
    return (
        lambda: topsis(matrix, weights, benefit),
        lambda: method(matrix, weights, types, validation=False),
    )


def report_limits(*, smoke: bool) -> None:
    """Print how far kernels are from what the machine can do at most."""
    print(f"\n{'far from the limit':44}{'ours':>10}{'limit':>10}{'ours/limit':>12}")
    for what, ours, limit in (*_of_tables(smoke=smoke), *_of_products(smoke=smoke)):
        print(f"{what:44}{ours:9.4f}s{limit:9.4f}s{ours / limit:12.2f}")
    matrix, weights, benefit = _problem((SMOKE_ENTRIES if smoke else ENTRIES) // CRITERIA)
    print(f"\n{'memory beside the scores, at most':44}{'share of the scores':>20}")
    for kernel in (topsis, vikor, weighted_sum, promethee_ii):
        tracemalloc.start()
        kernel(matrix, weights, benefit)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{kernel.__name__:44}{peak / matrix.nbytes:20.2f}")


def _of_tables(*, smoke: bool) -> list[tuple[str, float, float]]:
    sizes = (1_000,) if smoke else (10_000, 100_000, 1_000_000)
    return [found for count in sizes for found in _of_table(count, 1 if smoke else 7)]


def _of_table(count: int, repeats: int) -> list[tuple[str, float, float]]:
    """Times of one table, beside squaring it once and reading it once more."""
    matrix, weights, benefit = _problem(count)
    read = median_time(matrix.max, repeats)
    square = median_time(lambda: (matrix * matrix).sum(axis=0), repeats)
    by_topsis = median_time(lambda: topsis(matrix, weights, benefit), repeats)
    by_sum = median_time(lambda: weighted_sum(matrix, weights, benefit), repeats)
    return [
        (f"topsis {count} x {CRITERIA}, a square and a read", by_topsis, square + read),
        (f"weighted_sum {count} x {CRITERIA}, a read", by_sum, read),
    ]


def _of_products(*, smoke: bool) -> list[tuple[str, float, float]]:
    """Times under many weights beside the matrix products, and of flows beside sorting."""
    repeats = 1 if smoke else 7
    generator = np.random.default_rng(0)
    table, weights = generator.random((100, 10)), generator.random((20 if smoke else 10_000, 10))
    benefit = np.ones(10, dtype=bool)
    product = median_time(lambda: weights @ table.T, repeats)
    kernels: tuple[tuple[Any, int], ...] = ((topsis, 2), (weighted_sum, 1), (vikor, 1))
    found = [
        (
            f"{kernel.__name__} under {len(weights)}, {times} products",
            median_time(partial(kernel, table, weights, benefit), repeats),
            times * product,
        )
        for kernel, times in kernels
    ]
    long = generator.random((100 if smoke else 100_000, 10))
    flows = median_time(
        lambda: promethee_ii(long, np.ones(10), benefit, shape="v_shape", p=0.1), repeats
    )
    sort = median_time(lambda: np.sort(long.T, axis=-1), repeats)
    return [*found, (f"promethee {len(long)} x 10, sorting the columns", flows, sort)]


CASES = tuple(
    Case("topsis, rows x 20", "pymcdm", topsis_of_pymcdm, size, 20, needs="pymcdm")
    for size in (10_000, 100_000, 1_000_000)
)
