"""PROBID: near to every better ideal, far from every worse one, and away from the average."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map

# Squared differences of programs and ideals that are held at once.
ENTRIES = 2**20
# Largest ratio of the simplified form, for a program that lies on the best ideals.
LARGEST_RATIO = 1e4


def probid(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    simplified: bool = False,
    normalise: str = "vector",
) -> FloatArray:
    """
    1 / (1 + (S⁺/S⁻)²) + S̄, from distances to all ideals, the best to the worst, and the average.

    The k-th ideal has the k-th best score of every criterion. S⁺ = Σ S_k / k over the better half
    of the ideals and S⁻ = Σ S_k / (n − k + 1) over the worse half, the middle one in both; S̄ is the
    distance to the average. Distances are Euclid's, of w_j r_ij.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    simplified
        Whether to score S⁻ / S⁺ instead, over the best and the worst quarter of the ideals
        (sPROBID); at most 10 000, for a program that lies on the best ideals.
    normalise
        Name of a normalisation; ``vector`` as in the founding paper.

    Returns
    -------
    Scores, shape (..., n), higher is better; 0.5 for all programs (1 if simplified) if no criterion
    tells them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range.
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Wang, Rangaiah and Wang (2021), Industrial and Engineering Chemistry Research 60:11216-11230.
    The work grows with n². A dominated program can score above its dominator, since being far from
    the average counts for bad programs too (docs/methods/probid.md).

    Examples
    --------
    >>> table = [[1, 4], [2, 3], [4, 1], [3, 3]]
    >>> probid(table, [0.5, 0.5], [True, True]).round(3).tolist()
    [0.684, 0.499, 0.838, 0.899]
    """
    given = {"simplified": simplified, "normalise": normalise}
    return ROWS.scores(as_decision(matrix, weights, benefit), **given)


def probid_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    simplified: bool = False,
    normalise: str = "vector",
) -> dict[str, FloatArray]:
    """Return the tables of `probid`: normalised scores, ideals, distances, and scores last."""
    given = {"simplified": simplified, "normalise": normalise}
    return ROWS.steps(as_decision(matrix, weights, benefit), **given)


@dataclass(frozen=True)
class _Learnt:
    """Ideals from the best to the worst, (..., n, m), how much each counts, and the average."""

    scaled: Map
    ideals: FloatArray
    average: FloatArray
    positive: FloatArray
    negative: FloatArray
    simplified: bool


def _learn(matrix: FloatArray, benefit: BoolArray, *, simplified: bool, normalise: str) -> _Learnt:
    scaled = normalising_map(normalise, matrix, benefit)
    table = scaled(matrix)
    programs = matrix.shape[-2]
    part = max(programs // 4, 1) if simplified else (programs + 1) // 2
    # Of an even number of ideals, the last of the better half begins the worse half too.
    worse = part if simplified else programs - part + 1
    place = np.arange(1, programs + 1, dtype=matrix.dtype)
    from_worst = place[::-1]
    return _Learnt(
        scaled,
        np.sort(table, axis=-2)[..., ::-1, :],
        table.mean(axis=-2, keepdims=True),
        np.where(place <= part, 1 / place, 0).astype(matrix.dtype, copy=False),
        np.where(from_worst <= worse, 1 / from_worst, 0).astype(matrix.dtype, copy=False),
        simplified,
    )


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    return {"normalised": learnt.scaled(rows)}


def _totals(tables: Tables, weights: FloatArray, learnt: _Learnt) -> Tables:
    rows = tables["normalised"]
    shape = (*np.broadcast_shapes(rows.shape[:-2], weights.shape[:-1]), rows.shape[-2])
    better = np.zeros(shape, dtype=rows.dtype)
    worse = np.zeros(shape, dtype=rows.dtype)
    programs = learnt.ideals.shape[-2]
    size = max(better.size, rows.size)
    step = max(1, ENTRIES // size)
    for start in range(0, programs, step):
        part = slice(start, start + step)
        distances = _distances(rows, learnt.ideals[..., part, :], weights)
        better += distances @ learnt.positive[part]
        worse += distances @ learnt.negative[part]
    average = _distances(rows, learnt.average, weights)[..., 0]
    return {
        "distance_to_better": better,
        "distance_to_worse": worse,
        "distance_to_average": average,
    }


def _distances(rows: FloatArray, ideals: FloatArray, weights: FloatArray) -> FloatArray:
    """Distances of rows (..., b, m) from ideals (..., k, m) under weights (..., m): (..., b, k)."""
    apart = rows[..., :, np.newaxis, :] - ideals[..., np.newaxis, :, :]
    apart *= apart
    squares = weights * weights
    if rows.ndim == MATRIX_DIMENSIONS:
        flat = squares @ apart.reshape(-1, rows.shape[-1]).T
        found = flat.reshape(*weights.shape[:-1], *apart.shape[:-1])
    else:
        found = np.matmul(apart, squares[..., np.newaxis, :, np.newaxis])[..., 0]
    distances: FloatArray = np.sqrt(found)
    return distances


def _finish(numbers: Tables, learnt: _Learnt) -> Tables:
    better, worse = numbers["distance_to_better"], numbers["distance_to_worse"]
    nowhere = (better == 0) & (worse == 0)
    if learnt.simplified:
        least = np.where(nowhere, 1, np.maximum(better, worse / LARGEST_RATIO))
        return {"scores": np.where(nowhere, 1, worse / least)}
    # 1 / (1 + (S⁺/S⁻)²), also where S⁻ is 0.
    whole = np.where(nowhere, 1, np.hypot(better, worse))
    share = np.where(nowhere, 0.5, (worse / whole) ** 2)
    return {"closeness": share, "scores": share + numbers["distance_to_average"]}


def _details(_: Tables, __: FloatArray, learnt: _Learnt) -> Tables:
    return {"ideals": learnt.ideals, "average": learnt.average[..., 0, :]}


ROWS = Rows(_learn, _tables, _totals, _finish, _details)
