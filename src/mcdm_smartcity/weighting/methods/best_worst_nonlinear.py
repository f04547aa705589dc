"""Best-worst method, nonlinear: every vector of weights that follows the ratios best."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.best_worst_judgements import (
    BestWorstJudgements,
    as_best_worst,
    as_ratios,
    differences,
    precision_of,
    sums_of,
)
from mcdm_smartcity.weighting.methods.item_rows import item_rows


@dataclass(frozen=True, slots=True, eq=False)
class BestWorstIntervals(Answer):
    """
    All weights that are optimal in the nonlinear model of the best-worst method.

    Attributes
    ----------
    lower, upper
        Least and largest optimal weight of each criterion, (..., m); equal if the optimum is
        unique, as it is for up to three criteria and for consistent judgements.
    centre
        The middle of each interval, (..., m). Centres order criteria; they sum to 1 only if the
        optimum is unique, and are rescaled wherever weights are taken.
    xi
        Largest error ξ of a ratio of weights against its judgement, (...,); 0 if all agree.
    consistency_ratio
        ξ divided by `best_worst_consistency_index` of the ratio of best to worst, (...,): 0 is
        consistent.
    """

    lower: FloatArray
    upper: FloatArray
    centre: FloatArray
    xi: FloatArray
    consistency_ratio: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row a criterion, counted from 0, with the interval of its weight."""
        return item_rows(lower=self.lower, centre=self.centre, upper=self.upper)


def best_worst_nonlinear(
    best_to_others: ArrayLike, others_to_worst: ArrayLike
) -> BestWorstIntervals:
    """
    Intervals of weights that follow the ratios best, nonlinear model of the best-worst method.

    Parameters
    ----------
    best_to_others, others_to_worst
        As for `best_worst`, shape (..., m).

    Returns
    -------
    `BestWorstIntervals`: ``.lower .upper .centre .xi .consistency_ratio``, where ξ is the largest
    of |w_best / w_j − a| and |w_j / w_worst − a|. With two criteria ξ is 0; where all judgements
    are 1 the weights are equal and the ratio is 0.

    Raises
    ------
    InvalidComparisonsError
        As for `best_worst`.

    Notes
    -----
    Rezaei (2015), Omega 53:49-57, and the intervals of Rezaei (2016), Omega 64:126-130; in closed
    form (see the page of this method), as in Ratandhara and Kumar (2025), arXiv:2508.06048. The
    consistency ratio divides by `best_worst_consistency_index`.

    Examples
    --------
    >>> found = best_worst_nonlinear([2, 1, 4, 3, 8], [4, 8, 4, 2, 1])
    >>> round(float(found.xi), 4), round(float(found.consistency_ratio), 4)
    (1.0, 0.2238)
    >>> found.lower.round(3).tolist()
    [0.158, 0.429, 0.143, 0.111, 0.048]
    >>> found.upper.round(3).tolist()
    [0.247, 0.493, 0.164, 0.158, 0.055]
    """
    given = as_best_worst(best_to_others, others_to_worst)
    xi = _least_error(given)
    lower, upper = _intervals(given, xi[..., np.newaxis])
    index = best_worst_consistency_index(given.best_to_worst.max(axis=-1))
    ratio = xi / np.where(index > 0, index, 1)
    precision = precision_of(best_to_others, others_to_worst)
    found = (lower, upper, lower / 2 + upper / 2, xi, ratio)
    return BestWorstIntervals(*(part.astype(precision) for part in found))


def best_worst_consistency_index(best_to_worst: ArrayLike) -> FloatArray:
    """
    What the nonlinear best-worst model divides ξ by, given the ratio a of best to worst.

    Parameters
    ----------
    best_to_worst
        Ratios a, any shape, at least 1.

    Returns
    -------
    The lesser root ξ of (a − ξ)² = a + ξ, same shape: the error if a criterion is judged to be a
    times less than the best and a times more than the worst. 0 for a = 1. For a < 3 two criteria
    judged from 1 to a can contradict each other by more, up to (a − 1) / 2.

    Raises
    ------
    InvalidComparisonsError
        A ratio is below 1 or not finite.

    Notes
    -----
    Rezaei (2015), Omega 53:49-57, tabulated for ratios of 1 to 9 as 0.00, 0.44, 1.00, 1.63, 2.30,
    3.00, 3.73, 4.47, 5.23.

    Examples
    --------
    >>> best_worst_consistency_index([1, 2, 9]).round(2).tolist()
    [0.0, 0.44, 5.23]
    """
    ratio = as_ratios(best_to_worst, "best_to_worst")
    # (1 + 2a - √(1 + 8a)) / 2 without the cancellation.
    index: FloatArray = 2 * ratio * (ratio - 1) / (1 + 2 * ratio + np.sqrt(1 + 8 * ratio))
    return index


def _least_error(given: BestWorstJudgements) -> FloatArray:
    """Least ξ, (...,): the largest that any two routes from the worst to the best ask for.

    A route over j puts w_best / w_worst between (a − ξ)(c − ξ) and (a + ξ)(c + ξ), the direct one
    between a_best_worst ± ξ; where all these intervals meet pairwise, they meet.
    """
    first, second, direct = given.best_to_others, given.others_to_worst, given.best_to_worst
    between = ~(given.best | given.worst)
    both = between[..., :, np.newaxis] & between[..., np.newaxis, :]
    products, sums = first * second, first + second
    of_two = np.where(both, differences(products) / sums_of(sums), 0)
    root = np.sqrt((first - second) ** 2 + 2 * sums + 1 + 4 * direct)
    of_one = np.where(between, 2 * np.abs(products - direct) / (sums + 1 + root), 0)
    least: FloatArray = np.maximum(of_two.max(axis=(-1, -2)), of_one.max(axis=-1))
    return least


def _intervals(given: BestWorstJudgements, xi: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least and largest weights at the least ξ, each (..., m).

    There the ratio of best to worst is a single number, so that, with w_worst = 1, every other
    weight has an interval of its own.
    """
    first, second = given.best_to_others, given.others_to_worst
    fixed = given.best | given.worst
    routes = np.where(fixed, np.inf, (first + xi) * (second + xi))
    best = np.minimum(routes.min(axis=-1, keepdims=True), given.best_to_worst + xi)
    own = np.where(given.best, best, 1)
    low = np.where(fixed, own, np.maximum(second - xi, best / (first + xi)))
    room = np.where(first > xi, first - xi, 1)
    high = np.where(first > xi, np.minimum(second + xi, best / room), second + xi)
    high = np.where(fixed, own, np.maximum(low, high))
    others_high = high.sum(axis=-1, keepdims=True) - high
    others_low = low.sum(axis=-1, keepdims=True) - low
    return low / (low + others_high), high / (high + others_low)
