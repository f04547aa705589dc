"""Published tables of MOORA, its reference point, its full multiplicative form, and MULTIMOORA."""

import numpy as np

from mcdm_smartcity import full_multiplicative, moora, multimoora, ranks, reference_point
from mcdm_smartcity.ranking.methods.multimoora import multimoora_steps
from mcdm_smartcity.ranking.methods.reference_point import reference_point_steps
from published_cases import Case, assert_does_not_follow, assert_follows, published


@published("moora-siregar2021", "moora-kundakci2016")
def test_the_ratio_system_prints_as_published(case: Case) -> None:
    ours = moora(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", ours)


@published("reference-point-jmcdm")
def test_the_reference_point_is_as_in_jmcdm(case: Case) -> None:
    weights = case.matrix("weights")
    ours = reference_point(case.matrix(), weights, case.benefit())
    # These are differences of scores that the source divides by weights of sum 0.999 itself.
    assert_follows(case, "distance", -ours)


@published("multimoora-kracka2010")
def test_heating_losses_come_out_as_published(case: Case) -> None:
    table, weights, benefit = case.matrix(), case.matrix("weights"), case.benefit()
    # The source gives each of its seven criteria the weight 1; our weights sum to 1.
    count = len(weights)
    assert_follows(case, "ratio", count * moora(table, weights, benefit))
    steps = reference_point_steps(table, weights, benefit)
    assert_follows(case, "distance", count * steps["distance"])
    signs = np.where(benefit, 1, -1)
    assert_follows(case, "reference", signs * steps["reference"])
    products = full_multiplicative(table, weights, benefit) ** count
    printed = np.array(case.expected["product"])
    # Printed cut off after four digits, the second after three.
    gap = products - printed
    assert (gap >= 0).all()
    assert (gap < np.array([1e-4, 1e-3, 1e-4, 1e-4, 1e-4, 1e-4])).all()


@published("multimoora-kracka2010")
def test_three_orders_are_joined_as_published(case: Case) -> None:
    steps = multimoora_steps(case.matrix(), case.inputs["weights"], case.benefit())
    names = ("ratio_ranks", "reference_ranks", "multiplicative_ranks")
    assert_follows(case, "ranks", [steps[name] for name in names])
    assert_follows(case, "beaten", steps["scores"])
    assert_follows(case, "final", ranks(steps["scores"]))


@published("multimoora-karabasevic2015")
def test_candidates_come_out_as_published(case: Case) -> None:
    table, weights, benefit = case.matrix(), case.matrix("weights"), case.benefit()
    total = weights.sum()
    assert_follows(case, "ratio", total * moora(table, weights, benefit))
    assert_follows(case, "distance", -total * reference_point(table, weights, benefit))
    assert_follows(case, "final", ranks(multimoora(table, weights, benefit)))


@published("multimoora-karabasevic2015")
def test_weights_that_multiply_a_product_have_no_say_in_it(case: Case) -> None:
    # The source multiplies ratios by their weights, which multiplies every product alike: the order
    # is that of equal weights. Weights must be exponents (Brauers and Zavadskas 2012), as ours.
    table, weights, benefit = case.matrix(), case.matrix("weights"), case.benefit()
    plain = full_multiplicative(table, np.ones(len(weights)), benefit) ** len(weights)
    source = weights.prod() * plain
    assert_does_not_follow(case, "product", source, digits=12)
    np.testing.assert_allclose(source, case.expected["product"], rtol=0.01)
