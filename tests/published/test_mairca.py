"""Published MAIRCA tables."""

from mcdm_smartcity import mairca
from published_cases import Case, assert_does_not_follow, assert_follows, published


@published("mairca-aksoy2021", "mairca-tran2024", "mairca-jmcdm")
def test_scores_are_minus_the_published_gaps(case: Case) -> None:
    ours = mairca(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "total_gap", -ours)


@published("mairca-gigovic2016")
def test_a_table_that_rounds_its_inputs_follows_to_three_digits(case: Case) -> None:
    ours = mairca(case.matrix(), case.inputs["weights"], case.benefit())
    assert_does_not_follow(case, "total_gap", -ours)
    assert_follows(case, "total_gap", -ours, digits=3)
