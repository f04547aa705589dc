"""Published SPOTIS tables."""

import numpy as np

from mcdm_smartcity import spotis
from published_cases import Case, assert_follows, assert_recomputed, published


@published("spotis-dezert2020-1")
def test_distances_to_the_better_bounds_print_as_published(case: Case) -> None:
    bounds = case.inputs["bounds"]
    scores = spotis(case.matrix(), case.inputs["weights"], case.benefit(), bounds=bounds)
    assert_follows(case, "P", 1 - scores)
    assert_recomputed(case, "P", 1 - scores)


@published("spotis-dezert2020-2")
def test_cars_without_a_target_print_as_published(case: Case) -> None:
    bounds = case.inputs["bounds"]
    scores = spotis(case.matrix(), case.inputs["weights"], case.benefit(), bounds=bounds)
    assert_follows(case, "P", 1 - scores)


@published("spotis-dezert2020-2-target")
def test_distances_to_a_target_print_as_published_whatever_the_directions(case: Case) -> None:
    given = {"bounds": case.inputs["bounds"], "target": case.inputs["target"]}
    for benefit in (np.ones(5, dtype=bool), np.array([False, False, False, True, True])):
        scores = spotis(case.matrix(), case.inputs["weights"], benefit, **given)
        assert_follows(case, "P", 1 - scores)
        assert_recomputed(case, "P", 1 - scores)
