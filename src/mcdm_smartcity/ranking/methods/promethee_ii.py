"""PROMETHEE II: programs by their net outranking flow."""

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray, weighted_total
from mcdm_smartcity.ranking.engine.decision import as_decision
from mcdm_smartcity.ranking.engine.terms import parts_of
from mcdm_smartcity.ranking.methods.promethee_flows import flows_of, preferences_on
from mcdm_smartcity.ranking.methods.unicriterion_flows import net_flows


def promethee_ii(
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
    Net flow: mean preference over the other programs, less their mean preference over this one.

    Parameters
    ----------
    matrix, weights, benefit, shape, q, p, s
        As `promethee_flows` takes them: scores (..., n, m), weights (..., m), directions (m,), and
        the shape of the preference on each criterion with its thresholds.

    Returns
    -------
    Scores, shape (..., n), −1 to 1, higher is better, summing to 0; 0 for all programs if no
    criterion tells them apart, or there is one program.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or a threshold that is needed is missing.
    UnknownNameError
        There is no such shape.

    Notes
    -----
    Brans and Vincke (1985), Management Science 31:647-656. Flows on single criteria hold no weight,
    so 10 000 vectors of weights cost one product of matrices more.

    Examples
    --------
    >>> table = [[4, 3, 2], [3, 2, 4], [5, 1, 3]]
    >>> promethee_ii(table, [0.5, 0.3, 0.2], [True, True, True]).round(2).tolist()
    [0.1, -0.3, 0.2]
    """
    decision = as_decision(matrix, weights, benefit)
    return net_flows(*decision, preferences_on(decision, shape, q, p, s))


def promethee_ii_steps(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    shape: ArrayLike = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> dict[str, FloatArray]:
    """Return the tables of `promethee_ii`: flows by criterion and in all, parts, scores last."""
    decision = as_decision(matrix, weights, benefit)
    flows = flows_of(decision, shape, q, p, s)
    unicriterion = flows.leaving - flows.entering
    net: FloatArray = weighted_total(unicriterion, decision.weights)
    return {
        "unicriterion": unicriterion,
        "positive": weighted_total(flows.leaving, decision.weights),
        "negative": weighted_total(flows.entering, decision.weights),
        "net": net,
        "contributions": parts_of(unicriterion, decision.weights),
        "scores": net,
    }
