"""Benefits, opportunities, costs and risks by hand, and what cannot be combined."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError, InvalidWeightsError, UnknownNameError
from mcdm_smartcity.weighting.methods.benefits_costs import FORMS, Form, benefits_costs

BENEFITS, OPPORTUNITIES, COSTS, RISKS = [0.8, 0.2], [0.5, 0.5], [0.75, 0.25], [0.4, 0.6]
PARTS = (BENEFITS, OPPORTUNITIES, COSTS, RISKS)


@pytest.mark.parametrize(
    ("form", "first", "second"),
    [
        ("subtractive", 0.4 * 0.8 + 0.1 * 0.5 - 0.3 * 0.75 - 0.2 * 0.4, None),
        ("additive_complement", 0.4 * 0.8 + 0.1 * 0.5 + 0.3 * 0.25 + 0.2 * 0.6, None),
        ("additive_reciprocal", 0.4 * 0.8 + 0.1 * 0.5 + 0.3 * 0.25 + 0.2 * 0.6, None),
        ("multiplicative", 0.8 * 0.5 / (0.75 * 0.4), 0.2 * 0.5 / (0.25 * 0.6)),
    ],
)
def test_each_form_is_its_formula(form: Form, first: float, second: float | None) -> None:
    merits = None if form == "multiplicative" else [4, 1, 3, 2]
    scores = benefits_costs(*PARTS, merits=merits, form=form)
    assert scores[0] == pytest.approx(first, rel=1e-12)
    assert second is None or scores[1] == pytest.approx(second, rel=1e-12)


def test_reciprocals_of_costs_are_scaled_to_sum_1() -> None:
    # 1/C is in the ratio 6 : 3 : 2; with costs alone these shares are the scores.
    ones, costs = np.ones(3), np.array([1, 2, 3]) / 6
    scores = benefits_costs(
        ones, ones, costs, ones, merits=[0, 0, 1, 0], form="additive_reciprocal"
    )
    np.testing.assert_allclose(scores, np.array([6, 3, 2]) / 11, rtol=1e-14)


def test_merits_are_equal_if_not_given() -> None:
    np.testing.assert_array_equal(
        benefits_costs(*PARTS), benefits_costs(*PARTS, merits=[1, 1, 1, 1])
    )


def test_many_tables_and_merits_are_combined_each() -> None:
    stack = [[part, part[::-1]] for part in PARTS]
    scores = benefits_costs(*stack, merits=[[1, 0, 0, 0], [0, 0, 1, 0]])
    np.testing.assert_allclose(scores, [[0.8, 0.2], [-0.25, -0.75]], rtol=1e-14)


@pytest.mark.parametrize("form", FORMS)
def test_scores_keep_single_precision(form: Form) -> None:
    single = [np.array(part, dtype=np.float32) for part in PARTS]
    assert benefits_costs(*single, form=form).dtype == np.float32


def test_the_ratio_of_what_has_no_benefit_is_zero() -> None:
    scores = benefits_costs([0, 1], [0.5, 0.5], [5e-324, 1], [1, 1], form="multiplicative")
    assert scores.tolist() == [0, 0.5]


def test_a_ratio_beyond_all_numbers_is_the_largest_number() -> None:
    tiny = [5e-324, 1.0]
    scores = benefits_costs([1, 1], [1, 1], tiny, tiny, form="multiplicative")
    assert scores[0] == np.finfo(np.float64).max


@pytest.mark.parametrize("form", ["multiplicative", "additive_reciprocal"])
@pytest.mark.parametrize(("place", "name"), [(2, "costs"), (3, "risks")])
def test_costs_and_risks_of_zero_are_refused_where_a_form_divides(
    form: Form, place: int, name: str
) -> None:
    parts = [list(part) for part in PARTS]
    parts[place][1] = 0
    with pytest.raises(InvalidArrayError, match=rf"{name} must be above zero.*position \(1,\)"):
        benefits_costs(*parts, form=form)
    assert np.isfinite(benefits_costs(*parts)).all()


def test_merits_of_the_multiplicative_form_are_refused() -> None:
    with pytest.raises(InvalidArrayError, match="multiplicative form has no merits"):
        benefits_costs(*PARTS, merits=[1, 1, 1, 1], form="multiplicative")


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ([0.5, 1.5], r"costs must be priorities from 0 to 1; found 1.5 at position \(1,\)"),
        ([-0.5, 0.5], "costs must be priorities from 0 to 1; found -0.5"),
        ([np.nan, 0.5], "costs must be priorities from 0 to 1; found nan"),
        ([0.5], r"same shape \(..., n\), n at least 1, not \(2,\), \(2,\), \(1,\), \(2,\)"),
        (["a", "b"], "costs must be an array of numbers"),
    ],
    ids=["above", "below", "nan", "length", "words"],
)
def test_what_are_no_priorities_is_refused(costs: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        benefits_costs(BENEFITS, OPPORTUNITIES, costs, RISKS)


@pytest.mark.parametrize("merits", [[1, 1, 1], [1, 1, 1, -1], [0, 0, 0, 0]])
def test_merits_that_are_no_weights_are_refused(merits: Any) -> None:
    with pytest.raises(InvalidWeightsError, match="weights must"):
        benefits_costs(*PARTS, merits=merits)


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    form: Any = "substractive"
    with pytest.raises(UnknownNameError, match=r"form of BOCR.*did you mean 'subtractive'"):
        benefits_costs(*PARTS, form=form)
