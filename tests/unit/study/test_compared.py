"""Criteria on which judges compare programs pairwise instead of scoring them."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    DecisionMatrix,
    InvalidStudyError,
    Study,
    compare_programs,
    example_study,
    rank,
    value,
    weigh,
)

PAIRS = {
    ("network", "data-center"): 2.0,
    ("data-center", "command-center"): 0.5,
    ("command-center", "e-services"): 1.0,
}


def compared_on_urgency(pairs: dict[tuple[str, str], float] = PAIRS, **changes: Any) -> Study:
    """The example study, with programs compared on urgency instead of scored."""
    study = example_study()
    criteria = [
        c.changed(scale={"kind": "compared"}) if c.id == "urgency" else c for c in study.criteria
    ]
    programs = [
        p.changed(scores=[s for s in p.scores if s.criterion != "urgency"]) for p in study.programs
    ]
    said = [
        {"judge": "ani", "node": "urgency", "first": one, "second": two, "value": ratio}
        for (one, two), ratio in pairs.items()
    ]
    parts: dict[str, Any] = {
        "criteria": criteria,
        "programs": programs,
        "judgements": [*study.judgements, *said],
    }
    return study.changed(**(parts | changes))


def test_programs_get_priorities_where_they_are_compared() -> None:
    compared = compare_programs(compared_on_urgency())
    assert compared.criteria == ("urgency",)
    np.testing.assert_allclose(compared.priorities[:, 0], np.array([2, 1, 2, 2]) / 7)
    np.testing.assert_allclose(compared.ideal()[:, 0], [1, 0.5, 1, 1])
    assert compared.as_rows()[1]["urgency"] == pytest.approx(1 / 7)


def test_priorities_enter_rank_and_worth_as_shares_of_the_best() -> None:
    study = compared_on_urgency()
    weights = {"reach": 0, "urgency": 1, "upkeep": 0}
    worth = value(study, weights)
    np.testing.assert_allclose(worth.values, [1, 0.5, 1, 1])
    assert "compared" in {note.kind for note in worth.notes}
    assert "compared" in {note.kind for note in rank(study, weigh(study)).notes}


def test_a_study_without_comparisons_has_no_compared_criteria() -> None:
    compared = compare_programs(example_study())
    assert compared.criteria == ()
    assert compared.priorities.shape == (4, 0)


def test_a_single_program_has_priority_1() -> None:
    study = compared_on_urgency()
    alone = study.changed(
        programs=study.programs[:1],
        links=(),
        judgements=[j for j in study.judgements if j.node == "goal"],
    )
    assert compare_programs(alone).priorities.tolist() == [[1.0]]


def test_a_score_on_a_compared_criterion_is_refused() -> None:
    with pytest.raises(InvalidStudyError, match=r"must be left out.*compared pairwise"):
        compared_on_urgency(programs=example_study().programs)


def test_programs_that_nobody_compares_are_told() -> None:
    with pytest.raises(InvalidStudyError, match="comparisons on urgency: nobody compares"):
        compared_on_urgency({})


def test_programs_that_comparisons_do_not_connect_are_told_in_groups() -> None:
    pairs = {("network", "data-center"): 2.0, ("command-center", "e-services"): 1.0}
    with pytest.raises(InvalidStudyError, match=r"groups \{network, data-center\} and"):
        compared_on_urgency(pairs)


def test_a_comparison_of_an_unknown_program_is_refused() -> None:
    with pytest.raises(InvalidStudyError, match="'tram' does not stand under 'urgency'"):
        compared_on_urgency(PAIRS | {("network", "tram"): 3.0})


def test_a_comparison_on_a_scored_criterion_is_refused() -> None:
    study = example_study()
    said = {"judge": "ani", "node": "reach", "first": "network", "second": "e-services"}
    with pytest.raises(InvalidStudyError, match="node 'reach' is no known node"):
        study.changed(judgements=[*study.judgements, said | {"value": 2}])


def test_there_is_no_bare_table_of_compared_programs() -> None:
    with pytest.raises(InvalidStudyError, match="compared pairwise on urgency"):
        DecisionMatrix.from_study(compared_on_urgency())
