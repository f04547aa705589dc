"""The six shapes of a preference: how strongly a difference of scores speaks for a program."""

from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from mcdm_smartcity.errors import InvalidArrayError, Place, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray, require_finite

Form: TypeAlias = Literal["steps", "ramp", "bell"]

# A step at zero.
USUAL: Form = "steps"
# Which thresholds each shape uses.
SHAPES: dict[str, tuple[str, ...]] = {
    "usual": (),
    "u_shape": ("q",),
    "v_shape": ("p",),
    "level": ("q", "p"),
    "linear": ("q", "p"),
    "gaussian": ("s",),
}
# A difference within this share of a threshold is on it: 0.8 - 0.6 is a little more than 0.2.
ON_THRESHOLD = 1e-9


class Preferences(NamedTuple):
    """
    How differences of scores turn into preferences, criterion by criterion.

    Attributes
    ----------
    forms
        ``steps`` (half at `low`, half at `high`), ``ramp`` (from 0 at `low` to 1 at `high`) or
        ``bell`` (Gaussian with inflection point `high`), one for each of the m criteria.
    low, high
        Shape (m,), in the precision of the scores.
    """

    forms: tuple[Form, ...]
    low: FloatArray
    high: FloatArray

    def of(self, differences: FloatArray) -> FloatArray:
        """Return preferences, 0 to 1, of advantages (..., m) of one program over another."""
        first = self.forms[0]
        if self.forms.count(first) == len(self.forms):
            return preference(first, differences, self.low, self.high)
        found = np.empty_like(differences)
        for form in dict.fromkeys(self.forms):
            at = [j for j, own in enumerate(self.forms) if own == form]
            found[..., at] = preference(form, differences[..., at], self.low[at], self.high[at])
        return found


def preference(
    form: Form, differences: FloatArray, low: FloatArray, high: FloatArray
) -> FloatArray:
    """Return preferences of differences by one form; `low` and `high` broadcast."""
    if form == "steps":
        beyond = differences > low
        both: FloatArray = np.add(beyond, differences > high, dtype=differences.dtype)
        both /= 2
        return both
    with np.errstate(over="ignore"):
        if form == "ramp":
            slope: FloatArray = np.clip((differences - low) / (high - low), 0, 1)
            return slope
        share = np.maximum(differences, 0) / high
        bell: FloatArray = -np.expm1(-share * share / 2)
        return bell


def preferences_of(
    shape: ArrayLike,
    thresholds: dict[str, ArrayLike | None],
    criteria: int,
    precision: DTypeLike,
) -> Preferences:
    """
    Check shapes and thresholds q, p and s, each one value or one per criterion.

    Thresholds that a shape does not use are ignored, so None and NaN may stand there.

    Raises
    ------
    UnknownNameError
        There is no such shape.
    InvalidArrayError
        A threshold that is needed is missing, negative or not finite, p is below q, or p or s is
        zero where it divides.
    """
    if isinstance(shape, str) and shape == "usual":
        zeros = np.zeros(criteria, dtype=precision)
        return Preferences(tuple(USUAL for _ in range(criteria)), zeros, zeros)
    shapes = _shapes(shape, criteria)
    given = {name: _per_criterion(values, name, criteria) for name, values in thresholds.items()}
    parts = [_form(kind, given, j, precision) for j, kind in enumerate(shapes)]
    with np.errstate(over="ignore"):
        low = np.array([low for _, low, _ in parts]).astype(precision)
        high = np.array([high for _, _, high in parts]).astype(precision)
    require_finite(high, "thresholds, in the precision of the scores,")
    return Preferences(tuple(form for form, _, _ in parts), low, high)


def _shapes(shape: ArrayLike, criteria: int) -> list[str]:
    given = np.atleast_1d(np.asarray(shape, dtype=object))
    named = [shape] * criteria if isinstance(shape, str) else list(given)
    for kind in named:
        if not isinstance(kind, str) or kind not in SHAPES:
            raise UnknownNameError("shape of a preference", kind, SHAPES)
    if len(named) != criteria:
        raise InvalidArrayError(
            f"shape must be one name or one per criterion, {criteria} of them, not {len(named)}"
        )
    return [str(kind) for kind in named]


def _per_criterion(values: ArrayLike | None, name: str, criteria: int) -> FloatArray:
    if values is None:
        return np.full(criteria, np.nan)
    try:
        given = np.asarray(values, dtype=np.float64)  # None becomes NaN
    except (TypeError, ValueError):
        given = np.empty((0, 0))
    if given.shape not in {(), (criteria,)}:
        raise InvalidArrayError(
            f"{name} must be one number or one per criterion, shape ({criteria},), not {values!r}"
        )
    return np.broadcast_to(given, (criteria,))


def _form(
    kind: str, given: dict[str, FloatArray], j: int, precision: DTypeLike
) -> tuple[Form, float, float]:
    for name in SHAPES[kind]:
        value, positive = given[name][j], name == "s" or kind == "v_shape"
        if not (np.isfinite(value) and (value > 0 if positive else value >= 0)):
            raise InvalidArrayError(
                f"shape {kind!r} of ",
                Place((j,), ("criterion",)),
                f" needs {name} as a finite number "
                f"{'above 0' if positive else 'of at least 0'}; found {value}",
            )
    q, p = (0.0 if name not in SHAPES[kind] else float(given[name][j]) for name in ("q", "p"))
    if kind in {"level", "linear"} and p < q:
        raise InvalidArrayError(
            "p must be at least q; on ", Place((j,), ("criterion",)), f" p is {p} and q is {q}"
        )
    on = 1 + max(ON_THRESHOLD, 8 * float(np.finfo(precision).eps))
    with np.errstate(over="ignore"):  # what overflows is refused with all the others
        start, end, spread = (np.float64(x).astype(precision) for x in (q, p, given["s"][j]))
    if kind == "gaussian" and spread > 0:
        return "bell", 0.0, float(spread)
    if kind in {"v_shape", "linear"} and start < end:
        return "ramp", q, p
    # A ramp, or a bell, without width in this precision is a step.
    return "steps", q * on, (p if kind == "level" else q) * on
