"""ELECTRE III: programs by the two distillations of their credibilities."""

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.engine.decision import Decision, as_decision
from mcdm_smartcity.ranking.methods.credibility import pairs_of, problems, thresholds_of
from mcdm_smartcity.ranking.methods.distillation import discrimination_of, distilled, places


def electre_iii(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    q: ArrayLike = 0,
    p: ArrayLike = 0,
    v: ArrayLike | None = None,
    alpha: float = 0.3,
    beta: float = -0.15,
    reading: str = "pair",
) -> FloatArray:
    """
    Mean place of each program in the descending and the ascending distillation.

    The place in an order is the share of the other programs that stand below, those in the same
    class counting half. Where both orders agree the score does too; where they disagree programs
    are incomparable, and the score stands between (`electre_iii_distillations` tells which).

    Parameters
    ----------
    matrix, weights, benefit, q, p, v
        As `electre_iii_credibility` takes them: scores (..., n, m), weights (..., m), directions
        (m,), and thresholds of indifference, preference and veto; none by default, so that every
        difference counts fully.
    alpha, beta
        Of s(λ) = alpha + beta λ, the least difference of credibilities that counts.
    reading
        What s is read at: ``pair``, the credibility σ(a, b) of the pair, or ``cut``, the cutting
        level. Both are in print, and they give different orders.

    Returns
    -------
    Scores, shape (..., n), 0 to 1, higher is better, mean 0.5; 0.5 for all programs if no criterion
    tells them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError, UnknownNameError
        Shapes or values are out of range, or there is no such reading.

    Notes
    -----
    Roy (1978), Cahiers du CERO 20:3-24; Figueira, Mousseau and Roy (2005), ELECTRE methods. With
    thresholds that are the same for all programs none scores above one that dominates it. But a
    program that gets better may score less, since levels and classes of all others move too:
    `docs/methods/electre_iii.md` has an example. Time grows up to n³ and memory as n², for each
    vector of weights anew.

    Examples
    --------
    >>> table = [[10, 0], [8, 7], [6, 8]]
    >>> electre_iii(table, [0.6, 0.4], [True, True], q=1, p=3).tolist()
    [0.5, 0.875, 0.125]
    """
    decision = as_decision(matrix, weights, benefit)
    steps = _steps(decision, (q, p, v), (alpha, beta, reading))
    return steps["scores"]


def electre_iii_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    q: ArrayLike = 0,
    p: ArrayLike = 0,
    v: ArrayLike | None = None,
    alpha: float = 0.3,
    beta: float = -0.15,
    reading: str = "pair",
) -> dict[str, FloatArray]:
    """Return the tables of `electre_iii`: concordance, credibility, both orders; scores last."""
    decision = as_decision(matrix, weights, benefit)
    return _steps(decision, (q, p, v), (alpha, beta, reading), keep_pairs=True)


def _steps(
    decision: Decision,
    thresholds: tuple[ArrayLike, ArrayLike, ArrayLike | None],
    parameters: tuple[float, float, str],
    *,
    keep_pairs: bool = False,
) -> dict[str, FloatArray]:
    limits, discrimination = thresholds_of(*thresholds, decision), discrimination_of(*parameters)
    stack = np.broadcast_shapes(decision.matrix.shape[:-2], decision.weights.shape[:-1])
    programs, precision = decision.matrix.shape[-2], decision.matrix.dtype
    names = ("concordance", "credibility") if keep_pairs else ()
    found = {name: np.empty((*stack, programs, programs), dtype=precision) for name in names}
    for name in ("descending", "ascending", "scores"):
        found[name] = np.empty((*stack, programs), dtype=precision)
    for at, one in problems(decision, stack):
        concordance, credibility = pairs_of(one, limits)
        if keep_pairs:
            found["concordance"][at], found["credibility"][at] = concordance, credibility
        orders = [distilled(credibility, discrimination, ascending=up) for up in (False, True)]
        found["descending"][at], found["ascending"][at] = orders
        found["scores"][at] = places(*orders)
    return found
