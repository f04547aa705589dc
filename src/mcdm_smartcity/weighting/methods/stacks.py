"""Many small matrices at once, held so that the machine reads them in rows.

A stack has the shape (m, m, s): matrices run along the last axis, so that every operation on one
entry is a long, contiguous one. Blocks of a stack fit in a core's cache.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.numerics.arrays import FloatArray

Number = TypeVar("Number", bound=np.generic)
# Entries in a block, 512 KiB of float64.
BLOCK_ENTRIES = 2**16
# Below, a stack's last axis is too short to pay for its order in memory.
FEW = 16


def as_stack(matrices: NDArray[Number]) -> NDArray[Number]:
    """Matrices (..., m, m) as a stack (m, m, s), a view."""
    size = matrices.shape[-1]
    return np.moveaxis(matrices.reshape(-1, size, size), 0, -1)


def as_matrices(stack: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Return a stack as matrices of this shape (..., m, m), a view."""
    return np.moveaxis(stack, -1, 0).reshape(shape)


def blocks_of(stack: NDArray[Any]) -> Iterator[slice]:
    """Yield the parts of the last axis that fit in the cache together."""
    size, count = stack.shape[0], stack.shape[-1]
    step = max(FEW, BLOCK_ENTRIES // size**2)
    for start in range(0, count, step):
        yield slice(start, start + step)


def stacked_product(stack: FloatArray, vectors: FloatArray) -> FloatArray:
    """Each matrix of a stack (m, m, s) times its vector, (m, s)."""
    product: FloatArray = np.einsum("ijs,js->is", stack, vectors)
    return product
