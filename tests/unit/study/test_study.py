"""The study as a whole: cross-checked when built, compared and copied by value."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from mcdm_smartcity import InvalidStudyError, Study, Text, assess, example_study, rank, value, weigh
from mcdm_smartcity.errors import InvalidRecordError

PARTS = ("dimensions", "agencies", "funding", "groups", "criteria", "judges", "programs")


def criteria_only() -> Study:
    return example_study().changed(programs=[], links=[])


def spoiled() -> dict[str, Any]:
    """The example as plain data with one mistake in four of its parts."""
    data = example_study().model_dump()
    data["agencies"] = []
    data["programs"][0]["scores"] = data["programs"][0]["scores"][1:]
    data["programs"][1]["costs"][0]["funding"] = "csr"
    data["links"][0]["other"] = "netwrok"
    data["judgements"][0]["judge"] = "citra"
    return data


def test_the_example_is_a_valid_study() -> None:
    study = example_study()
    assert Study(**study.model_dump()) == study


def test_everything_in_the_example_is_assumed_and_says_so() -> None:
    study = example_study()
    assert {record.basis for _, record in study.sourced()} == {"assumed"}
    assert [str(note) for note in study.notes] == ["Everything in this study is invented."]


def test_parts_that_do_not_fit_together_are_refused_with_every_problem() -> None:
    with pytest.raises(InvalidStudyError) as caught:
        Study(**spoiled())
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 8
    assert (
        sum("agency 'diskominfo' is no known agency; none is declared" in one for one in told) == 4
    )
    assert "judge citra on goal: reach over urgency: judge 'citra' is no known judge" in str(told)
    assert "program network: program 'network' has no score on reach" in told
    assert "program data-center / cost in year 1: funding 'csr' is no known funding" in str(told)
    assert "program 'netwrok' is no known program; did you mean 'network'?" in str(told)


def test_a_record_that_is_wrong_by_itself_is_told_by_its_place() -> None:
    data = example_study().model_dump()
    data["criteria"][1]["direction"] = "up"
    data["programs"][2]["duration"] = 0
    with pytest.raises(InvalidStudyError) as caught:
        Study(**data)
    places = [problem.where for problem in caught.value.problems]
    assert places == ["criteria / 2 / direction", "programs / 3 / duration"]


def test_a_change_of_a_part_is_cross_checked() -> None:
    with pytest.raises(InvalidStudyError, match="group 'team' is no known group"):
        example_study().changed(groups=[])


def test_a_study_without_criteria_is_refused() -> None:
    with pytest.raises(InvalidStudyError, match="criteria: there is none; a study needs at least"):
        example_study().changed(criteria=[], judgements=[], programs=[], links=[])


def test_a_currency_has_three_letters() -> None:
    with pytest.raises(InvalidStudyError, match="currency: "):
        example_study().changed(currency="rupiah")


def test_the_version_of_the_format_is_called_schema_in_files() -> None:
    data = example_study().model_dump(by_alias=True)
    assert data["schema"] == 1
    assert Study(**data) == example_study()


def test_a_part_cannot_be_assigned() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        example_study().programs = ()  # type: ignore[misc] # what must not be done


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_a_tuple_that_nobody_can_add_to(part: str) -> None:
    assert isinstance(getattr(example_study(), part), tuple)


def test_studies_of_equal_content_are_equal_with_equal_hashes() -> None:
    assert example_study() == example_study()
    assert hash(example_study()) == hash(example_study())


@pytest.mark.parametrize(
    "changes",
    [{"name": "Other"}, {"horizon": {"first": 2023, "last": 2030}}, {"links": []}],
    ids=["name", "horizon", "links"],
)
def test_studies_of_other_content_are_not_equal(changes: dict[str, Any]) -> None:
    assert example_study().changed(**changes) != example_study()


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda study: pickle.loads(pickle.dumps(study))],  # noqa: S301 - ours
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_of_a_study_is_equal_and_works(copied: Callable[[Study], Study]) -> None:
    study = copied(example_study())
    assert study == example_study()
    assert weigh(study) == weigh(example_study())


def test_json_reads_back_equal() -> None:
    study = example_study()
    assert Study.model_validate_json(study.model_dump_json(by_alias=True)) == study


def test_a_name_keeps_all_its_languages() -> None:
    assert example_study().name == Text({"en": "A small example", "id": "Contoh kecil"})


def test_criteria_can_be_weighed_before_there_are_programs() -> None:
    assert weigh(criteria_only()) == weigh(example_study())


@pytest.mark.parametrize(
    "verb",
    [lambda s: rank(s, weigh(s)), lambda s: value(s, weigh(s)), assess],
    ids=["rank", "value", "assess"],
)
def test_without_programs_there_is_nothing_to_rank(verb: Callable[[Study], object]) -> None:
    with pytest.raises(InvalidStudyError, match="programs: there is none; a ranking needs at le"):
        verb(criteria_only())


def test_every_record_with_a_provenance_is_counted_once() -> None:
    parts = [part for part, _ in example_study().sourced()]
    counts = {part: parts.count(part) for part in dict.fromkeys(parts)}
    assert counts == dict.fromkeys(PARTS[:4], 1) | {
        "criteria": 3,
        "judges": 2,
        "programs": 4,
        "judgements": 6,
        "links": 3,
        "scores": 12,
        "costs": 4,
    }


def test_a_refusal_of_a_study_is_a_refusal_of_a_record_too() -> None:
    with pytest.raises(InvalidRecordError):
        Study(id="x")  # type: ignore[call-arg] # what is refused
