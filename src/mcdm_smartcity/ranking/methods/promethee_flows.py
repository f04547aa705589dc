"""PROMETHEE: how much each program outranks the others, and they it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.blocks import BLOCK_ENTRIES
from mcdm_smartcity.ranking.engine.decision import Decision, as_decision
from mcdm_smartcity.ranking.methods.preference_shapes import Preferences, preferences_of
from mcdm_smartcity.ranking.methods.program_rows import program_rows
from mcdm_smartcity.ranking.methods.unicriterion_flows import UnicriterionFlows, unicriterion_flows


@dataclass(frozen=True, slots=True, eq=False)
class PrometheeFlows(Answer):
    """
    Outranking flows of n programs, as `promethee_flows` finds them.

    Attributes
    ----------
    positive
        Mean preference of the program over the others, 0 to 1, shape (..., n).
    negative
        Mean preference of the others over the program, 0 to 1, shape (..., n).
    net
        Positive less negative, −1 to 1, shape (..., n); sums to 0.
    unicriterion
        Net flow on each criterion by itself, −1 to 1, shape (..., n, m); no weight is in it, and
        the weighted sum of its rows is the net flow.
    """

    positive: FloatArray
    negative: FloatArray
    net: FloatArray
    unicriterion: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0, with its positive, negative and net flow."""
        return program_rows(positive=self.positive, negative=self.negative, net=self.net)


def promethee_flows(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    shape: ArrayLike = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> PrometheeFlows:
    """
    Positive, negative and net outranking flows of PROMETHEE I and II.

    Parameters
    ----------
    matrix
        Scores, shape (..., n, m), finite.
    weights
        Weights, shape (..., m), not negative; scaled to sum to 1.
    benefit
        True where more is better, shape (m,).
    shape
        How a difference d of scores turns into a preference, one name or one per criterion:
        ``usual`` (1 if d > 0), ``u_shape`` (1 if d > q), ``v_shape`` (d / p up to 1), ``level``
        (½ if d > q, 1 if d > p), ``linear`` (from 0 at q to 1 at p), ``gaussian``
        (1 − exp(−d² / 2s²)).
    q, p, s
        Thresholds in the units of the scores, one number or one per criterion: the largest
        difference that means nothing, the least that means full preference, and the inflection
        point. Those that a shape does not use are ignored, and may be None or NaN.

    Returns
    -------
    `PrometheeFlows`: ``.positive .negative .net .unicriterion``. Flows are divided by n − 1; one
    program has 0. A criterion that is equal for all programs prefers none.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or a threshold that is needed is missing.
    UnknownNameError
        There is no such shape.

    Notes
    -----
    Brans and Vincke (1985), Management Science 31:647-656; Brans, Vincke and Mareschal (1986), EJOR
    24:228-238, whose example prints sums, n − 1 times these flows. A difference within a billionth
    of q or p of a step counts as being on it, not beyond. Time grows as n log n and memory as n,
    but for ``gaussian``, whose time grows as n².

    Examples
    --------
    >>> table = [[10, 3], [7, 3], [6, 1]]
    >>> flows = promethee_flows(table, [1, 1], [True, False], shape="v_shape", p=4)
    >>> flows.positive.tolist(), flows.negative.tolist()
    ([0.4375, 0.0625, 0.25], [0.125, 0.3125, 0.3125])
    >>> flows.net.tolist()
    [0.3125, -0.25, -0.0625]
    """
    decision = as_decision(matrix, weights, benefit)
    flows = flows_of(decision, shape, q, p, s)
    unicriterion = flows.leaving - flows.entering
    return PrometheeFlows(
        positive=weighted_total(flows.leaving, decision.weights),
        negative=weighted_total(flows.entering, decision.weights),
        net=weighted_total(unicriterion, decision.weights),
        unicriterion=unicriterion,
    )


def promethee_preferences(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    shape: ArrayLike = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> FloatArray:
    """
    Preference indices π: how much the row's program is preferred to the column's, (..., n, n).

    Takes what `promethee_flows` takes. All pairs are kept, so memory grows as n²; the flows do not
    need them.

    Examples
    --------
    >>> promethee_preferences([[10, 3], [7, 3], [6, 1]], [0.5, 0.5], [True, True]).tolist()
    [[0.0, 0.5, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    """
    decision = as_decision(matrix, weights, benefit)
    table, shares = decision.matrix, decision.weights
    programs, criteria = table.shape[-2:]
    preferences = preferences_on(decision, shape, q, p, s)
    turned = np.where(decision.benefit, table, -table)
    stack = np.broadcast_shapes(table.shape[:-2], shares.shape[:-1])
    found = np.empty((*stack, programs, programs), dtype=table.dtype)
    step = max(1, BLOCK_ENTRIES // (programs * criteria))
    with np.errstate(over="ignore"):
        for start in range(0, programs, step):
            rows = slice(start, start + step)
            apart = turned[..., rows, np.newaxis, :] - turned[..., np.newaxis, :, :]
            pairs = preferences.of(apart)
            if shares.ndim > 1 or table.ndim > MATRIX_DIMENSIONS:
                found[..., rows, :] = np.einsum("...abj,...j->...ab", pairs, shares)
            else:
                found[rows] = pairs @ shares
    return found


def flows_of(
    decision: Decision,
    shape: ArrayLike,
    q: ArrayLike | None,
    p: ArrayLike | None,
    s: ArrayLike | None,
) -> UnicriterionFlows:
    """Return the flows on each criterion by itself, from which all of PROMETHEE follows."""
    preferences = preferences_on(decision, shape, q, p, s)
    return unicriterion_flows(decision.matrix, decision.benefit, preferences)


def preferences_on(
    decision: Decision,
    shape: ArrayLike,
    q: ArrayLike | None,
    p: ArrayLike | None,
    s: ArrayLike | None,
) -> Preferences:
    """Return checked shapes and thresholds."""
    criteria, precision = decision.matrix.shape[-1], decision.matrix.dtype
    return preferences_of(shape, {"q": q, "p": p, "s": s}, criteria, precision)
