"""Weights that published tables of scores yield by themselves."""

import numpy as np
from numpy.typing import NDArray

from mcdm_smartcity.weighting.methods.cilos import cilos
from mcdm_smartcity.weighting.methods.critic import critic, critic_absolute, critic_spearman
from mcdm_smartcity.weighting.methods.entropy import entropy, entropy_inverted, entropy_range
from mcdm_smartcity.weighting.methods.gini import gini
from mcdm_smartcity.weighting.methods.idocriw import idocriw
from mcdm_smartcity.weighting.methods.merec import merec
from mcdm_smartcity.weighting.methods.standard_deviation import (
    standard_deviation,
    standard_deviation_as_given,
)
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
)


@published("entropy-elsayed2017", "entropy-zavadskas2017-vilnius")
def test_entropy_of_shares_prints_as_published(case: Case) -> None:
    ours = entropy(case.matrix(), _all_benefits(case))
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("entropy-krishnan2021-minmax")
def test_entropy_of_range_scaled_scores_prints_as_published(case: Case) -> None:
    ours = entropy_range(case.matrix(), case.benefit())
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("entropy-krishnan2021-minmax")
def test_that_table_has_other_weights_under_the_other_two_readings(case: Case) -> None:
    # One name, three methods: shares of scores, of inverted costs, of range-scaled scores.
    for other in (entropy, entropy_inverted):
        assert_does_not_follow(case, "weights", other(case.matrix(), case.benefit()))


@published("critic-diakoulaki1995")
def test_critic_prints_as_published(case: Case) -> None:
    ours = critic(case.matrix(), case.benefit())
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("critic-diakoulaki1995-spearman")
def test_critic_by_ranks_prints_as_published(case: Case) -> None:
    ours = critic_spearman(case.matrix(), case.benefit())
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("critic-mukhametzyanov2021-dm1-absrho")
def test_critic_of_absolute_correlations_prints_as_published(case: Case) -> None:
    ours = critic_absolute(case.matrix(), case.benefit())
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("critic-mukhametzyanov2021-dm1")
def test_what_that_paper_calls_critic_is_another_method(case: Case) -> None:
    # Its table is labelled CRITIC, but was computed with 1 - |rho|; 1 - rho is up to 0.128 off.
    ours = critic(case.matrix(), case.benefit())
    assert_does_not_follow(case, "weights", ours)
    assert_recomputed(case, "weights", ours)
    assert_follows(case, "weights", critic_absolute(case.matrix(), case.benefit()))


def test_gini_weights_print_as_in_the_tests_of_pymcdm() -> None:
    # No paper with its table was found; the numbers are those of pymcdm 1.4, tests/test_weights.py.
    table = np.array([[5, 6, 7], [5.5, 6.1, 8], [4, 5, 9]])
    ours = gini(table, np.array([True, True, True]))
    np.testing.assert_allclose(ours, [0.412, 0.2562, 0.3319], rtol=0, atol=5e-5)


@published("merec-keshavarz2021")
def test_merec_prints_as_published(case: Case) -> None:
    ours = merec(case.matrix(), case.benefit())
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("sd-jahan-edwards2013", "sd-mukhametzyanov2021-dm2")
def test_standard_deviations_print_as_published(case: Case) -> None:
    ours = standard_deviation(case.matrix(), _all_benefits(case))
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


@published("sd-jahan-edwards2013")
def test_a_table_that_is_normalised_already_has_the_same_deviations_as_given(case: Case) -> None:
    ours = standard_deviation_as_given(case.matrix(), _all_benefits(case))
    assert_recomputed(case, "weights", ours)


@published("sd-mukhametzyanov2021-dm2")
def test_deviations_of_scores_in_units_are_no_published_weights(case: Case) -> None:
    # The table mixes units: as given, the column in thousands would weigh 0.66 instead of 0.206.
    ours = standard_deviation_as_given(case.matrix(), case.benefit())
    assert_does_not_follow(case, "weights", ours)


@published("cilos-idocriw-zavadskas2016")
def test_criterion_impact_loss_prints_as_published(case: Case) -> None:
    ours = cilos(case.matrix(), case.benefit())
    assert_follows(case, "cilos", ours)
    assert_recomputed(case, "cilos", ours)


@published("cilos-idocriw-zavadskas2016")
def test_idocriw_prints_as_published(case: Case) -> None:
    ours = idocriw(case.matrix(), case.benefit())
    assert_follows(case, "idocriw", ours)
    assert_recomputed(case, "idocriw", ours)


def _all_benefits(case: Case) -> NDArray[np.bool_]:
    """Return directions of methods that do not look at them: some cases give none."""
    return np.ones(case.matrix().shape[1], dtype=bool)
