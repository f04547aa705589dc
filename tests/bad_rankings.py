"""Input of rankings that goes wrong, row by row of the guide, and everything that must bear it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from mcdm_smartcity import (
    electre_i,
    electre_ii,
    electre_iii_credibility,
    electre_iii_distillations,
    electre_tri,
    gaia_plane,
    mr_sort,
    promethee_flows,
    promethee_i,
    promethee_preferences,
    vikor_measures,
)
from mcdm_smartcity.errors import DuplicateNameError, InvalidArrayError, InvalidWeightsError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.catalogue import METHODS

PROGRAMS = ("bus", "tram", "data-center")
CRITERIA = ("comfort", "cost", "reach")
TABLE = np.array([[3.0, 250.0, 2.0], [5.0, 400.0, 1.0], [4.0, 100.0, 7.0]])
WEIGHTS = [0.5, 0.2, 0.3]
BENEFIT = [True, False, True]
Numbers = list[FloatArray]


def with_score(value: float, program: int = 2, criterion: int = 1) -> FloatArray:
    matrix = TABLE.copy()
    matrix[program, criterion] = value
    return matrix


def with_cost(value: float) -> FloatArray:
    """Every program has this score on the second criterion."""
    matrix = TABLE.copy()
    matrix[:, 1] = value
    return matrix


class Refused(NamedTuple):
    """Input that is refused: what is said of arrays, and what of a table with names."""

    row: str
    words: str
    named: str
    matrix: Any = TABLE
    weights: Any = WEIGHTS
    benefit: Any = BENEFIT
    programs: Any = PROGRAMS
    error: type[Exception] = InvalidArrayError


OF_EACH = r"entry per criterion \(comfort, cost, reach\), shape "
NEGATIVE, LIGHT, HEAVY = [0.5, -0.2, 0.7], [0.5, 0.5], [0.25] * 4
REFUSED = (
    Refused(
        "NaN cell",
        r"matrix must be finite; found nan at program 2, criterion 1 \(counted from 0\)",
        "found nan at program 'data-center', criterion 'cost'; .* UncertainScores.from_missing",
        with_score(np.nan),
    ),
    Refused(
        "infinite cell",
        r"matrix must be finite; found inf at program 2, criterion 1 \(counted from 0\)",
        "found inf at program 'data-center', criterion 'cost'",
        with_score(np.inf),
    ),
    Refused(
        "infinite cell",
        "found -inf at program 2, criterion 1",
        "found -inf at program 'data-center', criterion 'cost'",
        with_score(-np.inf),
    ),
    Refused(
        "negative weight",
        r"must not be negative; found -0.2 at criterion 1 \(counted from 0\)",
        "must not be negative; found -0.2 at criterion 'cost'",
        weights=NEGATIVE,
        error=InvalidWeightsError,
    ),
    Refused(
        "NaN weight",
        r"must be finite; found nan at criterion 1 \(counted from 0\)",
        "must be finite; found nan at criterion 'cost'",
        weights=[0.5, np.nan, 0.3],
        error=InvalidWeightsError,
    ),
    Refused(
        "all weights zero",
        "must not all be zero: at least one criterion must count",
        r"must not all be zero: at least one criterion \(comfort, cost, reach\) must count",
        weights=[0.0, 0.0, 0.0],
        error=InvalidWeightsError,
    ),
    Refused(
        "no programs",
        r"programs, criteria\) with at least one of each, not \(0, 3\)",
        r"programs, criteria\) with at least one of each, not \(0, 3\)",
        np.empty((0, 3)),
        programs=(),
    ),
    Refused(
        "duplicate names",
        "",
        "program names must be unique; used more than once: bus",
        programs=("bus", "tram", "bus"),
        error=DuplicateNameError,
    ),
    Refused(
        "too few weights",
        r"one entry per criterion, shape \(..., 3\), not \(2,\)",
        OF_EACH + r"\(..., 3\), not \(2,\)",
        weights=LIGHT,
        error=InvalidWeightsError,
    ),
    Refused(
        "too many weights",
        r"one entry per criterion, shape \(..., 3\), not \(4,\)",
        OF_EACH + r"\(..., 3\), not \(4,\)",
        weights=HEAVY,
        error=InvalidWeightsError,
    ),
    Refused(
        "weights [1.0]",
        r"one entry per criterion, shape \(..., 3\), not \(1,\)",
        OF_EACH + r"\(..., 3\), not \(1,\)",
        weights=[1.0],
        error=InvalidWeightsError,
    ),
    *(
        Refused(
            "direction 0 or 2",
            rf"must be boolean.*not {code} at criterion 1 \(counted from 0\); write True or False",
            f"must be boolean.*not {code} at criterion 'cost'; write True or False",
            benefit=[1, code, 1],
        )
        for code in (0, 2)
    ),
    *(
        Refused(
            "direction as ±1",
            r"must be boolean.*not \[1.*; .* write \[True, False, True\]",
            r"must be boolean.*not \[1.*; .* write \[True, False, True\]",
            benefit=signs,
        )
        for signs in ([1, -1, 1], np.array([1.0, -1.0, 1.0]))
    ),
    *(
        Refused(
            "direction as words",
            r"must be boolean.*not \['.*; .* write \[True, False, True\]",
            r"must be boolean.*not \['.*; .* write \[True, False, True\]",
            benefit=words,
        )
        for words in (["max", "min", "max"], ["Max", "Min", "Max"], ["benefit", "cost", "benefit"])
    ),
    Refused(
        "direction as words",
        r"not 'less' at criterion 1 \(counted from 0\); write True or False",
        "not 'less' at criterion 'cost'; write True or False",
        benefit=["max", "less", "max"],
    ),
    Refused(
        "too few directions",
        r"benefit must have one entry per criterion, shape \(3,\), not \(2,\)",
        OF_EACH + r"\(3,\), not \(2,\)",
        benefit=[True, False],
    ),
    Refused(
        "too many directions",
        r"benefit must have one entry per criterion, shape \(3,\), not \(4,\)",
        OF_EACH + r"\(3,\), not \(4,\)",
        benefit=[True, False, True, True],
    ),
    Refused(
        "flat matrix",
        r"programs, criteria\) with at least one of each, not \(3,\)",
        r"values must have shape \(programs, criteria\), not \(3,\)",
        [3.0, 250.0, 2.0],
    ),
    Refused(
        "numeric strings",
        r"array of numbers.*; a word stands at program 0, criterion 0 \(counted from 0\)",
        "array of numbers.*; a word stands at program 'bus', criterion 'comfort'",
        TABLE.astype(str).tolist(),
    ),
)
# What has an answer: tested where kernels and verbs are.
ANSWERED = (
    "zero column",
    "constant column",
    "all rows identical",
    "negative score",
    "weights that sum to 2 or 100",
    "a weight of zero",
    "one program",
    "list of lists",
    "scores × 1e200",
    "scores × 1e-200",
    "equal rows",
)
ROWS = tuple(dict.fromkeys(refused.row for refused in REFUSED)) + ANSWERED
IDS = [f"{refused.row} {number}" for number, refused in enumerate(REFUSED)]


def numbers_of(answer: Any) -> Iterator[FloatArray]:
    """Every array of floats in the answer of a kernel."""
    parts = [answer]
    if is_dataclass(answer):
        parts = [getattr(answer, field.name) for field in fields(answer)]
    if isinstance(answer, dict):
        parts = list(answer.values())
    for part in parts:
        if not isinstance(part, np.ndarray) or part.dtype.kind == "f":
            yield np.asarray(part, dtype=np.float64)


def _sorted_into_two(kernel: Callable[..., Any], matrix: Any, weights: Any, benefit: Any) -> Any:
    good = isinstance(matrix, np.ndarray) and matrix.size > 0 and matrix.ndim == TABLE.ndim
    limits = np.median(matrix if good else TABLE, axis=0)
    # The limit is no part of the spoiled input.
    return kernel(matrix, weights, benefit, [np.nan_to_num(limits)])


OUTSIDE_THE_CATALOGUE: tuple[Callable[..., Any], ...] = (
    electre_i,
    electre_ii,
    electre_iii_credibility,
    electre_iii_distillations,
    gaia_plane,
    promethee_flows,
    promethee_i,
    promethee_preferences,
    vikor_measures,
)
KERNELS: dict[str, Callable[..., Any]] = {
    **{name: method.kernel for name, method in METHODS.items()},
    **{f"{name} steps": method.steps for name, method in METHODS.items() if method.steps},
    **{kernel.__name__: kernel for kernel in OUTSIDE_THE_CATALOGUE},
    **{kernel.__name__: partial(_sorted_into_two, kernel) for kernel in (mr_sort, electre_tri)},
}


def takes(name: str, value: float) -> bool:
    """Whether the method, or the kernel of this name, takes this score."""
    method = METHODS.get(name.removesuffix(" steps"))
    domain = method.domain if method else "real"
    return {"real": True, "nonnegative": value >= 0, "positive": value > 0}[domain]
