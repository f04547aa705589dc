"""Published RAFSI tables."""

import numpy as np
import pytest

from mcdm_smartcity import rafsi, ranks
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from published_cases import Case, assert_does_not_follow, assert_follows, published


def scores_of(case: Case, matrix: FloatArray) -> FloatArray:
    ideal, anti_ideal = case.inputs["ideal"], case.inputs["anti_ideal"]
    weights = case.inputs["weights"]
    return rafsi(matrix, weights, case.benefit(), ideal=ideal, anti_ideal=anti_ideal)


@published("rafsi-zizovic2020")
def test_the_founding_example_prints_as_published(case: Case) -> None:
    assert_follows(case, "scores", scores_of(case, case.matrix()))


@published("rafsi-zizovic2020")
def test_a_further_program_changes_no_published_score(case: Case) -> None:
    larger = np.vstack([case.matrix(), [[199, 11.9, 10.1, 101, 7.9]]])
    assert_follows(case, "scores", scores_of(case, larger)[:-1])


@published("rafsi-vignette")
def test_a_table_read_by_rows_instead_of_columns_is_refused(case: Case) -> None:
    # The vignette maps the scores of five criteria as if they were one, far out of its ideals.
    first = case.matrix()[:5, 0]
    assert_follows(case, "first_column", 1 + 5 * (first - 120) / (200 - 120))
    with pytest.raises(InvalidArrayError, match="within the ideals; found 165 at program 0"):
        scores_of(case, case.matrix())


@published("rafsi-bozanic2021")
def test_construction_machines_print_as_published_but_for_one_digit(case: Case) -> None:
    # RAFSI is linear in the scores, so that of a triangle is the mean of those of its corners.
    low, middle, high = (scores_of(case, case.matrix(n)) for n in ("low", "middle", "high"))
    ours = (low + 4 * middle + high) / 6
    assert ranks(ours).tolist() == case.expected["ranks"]
    # The sixth, 0.40660, is printed as 0.406: cut off, not rounded.
    assert_does_not_follow(case, "scores", ours)
    ours[5] = np.floor(ours[5] * 1000) / 1000
    assert_follows(case, "scores", ours)
