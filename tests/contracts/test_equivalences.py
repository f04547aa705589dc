"""Different methods that must say the same: each is checked against another one's arithmetic."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    Linear,
    full_multiplicative,
    mabac,
    mairca,
    marcos,
    moora,
    promethee_ii,
    rafsi,
    spotis,
    synthesis,
    topsis,
    vikor_measures,
    waspas,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import Table, plain_scores, tables

REAL = tables(plain_scores("real"))
POSITIVE = tables(plain_scores("positive"))


def shares(table: Table) -> FloatArray:
    largest = table.weights / table.weights.max()
    weights: FloatArray = largest / largest.sum()
    return weights


def close(found: FloatArray, expected: FloatArray) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


@given(table=REAL)
def test_v_shaped_flows_over_whole_ranges_are_weighted_sums(table: Table) -> None:
    ranges = np.ptp(table.matrix, axis=0)
    count = len(table.matrix)
    flows = promethee_ii(
        table.matrix,
        table.weights,
        table.benefit,
        shape="v_shape",
        p=np.where(ranges > 0, ranges, 1),
    )
    value = weighted_sum(table.matrix, table.weights, table.benefit)
    # The mean rival is the mean of all but oneself.
    close(flows, (value - value.mean()) * count / max(count - 1, 1))


@given(table=REAL)
def test_usual_flows_are_weighted_borda_counts(table: Table) -> None:
    turned = np.where(table.benefit, table.matrix, -table.matrix)
    wins = (turned[:, None] > turned[None]).sum(axis=1) - (turned[:, None] < turned[None]).sum(1)
    count = max(len(table.matrix) - 1, 1)
    flows = promethee_ii(table.matrix, table.weights, table.benefit)
    close(flows, wins @ shares(table) / count)


@given(table=REAL)
def test_one_criterion_alone_gives_its_own_order(table: Table) -> None:
    column, benefit = table.matrix[:, :1], table.benefit[:1]
    turned = column[:, 0] if benefit[0] else -column[:, 0]
    scores = topsis(column, [1], benefit)
    apart = np.sign(turned[:, None] - turned[None])
    assert (np.sign((scores[:, None] - scores[None]).round(12)) == apart).all()


@given(table=REAL)
def test_distances_from_the_best_ends_of_bounds_are_weighted_sums(table: Table) -> None:
    low, high = table.matrix.min(axis=0) - 1, table.matrix.max(axis=0) + 2
    bounds = np.column_stack([low, high])
    ends = [
        (lo, hi) if up else (hi, lo) for lo, hi, up in zip(low, high, table.benefit, strict=True)
    ]
    values = [Linear(worst, best) for worst, best in ends]
    close(
        spotis(table.matrix, table.weights, table.benefit, bounds=bounds),
        weighted_sum(table.matrix, table.weights, table.benefit, values=values),
    )


@given(table=REAL)
def test_what_is_only_the_weighted_sum_of_ranges_again(table: Table) -> None:
    given_ = table.matrix, table.weights, table.benefit
    value = weighted_sum(*given_)
    active = shares(table) @ (np.ptp(table.matrix, axis=0) > 0)
    # City block distances from both ends, on ranges: D⁻ = V; D⁺ = weight of what differs, less V.
    expected = value / active if active > 0 else np.full(len(value), 0.5)
    close(topsis(*given_, normalise="range", p=1), expected)
    close(vikor_measures(*given_).S, active - value)
    close(mairca(*given_), (value - active) / len(value))
    borders = mabac(*given_) - value
    close(borders, np.full(len(value), borders[0]))


@given(table=REAL)
def test_ratios_of_vectors_are_a_weighted_sum_less_the_weight_of_costs(table: Table) -> None:
    given_ = table.matrix, table.weights, table.benefit
    costs = shares(table) @ ~table.benefit
    close(moora(*given_), weighted_sum(*given_, normalise="vector") - costs)


@given(table=POSITIVE)
def test_utilities_of_marcos_are_a_weighted_sum_in_another_unit(table: Table) -> None:
    given_ = table.matrix, table.weights, table.benefit
    value, utility = weighted_sum(*given_, normalise="linear"), marcos(*given_)
    close(utility / utility.max(), value / value.max())


@given(table=POSITIVE, lam=st.floats(0, 1))
def test_waspas_lies_between_the_sum_and_the_product(table: Table, lam: float) -> None:
    given_ = table.matrix, table.weights, table.benefit
    total = weighted_sum(*given_, normalise="linear")
    product = weighted_product(*given_, normalise="linear")
    close(waspas(*given_, lam=lam), lam * total + (1 - lam) * product)
    # The geometric mean never exceeds the arithmetic one.
    assert (product <= total + 1e-12).all()


@given(table=POSITIVE)
def test_products_are_sums_of_logarithms(table: Table) -> None:
    given_ = table.matrix, table.weights, table.benefit
    signs = np.where(table.benefit, 1, -1)
    sums = np.log(table.matrix) * signs @ shares(table)
    product = weighted_product(*given_)
    close(np.log(product) - np.log(product[0]), sums - sums[0])
    equal = np.ones_like(table.weights)
    multiplied = full_multiplicative(table.matrix, equal, table.benefit)
    mean = weighted_product(table.matrix, equal, table.benefit)
    apart = np.log(multiplied) - np.log(multiplied[0])
    ratio = np.log(mean) - np.log(mean[0])
    # The same but for a power, so the same order.
    np.testing.assert_array_equal(np.sign(apart.round(9)), np.sign(ratio.round(9)))


@given(table=POSITIVE)
def test_ratings_on_the_ideal_mode_are_shares_of_the_sum_of_ratios(table: Table) -> None:
    given_ = table.matrix, table.weights, table.benefit
    value = weighted_sum(*given_, normalise="linear")
    close(synthesis(*given_, mode="ideal"), value / value.sum())


@given(table=REAL)
def test_benefits_alone_make_rafsi_a_weighted_sum(table: Table) -> None:
    every = np.ones_like(table.benefit)
    value = weighted_sum(table.matrix, table.weights, every)
    close(rafsi(table.matrix, table.weights, every, ratio=6), (1 + 5 * value) / 7)
