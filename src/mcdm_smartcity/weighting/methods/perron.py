"""Principal vector and eigenvalue of positive matrices (Perron 1907), many at a time."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.geometric_mean import normalised_exponential
from mcdm_smartcity.weighting.methods.stacks import (
    FEW,
    as_stack,
    blocks_of,
    stacked_product,
)

# Checks of the power method, and steps between them; what has not come to rest is squared instead.
CHECKS = 12
STEPS = 4
# 2^60 steps of the power method; a positive matrix has converged long before.
SQUARINGS = 60
CLOSED_FORM_SIZE = 3
# Products of a row's entries up to exp of this, and their squares, are numbers.
MILD_EXPONENT = 150.0
# Below, exp would be 0, and powers of a matrix could vanish.
LOWEST_EXPONENT = -700.0


def principal(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Principal vector (..., m), summing to 1, and eigenvalue (...,) of complete matrices."""
    size = matrix.shape[-1]
    stack = as_stack(matrix)
    if size <= CLOSED_FORM_SIZE or stack.shape[-1] < FEW or not _mild(stack):
        return _principal_by_logarithms(matrix)
    vectors = np.empty(stack.shape[1:], dtype=matrix.dtype)
    values = np.empty(stack.shape[-1], dtype=matrix.dtype)
    for block in blocks_of(stack):
        vectors[:, block], values[block] = _principal_of_stack(
            np.ascontiguousarray(stack[..., block])
        )
    return vectors.T.reshape(matrix.shape[:-1]), values.reshape(matrix.shape[:-2])


def _mild(stack: FloatArray) -> bool:
    return bool(len(stack) * np.log(max(stack.max(), 1 / stack.min())) <= MILD_EXPONENT)


def _principal_of_stack(stack: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Vectors (m, s) and values (s,) of a stack whose entries are neither huge nor tiny."""
    size = len(stack)
    fit = np.exp(np.log(np.multiply.reduce(stack, axis=1)) / size)
    # Divided by the geometric means, a consistent matrix is all ones: the errors are left.
    errors = stack * (1 / fit)[:, np.newaxis]
    errors *= fit
    vectors, settled = _powers(errors)
    if not settled.all():
        vectors[:, ~settled] = _perron(np.moveaxis(errors[..., ~settled], -1, 0)).T
    values = np.maximum(stacked_product(errors, vectors).sum(axis=0), size)
    vectors *= fit
    vectors /= vectors.sum(axis=0)
    return vectors, values


def _powers(stack: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Vectors (m, s) by the power method with momentum, and which of them have come to rest.

    The errors of a reciprocal matrix are nearly skew in the logarithms, so that all eigenvalues
    but the principal one lie near the imaginary axis, up to about √((λ − m) / m) of it. A share
    of the step before last, a quarter of that square, halves what they leave in each step.
    """
    tolerance = 2 * float(np.finfo(stack.dtype).eps)
    size = len(stack)
    previous = np.full(stack.shape[1:], 1 / size, dtype=stack.dtype)
    vectors = stacked_product(stack, previous)
    values = vectors.sum(axis=0)
    share = (values - size) / (4 * size)
    # Over about the eigenvalue, vectors grow so slowly that the checks alone keep their scale.
    stack = stack / values
    vectors /= values
    for _ in range(CHECKS):
        for _ in range(STEPS):
            following = stacked_product(stack, vectors)
            previous *= share
            following += previous
            previous, vectors = vectors, following
        scale = vectors.sum(axis=0)
        vectors /= scale
        change = np.abs(vectors - previous / previous.sum(axis=0)).max(axis=0)
        previous /= scale
        if change.max() <= tolerance:
            break
    return vectors, change <= tolerance


def _principal_by_logarithms(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Take any positive entries: everything is held relative to the largest one."""
    size = matrix.shape[-1]
    logarithms = np.log(matrix)
    fit = logarithms.mean(axis=-1)
    exponents = logarithms - fit[..., :, np.newaxis] + fit[..., np.newaxis, :]
    largest = exponents.max(axis=(-1, -2))
    relative = exponents - largest[..., np.newaxis, np.newaxis]
    errors = np.exp(np.maximum(relative, LOWEST_EXPONENT))
    vector = np.ones_like(fit) / size if size <= CLOSED_FORM_SIZE else _perron(errors)
    image = (errors @ vector[..., np.newaxis])[..., 0]
    with np.errstate(divide="ignore", over="ignore"):
        value = np.maximum(np.exp(largest) * image.sum(axis=-1), size)
        priorities = normalised_exponential(fit + np.log(vector))
    return priorities, np.minimum(value, np.finfo(value.dtype).max)


def _perron(matrix: FloatArray) -> FloatArray:
    """Principal vector of positive matrices by repeated squaring, then two plain steps.

    Squares of a positive matrix lose no digits to cancellation, and the stop is certain.
    """
    tolerance = 4 * float(np.finfo(matrix.dtype).eps)
    power, vector = matrix, _row_shares(matrix)
    for _ in range(SQUARINGS):
        squared = power @ power
        largest = squared.max(axis=(-1, -2), keepdims=True)
        # Where entries differ by more than numbers can hold, and all vanishes, the last one stays.
        power = np.where(largest > 0, squared / np.where(largest > 0, largest, 1), power)
        previous, vector = vector, _row_shares(power)
        if np.abs(vector - previous).max(initial=0) <= tolerance:
            break
    for _ in range(2):
        vector = (matrix @ vector[..., np.newaxis])[..., 0]
        vector /= vector.sum(axis=-1, keepdims=True)
    return vector


def _row_shares(matrix: FloatArray) -> FloatArray:
    sums = matrix.sum(axis=-1)
    shares: FloatArray = sums / sums.sum(axis=-1, keepdims=True)
    return shares
