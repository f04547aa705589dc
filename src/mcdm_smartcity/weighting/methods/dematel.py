"""DEMATEL: what influences what, directly and along every chain of influences."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, as_floats, magnitude
from mcdm_smartcity.weighting.methods.influences import as_influences, chained, refuse
from mcdm_smartcity.weighting.methods.item_rows import item_rows

# The map shows what is clearly above the threshold, so that rounding draws no arrow.
CLEARLY = 1 + 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Dematel(Answer):
    """
    Influences of n items on each other, as `dematel` finds them.

    Attributes
    ----------
    normalised
        Direct influences divided by the largest sum of a row or a column, (..., n, n).
    total_relation
        Direct and indirect influence of the row's item on the column's item, (..., n, n).
    prominence
        Influence given and received together, (..., n): how much an item matters.
    relation
        Influence given less influence received, (..., n): above zero a cause, below an effect.
    weights
        Lengths of the pairs (prominence, relation) as shares, (..., n); equal if all are zero.
    threshold
        What a total relation must exceed to be on the map, (...,).
    influences
        The map: True where the total relation exceeds the threshold, (..., n, n).
    """

    normalised: FloatArray
    total_relation: FloatArray
    prominence: FloatArray
    relation: FloatArray
    weights: FloatArray
    threshold: FloatArray
    influences: BoolArray

    def as_rows(self) -> list[Row]:
        """Return one row an item, counted from 0, with its prominence, relation and weight."""
        return item_rows(prominence=self.prominence, relation=self.relation, weight=self.weights)


def dematel(direct_influence: ArrayLike, *, threshold: ArrayLike | None = None) -> Dematel:
    """
    Total influence of items on each other, their prominence, and who is cause and who effect.

    Parameters
    ----------
    direct_influence
        Shape (..., n, n): how strongly the row's item influences the column's, on any scale from
        0 (not at all) up, usually to 3 or 4. The diagonal is zero. For several experts give the
        mean of their matrices.
    threshold
        The total relation above which an influence is on the map, one value or shape (...,); the
        mean of all total relations if not given.

    Returns
    -------
    `Dematel`: ``.normalised .total_relation .prominence .relation .weights .threshold
    .influences``. With no influence at all every number is zero, the map is empty and the weights
    are equal.

    Raises
    ------
    InvalidArrayError
        Not square, a negative or non-finite influence, a diagonal entry other than zero, or items
        among which influence goes round undiminished, so that its total is infinite.

    Notes
    -----
    Gabus and Fontela (1972), World problems, an invitation to further thought within the framework
    of DEMATEL, Battelle Geneva. The divisor is the largest of all sums of rows and of columns; some
    texts use rows only. Totals are infinite where a group's part of the normalised matrix has rows
    that all sum to 1, since its powers then never fade; Chen and Huang (2022), Symmetry 14:1109,
    discuss what normalisation has to do with it. Weights from the length of the pair are those of
    a worked example by Çelikbilek (2018), which tests follow; they are often credited to Dalalah,
    Hayajneh and Batieha (2011), Expert Systems with Applications 38:8384-8391, which we have not
    read.

    Examples
    --------
    >>> found = dematel([[0, 2, 0], [0, 0, 2], [0, 0, 0]])
    >>> found.total_relation.tolist()
    [[0.0, 1.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    >>> found.prominence.tolist(), found.relation.tolist()
    ([2.0, 2.0, 2.0], [2.0, 0.0, -2.0])
    """
    normalised = _normalised(direct_influence)
    total = _total_relation(normalised)
    given, received = total.sum(axis=-1), total.sum(axis=-2)
    limit = total.mean(axis=(-1, -2)) if threshold is None else _threshold(threshold, total)
    return Dematel(
        normalised=normalised,
        total_relation=total,
        prominence=given + received,
        relation=given - received,
        weights=_lengths(given, received),
        threshold=limit,
        influences=total > (limit * CLEARLY)[..., np.newaxis, np.newaxis],
    )


def _normalised(direct_influence: ArrayLike) -> FloatArray:
    given = as_influences(direct_influence, "direct_influence")
    diagonal = np.eye(given.shape[-1], dtype=bool)
    refuse(
        diagonal & (given != 0),
        given,
        "direct_influence must be zero on the diagonal: no item influences itself directly",
    )
    whole = given.reshape(*given.shape[:-2], -1)
    direct = given / magnitude(whole, -1)[..., np.newaxis]
    largest = np.maximum(direct.sum(axis=-1).max(axis=-1), direct.sum(axis=-2).max(axis=-1))
    normalised: FloatArray = direct / np.where(largest > 0, largest, 1)[..., np.newaxis, np.newaxis]
    return normalised


def _total_relation(normalised: FloatArray) -> FloatArray:
    """N + N² + N³ + …, which is N (I - N)⁻¹."""
    _require_fading(normalised)
    identity = np.eye(normalised.shape[-1], dtype=normalised.dtype)
    # Solved transposed: T (I - N) = N.
    system = np.swapaxes(identity - normalised, -1, -2)
    solution = np.linalg.solve(system, np.swapaxes(normalised, -1, -2))
    return np.maximum(np.swapaxes(solution, -1, -2), 0)


def _require_fading(normalised: FloatArray) -> None:
    """Raise and name the items whose influence, passed on from one to the next, never fades.

    Rows sum to 1 at most; influence fades if every item reaches one whose row sums to less.
    """
    tolerance = 4 * normalised.shape[-1] * float(np.finfo(normalised.dtype).eps)
    fading = normalised.sum(axis=-1) < 1 - tolerance
    leads = chained(normalised > tolerance)
    endless = ~(leads & fading[..., np.newaxis, :]).any(axis=-1)
    if endless.any():
        at = tuple(np.argwhere(endless)[0][:-1])
        items = np.flatnonzero(endless[at]).tolist()
        raise InvalidArrayError(
            f"influence goes round items {items} (counted from 0) undiminished, so its total is "
            "infinite: they influence only each other, and the sums of their rows and columns in "
            "direct_influence are all equal; judge them with more differences, or leave them out"
        )


def _threshold(threshold: ArrayLike, total: FloatArray) -> FloatArray:
    given = as_floats(threshold, "threshold")
    refuse(~np.isfinite(given) | (given < 0), given, "threshold must be finite, 0 or more")
    if given.shape not in ((), total.shape[:-2]):
        raise InvalidArrayError(
            f"threshold must be one value or of shape {total.shape[:-2]}, not {given.shape}"
        )
    limit: FloatArray = np.broadcast_to(given, total.shape[:-2])[()]
    return limit


def _lengths(given: FloatArray, received: FloatArray) -> FloatArray:
    lengths = np.hypot(given + received, given - received)
    whole = lengths.sum(axis=-1, keepdims=True)
    shares: FloatArray = np.where(whole > 0, lengths, 1) / np.where(
        whole > 0, whole, lengths.shape[-1]
    )
    return shares
