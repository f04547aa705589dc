"""Published PROBID tables."""

import numpy as np

from mcdm_smartcity import probid
from mcdm_smartcity.ranking.methods.probid import probid_steps
from published_cases import Case, assert_does_not_follow, assert_follows, published


@published("probid-wang2021")
def test_the_founding_example_prints_as_published(case: Case) -> None:
    steps = probid_steps(case.matrix(), case.inputs["weights"], case.benefit())
    # The paper leaves a cost as its share x / ‖x‖, we take that from 1: equal distances.
    shares = np.where(case.benefit(), steps["normalised"], 1 - steps["normalised"])
    assert_follows(case, "scores", steps["scores"])
    assert_follows(case, "normalised", shares)


@published("probid-wang2021")
def test_the_simplified_form_follows_to_three_digits(case: Case) -> None:
    ours = probid(case.matrix(), case.inputs["weights"], case.benefit(), simplified=True)
    assert_does_not_follow(case, "simplified", ours)
    assert_follows(case, "simplified", ours, digits=3)


@published("probid-wang2021-from-normalised")
def test_from_the_rounded_shares_both_forms_follow_with_fewer_digits(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", probid(*given, normalise="none"), digits=3)
    simplified = probid(*given, normalise="none", simplified=True)
    assert_follows(case, "simplified", simplified, digits=2)
