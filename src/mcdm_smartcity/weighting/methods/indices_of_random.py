"""Random indices of many matrices, one for each pattern of missing judgements."""

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.comparisons import is_complete, known_pairs
from mcdm_smartcity.weighting.methods.random_index_of_graph import (
    needs_simulation,
    random_index_of_graph,
)

# Patterns that are simulated in one call; each takes a tenth of a second or more.
MOST_SIMULATED = 24


def indices_of_random(
    matrix: FloatArray, table: str | float, *, simulate: bool | None = None
) -> tuple[FloatArray, NDArray[np.str_]]:
    """Random indices (...,) and their origins, (...,), of valid, connected matrices (..., m, m).

    Patterns that would have to be simulated are if `simulate` says so; if it says nothing, up to
    24 of them. Else all of them are linear in the missing pairs, as the origin says.
    """
    shape = matrix.shape[:-2]
    if is_complete(matrix):
        served = random_index_of_graph(np.ones(matrix.shape[-2:], dtype=bool), table)
        return np.full(shape, served.value), np.full(shape, served.origin)
    patterns, where = _patterns(known_pairs(matrix))
    if simulate is None:
        simulate = simulations(matrix, table) <= MOST_SIMULATED
    found = [random_index_of_graph(pattern, table, simulate=simulate) for pattern in patterns]
    values = np.array([served.value for served in found])
    origins = np.array([served.origin for served in found])
    return values[where].reshape(shape), origins[where].reshape(shape)


def simulations(matrix: FloatArray, table: str | float) -> int:
    """How many patterns of valid, connected matrices (..., m, m) would have to be simulated."""
    if is_complete(matrix):
        return 0
    return sum(needs_simulation(known, table) for known in _patterns(known_pairs(matrix))[0])


def _patterns(known: BoolArray) -> tuple[BoolArray, NDArray[np.intp]]:
    """Return the different patterns, (k, m, m), and which of them each matrix has."""
    size = known.shape[-1]
    flat = known.reshape(-1, size, size)
    packed = np.ascontiguousarray(np.packbits(flat.reshape(len(flat), -1), axis=-1))
    rows = packed.view(np.dtype((np.void, packed.shape[-1]))).ravel()
    _, first, where = np.unique(rows, return_index=True, return_inverse=True)
    return flat[first], where
