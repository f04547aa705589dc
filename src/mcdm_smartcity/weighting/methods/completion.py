"""Missing judgements filled in so that the principal eigenvalue is least."""

from dataclasses import dataclass, fields

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
# exp of more than this is no number any more, and of less than its negative is 0.
LARGEST_EXPONENT = 700.0


def principal_completed(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Principal vector (..., m) and eigenvalue (...,) of valid, connected matrices.

    Missing judgements are completed at least λ. Works in double precision and returns the one
    given: float32 ends long before products of large judgements do.
    """
    vectors, values = principal(completed(matrix.astype(np.float64, copy=False)))
    largest = np.finfo(matrix.dtype).max
    return vectors.astype(matrix.dtype), np.minimum(values, largest).astype(matrix.dtype)


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
    filled = _ratios_of(levels)
    result: FloatArray = np.where(missing, filled, matrix)
    return result


def _ratios_of(levels: FloatArray) -> FloatArray:
    """Ratios whose logarithms are differences of levels, (..., m, m), all of them numbers."""
    differences = levels[..., :, np.newaxis] - levels[..., np.newaxis, :]
    ratios: FloatArray = np.exp(np.clip(differences, -LARGEST_EXPONENT, LARGEST_EXPONENT))
    return ratios


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
    """Shifts (s, m) by one step of the power method in each round, and which came to rest."""
    shifts = np.zeros(errors.shape[:-1], dtype=errors.dtype)
    settled = np.zeros(len(errors), dtype=bool)
    search = _Search.of(as_stack(errors), as_stack(gains))
    for _ in range(LOOKS):
        for _ in range(ROUNDS):
            before = search.right
            search.advance()
        moving = search.moves(before)
        if 2 * np.count_nonzero(moving) <= len(moving):
            resting = np.flatnonzero(~settled)[~moving]
            shifts[resting], settled[resting] = search.levels[:, ~moving].T, True
            search = search.only(moving)
        if settled.all():
            break
    return shifts, settled


@dataclass
class _Search:
    """Filling in and finding both principal vectors, side by side.

    Until they are near, either needs the other only roughly. Shapes are (m, m, s), (m, s), (s,).
    """

    known: FloatArray
    missing: FloatArray
    gains: FloatArray
    right: FloatArray
    left: FloatArray
    levels: FloatArray
    share: FloatArray
    length: FloatArray

    @classmethod
    def of(cls, errors: FloatArray, gains: FloatArray) -> "_Search":
        # Products with 0 and 1 choose, and faster than a choice by truths.
        missing = np.ascontiguousarray(np.isnan(errors).astype(errors.dtype))
        known = np.ascontiguousarray(np.nan_to_num(np.exp(errors)))
        ones = np.ones_like(missing[0])
        share, length = ones[0], np.inf * ones[0]
        return cls(known, missing, np.ascontiguousarray(gains), ones, ones, 0 * ones, share, length)

    def advance(self) -> None:
        """Take one step of the power method from both sides, and of the levels."""
        roots = np.exp(self.levels)
        stack = np.divide(roots[:, np.newaxis], roots)
        stack *= self.missing
        stack += self.known
        self.right = stacked_product(stack, self.right)
        self.left = stacked_product(stack.swapaxes(0, 1), self.left)
        steps = np.log(self.right / self.left) / 2 - self.levels
        steps -= steps.sum(axis=0) / len(steps)
        last, self.length = self.length, np.abs(steps).max(axis=0)
        # Large errors make the way of the first order too long; half of it, and in the end the
        # bare step, is not.
        grown = np.minimum(self.share * GROWTH, 1)
        self.share = np.where(self.length > SLOW * last, self.share / 2, grown)
        self.levels = self.levels + steps
        self.levels += self.share * stacked_product(self.gains, steps)

    def moves(self, before: FloatArray) -> BoolArray:
        """Tell what is not at rest, by the last step and the right vectors before it."""
        self.right = self.right / self.right.sum(axis=0)
        self.left = self.left / self.left.sum(axis=0)
        change = np.abs(self.right / (before / before.sum(axis=0)) - 1).max(axis=0)
        moving: BoolArray = self.length + change > TOLERANCE
        return moving

    def only(self, kept: BoolArray) -> "_Search":
        """Return the search of a part of the matrices."""
        return _Search(*(getattr(self, part.name)[..., kept] for part in fields(self)))


def _careful_shifts(errors: FloatArray) -> FloatArray:
    """Shifts (s, m) of any judgements, by whole principal vectors in each round."""
    missing = np.isnan(errors)
    shifts = np.zeros(errors.shape[:-1], dtype=errors.dtype)
    for _ in range(CAREFUL_ROUNDS):
        levels = shifts[..., :, np.newaxis] - shifts[..., np.newaxis, :]
        exponents = np.where(missing, levels, errors)
        filled = np.exp(np.clip(exponents, -LARGEST_EXPONENT, LARGEST_EXPONENT))
        right = np.log(principal(filled)[0])
        left = np.log(principal(np.swapaxes(filled, -1, -2))[0])
        previous, shifts = shifts, (right - left) / 2
        if np.abs(shifts - previous).max() <= TOLERANCE:
            break
    return shifts
