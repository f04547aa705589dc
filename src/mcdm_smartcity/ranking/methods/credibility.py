"""ELECTRE III: how credible it is that one program is at least as good as another."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, Place
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray
from mcdm_smartcity.ranking.engine.blocks import BLOCK_ENTRIES
from mcdm_smartcity.ranking.engine.decision import Decision, as_decision
from mcdm_smartcity.ranking.methods.preference_shapes import ON_THRESHOLD


class Thresholds(NamedTuple):
    """Indifference, preference and veto thresholds, (m,) or (n, m); no veto is infinite."""

    q: FloatArray
    p: FloatArray
    v: FloatArray

    def at(self, rows: slice) -> "Thresholds":
        """Return the thresholds of some programs, to be set against advantages (b, n, m)."""
        return Thresholds(*(t[rows, np.newaxis] if t.ndim > 1 else t for t in self))


@dataclass(frozen=True, slots=True, eq=False)
class Credibility(Answer):
    """
    What speaks for "the row's program is at least as good as the column's".

    Attributes
    ----------
    concordance
        Share of the weights that agree, 0 to 1, shape (..., n, n).
    credibility
        The same after vetoes, 0 to 1, shape (..., n, n); 1 on the diagonal.
    """

    concordance: FloatArray
    credibility: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row an ordered pair of programs, counted from 0, of one problem only."""
        if self.credibility.ndim > MATRIX_DIMENSIONS:
            raise InvalidArrayError("a stack of answers has no one table; take one of them")
        return [
            {
                "program": i,
                "other": k,
                "concordance": float(self.concordance[i, k]),
                "credibility": float(self.credibility[i, k]),
            }
            for i, k in np.ndindex(self.credibility.shape)
            if i != k
        ]


def electre_iii_credibility(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    q: ArrayLike = 0,
    p: ArrayLike = 0,
    v: ArrayLike | None = None,
) -> Credibility:
    """
    Concordance and credibility of every ordered pair of programs, before they are put in an order.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1. They are votes, not trade-offs.
    benefit
        True where more is better, shape (m,).
    q, p, v
        Indifference, preference and veto thresholds in the units of the scores, 0 ≤ q ≤ p ≤ v: one
        number, one per criterion, or shape (n, m) for thresholds that depend on the level of the
        program that is to outrank (direct thresholds; ``q=0.1 * matrix`` for a tenth of it). None,
        NaN or infinity in `v` is no veto. A criterion of weight 0 has no veto.

    Returns
    -------
    `Credibility`: ``.concordance .credibility``. Programs with equal scores outrank each other
    with 1. Memory grows as n²; pairs are computed in blocks of rows.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or thresholds are not in their order.

    Notes
    -----
    Roy (1978), Cahiers du CERO 20:3-24; Figueira, Mousseau and Roy (2005), ELECTRE methods. With Δ
    the advantage of b over a, c falls from 1 at q to 0 at p, d rises from 0 at p to 1 at v, and
    σ = C Π (1 − d) / (1 − C) over the criteria with d > C.

    Examples
    --------
    >>> found = electre_iii_credibility(
    ...     [[10, 0], [8, 7]], [0.6, 0.4], [True, True], q=1, p=3, v=[20, 9]
    ... )
    >>> found.concordance.round(3).tolist(), found.credibility.round(3).tolist()
    ([[1.0, 0.6], [0.7, 1.0]], [[1.0, 0.5], [0.7, 1.0]])
    """
    decision = as_decision(matrix, weights, benefit)
    thresholds = thresholds_of(q, p, v, decision)
    stack = np.broadcast_shapes(decision.matrix.shape[:-2], decision.weights.shape[:-1])
    programs = decision.matrix.shape[-2]
    found = np.empty((2, *stack, programs, programs), dtype=decision.matrix.dtype)
    for at, one in problems(decision, stack):
        found[(0, *at)], found[(1, *at)] = pairs_of(one, thresholds)
    return Credibility(found[0], found[1])


def problems(decision: Decision, stack: tuple[int, ...]) -> list[tuple[tuple[int, ...], Decision]]:
    """Return every single problem of a stack, with its place."""
    tables = np.broadcast_to(decision.matrix, (*stack, *decision.matrix.shape[-2:]))
    shares = np.broadcast_to(decision.weights, (*stack, decision.matrix.shape[-1]))
    return [(at, Decision(tables[at], shares[at], decision.benefit)) for at in np.ndindex(stack)]


def pairs_of(decision: Decision, thresholds: Thresholds) -> tuple[FloatArray, FloatArray]:
    """Concordance and credibility of one problem in double precision, (n, n) each."""
    turned = np.where(decision.benefit, decision.matrix, -decision.matrix)
    programs, criteria = turned.shape
    agreed, believed = np.empty((programs, programs)), np.empty((programs, programs))
    step = max(1, BLOCK_ENTRIES // (programs * criteria))
    for start in range(0, programs, step):
        rows = slice(start, start + step)
        with np.errstate(over="ignore"):  # an advantage beyond the largest number is infinite
            advantages = turned - turned[rows, np.newaxis]
        agreed[rows], believed[rows] = outranking(advantages, decision.weights, thresholds.at(rows))
    return agreed, believed


def outranking(
    advantages: FloatArray, weights: FloatArray, thresholds: Thresholds
) -> tuple[FloatArray, FloatArray]:
    """Concordance and credibility in spite of advantages (..., m) of the other side, (...,)."""
    concordance = partial_concordance(advantages, thresholds) @ weights.astype(np.float64)
    concordance = np.minimum(concordance, 1)
    if np.isinf(thresholds.v).all():
        return concordance, concordance
    discordance = partial_discordance(advantages, thresholds)
    whole = concordance[..., np.newaxis]
    counts = (discordance > whole) & (weights > 0)
    factors = np.where(counts, (1 - discordance) / np.where(counts, 1 - whole, 1), 1)
    return concordance, concordance * factors.prod(axis=-1)


def partial_concordance(advantages: FloatArray, thresholds: Thresholds) -> FloatArray:
    """How much each criterion agrees: 1 up to q, 0 from p on, a line between, (..., m)."""
    return 1 - _line(advantages, thresholds.q, thresholds.p)


def partial_discordance(advantages: FloatArray, thresholds: Thresholds) -> FloatArray:
    """How much each criterion objects: 0 up to p, 1 from v on, a line between, (..., m)."""
    return _line(advantages, thresholds.p, thresholds.v)


def _line(advantages: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """From 0 at the start to 1 at the end; beyond the start at once if they are the same."""
    width = end - start
    beyond = advantages > start * (1 + ON_THRESHOLD)
    with np.errstate(over="ignore", invalid="ignore"):  # infinity over infinity is not used
        share = (advantages - start) / np.where(width > 0, width, 1)
    line = np.where(np.isinf(end), 0.0, np.clip(share, 0, 1))
    found: FloatArray = np.where(width > 0, line, beyond)
    return found


def thresholds_of(
    q: ArrayLike, p: ArrayLike, v: ArrayLike | None, decision: Decision
) -> Thresholds:
    """Check thresholds, and return them in double precision."""
    return checked_thresholds(q, p, v, decision.matrix.shape[-2:], ("program", "criterion"))


def checked_thresholds(
    q: ArrayLike, p: ArrayLike, v: ArrayLike | None, shape: tuple[int, ...], axes: tuple[str, str]
) -> Thresholds:
    """Check thresholds of shape (), (m,) or the given one, and that 0 ≤ q ≤ p ≤ v.

    `axes` tells what the axes of the given shape hold.
    """
    given = {"q": q, "p": p, "v": np.inf if v is None else v}
    arrays = {name: _as_threshold(values, name, shape, axes) for name, values in given.items()}
    veto = np.where(np.isnan(arrays["v"]), np.inf, arrays["v"])
    found = Thresholds(arrays["q"], arrays["p"], veto)
    for name, low, high in (("q", 0, found.q), ("p", found.q, found.p), ("v", found.p, found.v)):
        wrong = ~(high >= low) | ((name != "v") & ~np.isfinite(high))
        if wrong.any():
            at = tuple(int(i) for i in np.argwhere(wrong)[0])
            raise InvalidArrayError(
                "thresholds must be 0 ≤ q ≤ p ≤ v, and q and p finite; "
                f"found {name} = {np.broadcast_to(high, wrong.shape)[at]} at ",
                Place(at, axes[-len(at) :]),
            )
    return found


def _as_threshold(
    values: ArrayLike, name: str, shape: tuple[int, ...], axes: tuple[str, str]
) -> FloatArray:
    try:
        given = np.asarray(values, dtype=np.float64)  # None becomes NaN
    except (TypeError, ValueError):
        given = np.empty((0, 0, 0))
    if given.shape not in {(), shape[-1:], shape}:
        raise InvalidArrayError(
            f"{name} must be one number, one per criterion, shape {shape[-1:]}, or of shape "
            f"({axes[0]}s, criteria), here {shape}, not {values!r:.60}"
        )
    return np.broadcast_to(given, shape[-1:]) if given.ndim < MATRIX_DIMENSIONS else given
