"""The heaviest closed set in rounded numbers, fast: a proposal that exact arithmetic confirms."""

from collections.abc import Sequence

import numpy as np

CAPACITY = 2**31 - 1


def rough_closure(weights: Sequence[int], needed: Sequence[Sequence[int]]) -> list[int]:
    """
    A closed set of great total weight, nearly always the heaviest one.

    Weights are rounded to what a maximum flow in 32 bits can carry, so differences of less than
    a billionth of their total may be lost.

    Parameters
    ----------
    weights, needed
        As for `heaviest_closure`.

    Returns
    -------
    Members in rising order; none if no closed set has a positive rounded weight.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used
    from scipy.sparse.csgraph import breadth_first_order, maximum_flow  # noqa: PLC0415 - as above

    count = len(weights)
    largest = max(sum(w for w in weights if w > 0), sum(-w for w in weights if w < 0), 1)
    # Flooring the total of each side keeps it within 32 bits.
    rounded = np.array([_toward_zero(w * (CAPACITY - 1), largest) for w in weights])
    source, sink = count, count + 1
    suppliers, consumers = np.flatnonzero(rounded > 0), np.flatnonzero(rounded < 0)
    starts = np.repeat(np.arange(count), [len(row) for row in needed])
    ends = np.array([j for row in needed for j in row], dtype=np.int64)
    rows = np.concatenate([np.full(len(suppliers), source), consumers, starts])
    columns = np.concatenate([suppliers, np.full(len(consumers), sink), ends])
    limits = np.concatenate(
        [rounded[suppliers], -rounded[consumers], np.full(len(starts), CAPACITY)]
    )
    shape = (count + 2, count + 2)
    # The flow of older versions of scipy takes 32-bit indices only.
    places = (rows.astype(np.int32), columns.astype(np.int32))
    network = csr_array((limits.astype(np.int32), places), shape=shape)
    flow = maximum_flow(network, source, sink).flow
    left = csr_array(network.astype(np.int64) - flow.astype(np.int64))
    left.data = np.maximum(left.data, 0)
    left.eliminate_zeros()
    reached = breadth_first_order(left, source, return_predecessors=False)
    return sorted(int(node) for node in reached if node < count)


def _toward_zero(numerator: int, denominator: int) -> int:
    size = abs(numerator) // denominator
    return size if numerator > 0 else -size
