"""MULTIMOORA: the three orders of MOORA, joined by who beats whom in most of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray, weighted_total
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.engine.columns import extremes
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.rows import Rows, Tables
from mcdm_smartcity.ranking.engine.terms import combined_terms
from mcdm_smartcity.ranking.methods.full_multiplicative import log_map
from mcdm_smartcity.ranking.methods.moora import signed_map
from mcdm_smartcity.ranking.normalisations.maps import Map

# Pairs of programs compared at a time.
PAIRS = 2**18


def multimoora(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> FloatArray:
    """
    How many programs a program beats: ranks better in most of ratio system, reference point and
    full multiplicative form; ½ for one that it ties with.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), positive.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).

    Returns
    -------
    Scores, shape (..., n), 0 to n − 1 in halves, summing to n (n − 1) / 2, higher is better;
    (n − 1) / 2 for all programs if no criterion tells them apart, 0 if there is one.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range; the first score of 0 or below is named.

    Notes
    -----
    Brauers and Zavadskas (2010), Technological and Economic Development of Economy 16:5-24, and for
    the theory of dominance (2011), Technological and Economic Development of Economy 17:259-290.
    That theory leaves open what to do with circles (a beats b, b beats c, c beats a); the number
    beaten, Copeland's rule, leaves them tied. Work grows with n².

    Examples
    --------
    >>> staff = [[4, 3, 3], [3, 3, 4], [5, 4, 4]]
    >>> multimoora(staff, [0.4, 0.3, 0.3], [True] * 3).tolist()
    [1.0, 0.0, 2.0]
    """
    return ROWS.scores(as_decision(matrix, weights, benefit))


def multimoora_steps(
    matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike
) -> dict[str, FloatArray]:
    """Return the tables of `multimoora`: each of the three with its ranks, and scores last."""
    return ROWS.steps(as_decision(matrix, weights, benefit))


@dataclass(frozen=True)
class _Learnt:
    scaled: Map
    reference: FloatArray
    logarithm: Map


def _learn(matrix: FloatArray, benefit: BoolArray) -> _Learnt:
    logarithm = log_map(matrix, benefit, "vector", "multimoora")
    scaled = signed_map("vector", matrix, benefit)
    lowest, highest = extremes(matrix)
    return _Learnt(scaled, scaled(np.where(benefit, highest, lowest)), logarithm)


def _tables(rows: FloatArray, learnt: _Learnt) -> Tables:
    normalised = learnt.scaled(rows)
    return {
        "normalised": normalised,
        "_gap": learnt.reference - normalised,
        "_logarithms": learnt.logarithm(rows),
    }


def _totals(tables: Tables, weights: FloatArray, _: _Learnt) -> Tables:
    return {
        "ratio_system": weighted_total(tables["normalised"], weights),
        "distance": combined_terms(np.multiply, np.maximum, tables["_gap"], weights),
        "log_product": weighted_total(tables["_logarithms"], weights),
    }


def _finish(numbers: Tables, _: _Learnt) -> Tables:
    # Not the product itself: beside a huge one, different small ones would count as ties.
    views = {
        "ratio_ranks": ranks(numbers["ratio_system"]),
        "reference_ranks": ranks(-numbers["distance"]),
        "multiplicative_ranks": ranks(numbers["log_product"]),
    }
    found: dict[str, Any] = {**views, "scores": beaten(np.stack(list(views.values())))}
    return found


def beaten(places: IntArray) -> FloatArray:
    """How many programs each one beats in most of the orders, ties ½: (k, ..., n) to (..., n)."""
    programs = places.shape[-1]
    scores = np.empty(places.shape[1:])
    step = max(1, PAIRS // max(1, scores.size))
    for start in range(0, programs, step):
        part = slice(start, start + step)
        net = np.zeros((*places.shape[1:-1], len(range(programs)[part]), programs), dtype=np.int8)
        for view in places:
            own, others = view[..., part, np.newaxis], view[..., np.newaxis, :]
            net += others > own
            net -= others < own
        wins, ties = (net > 0).sum(axis=-1), (net == 0).sum(axis=-1) - 1
        scores[..., part] = wins + ties / 2
    return scores


def _details(_: Tables, __: FloatArray, learnt: _Learnt) -> Tables:
    return {"reference": learnt.reference[..., 0, :]}


ROWS = Rows(_learn, _tables, _totals, _finish, _details)
