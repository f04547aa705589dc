"""Programs in ordered categories, worked out by hand, and by name."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, electre_tri, example_study, mr_sort, sort_programs
from mcdm_smartcity.errors import AlignmentError, InvalidArrayError, UnknownNameError

LIMITS = [[8.0, 4.0], [5.0, 6.0]]
TABLE = [[9.0, 3.0], [6.0, 5.0], [2.0, 8.0], [9.0, 9.0]]
WEIGHTS = [0.6, 0.4]
BENEFIT = [True, False]
NAMES = ["fund now", "fund later", "do not fund"]


def test_a_majority_on_a_profile_is_enough() -> None:
    found = mr_sort(TABLE, WEIGHTS, BENEFIT, LIMITS, majority=0.6)
    np.testing.assert_allclose(found.support, [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.6, 0.6]])
    assert found.category.tolist() == [0, 1, 2, 0]
    assert mr_sort(TABLE, WEIGHTS, BENEFIT, LIMITS, majority=0.7).category.tolist() == [0, 1, 2, 2]
    assert found.as_rows()[3] == {"program": 3, "category": 0}


def test_a_level_on_the_profile_reaches_it_and_one_on_the_veto_does_not() -> None:
    veto: Any = [[None, 9], [None, None]]
    found = mr_sort([[8, 4], [8, 9]], WEIGHTS, BENEFIT, LIMITS, majority=0.6, veto=veto)
    assert found.category.tolist() == [0, 1]
    assert found.vetoed.tolist() == [[False, False], [True, False]]


def test_a_veto_without_weight_counts_nothing() -> None:
    veto: Any = [[None, 0], [None, 0]]
    assert mr_sort(TABLE, [1, 0], BENEFIT, LIMITS, veto=veto).category.tolist() == [0, 1, 2, 0]


def test_both_procedures_are_those_worked_out_by_hand() -> None:
    found = electre_tri(TABLE, WEIGHTS, BENEFIT, LIMITS, cut=0.75)
    np.testing.assert_allclose(found.outranks, [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.6, 0.6]])
    np.testing.assert_allclose(found.outranked, [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.4, 0.4]])
    assert found.pessimistic.tolist() == [0, 1, 2, 2]
    assert found.optimistic.tolist() == [0, 1, 2, 0]
    assert found.as_rows()[3] == {"program": 3, "pessimistic": 2, "optimistic": 0}


def test_thresholds_may_be_given_for_each_profile() -> None:
    limits: Any = [[1, 1], [0, 0]]
    found = electre_tri([[7, 5], [4, 7]], WEIGHTS, BENEFIT, LIMITS, q=limits, p=limits)
    assert found.outranks.tolist() == [[1, 1], [0, 0]]


def test_many_programs_are_sorted_as_one_by_one() -> None:
    table = np.random.default_rng(5).random((20_000, 2)) * 10
    found = electre_tri(table, WEIGHTS, BENEFIT, LIMITS, q=0.5, p=1, v=4)
    for i in (0, 9_999, 19_999):
        alone = electre_tri(table[[i]], WEIGHTS, BENEFIT, LIMITS, q=0.5, p=1, v=4)
        assert alone.pessimistic[0] == found.pessimistic[i]
        np.testing.assert_allclose(alone.outranks[0], found.outranks[i], rtol=1e-14)


def test_huge_scores_stay_finite() -> None:
    found = electre_tri([[1.7e308, 1]], WEIGHTS, BENEFIT, [[-1.7e308, 2]], q=1, p=2, v=3)
    assert found.outranks.tolist() == [[1]]
    assert found.outranked.tolist() == [[0]]


@pytest.mark.parametrize("function", [mr_sort, electre_tri])
@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (LIMITS[::-1], r"profile 1 \(8\) is better than profile 0 \(5\)"),
        ([[8, 6], [5, 4]], r"on criterion 1 .* profile 1 \(4\) is better than profile 0 \(6\)"),
        ([[8, 4, 1]], r"shape \(k, 2\), not \(1, 3\)"),
        ([8, 4], "profiles must have shape"),
        ([[8, np.nan]], "profiles must be finite"),
    ],
)
def test_profiles_that_cannot_be_are_refused(function: Any, limits: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        function(TABLE, WEIGHTS, BENEFIT, limits)


@pytest.mark.parametrize(
    ("function", "parameters", "words"),
    [
        (mr_sort, {"majority": 0}, "majority must be a share above 0 and at most 1, not 0"),
        (mr_sort, {"majority": np.nan}, "majority must be a share"),
        (mr_sort, {"veto": [[1, 2]]}, r"veto must have a level, or None, .* shape \(2, 2\)"),
        (mr_sort, {"veto": "none"}, "veto must have a level"),
        (electre_tri, {"cut": 0.4}, "cut must be a credibility from 0.5 to 1, not 0.4"),
        (electre_tri, {"q": 2, "p": 1}, "found p = 1.0"),
        (electre_tri, {"q": [1, 2, 3]}, r"of shape \(profiles, criteria\), here \(2, 2\)"),
    ],
)
def test_parameters_that_cannot_be_are_refused(
    function: Any, parameters: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        function(TABLE, WEIGHTS, BENEFIT, LIMITS, **parameters)


def table() -> DecisionMatrix:
    return DecisionMatrix.from_arrays(
        TABLE, BENEFIT, ["bus", "tram", "dock", "wifi"], ["use", "cost"]
    )


def test_names_go_in_and_come_out() -> None:
    limits = [{"cost": 4, "use": 8}, {"use": 5, "cost": 6}]
    found = sort_programs(table(), {"cost": 4, "use": 6}, limits, NAMES, majority=0.6)
    assert found.category_of("tram") == "fund later"
    assert found.members("fund now") == ("bus", "wifi")
    assert found.as_rows()[2] == {"program": "dock", "category": "do not fund"}
    assert found.profiles.tolist() == LIMITS
    assert found.parameters == {"majority": 0.6}


def test_vetoes_by_name_leave_criteria_out() -> None:
    found = sort_programs(table(), WEIGHTS, LIMITS, NAMES, majority=0.6, veto=[{"cost": 9}, {}])
    assert found.category_of("wifi") == "fund later"


@pytest.mark.parametrize(
    ("method", "category"),
    [("electre_tri_pessimistic", "do not fund"), ("electre_tri_optimistic", "fund now")],
)
def test_both_procedures_have_a_name(method: str, category: str) -> None:
    assert sort_programs(table(), WEIGHTS, LIMITS, NAMES, method).category_of("wifi") == category


def test_a_study_is_sorted_on_its_declared_scales() -> None:
    study = example_study()
    count = len(study.criteria)
    found = sort_programs(study, np.ones(count), [[1.0] * count, [0.0] * count], NAMES, majority=1)
    assert found.programs == tuple(program.id for program in study.programs)
    # Nobody is best everywhere, and nobody below the worst level.
    assert set(found.numbers.tolist()) == {1}


@pytest.mark.parametrize(
    ("arguments", "parameters", "error", "words"),
    [
        ((LIMITS, NAMES, "flow_sort"), {}, UnknownNameError, "way to sort 'flow_sort'"),
        ((LIMITS, NAMES), {"cut": 0.7}, UnknownNameError, "parameter of mr_sort 'cut'"),
        ((LIMITS, NAMES[:2]), {}, AlignmentError, "2 profiles separate 3 categories, but 2"),
        (([{"use": 8}], NAMES[:2]), {}, AlignmentError, "missing: cost"),
        (
            ([{"use": 8, "cost": 4, "fun": 1}], NAMES[:2]),
            {},
            AlignmentError,
            "profiles must name the criteria use, cost; missing: none; unknown: fun",
        ),
        ((LIMITS, NAMES), {"veto": [{"fun": 1}, {}]}, AlignmentError, "vetoes .* unknown: fun"),
    ],
)
def test_names_that_do_not_fit_are_refused(
    arguments: tuple[Any, ...], parameters: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        sort_programs(table(), WEIGHTS, *arguments, **parameters)


def test_unknown_programs_and_categories_are_refused() -> None:
    found = sort_programs(table(), WEIGHTS, LIMITS, NAMES)
    with pytest.raises(UnknownNameError, match=r"program 'buss'.*bus"):
        found.category_of("buss")
    with pytest.raises(UnknownNameError, match="category 'now'"):
        found.members("now")
