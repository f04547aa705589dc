"""Published COMET tables."""

from mcdm_smartcity import comet
from published_cases import Case, assert_follows, published


@published("comet-paradowski2021")
def test_processors_between_their_extremes_print_as_published(case: Case) -> None:
    ours = comet(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", ours)


@published("comet-pymcdm-doc")
def test_three_values_of_each_criterion_give_the_documented_scores(case: Case) -> None:
    values = case.inputs["characteristic_values"]
    weights = case.inputs["weights"]
    ours = comet(case.matrix(), weights, case.benefit(), characteristic_values=values)
    assert_follows(case, "scores", ours)
