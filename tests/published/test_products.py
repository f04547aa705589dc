"""Published tables of the weighted product and of WASPAS."""

import numpy as np

from mcdm_smartcity import waspas, weighted_product
from mcdm_smartcity.ranking.methods.waspas import waspas_steps
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
)


@published("wpm-triantaphyllou2000")
def test_products_of_shares_print_as_published(case: Case) -> None:
    ours = weighted_product(case.matrix(), case.inputs["weights"], case.benefit(), normalise="sum")
    assert_follows(case, "log10", np.log10(ours))
    first, second, third = ours
    assert_follows(case, "ratios", [first / second, first / third, second / third], digits=3)


@published("wpm-triantaphyllou2000")
def test_ratios_of_products_are_the_same_under_every_scaling(case: Case) -> None:
    for normalise in ("none", "linear", "max"):
        first, second, third = weighted_product(
            case.matrix(), case.inputs["weights"], case.benefit(), normalise=normalise
        )
        assert_follows(case, "ratios", [first / second, first / third, second / third], digits=3)


@published("waspas-jmcdm")
def test_waspas_and_its_product_are_as_in_jmcdm(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "waspas", waspas(*given))
    assert_follows(case, "product", weighted_product(*given), digits=10)


@published("waspas-chakraborty2015")
def test_milling_conditions_print_as_published_with_their_own_sum_of_weights(case: Case) -> None:
    weights = case.matrix("weights")
    steps = waspas_steps(case.matrix(), weights, case.benefit())
    # The weights of the source sum to 1.0164 and count as they are; ours are scaled to 1.
    total = weights.sum()
    theirs = (total * steps["weighted_sum"] + steps["weighted_product"] ** total) / 2
    assert_follows(case, "Q", theirs)
    assert_recomputed(case, "Q", theirs)
    assert_does_not_follow(case, "Q", steps["scores"])


@published("waspas-chakraborty2015-2")
def test_eleven_shares_of_the_sum_are_as_published_but_for_rounding_on_the_way(case: Case) -> None:
    ours = [
        waspas(case.matrix(), case.inputs["weights"], case.benefit(), lam=step / 10)
        for step in range(11)
    ]
    # The source mixes sums and products that it has rounded to four digits before.
    assert_is_near(case, "scores_by_lambda", ours)
    assert_does_not_follow(case, "scores_by_lambda", ours)
    assert_follows(case, "scores_by_lambda", ours, digits=3)
