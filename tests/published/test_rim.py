"""Published tables of the reference ideal method."""

import numpy as np

from mcdm_smartcity import rim
from mcdm_smartcity.ranking.methods.rim import rim_steps
from published_cases import Case, assert_does_not_follow, assert_follows, published


def given(case: Case) -> dict[str, list[list[float]]]:
    return {name: case.inputs[name] for name in ("ranges", "reference")}


@published("rim-cables2016")
def test_candidates_have_the_published_tables(case: Case) -> None:
    steps = rim_steps(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    for answer in ("weighted", "distance_to_reference", "distance_to_nothing", "scores"):
        assert_follows(case, answer, steps[answer])


@published("rim-cables2016")
def test_the_papers_last_two_columns_do_not_follow_from_its_own_tables(case: Case) -> None:
    steps = rim_steps(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    assert_does_not_follow(case, "printed_distances", steps["distance_to_nothing"])
    assert_does_not_follow(case, "printed_scores", steps["scores"])
    # What it prints as a distance is, from the second on, the square of it.
    squares = steps["distance_to_nothing"][1:] ** 2
    assert np.abs(squares - case.expected["printed_distances"][1:]).max() < 1e-4


@published("rim-cables2016-sensitivity", "rim-cables2016-sixth")
def test_other_weights_and_a_sixth_candidate_print_as_published(case: Case) -> None:
    ours = rim(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    assert_follows(case, "scores", ours)
