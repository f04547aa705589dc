"""How far judgements are from given priorities, such as a judge's from those of the group."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidWeightsError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_weights
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons, known_pairs

# Logarithms of ratios this small are those of equal items.
EQUAL = 1e-9


def geometric_compatibility(comparisons: ArrayLike, priorities: ArrayLike) -> FloatArray:
    """
    Geometric compatibility index: mean of ln²(a_ij w_j / w_i) over pairs, times m / (m − 2).

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing: those of
        one judge or, stacked, of all.
    priorities
        Priorities to compare with, shape (..., m), positive, such as the group's.

    Returns
    -------
    Indices, shape (...,), at least 0; 0 where the judgements say exactly what the priorities say.
    The index of a group is the mean over its judges. With the judges' own `geometric_mean` as
    priorities a complete matrix has here its geometric consistency index. One item is compatible
    with anything: 0. NaN where the index is not defined: for two items, whose divisor is 0, and
    where no judgement is given.

    Raises
    ------
    InvalidComparisonsError, InvalidWeightsError
        The matrices are not positive and reciprocal; the priorities are not positive, or do not
        fit the matrices.

    Notes
    -----
    GCOMPI of Escobar, Aguarón and Moreno-Jiménez (2015), Decision Support Systems, Some extensions
    of the precise consistency consensus matrix, who write 2 / ((m − 1)(m − 2)) Σ over pairs. With
    missing judgements the mean is over those given, since priorities that come from elsewhere are
    not fitted to them.

    Examples
    --------
    >>> judge = [[1, 3, 5], [1/3, 1, 3], [1/5, 1/3, 1]]
    >>> round(float(geometric_compatibility(judge, [0.5, 0.3, 0.2])), 4)
    1.3064
    """
    matrix, known, differences = _compared(comparisons, priorities)
    squares = np.where(known, (np.log(np.where(known, matrix, 1)) - differences) ** 2, 0)
    return _mean_over_pairs(squares, known)


def priority_violations(comparisons: ArrayLike, priorities: ArrayLike) -> FloatArray:
    """
    How many judgements prefer the item of lower priority, over (m − 1)(m − 2) / 2.

    A judgement that calls items of different priority equal, or prefers one of two of equal
    priority, counts half.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, shape (..., m, m), NaN where a judgement is missing.
    priorities
        Priorities to compare with, shape (..., m), positive. Ratios within 1e-9 of 1 are ties.

    Returns
    -------
    Numbers, shape (...,), from 0 to m / (m − 2), the divisor being that of the compatibility
    index. With missing judgements, the mean over those given, times m / (m − 2). 0 for one item;
    NaN for two, and where no judgement is given.

    Raises
    ------
    InvalidComparisonsError, InvalidWeightsError
        As for `geometric_compatibility`.

    Notes
    -----
    PVN of Escobar, Aguarón and Moreno-Jiménez (2015), Decision Support Systems, Some extensions of
    the precise consistency consensus matrix.

    Examples
    --------
    >>> judge = [[1, 3, 5], [1/3, 1, 1], [1/5, 1, 1]]
    >>> float(priority_violations(judge, [0.3, 0.5, 0.2]))
    1.5
    """
    matrix, known, differences = _compared(comparisons, priorities)
    judged = _direction(np.log(np.where(known, matrix, 1)))
    violations = np.where(known, np.abs(judged - _direction(differences)) / 2, 0)
    return _mean_over_pairs(violations, known)


def _compared(
    comparisons: ArrayLike, priorities: ArrayLike
) -> tuple[FloatArray, BoolArray, FloatArray]:
    matrix = as_comparisons(comparisons)
    shares = as_weights(priorities, matrix.shape[-1], "priorities", "item").astype(
        matrix.dtype, copy=False
    )
    if (shares == 0).any():
        at = tuple(int(i) for i in np.argwhere(shares == 0)[0])
        raise InvalidWeightsError(
            f"priorities must be positive, so that they have ratios; found 0 at item {at[-1]} "
            "(counted from 0)"
        )
    logarithms = np.log(shares)
    differences = logarithms[..., :, np.newaxis] - logarithms[..., np.newaxis, :]
    try:
        matrix, differences = np.broadcast_arrays(matrix, differences)
    except ValueError:
        raise InvalidWeightsError(
            f"priorities of shape {shares.shape} do not fit comparisons of shape {matrix.shape}"
        ) from None
    return matrix, known_pairs(matrix), differences


def _direction(logarithms: FloatArray) -> FloatArray:
    """1 for more, −1 for less, 0 for equal."""
    direction: FloatArray = np.where(np.abs(logarithms) <= EQUAL, 0, np.sign(logarithms))
    return direction


def _mean_over_pairs(values: FloatArray, known: BoolArray) -> FloatArray:
    size = values.shape[-1]
    if size == 1:
        return values[..., 0, 0] * 0
    given = known.sum(axis=(-1, -2))
    defined = (given > 0) & (size > 2)  # noqa: PLR2004 - two items have no second opinion
    divisor = np.where(defined, given * max(size - 2, 1), 1)
    mean = values.sum(axis=(-1, -2)) * size / divisor
    result: FloatArray = np.where(defined, mean, np.nan).astype(values.dtype)
    return result
