"""The random index of one pattern of judgements, by simulation."""

from functools import lru_cache

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.completion import completed
from mcdm_smartcity.weighting.methods.geometric_mean import log_priorities
from mcdm_smartcity.weighting.methods.perron import principal

SCALE = np.array([*(1 / k for k in range(9, 1, -1)), *range(1, 10)], dtype=np.float64)
# Mean of ln² over the scale: what the geometric consistency index of random judgements is on
# average, for any number of items and any pattern, since it is the variance of a regression.
VARIANCE = float((np.log(SCALE) ** 2).mean())


@lru_cache(maxsize=1024)
def simulated_index(size: int, missing: bytes, matrices: int) -> tuple[float, float]:
    """
    Mean consistency index of random judgements on 1/9 … 9, and its standard error.

    `missing` holds the missing pairs, a symmetric boolean matrix of this size, row by row. The
    judgements given must connect all items, and be more than a tree of size − 1. The random
    numbers depend on nothing else, so that the answer is the same in any order of calls. At least
    three matrices are needed, and all of them are completed together.

    The geometric index, whose mean is known, serves as control variate.
    """
    pattern = np.frombuffer(missing, dtype=bool).reshape(size, size)
    seeds = np.random.SeedSequence([size, *np.packbits(pattern).tolist()])
    drawn = random_judgements(pattern, matrices, np.random.default_rng(seeds))
    indices = (principal(completed(drawn))[1] - size) / (size - 1)
    return controlled_mean(indices, geometric_indices(drawn), VARIANCE)


def controlled_mean(
    values: FloatArray, control: FloatArray, mean_of_control: float
) -> tuple[float, float]:
    """Mean of values, and its standard error, freed of what a control of known mean explains."""
    slope = np.cov(values, control)[0, 1] / control.var(ddof=1)
    freed = values - slope * (control - mean_of_control)
    return float(freed.mean()), float(freed.std(ddof=2)) / len(freed) ** 0.5


def random_judgements(missing: BoolArray, count: int, draws: np.random.Generator) -> FloatArray:
    """Reciprocal matrices (count, m, m), each pair drawn from the 17 values, NaN where missing."""
    size = len(missing)
    first, second = np.triu_indices(size, 1)
    ratios = SCALE[draws.integers(0, len(SCALE), (count, len(first)))]
    matrices = np.ones((count, size, size))
    matrices[:, first, second], matrices[:, second, first] = ratios, 1 / ratios
    matrices[:, missing] = np.nan
    return matrices


def geometric_indices(matrices: FloatArray) -> FloatArray:
    """Squared errors of the least-squares fit over its degrees of freedom, (...,)."""
    size = matrices.shape[-1]
    fit = log_priorities(matrices)
    errors = np.log(matrices) - fit[..., :, np.newaxis] + fit[..., np.newaxis, :]
    known = (~np.isnan(errors)).sum(axis=(-1, -2)) - size
    indices: FloatArray = np.nansum(errors**2, axis=(-1, -2)) / (known - 2 * (size - 1))
    return indices
