"""Published VIKOR tables."""

import numpy as np

from mcdm_smartcity import vikor, vikor_measures
from published_cases import Case, assert_follows, assert_recomputed, published


@published(
    "vikor-opricovic-tzeng2007-W1",
    "vikor-opricovic-tzeng2007-W2",
    "vikor-opricovic-tzeng2007-W3",
    "vikor-opricovic-tzeng2007-W4",
    "vikor-skcriteria-stability",
)
def test_measures_print_as_published(case: Case) -> None:
    measures = vikor_measures(case.matrix(), case.inputs["weights"], case.benefit())
    for answer, ours in (("S", measures.S), ("R", measures.R), ("Q", measures.Q)):
        assert_follows(case, answer, ours)
        assert_recomputed(case, answer, ours)
    assert measures.compromise.tolist() == case.expected["compromise"]


@published("vikor-opricovic-tzeng2004")
def test_a_mountain_is_climbed_as_published(case: Case) -> None:
    measures = vikor_measures(case.matrix(), case.inputs["weights"], case.benefit())
    for answer, ours in (("S", measures.S), ("R", measures.R), ("Q", measures.Q)):
        assert_follows(case, answer, ours)
    assert measures.compromise.tolist() == case.expected["compromise"]


@published("vikor-skcriteria-stability")
def test_an_advantage_without_stability_makes_the_best_two_a_compromise(case: Case) -> None:
    measures = vikor_measures(case.matrix(), case.inputs["weights"], case.benefit())
    assert bool(measures.acceptable_advantage) is case.expected["C1"]
    assert bool(measures.acceptable_stability) is case.expected["C2"]


@published("vikor-yang-wu2020")
def test_scores_are_one_less_the_published_mix(case: Case) -> None:
    scores = vikor(case.matrix(), case.inputs["weights"], case.benefit(), v=case.inputs["v"])
    assert_follows(case, "Q", 1 - scores)
    assert_recomputed(case, "Q", 1 - scores)


@published("vikor-papathanasiou-ploskas2018")
def test_another_weight_of_the_many_prints_as_published(case: Case) -> None:
    scores = vikor(case.matrix(), case.inputs["weights"], case.benefit(), v=case.inputs["v"])
    assert_follows(case, "Q", 1 - scores)


@published("vikor-opricovic-tzeng2007-W1")
def test_four_sets_of_weights_at_once_choose_as_one_by_one(case: Case) -> None:
    sets = np.array([[1] * 8, [2] * 4 + [1] * 4, [1] * 4 + [2] * 4, [1] * 4 + [3.2] * 4])
    together = vikor_measures(case.matrix(), sets, case.benefit())
    chosen = [np.flatnonzero(row).tolist() for row in together.in_compromise]
    assert chosen == [[4], [4], [2, 4, 5], [2, 4, 5]]
