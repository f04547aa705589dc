"""A proposal for judgements that contradict each other: the least change that is enough."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.comparisons import as_comparisons, as_one_matrix
from mcdm_smartcity.weighting.methods.consistency import consistency_ratio
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector
from mcdm_smartcity.weighting.methods.geometric_mean import log_priorities
from mcdm_smartcity.weighting.methods.least_change import least_change
from mcdm_smartcity.weighting.methods.random_index_of_graph import random_index_of_graph

# The search aims so much of the limit below it, so that rounding stays within.
MARGIN = 1e-6
# A ratio that falls short of the limit by more than this is brought back to it.
SLACK = 1e-4
BISECTIONS = 40
# Changes that agree to so many digits are equal: the search is no more exact.
DIGITS = 4


class ProposedChange(NamedTuple):
    """One judgement to reconsider: how many times as important i is as j, given and proposed."""

    i: int
    j: int
    given: float
    proposed: float


@dataclass(frozen=True, slots=True, eq=False)
class Repair(Answer):
    """
    A proposal, never applied by itself, for the judge to accept or not.

    Attributes
    ----------
    proposed
        All judgements with the changes, shape (m, m), NaN where missing.
    changes
        The changed ones, i before j, largest change of logarithm first, and those that agree to
        four digits in the order of the items; none if nothing had to change.
    ratio_before, ratio_after
        Consistency ratios; NaN where undefined.
    weights_before, weights_after
        Priorities by `eigenvector`, shape (m,).
    limit
        The ratio asked for.
    random_index, random_index_value
        The random index that the ratios refer to: where it comes from (see `RandomIndex`), and
        its value, NaN where undefined.
    """

    proposed: FloatArray
    changes: tuple[ProposedChange, ...]
    ratio_before: float
    ratio_after: float
    weights_before: FloatArray
    weights_after: FloatArray
    limit: float
    random_index: str
    random_index_value: float

    def as_rows(self) -> list[Row]:
        """Return one row for each change: items, given and proposed value."""
        return [change._asdict() for change in self.changes]


def repair(
    comparisons: ArrayLike, limit: float = 0.10, *, random_index: str | float = "exact"
) -> Repair:
    """
    Propose the least change of judgements that brings their consistency ratio under a limit.

    Least is Σ |ln proposed − ln given| over the judgements: halving one counts like doubling
    another. This total touches few judgements; among equal totals the one spread most evenly is
    taken. No proposal goes beyond 9 or the largest ratio given, and missing ones stay missing.

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix, shape (m, m), NaN where a judgement is missing; those given
        must connect all items.
    limit
        The consistency ratio to reach, above 0.
    random_index
        As for `consistency_ratio`.

    Returns
    -------
    The proposal. Judgements within the limit are left as they are, and so are those that cannot
    be checked: one or two items, or m − 1 judgements.

    Raises
    ------
    InvalidComparisonsError, DisconnectedComparisonsError
        Not one matrix, or as for `eigenvector`.
    InvalidArrayError
        The limit is not a number above 0.
    UnknownNameError
        There is no such table of random indices.

    Notes
    -----
    The principal eigenvalue of a positive matrix is convex in the logarithms of its entries
    (Kingman 1961, Quarterly J. Mathematics 12:283-284), and stays so when missing entries are
    completed at least λ. The judgements within the limit therefore form a convex set, around the
    consistent ones, and the least change into it is a convex problem, solved to about 1e-5.

    It never raises the ratio: only judgements beyond the limit are changed, and only what is
    measured to be within it is returned. Should the search fail, as it may for judgements of 1e100,
    that is where the straight line to the least-squares fit, whose ratio is 0, meets the limit; a
    convex function does so once.
    For changing the fewest judgements instead, which is not convex, see Bozóki, Fülöp and Poesz
    (2015), Central European J. Operations Research 23:849-866.

    Examples
    --------
    >>> proposal = repair([[1, 3, 1/2, 2], [1/3, 1, 3, 1], [2, 1/3, 1, 2], [1/2, 1, 1/2, 1]])
    >>> [(c.i, c.j, round(c.given, 2), round(c.proposed, 2)) for c in proposal.changes]
    [(1, 2, 3.0, 0.97), (0, 2, 0.5, 0.52)]
    >>> round(proposal.ratio_before, 3), round(proposal.ratio_after, 3)
    (0.325, 0.1)
    """
    matrix = as_one_matrix(comparisons)
    if not 0 < limit < np.inf:
        raise InvalidArrayError(f"limit must be a consistency ratio above 0, not {limit}")
    before = float(consistency_ratio(matrix, random_index))
    served = random_index_of_graph(~np.isnan(matrix), random_index)
    proposed = _within(matrix, limit, served.value) if before > limit else matrix
    return Repair(
        proposed=proposed,
        changes=_changes(matrix, proposed),
        ratio_before=before,
        ratio_after=float(consistency_ratio(proposed, random_index)),
        weights_before=eigenvector(matrix),
        weights_after=eigenvector(proposed),
        limit=limit,
        random_index=served.origin,
        random_index_value=served.value,
    )


def _within(matrix: FloatArray, limit: float, index: float) -> FloatArray:
    """Change a matrix beyond the limit so that it is just within."""

    def changed(part: float) -> FloatArray:
        moved = np.exp(np.log(matrix) + part * steps)
        # What does not move stays as it was given, to the last digit.
        return as_comparisons(np.where(steps == 0, matrix, moved))

    def ratio_after(part: float) -> float:
        return float(consistency_ratio(changed(part), index))

    size = len(matrix)
    eigenvalue = size + limit * (1 - MARGIN) * index * (size - 1)
    steps = least_change(matrix, eigenvalue)
    if not ratio_after(1) <= limit:
        fit = log_priorities(matrix)
        steps = fit[:, np.newaxis] - fit - np.log(matrix)
    elif ratio_after(1) >= limit * (1 - SLACK):
        return changed(1)
    beyond, within = 0.0, 1.0
    for _ in range(BISECTIONS):
        middle = (beyond + within) / 2
        beyond, within = (beyond, middle) if ratio_after(middle) <= limit else (middle, within)
    return changed(within)


def _changes(matrix: FloatArray, proposed: FloatArray) -> tuple[ProposedChange, ...]:
    change = np.nan_to_num(np.abs(np.log(proposed) - np.log(matrix)))
    first, second = np.nonzero(np.triu(change))
    order = np.argsort(-change[first, second].round(DIGITS), kind="stable")
    pairs = zip(first[order].tolist(), second[order].tolist(), strict=True)
    return tuple(ProposedChange(i, j, float(matrix[i, j]), float(proposed[i, j])) for i, j in pairs)
