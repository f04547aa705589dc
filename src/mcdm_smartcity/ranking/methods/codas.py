"""CODAS: far from the worst by a straight line, and, if clearly so, by blocks too."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray, weighted_total
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.given_levels import better_and_worse
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.normalisations.catalogue import normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map


def codas(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    tau: float = 0.02,
    normalise: str = "linear",
) -> FloatArray:
    """
    Sum over all rivals k of (E_i − E_k) + ψ(E_i − E_k) (T_i − T_k).

    E and T are the Euclidean and the taxicab distance of w_j r_ij from the least of each criterion;
    ψ(x) is 1 if |x| ≥ τ and 0 otherwise.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), not negative.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    tau
        Difference of Euclidean distances from which on the taxicab distances count too, not
        negative; the paper suggests 0.01 to 0.05.
    normalise
        Name of a normalisation; ``linear`` as in the founding paper.

    Returns
    -------
    Scores, shape (..., n), summing to 0 over the programs, higher is better; 0 for all if no
    criterion tells them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or a score is negative (under ``linear``).
    UnknownNameError
        There is no such normalisation.

    Notes
    -----
    Keshavarz Ghorabaee, Zavadskas, Turskis and Antucheviciene (2016), Economic Computation and
    Economic Cybernetics Studies and Research 50:25-44. Rivals are found by sorting, not pair by
    pair. A dominated program can score above its dominator (docs/methods/codas.md).

    Examples
    --------
    >>> suppliers = [[45, 3600, 45, 0.9], [25, 3800, 60, 0.8], [23, 3100, 35, 0.9]]
    >>> codas(suppliers, [0.3, 0.3, 0.2, 0.2], [True, False, True, True]).round(4).tolist()
    [0.4188, -0.1434, -0.2754]
    """
    given = {"tau": tau, "normalise": normalise}
    return ROWS.scores(as_decision(matrix, weights, benefit), **given)


def codas_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    tau: float = 0.02,
    normalise: str = "linear",
) -> dict[str, FloatArray]:
    """Return the tables of `codas`: normalised scores, both distances, and scores last."""
    given = {"tau": tau, "normalise": normalise}
    return ROWS.steps(as_decision(matrix, weights, benefit), **given)


@dataclass(frozen=True)
class _Learnt:
    scaled: Map
    least: FloatArray
    tau: float


def _learn(matrix: FloatArray, benefit: BoolArray, *, tau: float, normalise: str) -> _Learnt:
    if not 0 <= tau < np.inf:
        raise InvalidArrayError(f"tau must be a finite number of at least 0, not {tau}")
    scaled = normalising_map(normalise, matrix, benefit)
    _, worst = better_and_worse(extremes(matrix), benefit)
    return _Learnt(scaled, scaled(worst), tau)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    table = learnt.scaled(rows)
    above = table - learnt.least
    return {"normalised": table, "_above": above, "_squares": above * above}


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {
        "euclidean": np.sqrt(weighted_total(tables["_squares"], weights * weights)),
        "taxicab": weighted_total(tables["_above"], weights),
    }


def _finish(numbers: Tables, learnt: _Learnt) -> Tables:
    euclidean, taxicab = numbers["euclidean"], numbers["taxicab"]
    programs = euclidean.shape[-1]
    order = np.argsort(euclidean, axis=-1)
    rising = np.take_along_axis(euclidean, order, -1)
    first, last = _near(rising, euclidean, learnt.tau)
    # Σ over clearly different rivals = Σ over all, less Σ over the near ones.
    sums = np.cumsum(np.take_along_axis(taxicab, order, -1), axis=-1)
    sums = np.concatenate([np.zeros_like(sums[..., :1]), sums], axis=-1)
    near = np.take_along_axis(sums, last, -1) - np.take_along_axis(sums, first, -1)
    clear = (programs - (last - first)) * taxicab - (sums[..., -1:] - near)
    apart = programs * euclidean - euclidean.sum(axis=-1, keepdims=True)
    return {"scores": apart + clear}


def _near(rising: FloatArray, own: FloatArray, tau: float) -> tuple[IntArray, IntArray]:
    """Where the distances that differ from one's own by less than tau begin and end, (..., n).

    All programs are placed at once by halving. A difference of just tau is clear, whatever its
    last digit.
    """
    programs = rising.shape[-1]
    slack = 64 * float(np.finfo(own.dtype).eps)
    found = []
    for is_last in (False, True):
        lower = np.zeros(own.shape, dtype=np.int64)
        upper = np.full(own.shape, programs, dtype=np.int64)
        for _ in range(programs.bit_length()):
            middle = (lower + upper) // 2
            rival = np.take_along_axis(rising, np.minimum(middle, programs - 1), -1)
            before = rival - own < tau - slack if is_last else own - rival >= tau - slack
            before &= middle < upper
            lower, upper = np.where(before, middle + 1, lower), np.where(before, upper, middle)
        found.append(lower)
    return found[0], np.maximum(found[0], found[1])


ROWS = Rows(_learn, _tables, _totals, _finish)
