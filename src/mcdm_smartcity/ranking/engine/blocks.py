"""Large work in pieces that fit in a core's cache."""

from collections.abc import Iterator

from mcdm_smartcity.numerics.arrays import FloatArray

# Entries of a table from which on it is read in blocks.
LARGE = 2**17
# Entries in a block of rows, 256 KiB of float64.
BLOCK_ENTRIES = 2**15
# Vectors of weights that are scored together.
VECTORS = 512


def blocks_of_rows(matrix: FloatArray) -> Iterator[slice]:
    """Yield the rows of one table (n, m) in blocks."""
    step = max(1, BLOCK_ENTRIES // matrix.shape[-1])
    for start in range(0, len(matrix), step):
        yield slice(start, start + step)


def blocks_of_vectors(weights: FloatArray) -> Iterator[slice]:
    """Yield vectors of weights (s, m) in blocks."""
    for start in range(0, len(weights), VECTORS):
        yield slice(start, start + VECTORS)
