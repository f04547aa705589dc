"""A table of programs by criteria from a data frame."""

from typing import Any

import pandas as pd
import pytest

from mcdm_smartcity import DecisionMatrix
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError

BENEFIT = [True, False]


def frame() -> pd.DataFrame:
    return pd.DataFrame({"comfort": [3, 5], "cost": [250.0, 400.0]}, index=["bus", "tram"])


@pytest.mark.parametrize(
    "benefit", [BENEFIT, {"cost": False, "comfort": True}], ids=["array", "mapping"]
)
def test_a_frame_names_programs_and_criteria(benefit: Any) -> None:
    assert DecisionMatrix.from_frame(frame(), benefit) == DecisionMatrix.from_arrays(
        [[3.0, 250.0], [5.0, 400.0]], BENEFIT, ["bus", "tram"], ["comfort", "cost"]
    )


def test_a_frame_with_numbers_for_names_is_taken() -> None:
    table = DecisionMatrix.from_frame(pd.DataFrame([[1.0, 2.0]]), BENEFIT)
    assert (table.programs, table.criteria) == (("0",), ("0", "1"))


def test_a_frame_with_words_in_it_is_refused() -> None:
    words = pd.DataFrame({"comfort": ["high", "low"]})
    with pytest.raises(InvalidArrayError, match="values must be an array of numbers"):
        DecisionMatrix.from_frame(words, [True])


@pytest.mark.parametrize(
    ("benefit", "words"),
    [
        ({"comfort": True}, "missing: cost; unknown: none"),
        ({"comfort": True, "cost": False, "noise": False}, "missing: none; unknown: noise"),
        ({"comfort": True, "costs": False}, "missing: cost; unknown: costs"),
    ],
    ids=["missing", "unknown", "both"],
)
def test_directions_by_name_must_name_each_criterion(benefit: dict[str, bool], words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        DecisionMatrix.from_frame(frame(), benefit)


def test_directions_by_name_must_be_boolean() -> None:
    signs: Any = {"comfort": 1, "cost": -1}
    with pytest.raises(InvalidArrayError, match="benefit must be boolean"):
        DecisionMatrix.from_frame(frame(), signs)
