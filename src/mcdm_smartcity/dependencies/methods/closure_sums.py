"""Sums over closures, and over all that hold a node in theirs, in memory that stays small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray

# How many nodes are looked for at once: bits of a row. A multiple of 64.
WIDTH = 4096
BYTE, WORD = 8, 64
# Which bits a byte has, the first one highest, as numpy packs them.
BITS: FloatArray = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float64)
ByteArray = NDArray[np.uint8]


@dataclass(frozen=True)
class _Chunk:
    """Who holds which of some nodes: eight bytes for each row and word that is not empty."""

    columns: IntArray
    rows: IntArray
    held_by: IntArray
    words: IntArray
    held: ByteArray

    def spread(self, values: FloatArray) -> FloatArray:
        """Values of the columns, shape (w, 8, 8): word, byte and bit; nothing beyond the last."""
        filled = np.zeros(-(-len(self.columns) // WORD) * WORD)
        filled[: len(self.columns)] = values[self.columns]
        return filled.reshape(-1, BYTE, BYTE)


def sums_over_closures(needed: Sequence[Sequence[int]], values: FloatArray) -> FloatArray:
    """
    Sum values over the closure of each node: itself and all that it needs.

    Parameters
    ----------
    needed
        What each node needs by a link of its own; only nodes before it.
    values
        Shape (n, v).

    Returns
    -------
    Shape (n, v). Work grows with the number of pairs of a node and what it may need, eight pairs at
    a time; memory with n.
    """
    sums = np.zeros(values.shape)
    for chunk in _chunks(needed):
        for v in range(values.shape[1]):
            of_byte = chunk.spread(values[:, v]) @ BITS.T
            parts = [of_byte[chunk.words, k, chunk.held[:, k]] for k in range(BYTE)]
            found = np.bincount(chunk.held_by, np.sum(parts, axis=0), len(chunk.rows))
            sums[chunk.rows, v] += found
    return sums


def sums_over_holders(needed: Sequence[Sequence[int]], values: FloatArray) -> FloatArray:
    """
    Sum values over all nodes whose closure holds a node, itself included.

    Parameters
    ----------
    needed
        As for `sums_over_closures`.
    values
        Shape (n, v).

    Returns
    -------
    Shape (n, v).
    """
    sums = np.zeros(values.shape)
    for chunk in _chunks(needed):
        words = -(-len(chunk.columns) // WORD)
        for v in range(values.shape[1]):
            weights = values[chunk.rows[chunk.held_by], v]
            of_bit = np.empty((words, BYTE, BYTE))
            for k in range(BYTE):
                key = chunk.words * len(BITS) + chunk.held[:, k]
                of_byte = np.bincount(key, weights, words * len(BITS))
                of_bit[:, k] = of_byte.reshape(words, len(BITS)) @ BITS
            sums[chunk.columns, v] = of_bit.ravel()[: len(chunk.columns)]
    return sums


def _chunks(needed: Sequence[Sequence[int]]) -> Iterator[_Chunk]:
    """Some nodes at a time, and who holds which of them."""
    for start in range(0, len(needed), WIDTH):
        rows, bits = _held(start, needed)
        columns = np.arange(start, min(start + WIDTH, len(needed)))
        held_by, words = np.nonzero(bits.view(np.uint64))
        held = bits.reshape(len(rows), -1, BYTE)[held_by, words]
        yield _Chunk(columns, np.array(rows), held_by, words, held)


def _held(start: int, needed: Sequence[Sequence[int]]) -> tuple[list[int], ByteArray]:
    """Nodes that hold any of some columns, the columns first, and their bits."""
    rows = list(range(start, min(start + WIDTH, len(needed))))
    count = len(rows)
    row_of = {node: k for k, node in enumerate(rows)}
    below = [[row_of[other] for other in needed[node] if other in row_of] for node in rows]
    # What stands before the first column cannot need any of them.
    for node in range(start + count, len(needed)):
        inside = [row_of[other] for other in needed[node] if other in row_of]
        if inside:
            row_of[node] = len(rows)
            rows.append(node)
            below.append(inside)
    bits = np.zeros((len(rows), -(-count // WORD) * BYTE), dtype=np.uint8)
    places = np.arange(count)
    bits[places, places // BYTE] = 128 >> places % BYTE
    for k, inside in enumerate(below):
        for other in inside:
            bits[k] |= bits[other]
    return rows, bits
