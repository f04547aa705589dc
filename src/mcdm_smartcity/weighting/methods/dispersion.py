"""How far judges differ on each pair."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons

STACK_DIMENSIONS = 3


def judgement_dispersion(comparisons: ArrayLike) -> FloatArray:
    """
    Geometric standard deviation of each judgement over the judges: exp(sd of ln a_ij).

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix a judge, shape (..., k, m, m), NaN where a judgement is
        missing.

    Returns
    -------
    Factors, shape (..., m, m), symmetric, at least 1: a judgement of 4 with dispersion 1.5 lies
    mostly between 4 / 1.5 and 4 · 1.5. A pair that one judge gave has 1, and so has the diagonal;
    a pair that nobody gave is NaN.

    Raises
    ------
    InvalidComparisonsError
        Not of shape (..., k, m, m), no judge, or a matrix that is not positive and reciprocal.

    Notes
    -----
    As AHP-OS shows it: Goepel (2018), Int. J. Analytic Hierarchy Process 10:469-487. The deviation
    is that of a sample, with k − 1.

    Examples
    --------
    >>> judgement_dispersion([[[1, 4], [1/4, 1]], [[1, 1], [1, 1]]]).round(4).tolist()
    [[1.0, 2.6651], [2.6651, 1.0]]
    """
    matrices = as_comparisons(comparisons)
    if matrices.ndim < STACK_DIMENSIONS or matrices.shape[-3] == 0:
        raise InvalidComparisonsError(
            f"comparisons must have shape (..., judges, m, m) with at least one judge, "
            f"not {matrices.shape}"
        )
    known = ~np.isnan(matrices)
    count = known.sum(axis=-3)
    logarithms = np.log(np.where(known, matrices, 1))
    mean = logarithms.sum(axis=-3) / np.maximum(count, 1)
    squares = np.where(known, (logarithms - mean[..., np.newaxis, :, :]) ** 2, 0)
    deviation = np.sqrt(squares.sum(axis=-3) / np.maximum(count - 1, 1))
    with np.errstate(over="ignore"):
        factors = np.minimum(np.exp(deviation), np.finfo(matrices.dtype).max)
    result: FloatArray = np.where(count > 0, factors, np.nan).astype(matrices.dtype)
    return result
