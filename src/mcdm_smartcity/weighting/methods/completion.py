"""Missing judgements filled in so that the principal eigenvalue is least."""

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.weighting.methods.geometric_mean import inverse_laplacian, least_squares
from mcdm_smartcity.weighting.methods.perron import principal
from mcdm_smartcity.weighting.methods.stacks import as_stack, blocks_of, stacked_product

TOLERANCE = 1e-13
# Rounds between two looks at what has come to rest, and how many such looks.
ROUNDS = 4
LOOKS = 128
# A step longer than this share of the one before does not converge well; else trust grows.
SLOW = 0.9
GROWTH = 1.1
# Rounds with whole eigenvectors, for what is left then.
CAREFUL_ROUNDS = 1000
# Judgements whose ratio to the fit is below exp of this have products that are numbers.
MILD_EXPONENT = 100.0


def completed(matrix: FloatArray) -> FloatArray:
    """Fill the missing judgements of valid, connected matrices so that λ is least.

    At the optimum a missing a_ij is √(u_j w_i / (u_i w_j)), with w and u the right and left
    principal vectors (Bozóki, Fülöp and Rónyai 2010). λ is strictly convex in the logarithms of
    the missing entries, so that no other point is stationary.
    """
    missing = np.isnan(matrix)
    if not missing.any():
        return matrix
    size = matrix.shape[-1]
    logarithms, inverse = np.log(matrix), inverse_laplacian(matrix)
    fit = least_squares(logarithms, inverse)
    # Taken as ratios to the least-squares fit, judgements that agree are all ones.
    errors = logarithms - fit[..., :, np.newaxis] + fit[..., np.newaxis, :]
    # To first order a step leaves L / m of the way, with L the Laplacian of the missing judgements.
    # The rest of m is that of the given ones, so that with these gains it arrives.
    gains = (size * inverse - 1 - np.eye(size)).astype(matrix.dtype)
    flat = (-1, size, size)
    levels = fit + _shifts(errors.reshape(flat), gains.reshape(flat)).reshape(fit.shape)
    filled = np.exp(levels[..., :, np.newaxis] - levels[..., np.newaxis, :])
    result: FloatArray = np.where(missing, filled, matrix)
    return result


def _shifts(errors: FloatArray, gains: FloatArray) -> FloatArray:
    """How far levels at least λ lie from the fit, (s, m), by logarithms of judgements over it."""
    shifts = np.zeros(errors.shape[:-1], dtype=errors.dtype)
    open_ = np.nanmax(errors, axis=(-1, -2)) <= MILD_EXPONENT
    places = np.flatnonzero(open_)
    for block in blocks_of(as_stack(errors[open_])):
        part = places[block]
        shifts[part], settled = _joint_shifts(errors[part], gains[part])
        open_[part] = settled
    if not open_.all():
        shifts[~open_] = _careful_shifts(errors[~open_])
    return shifts


def _joint_shifts(errors: FloatArray, gains: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Shifts (s, m) by one step of the power method in each round, and which came to rest.

    Filling in and finding both principal vectors go on side by side: until they are near, either
    needs the other only roughly.
    """
    shifts = np.zeros(errors.shape[:-1], dtype=errors.dtype)
    settled = np.zeros(len(errors), dtype=bool)
    missing = np.ascontiguousarray(as_stack(np.isnan(errors)).astype(errors.dtype))
    known = np.nan_to_num(np.exp(as_stack(errors)))
    gains = np.ascontiguousarray(as_stack(gains))
    right = np.ones_like(missing[0])
    left, levels = right, 0 * right
    share = np.ones_like(right[0])
    length = np.inf * share
    for _ in range(LOOKS):
        stack = np.empty_like(known)
        for _ in range(ROUNDS):
            roots = np.exp(levels)
            before = right
            # Products with 0 and 1 choose, and faster than a choice by truths.
            np.divide(roots[:, np.newaxis], roots, out=stack)
            stack *= missing
            stack += known
            right = stacked_product(stack, right)
            left = stacked_product(stack.swapaxes(0, 1), left)
            steps = np.log(right / left) / 2 - levels
            steps -= steps.sum(axis=0) / len(steps)
            last, length = length, np.abs(steps).max(axis=0)
            # Large errors make the way of the first order too long; half of it, and in the end
            # the bare step, is not.
            share = np.where(length > SLOW * last, share / 2, np.minimum(share * GROWTH, 1))
            levels = levels + steps
            levels += share * stacked_product(gains, steps)
        right, left = right / right.sum(axis=0), left / left.sum(axis=0)
        change = np.abs(right / (before / before.sum(axis=0)) - 1).max(axis=0)
        moving = length + change > TOLERANCE
        if 2 * np.count_nonzero(moving) > len(moving):
            continue
        resting = np.flatnonzero(~settled)[~moving]
        shifts[resting], settled[resting] = levels[:, ~moving].T, True
        known, missing, gains = known[..., moving], missing[..., moving], gains[..., moving]
        right, left, levels = right[:, moving], left[:, moving], levels[:, moving]
        share, length = share[moving], length[moving]
        if not moving.any():
            break
    return shifts, settled


def _careful_shifts(errors: FloatArray) -> FloatArray:
    """Shifts (s, m) of any judgements, by whole principal vectors in each round."""
    missing = np.isnan(errors)
    shifts = np.zeros(errors.shape[:-1], dtype=errors.dtype)
    for _ in range(CAREFUL_ROUNDS):
        levels = shifts[..., :, np.newaxis] - shifts[..., np.newaxis, :]
        filled = np.exp(np.where(missing, levels, errors))
        right = np.log(principal(filled)[0])
        left = np.log(principal(np.swapaxes(filled, -1, -2))[0])
        previous, shifts = shifts, (right - left) / 2
        if np.abs(shifts - previous).max() <= TOLERANCE:
            break
    return shifts
