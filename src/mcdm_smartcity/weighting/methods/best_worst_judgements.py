"""The two rows of judgements of the best-worst method: what makes them valid."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidComparisonsError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats

SAME_JUDGEMENT = 1e-6
LARGEST = 1e100  # so that products of judgements are still numbers
FEWEST = 2


class BestWorstJudgements(NamedTuple):
    """Valid judgements of shape (..., m), with one best and one worst criterion marked in each."""

    best_to_others: FloatArray
    others_to_worst: FloatArray
    best: BoolArray
    worst: BoolArray

    @property
    def best_to_worst(self) -> FloatArray:
        """How many times as important the best is as the worst, (..., 1)."""
        ratio: FloatArray = np.where(self.best, self.others_to_worst, 0).sum(-1, keepdims=True)
        return ratio


def as_best_worst(best_to_others: ArrayLike, others_to_worst: ArrayLike) -> BestWorstJudgements:
    """
    Return judgements of shape (..., m) in double precision, with the best and the worst found.

    They stand where a row holds 1, and both rows must tell the same ratio between them. Where
    several pairs fit, that of the largest ratio is meant, then the first.

    Raises
    ------
    InvalidComparisonsError
        Fewer than two criteria, a judgement outside 1 to 1e100, a row without a 1, one criterion as
        best and worst, rows that differ on the ratio of best to worst, or a ratio of 1 beside
        judgements above 1.
    """
    first = as_ratios(best_to_others, "best_to_others")
    second = as_ratios(others_to_worst, "others_to_worst")
    if first.ndim == 0 or first.shape != second.shape or first.shape[-1] < FEWEST:
        raise InvalidComparisonsError(
            "best_to_others and others_to_worst must hold one judgement for each of the same "
            f"criteria, at least two of them, not shapes {first.shape} and {second.shape}"
        )
    ratios = _ratios_of_pairs(first, second)
    _require_a_pair(ratios, first, second)
    place = ratios.reshape(*first.shape[:-1], -1).argmax(axis=-1)[..., np.newaxis]
    criteria = np.arange(first.shape[-1])
    best, worst = criteria == place // len(criteria), criteria == place % len(criteria)
    judgements = BestWorstJudgements(first, second, best, worst)
    # The ratio of best to worst is in both rows; from here on it is one number.
    return judgements._replace(best_to_others=np.where(worst, judgements.best_to_worst, first))


def as_ratios(values: ArrayLike, name: str) -> FloatArray:
    """Return ratios of any shape in double precision, from 1 to 1e100; 1 within 1e-6 is 1."""
    try:
        given = as_floats(values, name).astype(np.float64)
    except ValueError as error:
        raise InvalidComparisonsError(str(error)) from None
    ratios: FloatArray = np.where(np.abs(given - 1) <= SAME_JUDGEMENT, 1, given)
    wrong = ~((ratios >= 1) & (ratios <= LARGEST))
    if wrong.any():
        at = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f" at criterion {at[-1]} (counted from 0)" if at else ""
        raise InvalidComparisonsError(
            f"{name} must be from 1 to {LARGEST:g}, since nothing is more important than the best "
            f"or less than the worst; found {given[at]:.6g}{place}"
        )
    return ratios


def differences(values: FloatArray) -> FloatArray:
    """Entry (j, k) is values j less values k, (..., m) to (..., m, m)."""
    table: FloatArray = values[..., :, np.newaxis] - values[..., np.newaxis, :]
    return table


def sums_of(values: FloatArray) -> FloatArray:
    """Entry (j, k) is values j and values k together, (..., m) to (..., m, m)."""
    table: FloatArray = values[..., :, np.newaxis] + values[..., np.newaxis, :]
    return table


def precision_of(*given: ArrayLike) -> type[np.floating[Any]]:
    """Single precision if everything given is, else double."""
    single = all(np.asarray(values).dtype == np.float32 for values in given)
    return np.float32 if single else np.float64


def _ratios_of_pairs(first: FloatArray, second: FloatArray) -> FloatArray:
    """Ratio of a best (row) to a worst (column) on which both rows agree, else 0, (..., m, m)."""
    by_first, by_second = first[..., np.newaxis, :], second[..., :, np.newaxis]
    fits = (
        (np.abs(by_first - by_second) <= SAME_JUDGEMENT * by_second)
        & (first == 1)[..., :, np.newaxis]
        & (second == 1)[..., np.newaxis, :]
        & ~np.eye(first.shape[-1], dtype=bool)
    )
    ratios: FloatArray = np.where(fits, by_second, 0)
    return ratios


def _require_a_pair(ratios: FloatArray, first: FloatArray, second: FloatArray) -> None:
    largest = ratios.max(axis=(-1, -2))
    differs = ((first > 1) | (second > 1)).any(axis=-1)
    wrong = (largest == 0) | ((largest == 1) & differs)
    if wrong.any():
        at = tuple(np.argwhere(wrong)[0])
        raise InvalidComparisonsError(_what_is_wrong(first[at], second[at]))


def _what_is_wrong(first: FloatArray, second: FloatArray) -> str:
    best, worst = np.flatnonzero(first == 1), np.flatnonzero(second == 1)
    if not best.size:
        return "best_to_others must hold a 1 at the best criterion, compared with itself"
    if not worst.size:
        return "others_to_worst must hold a 1 at the worst criterion, compared with itself"
    pairs = [(int(b), int(w)) for b in best for w in worst if b != w]
    if not pairs:
        return f"criterion {best[0]} (counted from 0) cannot be both the best and the worst"
    b, w = pairs[0]
    told = f"the best, criterion {b}, and the worst, criterion {w} (counted from 0)"
    if first[w] == second[b]:
        return f"{told}, are judged as equally important: then every judgement must be 1"
    return (
        f"both rows must tell the same ratio of {told}; best_to_others tells {first[w]:.6g}, "
        f"others_to_worst {second[b]:.6g}"
    )
