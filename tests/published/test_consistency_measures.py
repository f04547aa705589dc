"""Further measures of consistency, and the mean of normalised columns that textbooks print."""

import numpy as np
import pytest

from mcdm_smartcity.weighting.methods.column_mean import column_mean
from mcdm_smartcity.weighting.methods.geometric_consistency import geometric_consistency_index
from mcdm_smartcity.weighting.methods.triads import congruence, dissonance, koczkodaj
from mcdm_smartcity.weighting.methods.worst_judgements import worst_judgements
from published_cases import Case, as_table, assert_follows, published

HOUSE = "ahp-saaty1990-house-criteria"
NEIGHBOURHOOD, CONDITION = 2, 6


@published("ahp-r-mcda-consistency-measures")
def test_congruence_dissonance_and_koczkodajs_index_follow(case: Case) -> None:
    comparisons = case.matrix()
    assert_follows(case, "congruence", congruence(comparisons))
    assert_follows(case, "dissonance", dissonance(comparisons))
    assert_follows(case, "koczkodaj", koczkodaj(comparisons))


@published("ahp-escobar2015-individual")
def test_geometric_consistency_of_four_decision_makers_follows(case: Case) -> None:
    panel = np.array([as_table(case.inputs[name]) for name in ("PSOE", "PP", "PAR", "NP")])
    assert_follows(case, "GCI", geometric_consistency_index(panel))


@published("ahp-parajuli2023-flood")
def test_weights_that_textbooks_call_ahp_are_means_of_normalised_columns(case: Case) -> None:
    assert_follows(case, "weights", column_mean(case.matrix()))


@published("ahp-gluc-consistent")
def test_on_consistent_judgements_the_column_mean_is_exact(case: Case) -> None:
    assert_follows(case, "addnorm", column_mean(case.matrix()))


@published(HOUSE)
def test_the_house_has_its_worst_judgement_where_saaty_found_it_in_2003(case: Case) -> None:
    """Saaty (2003), European J. Operational Research 145:85-91: e = 5.32156 is the largest."""
    # In full precision it is 5.32136, so the last digits printed there do not follow.
    worst = worst_judgements(case.matrix())[0]
    assert (worst.i, worst.j) == (NEIGHBOURHOOD, CONDITION)
    assert np.exp(worst.error) == pytest.approx(5.32156, abs=5e-4)
