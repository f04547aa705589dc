"""Rankings of studies on their declared scales, worked out by hand."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import DecisionMatrix, Note, Study, example_study, rank, weigh

WEIGHTS = {"reach": 0.6, "upkeep": 0.4}
# Values from 0 to 1: all-or-nothing has 1 and 0, in-between has 0.6 and 0.8.
LEVELS = {"all-or-nothing": (100, 10), "in-between": (60, 2)}


def study(**levels: tuple[float, float]) -> Study:
    given = LEVELS | {name.replace("_", "-"): pair for name, pair in levels.items()}
    criteria: list[dict[str, Any]] = [
        {
            "id": "reach",
            "name": "Reach",
            "scale": {"kind": "quantity", "lowest": 0, "highest": 100},
        },
        {"id": "upkeep", "name": "Upkeep", "direction": "cost", "weight": 0.4}
        | {"scale": {"kind": "quantity", "lowest": 0, "highest": 10}},
    ]
    criteria[0]["weight"] = 0.6
    programs = [
        {"id": name, "name": name, "dimension": "governance", "agency": "diskominfo"}
        | {
            "scores": [
                {"criterion": "reach", "value": reach},
                {"criterion": "upkeep", "value": upkeep},
            ]
        }
        for name, (reach, upkeep) in given.items()
    ]
    return example_study().changed(criteria=criteria, programs=programs, judgements=[], links=[])


def test_closeness_is_that_to_the_fixed_ideals() -> None:
    # Distances of the second: √(0.24² + 0.08²) to the ideal, √(0.36² + 0.32²) from the anti-ideal.
    above, below = np.hypot(0.24, 0.08), np.hypot(0.36, 0.32)
    ranking = rank(study(), WEIGHTS)
    np.testing.assert_allclose(ranking.scores, [0.6, below / (above + below)], rtol=1e-12)


def test_closeness_by_plain_distances_is_worked_out_by_hand() -> None:
    np.testing.assert_allclose(rank(study(), WEIGHTS, p=1).scores, [0.6, 0.68], rtol=1e-12)


def test_a_weighted_sum_adds_up_declared_values() -> None:
    ranking = rank(study(), WEIGHTS, "weighted_sum")
    np.testing.assert_allclose(ranking.scores, [0.6, 0.68], rtol=1e-12)


def test_weights_of_the_study_are_taken() -> None:
    weights = weigh(study())
    np.testing.assert_allclose(
        rank(study(), weights).scores, rank(study(), WEIGHTS).scores, rtol=1e-12
    )


@pytest.mark.parametrize("method", ["topsis", "weighted_sum"])
def test_a_further_program_changes_no_score(method: str) -> None:
    more = rank(study(dream=(100, 0), nightmare=(0, 10)), WEIGHTS, method)
    few = rank(study(), WEIGHTS, method)
    np.testing.assert_allclose(more.scores[:2], few.scores, rtol=1e-12)


def test_the_best_and_worst_levels_are_1_and_0() -> None:
    ranking = rank(study(dream=(100, 0), nightmare=(0, 10)), WEIGHTS)
    np.testing.assert_allclose(ranking.scores[2:], [1, 0], atol=1e-12)


def test_numbers_differ_from_those_of_the_bare_table() -> None:
    bare = rank(DecisionMatrix.from_study(study()), WEIGHTS)
    assert not np.allclose(bare.scores, rank(study(), WEIGHTS).scores, atol=1e-3)
    assert bare.notes[0] == Note("scale_of_data")


def test_the_fixed_ideals_are_among_the_parameters() -> None:
    ranking = rank(study(), WEIGHTS, p=1)
    assert ranking.parameters == {"normalise": "none", "ideal": 1.0, "anti_ideal": 0.0, "p": 1}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [("topsis", {}), ("topsis", {"p": 1}), ("topsis", {"ideal": 1.0}), ("weighted_sum", {})],
    ids=repr,
)
def test_declared_scales_are_told(method: str, parameters: dict[str, Any]) -> None:
    assert rank(study(), WEIGHTS, method, **parameters).notes[0] == Note("declared_scale")


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("topsis", {"normalise": "vector"}),
        ("topsis", {"ideal": None, "anti_ideal": None}),
        ("weighted_sum", {"normalise": "range"}),
    ],
    ids=repr,
)
def test_parameters_that_scale_by_the_data_again_are_told(
    method: str, parameters: dict[str, Any]
) -> None:
    assert rank(study(), WEIGHTS, method, **parameters).notes[0] == Note("scale_of_data")


def test_ideals_of_a_study_can_be_given_for_each_criterion() -> None:
    ranking = rank(study(), WEIGHTS, ideal=np.array([1.0, 1.0]), anti_ideal=np.array([0.0, 0.0]))
    np.testing.assert_allclose(ranking.scores, rank(study(), WEIGHTS).scores, rtol=1e-12)


def test_one_program_of_a_study_has_its_own_closeness() -> None:
    alone = study().changed(programs=study().programs[:1])
    ranking = rank(alone, WEIGHTS)
    np.testing.assert_allclose(ranking.scores, [0.6], rtol=1e-12)
    assert ranking.notes == (Note("declared_scale"), Note("one_program"))


def test_programs_of_a_study_that_are_alike_everywhere_keep_their_declared_closeness() -> None:
    alike = rank(study(in_between=(100, 10)), WEIGHTS)
    np.testing.assert_allclose(alike.scores, [0.6, 0.6], rtol=1e-12)
    assert alike.notes == (Note("declared_scale"), Note("all_constant"))


def test_scores_of_a_study_are_values_in_the_first_step() -> None:
    steps = rank(study(), WEIGHTS).steps
    np.testing.assert_allclose(steps["normalised"], [[1.0, 0.0], [0.6, 0.8]], rtol=1e-12)
