"""Benefits, opportunities, costs and risks (BOCR): four priorities of each alternative into one."""

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats, as_weights
from mcdm_smartcity.weighting.methods.influences import refuse

Form: TypeAlias = Literal[
    "subtractive", "additive_complement", "additive_reciprocal", "multiplicative"
]
FORMS = ("subtractive", "additive_complement", "additive_reciprocal", "multiplicative")
MERITS = ("benefits", "opportunities", "costs", "risks")


def benefits_costs(
    benefits: ArrayLike,
    opportunities: ArrayLike,
    costs: ArrayLike,
    risks: ArrayLike,
    *,
    merits: ArrayLike | None = None,
    form: Form = "subtractive",
) -> FloatArray:
    """
    One score for each alternative from its benefits, opportunities, costs and risks (BOCR).

    Parameters
    ----------
    benefits, opportunities, costs, risks
        Priorities of the alternatives under each merit, 0 to 1, shape (..., n): higher is more
        benefit, but also more cost. For a merit that was not judged give ones, and merit 0.
    merits
        Importance b, o, c, r of the four merits, shape (4,) or (..., 4), rescaled to sum 1; equal
        if not given. The multiplicative form has none.
    form
        ``subtractive``: bB + oO − cC − rR. ``additive_complement``: bB + oO + c(1 − C) + r(1 − R).
        ``additive_reciprocal``: bB + oO + cC' + rR', where C' are the values 1/C scaled to sum 1.
        ``multiplicative``: BO / (CR).

    Returns
    -------
    Scores, shape (..., n), higher is better; the subtractive ones may be negative. The subtractive
    and the complement form differ by the constant c + r, so they order alike.

    Raises
    ------
    InvalidArrayError
        Shapes that differ, a priority outside 0 to 1, a cost or risk of zero where the form divides
        by it, or merits with the multiplicative form.
    InvalidWeightsError
        Merits that are negative, all zero, or not four.
    UnknownNameError
        There is no such form.

    Notes
    -----
    Saaty and Ozdemir (2003), Mathematical and Computer Modelling 37:1063-1075; the forms are those
    of Super Decisions. The multiplicative one grows without bound as a cost nears zero and cannot
    tell how much a merit matters. No form is sound unless priorities under the four merits are in
    one unit, which is what `merits` must express: Wijnmalen (2007), Mathematical and Computer
    Modelling 46:892-905, who therefore prefers a ratio of weighted sums.

    Examples
    --------
    >>> equal = [0.5, 0.5]
    >>> benefits_costs([0.7, 0.3], equal, [0.6, 0.4], equal, merits=[4, 1, 4, 1]).round(2).tolist()
    [0.04, -0.04]
    """
    if form not in FORMS:
        raise UnknownNameError("form of BOCR", form, FORMS)
    given = _priorities(benefits, opportunities, costs, risks)
    if form == "multiplicative":
        if merits is not None:
            raise InvalidArrayError("the multiplicative form has no merits: leave them out")
        return _multiplied(given)
    importance = as_weights(np.ones(len(MERITS)) if merits is None else merits, len(MERITS))
    good, bad = given[..., :2, :], _turned(given[..., 2:, :], form)
    scores: FloatArray = importance[..., np.newaxis, :] @ np.concatenate([good, bad], axis=-2)
    return scores[..., 0, :].astype(given.dtype)


def _priorities(*given: ArrayLike) -> FloatArray:
    """The four priorities as one array, (..., 4, n)."""
    parts = [as_floats(values, name) for values, name in zip(given, MERITS, strict=True)]
    shapes = {part.shape for part in parts}
    if len(shapes) > 1 or parts[0].ndim == 0 or parts[0].shape[-1] == 0:
        raise InvalidArrayError(
            "benefits, opportunities, costs and risks must have the same shape (..., n), n at "
            f"least 1, not {', '.join(str(part.shape) for part in parts)}"
        )
    for part, name in zip(parts, MERITS, strict=True):
        refuse(~((part >= 0) & (part <= 1)), part, f"{name} must be priorities from 0 to 1")
    return np.stack(parts, axis=-2)


def _turned(bad: FloatArray, form: Form) -> FloatArray:
    """Costs and risks so that higher is better, (..., 2, n)."""
    if form == "subtractive":
        return -bad
    if form == "additive_complement":
        return 1 - bad
    _refuse_zeros(bad)
    least = bad.min(axis=-1, keepdims=True)
    shares: FloatArray = (least / bad) / (least / bad).sum(axis=-1, keepdims=True)
    return shares


def _multiplied(given: FloatArray) -> FloatArray:
    _refuse_zeros(given[..., 2:, :])
    largest = float(np.finfo(given.dtype).max)
    # Through logarithms, so that no part of the product overflows before the whole does.
    with np.errstate(divide="ignore", over="ignore"):
        logarithms = np.log(given)
        ratios = np.exp(logarithms[..., :2, :].sum(axis=-2) - logarithms[..., 2:, :].sum(axis=-2))
    scores: FloatArray = np.minimum(ratios, largest)
    return scores


def _refuse_zeros(bad: FloatArray) -> None:
    for i, name in enumerate(MERITS[2:]):
        refuse(
            bad[..., i, :] == 0,
            bad[..., i, :],
            f"{name} must be above zero where the form divides by them; use form='subtractive'",
        )
