"""Published worked examples: read a case, and say how our numbers stand to its printed ones.

A case is a JSON file in `published/cases` with its source, its inputs and its printed answers.
Some hold `recomputed` too: the same answers in full precision, from independent code.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

CASES = Path(__file__).parent / "published" / "cases"
# A value that lies exactly half a unit off may be on either side of it in floating point.
ROUNDING = 1 + 1e-9


@dataclass(frozen=True)
class Case:
    """One worked example, with the numbers as its file holds them."""

    name: str
    data: dict[str, Any]

    @property
    def source(self) -> str:
        """Where it was published; the instances without a source were generated, and solved."""
        told = self.data.get("source") or self.data.get("provenance")
        return str(told or "generated instance, solved by two versions of HiGHS")

    @property
    def inputs(self) -> dict[str, Any]:
        """What the source starts from."""
        inputs: dict[str, Any] = self.data["inputs"]
        return inputs

    @property
    def expected(self) -> dict[str, Any]:
        """The answers as printed."""
        expected: dict[str, Any] = self.data["expected"]
        return expected

    def matrix(self, name: str = "matrix") -> NDArray[np.float64]:
        """Return a table of the inputs; null becomes NaN."""
        return as_table(self.inputs[name])

    def benefit(self) -> NDArray[np.bool_]:
        """Return the directions: `types` holds 1 for a benefit, −1 for a cost."""
        return np.array(self.inputs["types"]) > 0


def read_case(name: str) -> Case:
    """Return the case of that name."""
    return Case(name, json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")))


def published(*names: str) -> pytest.MarkDecorator:
    """Run a test for each of these cases, given as `case`; the test's id cites the source."""
    cases = [read_case(name) for name in names]
    params = [pytest.param(case, id=f"{case.name}: {case.source}") for case in cases]
    return pytest.mark.parametrize("case", params)


def as_table(values: object) -> NDArray[np.float64]:
    """Return numbers as an array; None becomes NaN."""
    return np.array(values, dtype=np.float64)


def assert_follows(case: Case, answer: str, ours: ArrayLike, digits: int | None = None) -> None:
    """Every number is within half a unit of the last printed digit.

    The digits are those of the whole case unless this answer was printed with others.
    """
    gap, half_unit = _gap(case, answer, ours), _half_unit(case, digits)
    assert gap <= half_unit, _message(case, answer, f"is {gap:g} off; at most {half_unit:g}")


def assert_does_not_follow(
    case: Case, answer: str, ours: ArrayLike, digits: int | None = None
) -> None:
    """Some number is more than half a unit of the last printed digit away."""
    gap = _gap(case, answer, ours)
    assert gap > _half_unit(case, digits), _message(case, answer, f"follows after all ({gap:g})")


def assert_is_near(case: Case, answer: str, ours: ArrayLike) -> None:
    """Every number is within the case's own, wider tolerance."""
    gap, tolerance = _gap(case, answer, ours), float(case.data["tolerance"])
    assert gap <= tolerance, _message(case, answer, f"is {gap:g} off; at most {tolerance:g}")


def assert_recomputed(case: Case, answer: str, ours: ArrayLike, relative: float = 1e-9) -> None:
    """Every number agrees with the full-precision one, which the file holds to ten digits."""
    np.testing.assert_allclose(
        np.asarray(ours),
        _numbers(case.data["recomputed"][answer]),
        rtol=relative,
        atol=1e-11,
        err_msg=_message(case, answer, "differs from the full-precision value"),
    )


def _numbers(values: Any) -> NDArray[np.float64]:
    return as_table(list(values.values()) if isinstance(values, dict) else values)


def _gap(case: Case, answer: str, ours: ArrayLike) -> float:
    printed, numbers = _numbers(case.expected[answer]), np.asarray(ours)
    assert printed.shape == numbers.shape, _message(case, answer, f"has shape {numbers.shape}")
    return float(np.abs(numbers - printed).max())


def _half_unit(case: Case, digits: int | None) -> float:
    places = int(case.data["printed_precision"]) if digits is None else digits
    return 0.5 * float(10**-places) * ROUNDING


def _message(case: Case, answer: str, what: str) -> str:
    return f"{answer} of {case.name} ({case.source}) {what}"
