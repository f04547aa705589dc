"""The largest weighted entry of a row."""

import numpy as np

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray


def weighted_maximum(values: FloatArray, weights: FloatArray) -> FloatArray:
    """max_j w_j v_ij over the last axis, (..., n, m) and (..., m) to (..., n); v not negative.

    One table under many weight vectors takes m passes over (s, n), and no (s, n, m) array.
    """
    if weights.ndim == 1 or values.ndim > MATRIX_DIMENSIONS:
        largest: FloatArray = (values * weights[..., np.newaxis, :]).max(axis=-1)
        return largest
    running = weights[..., :1] * values[:, 0]
    product = np.empty_like(running)
    for j in range(1, values.shape[1]):
        np.multiply(weights[..., j : j + 1], values[:, j], out=product)
        np.maximum(running, product, out=running)
    return running
