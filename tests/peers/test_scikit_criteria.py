"""Agreement with scikit-criteria, and where it is left: its number and that of the formula."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from mcdm_smartcity import (
    aras,
    cocoso,
    codas,
    copras,
    edas,
    electre_i,
    electre_ii,
    full_multiplicative,
    mairca,
    multimoora,
    probid,
    topsis,
)
from peers.comparison import Comparison
from peers.problems import problems, tells_apart, unequal_weights
from peers.scikit_criteria_door import (
    RANGE,
    SUM,
    VECTOR,
    agg,
    decided,
    decision_of,
    electre_family,
    evaluated,
    moora_family,
    probid_family,
)
from peers.with_scikit_criteria import COMPARISONS

TWO, THREE = [True] * 2, [True] * 3


def found_by(
    method: Any, table: ArrayLike, weights: ArrayLike, types: ArrayLike, *steps: Any
) -> Any:
    return evaluated(decision_of(table, weights, types), method, *steps)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_scikit_criteria(comparison: Comparison) -> None:
    comparison.check()


def test_aras_of_scikit_criteria_leaves_the_optimal_row_out_of_the_sums() -> None:
    # With the sums 8 + 3 + 5 + 8 and 5 + 8 + 9 + 9 of the paper S_0 = (8/24 + 9/31) / 2.
    table = [[8, 5], [3, 8], [5, 9]]
    utility = found_by(agg("aras", "ARAS"), table, [0.5, 0.5], [1, 1], SUM).e_["utility"]
    np.testing.assert_allclose(utility, [0.8, 0.60625, 0.79375])
    shares = np.array(table) / [24, 31]
    expected = shares.sum(axis=1) / (8 / 24 + 9 / 31)
    np.testing.assert_allclose(aras(table, [0.5, 0.5], TWO), expected)
    assert (utility.argmax(), expected.argmax()) == (0, 2)


def test_copras_of_scikit_criteria_refuses_a_table_without_costs() -> None:
    with pytest.raises(ValueError, match="solely on maximising"):
        found_by(agg("copras", "COPRAS"), [[1, 1], [1, 2]], [0.5, 0.5], [1, 1], SUM)
    np.testing.assert_allclose(copras([[1, 1], [1, 2]], [0.5, 0.5], TWO), [5 / 7, 1])


def test_weights_have_no_say_in_the_full_multiplicative_form_of_scikit_criteria() -> None:
    # Logarithms of the ratios: 0.9 ln 1/3 + 0.1 ln 2 and 0.1 ln 1/3 + 0.9 ln 2.
    table, form = [[1, 4], [3, 2]], moora_family.FullMultiplicativeForm()
    for share, ratio in ((0.9, 3**-0.9 * 2**0.1), (0.1, 3**-0.1 * 2**0.9)):
        weights = [share, 1 - share]
        score = found_by(form, table, weights, [1, 1]).e_["score"]
        np.testing.assert_allclose(score[0] - score[1], np.log(2 / 3))
        ours = full_multiplicative(table, weights, TWO)
        np.testing.assert_allclose(ours[0] / ours[1], ratio)


def test_full_multiplicative_form_of_scikit_criteria_is_1_off_without_benefits() -> None:
    # ln (1 / (1 · 4)) = -1.386.
    score = found_by(moora_family.FullMultiplicativeForm(), [[1, 4], [3, 2]], [1, 1], [-1, -1])
    np.testing.assert_allclose(score.e_["score"], 1 - np.log([4, 6]))
    ours = full_multiplicative([[1, 4], [3, 2]], [1, 1], [False, False], normalise="none")
    np.testing.assert_allclose(np.log(ours) * 2, -np.log([4, 6]))


def test_multimoora_of_scikit_criteria_gives_weights_no_say_in_the_third_order() -> None:
    # Products of powers: 3^0.8 8^0.2 = 3.65 and 8^0.8 3^0.2 = 6.57; without weights both 24.
    table, weights = [[1, 4], [3, 8], [8, 3]], [0.8, 0.2]
    extra = found_by(moora_family.MultiMOORA(), table, weights, [1, 1], VECTOR).e_
    assert extra["rank_matrix"][:, 2].tolist() == [2, 1, 1]
    assert extra["score"].tolist() == [0, 1, 1]
    assert multimoora(table, weights, TWO).tolist() == [0, 1, 2]


def test_multimoora_of_scikit_criteria_leaves_out_pairs_with_a_tie() -> None:
    # First against third: 3 to 2, 2 to 3, and a tie. Both are beaten by the second.
    extra = found_by(
        moora_family.MultiMOORA(), [[1, 2], [2, 5], [2, 1]], [0.5, 0.5], [1, 1], VECTOR
    ).e_
    assert extra["rank_matrix"].tolist() == [[3, 2, 2], [1, 1, 1], [2, 3, 2]]
    assert extra["score"].tolist() == [0, 2, 0]
    assert multimoora([[1, 2], [2, 5], [2, 1]], [0.5, 0.5], TWO).tolist() == [0.5, 2, 0.5]


def test_electre_i_of_scikit_criteria_chooses_nobody_of_a_circle() -> None:
    # 1 and 2 outrank each other and nobody outranks them: without them they are outranked by none.
    table, weights = [[3, 9, 6], [2, 9, 8], [7, 2, 8]], [0.4, 0.3, 0.3]
    thresholds = {"concordance": 0.6, "discordance": 0.4}
    ours = electre_i(table, weights, THREE, scale="common", **thresholds)
    assert np.argwhere(ours.outranks).tolist() == [[0, 1], [1, 0]]
    theirs = found_by(electre_family.ELECTRE1(p=0.6, q=0.4), table, weights, [1, 1, 1])
    assert theirs.values.tolist() == [False, False, True]
    assert ours.kernel.tolist() == [True, True, True]


def test_electre_i_of_scikit_criteria_chooses_those_whom_nobody_outranks() -> None:
    for one in problems(unequal_weights, tells_apart):
        theirs = decided(one, electre_family.ELECTRE1(p=0.6, q=0.4))
        free = ~np.array(theirs["outrank"]).any(axis=0)
        ours = electre_i(*one.decision, concordance=0.6, discordance=0.4, scale="common")
        assert not (free & ~ours.kernel).any()


def test_electre_ii_of_scikit_criteria_keeps_back_whom_one_outside_outranks_weakly() -> None:
    # 2 outranks 1 strongly, 1 outranks 3 weakly. 1 is no candidate, so 3 is free beside 2.
    table, weights = [[4, 4], [8, 3], [2, 7]], [0.6, 0.4]
    ours = electre_ii(table, weights, TWO, scale="common")
    assert np.argwhere(ours.strong).tolist() == [[1, 0]]
    assert np.argwhere(ours.weak).tolist() == [[0, 2]]
    theirs = found_by(electre_family.ELECTRE2(), table, weights, [1, 1]).e_
    assert theirs["ranking_direct"].tolist() == [2, 1, 3]
    assert ours.descending.tolist() == [2, 1, 1]


def test_cocoso_of_scikit_criteria_fails_on_a_program_that_is_worst_throughout() -> None:
    table = [[1, 1], [3, 2], [2, 3]]
    with np.errstate(all="ignore"), pytest.raises(ValueError, match="ranking"):
        found_by(agg("cocoso", "CoCoSo"), table, [0.5, 0.5], [1, 1], RANGE)
    assert np.isfinite(cocoso(table, [0.5, 0.5], TWO)).all()


def test_cocoso_of_scikit_criteria_counts_a_criterion_of_weight_0() -> None:
    table = [[1, 5, 4], [3, 2, 5], [2, 3, 6]]
    found = found_by(agg("cocoso", "CoCoSo"), table, [0.5, 0.5, 0], [1, 1, 1], RANGE).e_["score"]
    np.testing.assert_allclose(found, [2.00314, 2.00314, 2.05430], atol=5e-6)


def test_codas_of_scikit_criteria_lets_the_last_digit_decide_at_tau() -> None:
    scaled = [[1.0], [3 / 50], [2 / 50]]
    found = found_by(agg("codas", "CODAS"), scaled, [1], [1]).e_["score"]
    np.testing.assert_allclose(found, [3.8, -1.86, -1.94])
    np.testing.assert_allclose(codas([[50], [3], [2]], [1], [True]), [3.8, -1.84, -1.96])


def test_edas_of_scikit_criteria_depends_on_the_unit_where_an_average_is_zero() -> None:
    table = np.array([[-1.0, 2], [1, 3], [3, 1], [-3, 4]])
    weights, method = [0.5, 0.5], agg("edas", "EDAS")
    found = [found_by(method, table / unit, weights, [1, 1]).e_["score"] for unit in (1, 10_000)]
    np.testing.assert_allclose(found[0], [0.33333, 0.66667, 1, 0], atol=5e-6)
    np.testing.assert_allclose(found[1], [0.33013, 0.66987, 0.99038, 0.00962], atol=5e-6)
    for unit in (1, 10_000):
        ours = edas(table / unit, weights, TWO)
        np.testing.assert_allclose(ours, [4 / 15, 11 / 15, 12 / 15, 3 / 15])


def test_edas_of_scikit_criteria_prefers_less_where_an_average_is_negative() -> None:
    found = found_by(agg("edas", "EDAS"), [[-1], [-2], [-6]], [1], [1]).e_["score"]
    np.testing.assert_allclose(found, [-33332.83, -16666.17, 50000.5], atol=0.005)
    np.testing.assert_allclose(edas([[-1], [-2], [-6]], [1], [True]), [1, 0.75, 0])


def test_mairca_of_scikit_criteria_refuses_zeros() -> None:
    with pytest.raises(ValueError, match="<= 0"):
        found_by(agg("mairca", "MAIRCA"), [[0, 1], [1, 0]], [0.5, 0.5], [1, 1])
    np.testing.assert_allclose(mairca([[0, 1], [1, 0]], [0.5, 0.5], TWO), [-0.25, -0.25])


def test_simplified_probid_of_scikit_criteria_has_no_number_for_the_best_throughout() -> None:
    table, weights = [[4, 4], [2, 3], [3, 2], [1, 1]], [0.5, 0.5]
    with np.errstate(divide="ignore"):
        found = found_by(probid_family.SimplifiedPROBID(), table, weights, [1, 1], VECTOR)
    assert np.isinf(found.e_["score"][0])
    assert probid(table, weights, TWO, simplified=True)[0] == 10_000


def test_topsis_of_scikit_criteria_fails_on_equal_programs() -> None:
    table = [[2, 3], [2, 3]]
    with np.errstate(invalid="ignore"), pytest.raises(ValueError, match="ranking"):
        found_by(agg("topsis", "TOPSIS"), table, [0.5, 0.5], [1, 1], VECTOR)
    assert topsis(table, [0.5, 0.5], TWO).tolist() == [0.5, 0.5]
