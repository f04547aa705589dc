"""Samples in chunks of a fixed size, equal to the last byte on any executor."""

from collections.abc import Callable
from concurrent.futures import Executor

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray


def drawn_in_chunks(
    task: Callable[[np.random.SeedSequence], FloatArray],
    chunk: int,
    samples: int,
    seed: int,
    executor: Executor | None,
) -> FloatArray:
    """Return the first `samples` of what a task draws, `chunk` of them from each seed.

    The chunk is fixed by the caller, so that neither the number of workers nor of samples can
    change a sample. For processes the task must be one that can be pickled.
    """
    # A list, because not every executor maps over an iterator.
    seeds = list(np.random.SeedSequence(seed).spawn(-(-samples // chunk)))
    chunks = map(task, seeds) if executor is None else executor.map(task, seeds)
    return np.concatenate(list(chunks))[:samples]
