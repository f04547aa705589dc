"""Levels of intensity as a declared scale: what is read, what is refused, what has a number."""

from typing import Any

import pytest

from mcdm_smartcity import (
    Criterion,
    DecisionMatrix,
    Intensity,
    InvalidRecordError,
    InvalidStudyError,
    Study,
)
from strategies_intensities import by_levels

JUDGED = Intensity(levels=["excellent", "very good", "poor"], unfunded="poor")
TYPED = Intensity(
    levels=[{"level": "good", "weight": 4}, {"level": "bad", "weight": 1}], unfunded="bad"
)
PAIRS = {("excellent", "very good"): 2.0, ("very good", "poor"): 4.0}


def test_a_plain_word_is_a_level_without_a_weight() -> None:
    assert (
        Intensity(
            levels=[{"level": "excellent"}, {"level": "very good"}, {"level": "poor"}],
            unfunded="poor",
        )
        == JUDGED
    )
    assert JUDGED.names == ("excellent", "very good", "poor")
    assert JUDGED.weights == ()
    assert TYPED.weights == (4, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"levels": ["good"]}, "at least 2 items"),
        ({"levels": ["good", " good "]}, "the levels must differ; found good, good"),
        ({"levels": ["good", ""]}, "at least 1 character"),
        ({"unfunded": "por"}, "unfunded must be one of the levels; did you mean 'poor'"),
        (
            {"levels": ["poor", {"level": "good", "weight": 2}]},
            "have a weight, but not poor; give all of them one, or none and judgements",
        ),
        (
            {"levels": [{"level": "poor", "weight": 0}, {"level": "good", "weight": 0}]},
            "weights of levels are all zero",
        ),
        (
            {"levels": [{"level": "poor", "weight": -1}, {"level": "good", "weight": 2}]},
            "greater than or equal to 0",
        ),
        (
            {"levels": [{"level": "poor", "weight": float("inf")}, {"level": "good", "weight": 2}]},
            "finite",
        ),
        ({"levels": [3, "good"]}, "levels / 1"),
    ],
)
def test_levels_that_make_no_sense_are_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        JUDGED.changed(**changes)


@pytest.mark.parametrize("level", ["excelent", "Poor", 3, 5.0])
def test_a_score_that_is_no_level_is_told(level: float | str) -> None:
    told = JUDGED.problem_with(level) or ""
    assert told.startswith(f"must be one of the levels; found {level!r}; ")
    assert "excellent" in told


def test_a_misspelt_level_is_guessed() -> None:
    assert "did you mean 'excellent'?" in (JUDGED.problem_with("excelent") or "")
    assert JUDGED.problem_with("very good") is None


def test_levels_tell_what_is_better_so_there_is_no_cost() -> None:
    with pytest.raises(InvalidRecordError, match="must be 'benefit' on the scale 'intensity'"):
        Criterion(id="noise", name="Noise", direction="cost", scale=JUDGED)
    assert Criterion(id="noise", name="Noise", scale=JUDGED).direction == "benefit"


def test_typed_levels_have_their_weights_as_numbers_and_shares_as_values() -> None:
    assert TYPED.number("bad") == 1
    assert TYPED.values([1, 4], "benefit").tolist() == [0.25, 1]
    assert TYPED.value_of("bad", "benefit") == 0.25
    assert TYPED.value_of(None, "benefit") == 0.25


def test_judged_levels_have_no_number_by_themselves() -> None:
    with pytest.raises(InvalidRecordError, match="judges compare them; see rate_intensities"):
        JUDGED.number("poor")
    with pytest.raises(InvalidRecordError, match="judges compare them; see rate_intensities"):
        JUDGED.value_points("benefit")


def test_a_bare_table_holds_typed_weights_and_refuses_judged_levels() -> None:
    scores = ("good", "bad", "bad", "good")
    table = DecisionMatrix.from_study(by_levels(("good", "bad"), {}, scores, (4, 1)))
    assert table.values[:, 1].tolist() == [4, 1, 1, 4]
    with pytest.raises(InvalidStudyError, match="levels: are compared pairwise on urgency"):
        DecisionMatrix.from_study(by_levels(JUDGED.names, PAIRS, ("poor",) * 4))


def test_the_kind_is_written_and_the_schema_knows_both_forms_of_a_level() -> None:
    assert JUDGED.model_dump(exclude_defaults=True) == {
        "kind": "intensity",
        "levels": ({"level": "excellent"}, {"level": "very good"}, {"level": "poor"}),
        "unfunded": "poor",
    }
    levels = Study.model_json_schema()["$defs"]["Intensity"]["properties"]["levels"]
    assert levels["minItems"] == 2
    assert {"string", None} == {kind.get("type") for kind in levels["items"]["anyOf"]}


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ({"kind": "compared"}, "since judges of the programs tell what is better"),
        ({"kind": "addressed"}, "since the strategic analysis tells what is better"),
    ],
)
def test_a_scale_that_says_what_is_better_takes_no_direction_of_a_cost(
    scale: dict[str, str], words: str
) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        Criterion(id="fit", name="Fit", direction="cost", scale=scale)
