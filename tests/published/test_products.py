"""Published tables of the weighted product and of WASPAS."""

import numpy as np

from mcdm_smartcity import critic, waspas, weighted_product
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


@published("waspas-tus2019")
def test_software_for_attendance_prints_as_published(case: Case) -> None:
    everything_a_benefit = np.ones(6, dtype=bool)
    weights = critic(case.matrix(), everything_a_benefit)
    assert_follows(case, "weights", weights)
    # All follow to three digits. Four have the fourth digit too, from the printed weights; the last
    # is 0.7228 from those and 0.7224 from unrounded ones, and is quoted as 0.722.
    assert_follows(case, "scores", waspas(case.matrix(), weights, case.benefit()))
    rounded = waspas(case.matrix(), case.expected["weights"], case.benefit())
    assert_does_not_follow(case, "scores", rounded)
    assert np.abs(rounded[:4] - case.expected["scores"][:4]).max() < 5e-5


@published("waspas-sageopen2021")
def test_sites_of_a_university_are_as_published_but_for_rounding_on_the_way(case: Case) -> None:
    steps = waspas_steps(case.matrix(), case.inputs["weights"], case.benefit())
    for answer in ("scores", "weighted_sum", "weighted_product"):
        assert_does_not_follow(case, answer, steps[answer])
    assert_follows(case, "scores", steps["scores"], digits=2)
    assert_follows(case, "weighted_sum", steps["weighted_sum"], digits=2)
    # The products are multiplied from factors of two digits: 0.75325 became 0.76.
    assert_does_not_follow(case, "weighted_product", steps["weighted_product"], digits=2)
    order = np.argsort(steps["weighted_product"]).tolist()
    assert order == np.argsort(case.expected["weighted_product"]).tolist()
