"""Worth that may be added up, worked out by hand."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, Note, Study, Worth, example_study, rank, value, weigh
from mcdm_smartcity.errors import (
    AlignmentError,
    DuplicateNameError,
    InvalidArrayError,
    NotAdditiveError,
)

WEIGHTS = {"reach": 0.6, "upkeep": 0.4}
SCALES: dict[str, dict[str, Any]] = {
    "reach": {"kind": "quantity", "lowest": 0, "highest": 100, "unfunded": 20},
    "upkeep": {"kind": "quantity", "lowest": 0, "highest": 10, "unfunded": 5},
}


def study(levels: dict[str, tuple[float, float]], **scales: dict[str, Any]) -> Study:
    known = SCALES | scales
    return example_study().changed(
        criteria=[
            {"id": "reach", "name": "Reach", "weight": 0.6, "scale": known["reach"]},
            {"id": "upkeep", "name": "Upkeep", "weight": 0.4, "scale": known["upkeep"]}
            | {"direction": "cost"},
        ],
        programs=[
            {"id": name, "name": name, "dimension": "governance", "agency": "diskominfo"}
            | {
                "scores": [
                    {"criterion": criterion, "value": level}
                    for criterion, level in zip(known, pair, strict=True)
                ]
            }
            for name, pair in levels.items()
        ],
        judgements=[],
        links=[],
    )


def test_worth_is_the_value_gained_over_not_funding() -> None:
    # 0.6 (0.6 - 0.2) + 0.4 (0.2 - 0.5), where upkeep is a cost.
    worth = value(study({"tram": (60, 8)}), WEIGHTS)
    np.testing.assert_allclose(worth.values, [0.12], rtol=1e-12)
    np.testing.assert_allclose(worth.contributions, [[0.24, -0.12]], rtol=1e-12)
    assert (worth.criteria, worth.notes) == (("reach", "upkeep"), ())


def test_a_program_that_changes_nothing_is_worth_nothing() -> None:
    worth = value(study({"tram": (20, 5)}), WEIGHTS)
    np.testing.assert_allclose(worth.values, [0], atol=1e-15)
    assert worth.notes == ()


def test_a_program_that_makes_things_worse_has_negative_worth_and_is_noted() -> None:
    worth = value(study({"tram": (60, 8), "wall": (10, 9)}), WEIGHTS)
    np.testing.assert_allclose(worth.values[1], -0.22, rtol=1e-12)
    assert worth.notes == (Note("negative_worth", ("wall",)),)


def test_without_a_level_of_not_funding_worth_starts_at_the_worst_end() -> None:
    scales = {name: scale | {"unfunded": None} for name, scale in SCALES.items()}
    worth = value(study({"best": (100, 0), "worst": (0, 10)}, **scales), WEIGHTS)
    np.testing.assert_allclose(worth.values, [1, 0], atol=1e-12)


def test_the_worst_level_of_points_that_begin_above_0_is_worth_nothing() -> None:
    scale = {"kind": "quantity", "lowest": 0, "highest": 100, "points": [(0, 0.3), (100, 1)]}
    upkeep = SCALES["upkeep"] | {"unfunded": None}
    worth = value(study({"worst": (0, 10)}, reach=scale, upkeep=upkeep), WEIGHTS)
    np.testing.assert_allclose(worth.values, [0], atol=1e-12)


def test_worth_does_not_depend_on_other_programs() -> None:
    alone = value(study({"tram": (60, 8)}), WEIGHTS)
    among = value(study({"tram": (60, 8), "best": (100, 0)}), WEIGHTS)
    np.testing.assert_allclose(among.values[0], alone.values[0], rtol=1e-15)


def test_contributions_of_the_example_sum_to_its_worth() -> None:
    worth = value(example_study(), weigh(example_study()))
    assert worth.contributions.shape == (4, 3)
    np.testing.assert_allclose(worth.contributions.sum(axis=1), worth.values, rtol=1e-12)


def test_rows_tell_the_part_of_each_criterion() -> None:
    (row,) = value(study({"tram": (60, 8)}), WEIGHTS).as_rows()
    assert list(row) == ["program", "worth", "reach", "upkeep"]
    assert (row["program"], row["worth"]) == ("tram", pytest.approx(0.12, rel=1e-12))


def test_weights_of_other_criteria_are_refused() -> None:
    with pytest.raises(AlignmentError, match="missing weights of criteria: upkeep"):
        value(study({"tram": (60, 8)}), {"reach": 1})


def test_plain_numbers_are_taken_by_name() -> None:
    worth = Worth.from_mapping({"tram": 3, "bus": -1.5})
    assert (worth.programs, worth.values.tolist()) == (("tram", "bus"), [3, -1.5])
    assert (worth.criteria, worth.contributions.shape, worth.notes) == ((), (2, 0), ())
    assert worth.as_rows() == [{"program": "tram", "worth": 3}, {"program": "bus", "worth": -1.5}]


def test_worth_comes_in_the_order_of_any_programs() -> None:
    assert Worth.from_mapping({"tram": 3, "bus": 1}).on(["bus", "tram"]).tolist() == [1, 3]


def test_worth_of_other_programs_is_refused() -> None:
    with pytest.raises(AlignmentError, match="missing programs with a worth: ferry"):
        Worth.from_mapping({"tram": 3}).on(["tram", "ferry"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tram": float("nan")}, "found nan"),
        ({"tram": float("inf")}, "found inf"),
        ({"tram": "high"}, "found 'high'"),
        ({"tram": None}, "found None"),
        ({"tram": [1.0, 2.0]}, r"found \[1\.0, 2\.0\]"),
        ({"tram": 10**400}, "found 10"),
    ],
    ids=["nan", "infinite", "word", "none", "two numbers", "beyond all floats"],
)
def test_worth_that_is_no_number_is_refused(given: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=f"the worth of 'tram' must be .*{words}"):
        Worth.from_mapping(given)


def test_names_that_read_alike_are_refused() -> None:
    given: Any = {1: 3.0, "1": 4.0}
    with pytest.raises(DuplicateNameError, match="program names must be unique"):
        Worth.from_mapping(given)


def test_scores_are_not_taken_for_worth_by_accident() -> None:
    ranking = rank(DecisionMatrix.from_arrays([[1], [2]], [True]), [1])
    with pytest.raises(NotAdditiveError, match=r"scores of topsis order programs, but .*value\("):
        Worth.from_scores(ranking)


def test_scores_are_taken_for_worth_if_the_caller_says_so_and_that_is_noted() -> None:
    ranking = rank(DecisionMatrix.from_arrays([[1], [2]], [True]), [1])
    worth = Worth.from_scores(ranking, acknowledge_not_additive=True)
    assert (worth.programs, worth.values.tolist()) == (("P1", "P2"), [0, 1])
    assert worth.notes == (Note("not_additive"),)
