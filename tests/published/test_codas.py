"""Published CODAS tables."""

from mcdm_smartcity import codas
from published_cases import Case, assert_follows, published


@published(
    "codas-keshavarz2016-robots",
    "codas-keshavarz2016-climate",
    "codas-badi2018-suppliers",
    "codas-badi2018-desalination",
)
def test_assessment_scores_print_as_published(case: Case) -> None:
    ours = codas(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", ours)
