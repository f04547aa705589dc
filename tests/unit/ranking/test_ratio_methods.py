"""Methods of the ratio family where their formulas have no answer of their own, by hand."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidArrayError,
    UnknownNameError,
    aras,
    copras,
    edas,
    full_multiplicative,
    mabac,
    marcos,
    moora,
    multimoora,
    ranks,
    reference_point,
    waspas,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.aras import aras_steps
from mcdm_smartcity.ranking.methods.copras import copras_steps
from mcdm_smartcity.ranking.methods.edas import edas_steps
from mcdm_smartcity.ranking.methods.full_multiplicative import full_multiplicative_steps
from mcdm_smartcity.ranking.methods.mabac import mabac_steps
from mcdm_smartcity.ranking.methods.marcos import marcos_steps
from mcdm_smartcity.ranking.methods.multimoora import beaten, multimoora_steps

UP = [True, True]
BOTH = [True, False]


@pytest.mark.parametrize(
    ("kernel", "score"),
    [
        (aras, 1),
        (copras, 1),
        (edas, 0.5),
        (mabac, 0),
        (marcos, 2 / 3),
        (multimoora, 1),
        (reference_point, 0),
        (waspas, 1),
        (weighted_product, 1),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_programs_that_no_criterion_tells_apart_have_the_documented_score(
    kernel: Any, score: float
) -> None:
    same = kernel([[0.1, 0.7]] * 3, [2, 1], BOTH)
    np.testing.assert_allclose(same, [score] * 3, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("kernel", [aras, copras, marcos])
def test_tables_of_zeros_score_zero(kernel: Any) -> None:
    assert kernel(np.zeros((3, 2)), [1, 1], UP).tolist() == [0, 0, 0]


def test_copras_without_costs_is_a_share_of_the_best_sum_of_shares() -> None:
    # Shares 1/4, 3/4 and 2/5, 3/5: sums 13/40 and 27/40.
    np.testing.assert_allclose(copras([[1, 2], [3, 3]], [1, 1], UP), [13 / 27, 1])


def test_copras_takes_a_weight_of_zero_for_the_only_cost() -> None:
    np.testing.assert_allclose(copras([[1, 2], [3, 3]], [1, 0], BOTH), [1 / 3, 1])


def test_copras_with_costs_only_compares_their_inverses() -> None:
    np.testing.assert_allclose(copras([[1, 2], [2, 4]], [1, 1], [False, False]), [1, 0.5])


def test_copras_shares_what_costs_are_worth_among_programs_without_any() -> None:
    steps = copras_steps([[1, 0], [1, 0], [2, 6]], [1, 1], BOTH)
    # P = 1/8, 1/8, 1/4; R = 0, 0, 1/2, whose worth of 1/2 goes to the first two.
    np.testing.assert_allclose(steps["significance"], [3 / 8, 3 / 8, 1 / 4])
    tiny = copras([[1.0, 1e-200], [1.0, 1e-200], [2.0, 6.0]], [1, 1], BOTH)
    np.testing.assert_allclose(tiny, steps["scores"])


def test_aras_counts_the_optimal_program_in_the_sums_of_columns() -> None:
    steps = aras_steps([[1, 2], [3, 4]], [1, 1], BOTH)
    # Benefit: 1, 3 and the optimal 3 sum to 7. Cost: 1/2, 1/4 and the optimal 1/2 sum to 5/4.
    np.testing.assert_allclose(steps["normalised"], [[1 / 7, 2 / 5], [3 / 7, 1 / 5]])
    np.testing.assert_allclose(steps["optimal_normalised"], [3 / 7, 2 / 5])
    np.testing.assert_allclose(steps["scores"], [19 / 29, 22 / 29])


def test_without_the_optimal_program_in_the_sums_aras_has_another_best() -> None:
    table = np.array([[8.0, 5], [3, 8], [5, 9]])
    shares = (table / table.sum(axis=0)).mean(axis=1)
    assert ranks(shares).tolist() == [1, 3, 2]
    assert ranks(aras(table, [1, 1], UP)).tolist() == [2, 3, 1]
    # Column sums 16 + 8 and 22 + 9.
    found = aras(table, [1, 1], UP) * (8 / 24 + 9 / 31)
    np.testing.assert_allclose(found, (table / [24, 31]).sum(axis=1))


def test_a_cost_of_zero_is_all_of_the_best() -> None:
    # Benefit: 1/5, 2/5 and the optimal 2/5. Cost: 1/2, 0 and the optimal 1/2.
    np.testing.assert_allclose(aras([[1, 0], [2, 5]], [1, 1], BOTH), [7 / 9, 4 / 9])
    np.testing.assert_allclose(marcos([[2, 0], [2, 5]], [1, 1], BOTH), [6 / 7, 3 / 7])


def test_edas_measures_from_zero_averages_in_the_average_size() -> None:
    steps = edas_steps([[-1, 1], [1, 2], [3, 6], [-3, 3]], [1, 1], UP)
    np.testing.assert_allclose(steps["average"], [0, 3])
    # The average size of the first criterion is 2, the average of the second 3.
    expected = np.array([[0, 0], [0.5, 0], [1.5, 1], [0, 0]])
    np.testing.assert_allclose(steps["positive_distance"], expected)
    negative = np.array([[0.5, 2 / 3], [0, 1 / 3], [0, 0], [1.5, 0]])
    np.testing.assert_allclose(steps["negative_distance"], negative)


def test_edas_measures_from_negative_averages_in_their_size() -> None:
    falling = edas([[-1.0], [-2.0], [-6.0]], [1], [True])
    assert ranks(falling).tolist() == [1, 2, 3]
    np.testing.assert_allclose(falling, edas([[6.0], [5.0], [1.0]], [1], [True]), rtol=1e-12)


def test_edas_does_not_take_rounding_for_a_distance() -> None:
    # The sum of three times 0.1 is not three times 0.1.
    steps = edas_steps([[0.1, 1], [0.1, 1], [0.1, 1]], [1, 1], UP)
    assert not steps["positive_distance"].any()
    assert not steps["negative_distance"].any()
    near_zero = edas([[0.1], [0.2], [-0.3]], [1], [True])
    np.testing.assert_allclose(near_zero, [0.75, 1, 0], atol=1e-12)


def test_mabac_and_marcos_only_shift_and_stretch_weighted_sums() -> None:
    table = np.random.default_rng(3).uniform(1, 9, (20, 4))
    weights, benefit = [4, 3, 2, 1], [True, False, True, False]
    for kernel, normalise in ((mabac, "range"), (marcos, "linear")):
        scores = kernel(table, weights, benefit)
        plain = weighted_sum(table, weights, benefit, normalise=normalise)
        slope = np.ptp(scores) / np.ptp(plain)
        np.testing.assert_allclose(scores - slope * plain, (scores - slope * plain)[0], atol=1e-12)


def test_mabac_by_hand() -> None:
    steps = mabac_steps([[0, 5], [1, 5], [3, 5]], [3, 1], UP)
    border = 0.75 * (4 / 3 * 2) ** (1 / 3)
    np.testing.assert_allclose(steps["border"], [border, 0.25])
    np.testing.assert_allclose(steps["scores"], [0.75 - border, 1 - border, 1.5 - border])
    np.testing.assert_allclose(steps["distance"].sum(axis=1), steps["scores"])


def test_marcos_is_its_published_formula() -> None:
    table = np.random.default_rng(4).uniform(1, 9, (6, 3))
    steps = marcos_steps(table, [3, 2, 1], [True, False, True])
    above, below = steps["utility_to_ideal"], steps["utility_to_anti_ideal"]
    f_above, f_below = below / (above + below), above / (above + below)
    formula = (above + below) / (1 + (1 - f_above) / f_above + (1 - f_below) / f_below)
    np.testing.assert_allclose(steps["scores"], formula, rtol=1e-12)


def test_marcos_has_a_value_above_an_anti_ideal_worth_nothing() -> None:
    steps = marcos_steps([[0.0], [2.0]], [1], [True])
    assert steps["scores"].tolist() == [0, 1]
    assert steps["utility_to_anti_ideal"].tolist() == [0, 0]


def test_moora_takes_benefits_only_and_costs_only() -> None:
    np.testing.assert_allclose(moora([[3, 0], [4, 1]], [1, 1], UP), [0.3, 0.9])
    np.testing.assert_allclose(moora([[3, 0], [4, 1]], [1, 1], [False] * 2), [-0.3, -0.9])
    np.testing.assert_allclose(moora([[3, 6], [4, 8]], [1, 1], BOTH), [0, 0], atol=1e-16)


def test_reference_point_counts_only_the_worst_criterion() -> None:
    found = reference_point([[3, 1], [4, 1], [0, 0]], [1, 1], UP, normalise="none")
    np.testing.assert_allclose(found, [-0.5, 0, -2])


def test_a_given_reference_may_be_missed_both_ways() -> None:
    table = [[18.0, 1.0], [21.0, 2.0], [25.0, 3.0]]
    found = reference_point(table, [1, 1], UP, normalise="none", reference=[21, 2])
    np.testing.assert_allclose(found, [-1.5, 0, -2])
    with pytest.raises(InvalidArrayError, match=r"reference must be one number or .*not \(3,\)"):
        reference_point(table, [1, 1], UP, reference=[1, 2, 3])
    with pytest.raises(InvalidArrayError, match="reference must be finite"):
        reference_point(table, [1, 1], UP, reference=np.inf)
    with pytest.raises(InvalidArrayError, match="distances of scores from the reference"):
        reference_point([[1.7e308, 1.0]], [1, 1], UP, normalise="none", reference=-1.7e308)


def test_products_neither_vanish_nor_overflow_on_the_way() -> None:
    table = np.array([[1e-300] * 4 + [1e300] * 4, [1e300] * 4 + [1e-300] * 4, [1.0] * 8])
    every = [True] * 8
    np.testing.assert_allclose(
        weighted_product(table, np.ones(8), every, normalise="none"), [1, 1, 1], rtol=1e-12
    )
    steps = full_multiplicative_steps([[5e-324], [1e300]], [1], [False])
    assert np.isfinite(steps["scores"]).all()
    assert steps["log_product"][0] > 1400


def test_products_refuse_normalisations_that_reach_zero() -> None:
    words = "normalisation 'range' turns the score 1 of criterion 0 .* into 0, but .* positive"
    with pytest.raises(InvalidArrayError, match=words):
        weighted_product([[1, 2], [2, 3]], [1, 1], UP, normalise="range")
    with pytest.raises(UnknownNameError, match="scaling of the full multiplicative form 'sum'"):
        full_multiplicative([[1, 2]], [1, 1], UP, normalise="sum")


def test_the_full_multiplicative_form_has_the_order_of_the_weighted_product() -> None:
    table = np.random.default_rng(6).uniform(1, 9, (9, 3))
    weights, benefit = [3, 2, 1], [True, False, True]
    product = weighted_product(table, weights, benefit)
    for scale in ("none", "vector"):
        form = full_multiplicative(table, weights, benefit, normalise=scale)
        np.testing.assert_allclose(form / product, (form / product)[0], rtol=1e-12)


@pytest.mark.parametrize("lam", [-0.1, 1.1, np.nan])
def test_a_share_of_the_sum_is_between_0_and_1(lam: float) -> None:
    with pytest.raises(InvalidArrayError, match="lam must be between 0 and 1, not"):
        waspas([[1, 2]], [1, 1], UP, lam=lam)


def test_the_ends_of_waspas_are_the_weighted_sum_and_the_weighted_product() -> None:
    table, weights = [[1, 8], [2, 3], [5, 9]], [2, 1]
    total = weighted_sum(table, weights, BOTH, normalise="linear")
    np.testing.assert_allclose(waspas(table, weights, BOTH, lam=1), total)
    product = weighted_product(table, weights, BOTH)
    np.testing.assert_allclose(waspas(table, weights, BOTH, lam=0), product)


def test_most_of_three_orders_decide_each_pair() -> None:
    places = np.array([[1, 2, 3], [2, 1, 3], [1, 3, 2]])
    assert beaten(places).tolist() == [2, 1, 0]


def test_a_circle_of_dominance_is_a_tie() -> None:
    places = np.array([[1, 2, 3], [2, 3, 1], [3, 1, 2]])
    assert beaten(places).tolist() == [1, 1, 1]


def test_ties_in_orders_decide_nothing() -> None:
    # The first two tie in one order, and each wins one; both beat the third.
    places = np.array([[1, 1, 3], [1, 2, 3], [2, 1, 3]])
    assert beaten(places).tolist() == [1.5, 1.5, 0]


def test_pairs_are_compared_in_blocks_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.random.default_rng(8).integers(1, 4, (30, 3)).astype(float)
    whole = multimoora(table, [3, 2, 1], [True, False, True])
    steps = multimoora_steps(table, [3, 2, 1], [True, False, True])
    views = [steps[f"{name}_ranks"] for name in ("ratio", "reference", "multiplicative")]
    net = np.sum([np.sign(view[None, :] - view[:, None]) for view in views], axis=0)
    np.testing.assert_array_equal(whole, (net > 0).sum(axis=1) + ((net == 0).sum(axis=1) - 1) / 2)
    monkeypatch.setattr("mcdm_smartcity.ranking.methods.multimoora.PAIRS", 70)
    np.testing.assert_array_equal(multimoora(table, [3, 2, 1], [True, False, True]), whole)
