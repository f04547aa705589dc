"""Published OCRA tables."""

from mcdm_smartcity import ocra
from mcdm_smartcity.ranking.methods.ocra import ocra_steps
from published_cases import Case, assert_follows, published


@published("ocra-isik-adali2016")
def test_hotels_have_the_published_inputs_outputs_and_scores(case: Case) -> None:
    steps = ocra_steps(case.matrix(), case.inputs["weights"], case.benefit())
    for answer in ("inputs", "outputs", "scores"):
        assert_follows(case, answer, steps[answer])


@published("ocra-jmcdm")
def test_notebooks_have_the_scores_of_another_tool(case: Case) -> None:
    ours = ocra(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", ours)
