"""What weights could be if judges had answered a little differently: samples of priorities."""

from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats, require_whole
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons, known_pairs
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector
from mcdm_smartcity.weighting.methods.sample_chunks import drawn_in_chunks

Kernel: TypeAlias = Callable[[FloatArray], FloatArray]

# Matrices in a chunk of samples.
CHUNK = 256
LAST_STEP = 8  # from 1 to 9


def perturbed_priorities(
    comparisons: ArrayLike,
    *,
    spread: ArrayLike,
    noise: str = "lognormal",
    samples: int = 1000,
    seed: int = 0,
    method: Kernel = eigenvector,
    executor: Executor | None = None,
) -> FloatArray:
    """
    Priorities from judgements that are each off by a little, at random.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing; it stays
        missing.
    spread
        How far a judgement may be off, at least 0: one number, or one a pair, shape (..., m, m),
        symmetric. Under ``lognormal`` the standard deviation of its logarithm; that of a group is
        ``np.log(judgement_dispersion(panel))``, and of the group's mean this over √k. Under
        ``scale_step`` the length of a step on the scale, usually 1 or 0.5. NaN is allowed where
        the judgement is missing.
    noise
        ``lognormal``: a judgement is multiplied by exp(spread · z) with a standard normal z.
        ``scale_step``: it moves by −spread, 0 or +spread with equal chance along the scale
        1/9 … 1/2, 1, 2 … 9, whose ends it does not cross, unless it was beyond them from the start.
    samples
        How many samples, at least 1. The first ones do not depend on how many are drawn.
    seed
        Whole number, at least 0; equal seeds give equal bytes on any executor.
    method
        Kernel that derives priorities, such as `eigenvector` or `geometric_mean`. For processes it
        must be a function of a module.
    executor
        Where to compute; here, if not given.

    Returns
    -------
    Priorities, shape (samples, ..., m), each vector summing to 1. Without spread every sample
    equals the priorities of the given judgements exactly.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        As for the method.
    InvalidArrayError
        A spread is negative, not finite, not symmetric or of another shape; or samples or seed are
        out of range.
    UnknownNameError
        There is no such noise.

    Notes
    -----
    Steps on the scale as in AHP-OS (Goepel 2018, Int. J. Analytic Hierarchy Process 10:469-487),
    which takes half steps. Unlike there no sample is dropped for its inconsistency.

    Examples
    --------
    >>> judgements = [[1, 2, 4], [1/2, 1, 3], [1/4, 1/3, 1]]
    >>> sampled = perturbed_priorities(judgements, spread=0.2, samples=500, seed=7)
    >>> sampled.shape, bool((sampled.std(axis=0) < 0.1).all())
    ((500, 3), True)
    """
    if noise not in NOISES:
        raise UnknownNameError("noise", noise, NOISES)
    matrix = as_comparisons(comparisons)
    width = _spread_of(spread, matrix)
    require_whole("samples", samples, 1)
    require_whole("seed", seed, 0)
    sure = method(matrix)
    if not width.any():
        return np.broadcast_to(sure, (samples, *sure.shape)).copy()
    task = partial(_chunk, matrix=matrix, width=width, noise=noise, method=method)
    return drawn_in_chunks(task, CHUNK, samples, seed, executor)


def _chunk(
    seed: np.random.SeedSequence,
    *,
    matrix: FloatArray,
    width: FloatArray,
    noise: str,
    method: Kernel,
) -> FloatArray:
    draws = np.random.default_rng(seed)
    shape = (CHUNK, *matrix.shape)
    with np.errstate(over="ignore", under="ignore"):
        noisy = NOISES[noise](matrix, width, draws, shape)
    tiny = np.finfo(matrix.dtype).tiny
    limited = np.clip(noisy, tiny, 1 / tiny).astype(matrix.dtype)
    lower = np.tri(matrix.shape[-1], k=-1, dtype=bool)
    upper = np.where(lower, 1 / np.swapaxes(limited, -1, -2), limited)
    np.einsum("...ii->...i", upper)[...] = 1
    return method(upper)


def _lognormal(
    matrix: FloatArray, width: FloatArray, draws: np.random.Generator, shape: tuple[int, ...]
) -> FloatArray:
    factors: FloatArray = matrix * np.exp(width * draws.standard_normal(shape))
    return factors


def _scale_step(
    matrix: FloatArray, width: FloatArray, draws: np.random.Generator, shape: tuple[int, ...]
) -> FloatArray:
    """Move along the scale, on which 1/3, 1/2, 1, 2, 3 are the places −2, −1, 0, 1, 2."""
    places = np.where(matrix >= 1, matrix - 1, 1 - 1 / matrix)
    moves = width * draws.integers(-1, 2, shape)
    end = np.maximum(np.abs(places), LAST_STEP)
    moved = np.clip(places + moves, -end, end)
    ratios = np.where(moved >= 0, 1 + moved, 1 / (1 - np.minimum(moved, 0)))
    result: FloatArray = np.where(moves == 0, matrix, ratios)
    return result


NOISES = {"lognormal": _lognormal, "scale_step": _scale_step}


def _spread_of(spread: ArrayLike, matrix: FloatArray) -> FloatArray:
    given = as_floats(spread, "spread").astype(matrix.dtype, copy=False)
    known = known_pairs(matrix)
    try:
        width = np.where(known, np.broadcast_to(given, matrix.shape), 0)
    except ValueError:
        raise InvalidArrayError(
            f"spread must be one number or of shape {matrix.shape[-2:]} like the judgements, "
            f"not {given.shape}"
        ) from None
    _refuse_pair(~np.isfinite(width) | (width < 0), width, "must be finite and not negative")
    mirror = np.swapaxes(width, -1, -2)
    _refuse_pair(np.abs(width - mirror) > 1e-6 * width, width, "must be the same both ways")
    return width


def _refuse_pair(wrong: BoolArray, width: FloatArray, rule: str) -> None:
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise InvalidArrayError(
            f"the spread of items {at[-2]} and {at[-1]} (counted from 0) {rule}; "
            f"found {width[at]:g}"
        )
