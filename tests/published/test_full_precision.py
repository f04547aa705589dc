"""Recomputed answers in full precision, where the tests of the printed ones leave them out."""

import numpy as np
import pytest

from mcdm_smartcity import (
    aggregate_judgements,
    column_mean,
    consensus,
    consistency_ratio,
    dematel,
    eigenvector,
    fucom,
    geometric_mean,
    lambda_max,
    supermatrix_limit,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.synthesis import synthesis_steps
from mcdm_smartcity.weighting.methods.supermatrix import Sinks
from published_cases import (
    Case,
    as_table,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
)


@published("ahpos-goepel2018-uncertainty-formula")
def test_the_other_formula_of_half_a_step_follows_as_printed(case: Case) -> None:
    # 0.5 / (x + 1.25)² has the right sign, unlike its twin with x - 0.75.
    given, step = case.inputs["x"], case.inputs["dx"]
    gain = step / (given + 1.25) ** 2
    assert_follows(case, "plus", gain)
    assert_recomputed(case, "plus", gain)
    assert_follows(case, "plus", _share(given + step) - _share(given))
    assert_does_not_follow(case, "plus", step / (given - 1.25) ** 2)


@published("ahpos-goepel2018-uncertainty-numbers")
def test_the_formulas_of_half_a_step_are_near_but_not_exact(case: Case) -> None:
    # The file holds 0.5 / (x + 1.25)² and 0.5 / (x + 0.75)²; exactly the divisors are
    # (x + 1)(x + 1.5) and (x + 1)(x + 0.5), which the squares exceed by 1/16.
    given, step = case.inputs["x"], case.inputs["dx"]
    assert_recomputed(case, "plus", step / (given + 1.25) ** 2)
    assert_recomputed(case, "minus", step / (given + 0.75) ** 2)
    up, down = _share(given + step) - _share(given), _share(given) - _share(given - step)
    np.testing.assert_allclose([step / up, step / down], [18, 14], rtol=1e-12)
    np.testing.assert_allclose([4.25**2 - 18, 3.75**2 - 14], 1 / 16, rtol=1e-12)


@published("ahpos-goepel2018-dominant")
def test_a_dominant_item_weighs_nine_twelfths(case: Case) -> None:
    comparisons = _favourites(case.inputs["n"], case.inputs["x"])[0]
    for method in (eigenvector, geometric_mean, column_mean):
        assert_recomputed(case, "w", method(comparisons)[0])


@published("ahpos-goepel2018-consensus-zero")
def test_consensus_spans_0_to_1_to_ten_digits(case: Case) -> None:
    priorities = eigenvector(_favourites(case.inputs["n"], case.inputs["M"]))
    assert_recomputed(case, "zero", consensus(priorities))
    assert_recomputed(case, "one", consensus(priorities[[0, 0, 0, 0, 0]]))
    # Their common judgements favour nobody: that is what no consensus means here.
    together = eigenvector(aggregate_judgements(_favourites(case.inputs["n"], case.inputs["M"])))
    np.testing.assert_allclose(together, 0.2, rtol=1e-12)


@published("ahp-gluc-consistent")
def test_consistent_judgements_have_the_same_priorities_to_ten_digits(case: Case) -> None:
    for method in (eigenvector, geometric_mean, column_mean):
        assert_recomputed(case, "addnorm", method(case.matrix()))
        assert_recomputed(case, "rgm", method(case.matrix()))


@published("ahp-pyanp-llsm-3x3", "ahp-pyanp-llsm-5x5")
def test_row_geometric_means_agree_to_ten_digits(case: Case) -> None:
    size = case.inputs["n"]
    comparisons = np.full((size, size), np.nan)
    comparisons[np.triu_indices(size, 1)] = case.inputs["upper"]
    np.fill_diagonal(comparisons, 1)
    assert_recomputed(case, "weights", geometric_mean(comparisons))


@published("ahp-pyanp-eigen-4x4")
def test_the_eigenvalue_agrees_to_ten_digits(case: Case) -> None:
    assert_recomputed(case, "lambda_max", lambda_max(case.matrix()))


@published("ahp-bozoki2010-incomplete-4x4")
def test_the_completed_judgement_agrees_as_far_as_its_search_went(case: Case) -> None:
    # The optimum is √(8/15), where the file's own search stopped 1e-8 before.
    right, left = eigenvector(case.matrix()), eigenvector(case.matrix().T)
    filled = np.sqrt(right[2] * left[3] / (right[3] * left[2]))
    assert_recomputed(case, "completed_c_d", filled, relative=1e-6)


@published("ahp-saaty1990-house-transportation")
def test_eigenvalue_and_ratio_of_transport_agree_to_ten_digits(case: Case) -> None:
    assert_recomputed(case, "lambda_max", lambda_max(case.matrix()))
    assert_recomputed(case, "CR", consistency_ratio(case.matrix(), case.inputs["random_index"]))


@published("ahp-saaty1990-house-synthesis")
def test_three_houses_score_the_same_to_ten_digits(case: Case) -> None:
    # Two printed columns sum to 1.001 and one to 0.999; the file's scores keep that.
    local, weights = case.matrix("local_priorities"), case.matrix("criteria_weights")
    assert_recomputed(case, "scores", local @ weights)
    assert_follows(case, "scores", (local / local.sum(axis=0)) @ weights)


@published("ahp-saaty-school-synthesis-recalled")
def test_three_schools_score_the_same_to_ten_digits(case: Case) -> None:
    local = eigenvector(case.inputs["alternative_matrices"])
    assert_recomputed(case, "scores", eigenvector(case.matrix("criteria_matrix")) @ local)


@published("ahp-saaty-vargas-counterexample")
@pytest.mark.parametrize("alternatives", [2, 3])
def test_both_modes_of_the_counterexample_agree_to_ten_digits(
    case: Case, alternatives: int
) -> None:
    matrix = case.matrix("local_ratios_AB" if alternatives == 2 else "local_ratios_ABC").T
    weights = case.inputs["criteria_weights"]
    shared = synthesis_steps(matrix, weights, [True] * 3, mode="distributive")
    ideal = synthesis_steps(matrix, weights, [True] * 3, mode="ideal")
    assert_recomputed(case, f"dist{alternatives}", shared["scores"])
    assert_recomputed(case, f"bg{alternatives}", ideal["weighted_sum"])


@published("ahp-wikipedia-car-cr")
def test_four_ratios_of_the_cars_agree_to_ten_digits(case: Case) -> None:
    for node in ("goal", "safety", "style", "cargo"):
        ours = consistency_ratio(case.matrix(node), case.inputs["random_index"])
        assert_recomputed(case, node, ours)


@published("ahp-wikipedia-car")
def test_local_priorities_of_the_cars_agree_to_ten_digits(case: Case) -> None:
    assert_recomputed(case, "goal", eigenvector(case.matrix("goal_matrix")))
    for leaf in ("safety", "style", "price"):
        assert_recomputed(case, leaf, eigenvector(case.inputs["leaf_matrices"][leaf]))


@published("ahp-wikipedia-leader")
def test_criteria_and_ratios_of_the_leaders_agree_to_ten_digits(case: Case) -> None:
    criteria = case.matrix("criteria_matrix")
    experience, education = case.inputs["alternative_matrices"][:2]
    assert_recomputed(case, "criteria", eigenvector(criteria))
    assert_recomputed(case, "CR", consistency_ratio(criteria, "saaty2005"))
    assert_recomputed(case, "CR_experience", consistency_ratio(experience, "saaty2005"))
    assert_recomputed(case, "CR_education", consistency_ratio(education, "saaty2005"))


@published("anp-identity-at-sinks-differs")
@pytest.mark.parametrize(
    ("sinks", "answers"),
    [
        ("calculus", ("calculus_ratio", "calculus_ratio")),
        ("identity_at_sinks", ("sink_ratio_col0", "sink_ratio_col1")),
    ],
)
def test_readings_of_sinks_agree_to_ten_digits(
    case: Case, sinks: Sinks, answers: tuple[str, str]
) -> None:
    counts = case.matrix("supermatrix_counts")
    sums = counts.sum(axis=0)
    limit = supermatrix_limit(counts / np.where(sums > 0, sums, 1), sinks=sinks).limit
    for column, answer in enumerate(answers):
        assert_recomputed(case, answer, limit[2, column] / limit[3, column])


@published("dematel-jmcdm")
def test_the_threshold_of_ten_factors_agrees_to_ten_digits(case: Case) -> None:
    assert_recomputed(case, "threshold", dematel(case.matrix("direct")).threshold)


@published("bwm-rezaei2016-ex3-nonlinear")
def test_the_recomputed_error_of_five_criteria_stopped_short_of_1(case: Case) -> None:
    assert case.data["recomputed"]["xi"] < 1
    assert_recomputed(case, "xi", 1.0, relative=1e-6)


@published("fucom-heliyon2024")
def test_the_deviation_of_fucom_is_nothing(case: Case) -> None:
    given = as_table(case.inputs["comparative_priority"])
    weights = fucom(given)
    assert_recomputed(case, "chi", np.abs(weights[:-1] / weights[1:] - given).max())


def _share(ratio: float) -> float:
    return float(eigenvector([[1, ratio], [1 / ratio, 1]])[0])


def _favourites(size: int, most: float) -> FloatArray:
    """One matrix a judge, each of whom puts another item `most` times above all others."""
    items = np.eye(size)
    favour = np.where(items == 1, most, 1.0)
    ratios: FloatArray = favour[:, :, np.newaxis] / favour[:, np.newaxis, :]
    return ratios
