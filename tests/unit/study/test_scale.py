"""Declared scales: levels, their values from 0 to 1, and what is refused."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import InvalidRecordError, Quantity, Rating
from mcdm_smartcity.study.scale import DeclaredScale, Direction

PERCENT = Quantity(lowest=0, highest=100, unit="%")
WORDS = [{"word": "low", "value": 1}, {"word": "fair", "value": 2}, {"word": "high", "value": 5}]
URGENCY = Rating(words=WORDS)
BENEFIT: Direction = "benefit"
COST: Direction = "cost"


def values(scale: Quantity, levels: list[float], direction: Direction = BENEFIT) -> list[float]:
    found: list[float] = scale.values(levels, direction).round(12).tolist()
    return found


def test_values_rise_linearly_from_lowest_to_highest() -> None:
    scale = Quantity(lowest=-10, highest=30)
    assert values(scale, [-10, 0, 30]) == [0, 0.25, 1]


def test_values_of_a_cost_fall() -> None:
    assert values(PERCENT, [0, 25, 100], COST) == [1, 0.75, 0]


@pytest.mark.parametrize("direction", [BENEFIT, COST])
def test_values_peak_at_a_target_in_either_direction(direction: Direction) -> None:
    scale = Quantity(lowest=0, highest=100, target=40)
    assert values(scale, [0, 20, 40, 70, 100], direction) == [0, 0.5, 1, 0.5, 0]


@pytest.mark.parametrize(("target", "found"), [(0, [1, 0.5, 0]), (100, [0, 0.5, 1])])
def test_a_target_at_an_end_makes_a_straight_line(target: float, found: list[float]) -> None:
    scale = Quantity(lowest=0, highest=100, target=target)
    assert values(scale, [0, 50, 100]) == found


def test_points_are_joined_by_straight_lines() -> None:
    scale = Quantity(lowest=0, highest=10, points=[(0, 0), (4, 0.8), (10, 1)])
    assert values(scale, [0, 2, 4, 7, 10]) == [0, 0.4, 0.8, 0.9, 1]


def test_values_have_the_shape_of_the_levels() -> None:
    assert PERCENT.values([[10, 20], [30, 40]], BENEFIT).shape == (2, 2)


def test_the_level_of_not_funding_has_its_value() -> None:
    scale = Quantity(lowest=0, highest=100, unfunded=20)
    assert (scale.value_of(scale.unfunded, BENEFIT), scale.value_of(scale.unfunded, COST)) == (
        0.2,
        0.8,
    )


@pytest.mark.parametrize("direction", [BENEFIT, COST])
def test_no_level_means_the_worst_end(direction: Direction) -> None:
    assert PERCENT.value_of(None, direction) == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"lowest": 100}, "lowest must be below highest; found 100 and 100"),
        ({"target": 101}, "target must lie between 0 and 100; found 101"),
        ({"unfunded": -1}, "unfunded must lie between 0 and 100; found -1"),
        ({"target": 50, "points": [(0, 0), (100, 1)]}, "a target or points, not both"),
        ({"points": [(1, 0), (100, 1)]}, "begin at lowest and end at highest"),
        ({"points": [(0, 0), (99, 1)]}, "begin at lowest and end at highest"),
        ({"points": [(0, 0), (50, 0.2), (50, 0.4), (100, 1)]}, "levels of points must rise"),
        ({"points": [(0, 0), (100, 1.1)]}, "values of points must lie between 0 and 1"),
        ({"points": [(0, -0.1), (100, 1)]}, "values of points must lie between 0 and 1"),
        ({"highest": float("inf")}, "finite"),
        ({"lowest": float("nan")}, "finite"),
    ],
)
def test_a_quantity_that_makes_no_sense_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        PERCENT.changed(**changes)


@pytest.mark.parametrize("level", [0, 100, 12.5])
def test_a_level_inside_a_quantity_is_no_problem(level: float) -> None:
    assert PERCENT.problem_with(level) is None


@pytest.mark.parametrize(
    ("level", "problem"),
    [
        (100.5, "must lie between 0 and 100 (%); found 100.5"),
        (-1, "must lie between 0 and 100 (%); found -1"),
        ("high", "must be a number (%); found 'high'"),
    ],
)
def test_a_level_outside_a_quantity_is_told(level: float | str, problem: str) -> None:
    assert PERCENT.problem_with(level) == problem


def test_a_quantity_without_a_unit_names_none() -> None:
    assert Quantity(lowest=0, highest=1).problem_with(2) == "must lie between 0 and 1; found 2"


def test_values_of_words_are_linear_in_their_numbers() -> None:
    numbers = [URGENCY.number(word) for word in ("low", "fair", "high")]
    assert numbers == [1, 2, 5]
    np.testing.assert_allclose(URGENCY.values(numbers, BENEFIT), [0, 0.25, 1], rtol=1e-15)
    np.testing.assert_allclose(URGENCY.values(numbers, COST), [1, 0.75, 0], rtol=1e-15)


def test_a_word_for_not_funding_has_its_value() -> None:
    scale = Rating(words=WORDS, unfunded="fair")
    assert scale.value_of(scale.unfunded, BENEFIT) == 0.25


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": WORDS[:1]}, "at least 2 items"),
        ({"words": [*WORDS, {"word": "low", "value": 9}]}, "rating words must differ; found low"),
        ({"words": WORDS[::-1]}, "must rise from word to word"),
        ({"words": [WORDS[0], {"word": "same", "value": 1}]}, "must rise from word to word"),
        ({"unfunded": "none"}, "unfunded must be one of low, fair, high; found 'none'"),
        ({"words": [{"word": "", "value": 0}, *WORDS]}, "at least 1 character"),
    ],
)
def test_a_rating_that_makes_no_sense_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        URGENCY.changed(**changes)


@pytest.mark.parametrize("level", ["hihg", "High", 3, 5.0])
def test_a_level_that_is_no_word_of_a_rating_is_told(level: float | str) -> None:
    assert URGENCY.problem_with(level) == (
        f"must be one of the words low, fair, high; found {level!r}"
    )


def test_a_word_of_a_rating_is_no_problem() -> None:
    assert URGENCY.problem_with("fair") is None


@pytest.mark.parametrize("scale", [PERCENT, URGENCY], ids=["quantity", "rating"])
def test_a_scale_writes_its_kind_even_where_defaults_are_left_out(scale: DeclaredScale) -> None:
    assert scale.model_dump(exclude_defaults=True)["kind"] == scale.kind
