"""Published concordances, credibilities, kernels and orders of ELECTRE I, II and III."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    electre_i,
    electre_ii,
    electre_iii,
    electre_iii_credibility,
    electre_iii_distillations,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.credibility import Thresholds, partial_discordance
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
    read_case,
)

# Cebrián and Porcar (2009), Revista de Métodos Cuantitativos 7:31-56, as in the tests of
# scikit-criteria; the authors divide each column by its sum, and compare on one common scale.
CEBRIAN = np.array(
    [
        [6, 5, 28, 5, 5],
        [4, 2, 25, 10, 9],
        [5, 7, 35, 9, 6],
        [6, 1, 27, 6, 7],
        [6, 8, 30, 7, 9],
        [5, 6, 26, 4, 8],
    ]
)
CEBRIAN_WEIGHTS = [0.25, 0.25, 0.1, 0.2, 0.2]
CEBRIAN_BENEFIT = [True, True, False, True, True]
CEBRIAN_CONCORDANCE = [
    [1, 0.5, 0.35, 0.5, 0.35, 0.45],
    [0.5, 1, 0.5, 0.75, 0.5, 0.5],
    [0.65, 0.5, 1, 0.45, 0.2, 0.7],
    [0.75, 0.25, 0.55, 1, 0.35, 0.45],
    [0.9, 0.7, 0.8, 0.9, 1, 0.9],
    [0.55, 0.5, 0.55, 0.55, 0.1, 1],
]
CEBRIAN_DISCORDANCE = [
    [0, 0.5052, 0.4042, 0.1883, 0.42857, 0.2825],
    [0.4286, 0, 0.7143, 0.2589, 0.8571, 0.5714],
    [0.1696, 0.2825, 0, 0.1938, 0.2825, 0.2180],
    [0.5714, 0.4042, 0.8571, 0, 1.0, 0.7143],
    [0.0485, 0.3031, 0.2021, 0.0727, 0, 0.0969],
    [0.1295, 0.6063, 0.5052, 0.2021, 0.3031, 0],
]
CEBRIAN_TABLE = (CEBRIAN / CEBRIAN.sum(axis=0), CEBRIAN_WEIGHTS, CEBRIAN_BENEFIT)


def direct(case: Case, name: str, table: FloatArray) -> FloatArray:
    """Thresholds that are a number, or a share of the program's own score."""
    return np.column_stack(
        [
            np.full(len(table), size) if kind == "abs" else size * own
            for (kind, size), own in zip(case.inputs[name], table.T, strict=True)
        ]
    )


def classes(ranks: Any) -> list[list[int]]:
    """Programs, counted from 1, class by class from the best."""
    return [(np.flatnonzero(ranks == rank) + 1).tolist() for rank in np.unique(ranks)]


def wang(**parameters: Any) -> tuple[Any, ...]:
    case = read_case("electre3-wang2008-credibility")
    table = case.matrix()
    if parameters.pop("modified", False):
        # A worse program in the place of the first: p. 53.
        table[0] = [2125, 866, 9.81, 218, 1.41, 452, 483, 23, 1.5, 1, 1]
    limits: dict[str, Any] = {name: direct(case, name, table) for name in ("q", "p")}
    found = electre_iii_distillations(
        table, case.inputs["weights"], case.benefit(), **limits, **parameters
    )
    return found, classes(found.descending), classes(found.ascending)


@published("electre1-wang2008-CD")
def test_concordance_and_discordance_print_as_published(case: Case) -> None:
    found = electre_i(case.matrix(), case.inputs["weights"], case.benefit(), scale="common")
    assert_follows(case, "C", found.concordance)
    assert_follows(case, "D", found.discordance)


def test_the_site_that_electre_i_chooses_is_the_published_one() -> None:
    found = electre_i(*CEBRIAN_TABLE, concordance=0.65, discordance=0.35, scale="common")
    np.testing.assert_allclose(found.concordance, CEBRIAN_CONCORDANCE, rtol=0, atol=5e-5)
    # Printed digits are from columns that were rounded before.
    np.testing.assert_allclose(found.discordance, CEBRIAN_DISCORDANCE, rtol=0, atol=1e-3)
    assert np.flatnonzero(found.kernel).tolist() == [4]


@published("electre-soner-onut2006")
def test_mean_and_net_concordance_are_near_those_of_rounded_weights(case: Case) -> None:
    found = electre_i(case.matrix(), case.inputs["weights"], case.benefit())
    concordance = found.concordance
    net = concordance.sum(axis=1) - concordance.sum(axis=0)
    assert_follows(case, "c_bar", found.concordance_threshold)
    # The paper prints its weights with two digits, and goes on with more.
    assert_does_not_follow(case, "net_concordance", net)
    assert_is_near(case, "net_concordance", net)
    assert_recomputed(case, "net_concordance", net)


def test_orders_of_electre_ii_are_the_published_ones() -> None:
    sites = electre_ii(*CEBRIAN_TABLE, scale="common")
    assert sites.mean.tolist() == [5, 2.5, 2, 4, 1, 3]
    assert sites.ranks.tolist() == [6, 3, 2, 5, 1, 4]
    # Wang and Triantaphyllou (2008), as in the tests of scikit-criteria.
    case = read_case("electre1-wang2008-CD")
    plants = electre_ii(case.matrix(), case.inputs["weights"], case.benefit(), scale="common")
    assert plants.mean.tolist() == [3, 1, 2, 4, 1.5]
    assert plants.ranks.tolist() == [4, 1, 3, 5, 2]


@published("electre3-wang2008-credibility")
def test_credibilities_with_thresholds_of_shares_print_as_published(case: Case) -> None:
    found, _, _ = wang()
    for row, answer in ((0, "row_A1"), (8, "row_A9")):
        ours = np.delete(found.credibility[row], row)
        assert_follows(case, answer, ours)
        assert_recomputed(case, answer, ours)


@published("electre3-wang2008-distillation")
def test_both_distillations_are_the_published_ones(case: Case) -> None:
    found, descending, ascending = wang(
        alpha=case.inputs["alpha"], beta=case.inputs["beta"], reading="pair"
    )
    assert descending == case.expected["descending"]
    assert ascending == case.expected["ascending"]
    # "A7 and A9 are at the top and incomparable."
    assert found.incomparable[6, 8]
    assert not found.preferred[:, [6, 8]].any()


def test_the_other_reading_of_the_threshold_gives_another_order() -> None:
    _, descending, _ = wang(reading="cut")
    assert descending[:3] == [[9], [7], [4, 10]]


def test_a_worse_program_reverses_the_best_as_published_but_for_a_tie() -> None:
    _, descending, ascending = wang(modified=True)
    assert ascending == [[7], [1, 9], [4], [10], [2, 5], [3, 11], [8], [6]]
    # The paper prints A1 before A2; by its own credibilities neither outranks the other.
    assert descending == [[7], [9], [4], [10], [3, 5, 8, 11], [1, 2], [6]]


@published("electre3-veto-unit")
def test_an_objection_above_the_concordance_weakens_it(case: Case) -> None:
    table, limits = case.matrix(), {name: case.inputs[name] for name in ("q", "p", "v")}
    found = electre_iii_credibility(table, case.inputs["weights"], [True, True], **limits)
    assert_follows(case, "C_ab", found.concordance[0, 1])
    assert_follows(case, "sigma_ab", found.credibility[0, 1])
    arrays = Thresholds(*(np.array(limits[name], dtype=float) for name in ("q", "p", "v")))
    assert_follows(case, "d2", partial_discordance(table[1] - table[0], arrays)[1])
    limits["v"] = [20, 7]
    vetoed = electre_iii_credibility(table, case.inputs["weights"], [True, True], **limits)
    assert vetoed.credibility[0, 1] == 0


@published("electre3-r-mcda-schools")
def test_credibilities_with_vetoes_print_as_published(case: Case) -> None:
    table, limits = case.matrix(), {name: case.inputs[name] for name in ("q", "p", "v")}
    found = electre_iii_credibility(table, case.inputs["weights"], [True, True], **limits)
    assert_follows(case, "concordance", found.concordance)
    assert_follows(case, "sum_credibility", found.credibility.sum())
    arrays = Thresholds(*(np.array(limits[name], dtype=float) for name in ("q", "p", "v")))
    discordance = partial_discordance(table - table[:, np.newaxis], arrays)
    assert_follows(case, "sum_discordance", discordance.sum())


@published("electre3-r-mcda-distillation")
def test_a_tool_that_turns_its_discordance_round_gives_another_order(case: Case) -> None:
    limits = {name: case.inputs[name] for name in ("q", "p", "v")}
    given = (case.matrix(), case.inputs["weights"], [True] * 5)
    found = electre_iii_distillations(*given, **limits)
    # The R package's ramp of discordance falls where it should rise, and it cuts at each
    # credibility in turn; the descending order is the same all the same.
    best_first = [name for group in classes(found.descending) for name in group]
    assert best_first == case.expected["descending"]
    assert classes(found.ascending) == [[6], [1], [5], [4], [3], [2]]
    assert [name for [name] in classes(found.ascending)] == case.data["recomputed"]["ascending"]
    assert case.expected["ascending"] != case.data["recomputed"]["ascending"]
    assert electre_iii(*given, **limits).argmax() == 5


@pytest.mark.parametrize("reading", ["pair", "cut"])
def test_the_score_agrees_with_both_orders(reading: str) -> None:
    found, _, _ = wang(reading=reading)
    above = found.scores[:, np.newaxis] > found.scores
    assert (above >= found.preferred).all()
