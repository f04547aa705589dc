"""What programs address, and criteria whose values follow from it."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    Addressed,
    DecisionMatrix,
    InvalidStudyError,
    Study,
    UnknownNameError,
    derived_values,
    example_study,
    rank,
    strategic_weights,
    value,
    weigh,
)

SWOT: tuple[dict[str, Any], ...] = (
    {"id": "team", "kind": "strength", "weight": 5, "programs": ["network", "e-services"]},
    {"id": "data", "kind": "weakness", "weight": 3, "programs": ["data-center"]},
    {"id": "flood", "kind": "threat", "weight": 2, "programs": []},
    {"id": "law", "kind": "opportunity", "weight": 10, "programs": ["network"]},
)
READINESS: tuple[dict[str, Any], ...] = (
    {"id": "fiber", "now": 1, "target": 4, "programs": ["network"]},
    {"id": "staff", "now": 3, "target": 4, "programs": ["network", "data-center"]},
    {"id": "law", "now": 5, "target": 4, "programs": ["command-center"]},
)


def study_with(by: str | None = None, **changes: Any) -> Study:
    """The example study with SWOT and readiness; urgency follows from one of them."""
    study = example_study()
    parts: dict[str, Any] = {
        "swot": [{"name": "x", **factor} for factor in SWOT],
        "readiness": [{"name": "x", "element": "structure", **item} for item in READINESS],
    }
    if by is not None:
        scale = {"kind": "addressed", "by": by}
        parts["criteria"] = [
            c.changed(scale=scale) if c.id == "urgency" else c for c in study.criteria
        ]
        parts["programs"] = [
            p.changed(scores=[s for s in p.scores if s.criterion != "urgency"])
            for p in study.programs
        ]
    return study.changed(**(parts | changes))


def test_programs_address_the_factors_that_name_them() -> None:
    found = strategic_weights(study_with())
    # team 0.25, data 0.15, flood 0.1, law 0.5
    assert found.as_rows() == [
        {"program": "network", "weight": pytest.approx(0.75), "addresses": "team law"},
        {"program": "data-center", "weight": pytest.approx(0.15), "addresses": "data"},
        {"program": "command-center", "weight": 0, "addresses": ""},
        {"program": "e-services", "weight": pytest.approx(0.25), "addresses": "team"},
    ]
    assert "kinds_by_points" in {note.kind for note in found.notes}


def test_programs_address_their_shares_of_the_gaps() -> None:
    found = strategic_weights(study_with(), "readiness")
    # fiber 0.6, staff 0.2, law beyond its target.
    np.testing.assert_allclose(found.values, [1, 0.25, 0, 0], rtol=1e-12)
    assert found.by == "readiness"
    assert found.values.max() <= 1


def test_without_a_strategic_analysis_programs_address_nothing() -> None:
    for by in ("swot", "readiness"):
        assert strategic_weights(example_study(), by).values.tolist() == [0, 0, 0, 0]


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'swot'"):
        strategic_weights(study_with(), "swott")  # type: ignore[arg-type] # a mistyped word


@pytest.mark.parametrize(
    ("by", "values"),
    [("swot", [0.75, 0.15, 0, 0.25]), ("readiness", [1, 0.25, 0, 0])],
)
def test_what_is_addressed_enters_rank_and_worth(by: str, values: list[float]) -> None:
    study = study_with(by)
    np.testing.assert_allclose(derived_values(study)["urgency"], values)
    worth = value(study, {"reach": 0, "urgency": 1, "upkeep": 0})
    np.testing.assert_allclose(worth.values, values)
    notes = {note.kind: note.names for note in rank(study, weigh(study)).notes}
    assert notes["addressed"] == ("urgency",)


def test_scored_criteria_are_not_derived() -> None:
    assert derived_values(study_with()) == {}


def test_a_score_on_an_addressed_criterion_is_refused() -> None:
    with pytest.raises(InvalidStudyError, match="must be left out, since it follows from the swot"):
        study_with("swot", programs=example_study().programs)


@pytest.mark.parametrize(
    ("by", "words"),
    [("swot", "no SWOT factor; write swot.csv"), ("readiness", "no readiness item; write")],
)
def test_an_addressed_criterion_needs_its_part(by: str, words: str) -> None:
    with pytest.raises(InvalidStudyError, match=words):
        study_with(by, **{by: ()})


def test_there_is_no_bare_table_of_what_is_addressed() -> None:
    with pytest.raises(InvalidStudyError, match="are not scored on urgency"):
        DecisionMatrix.from_study(study_with("swot"))


def test_more_addressed_is_better_and_not_funding_is_worth_0() -> None:
    scale = Addressed(by="readiness")
    assert scale.values([0, 0.25, 1], "benefit").tolist() == [0, 0.25, 1]
    assert scale.value_of(None, "benefit") == 0
