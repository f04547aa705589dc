"""TOPSIS with ideals that are given instead of taken from the table."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import topsis
from mcdm_smartcity.errors import InvalidArrayError

TABLE = np.array([[1.0, 8.0], [4.0, 2.0]])
WEIGHTS = [0.5, 0.5]
BENEFIT = np.array([True, False])


def scores(**parameters: Any) -> list[float]:
    found: list[float] = topsis(TABLE, WEIGHTS, BENEFIT, **parameters).round(12).tolist()
    return found


def test_the_best_and_worst_of_the_table_as_ideals_change_nothing() -> None:
    assert scores(ideal=[4, 2], anti_ideal=[1, 8]) == scores()


def test_one_number_is_an_ideal_for_all_criteria() -> None:
    table = np.array([[0.2, 0.6]])
    found = topsis(table, WEIGHTS, [True, True], normalise="none", p=1, ideal=1, anti_ideal=0)
    np.testing.assert_allclose(found, [0.4], rtol=1e-12)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"ideal": [4, 2]}, "give both ideal and anti_ideal, or neither"),
        ({"anti_ideal": [4, 2]}, "give both ideal and anti_ideal, or neither"),
        ({"ideal": [4, 8], "anti_ideal": [1, 2]}, "criterion 1 .* worse .* benefit is False"),
        ({"ideal": [4, 2, 1], "anti_ideal": 0}, r"ideal must be one number or .*shape \(2,\), not"),
        ({"ideal": 9, "anti_ideal": [[0, 0]]}, r"anti_ideal must be one number or .*not \(1, 2\)"),
        ({"ideal": [np.inf, 2], "anti_ideal": [1, 8]}, "ideal must be finite; found inf"),
        ({"ideal": "best", "anti_ideal": 0}, "ideal must be an array of numbers"),
        ({"p": 0.5}, r"p must be a finite number of at least 1, not 0\.5"),
        ({"p": np.inf}, "p must be a finite number of at least 1, not inf"),
        ({"p": np.nan}, "p must be a finite number of at least 1, not nan"),
    ],
    ids=["no anti-ideal", "no ideal", "worse", "too many", "stacked", "infinite", "word",
         "small p", "endless p", "no p"],
)  # fmt: skip
def test_ideals_and_exponents_that_cannot_be_are_refused(
    parameters: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        scores(**parameters)
