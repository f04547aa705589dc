"""What people write: frozen, without unknown keys, with every mistake in its place."""

from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from mcdm_smartcity import Agency, Criterion, Horizon, InvalidRecordError, Problem, Program
from mcdm_smartcity.study.written import Written, problems_in

PERCENT = {"kind": "quantity", "lowest": 0, "highest": 100}
REACH = {"id": "reach", "name": "Reach", "scale": PERCENT}
PROGRAM = {"id": "cctv", "name": "CCTV", "dimension": "governance", "agency": "diskominfo"}


def problems_of(kind: type[Written], values: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRecordError) as caught:
        kind(**values)
    return caught.value.problems


@pytest.mark.parametrize("key", ["colour", "rating", "quantity", "schema"])
def test_an_unknown_key_is_refused_by_its_name(key: str) -> None:
    (problem,) = problems_of(Program, PROGRAM | {key: 3})
    assert problem.where == key
    assert problem.what.startswith("is not a key that is known here")


def test_a_misspelt_key_gets_a_hint() -> None:
    (problem,) = problems_of(Program, PROGRAM | {"durration": 3})
    assert "did you mean 'duration'?" in problem.what


def test_a_missing_key_is_told() -> None:
    assert problems_of(Horizon, {"first": 2024}) == (Problem("last", "is missing"),)


def test_all_mistakes_are_told_at_once() -> None:
    found = problems_of(Program, PROGRAM | {"id": "c c", "duration": 0, "colour": "red"})
    assert [problem.where for problem in found] == ["id", "duration", "colour"]


def test_a_mistake_tells_the_value_found() -> None:
    (problem,) = problems_of(Program, PROGRAM | {"duration": 0})
    assert str(problem) == "duration: Input should be greater than or equal to 1; found 0"


def test_a_value_that_would_fill_the_line_is_not_repeated() -> None:
    (problem,) = problems_of(Program, PROGRAM | {"agency": "x" * 100})
    assert "xxx" not in problem.what


def test_a_nested_record_keeps_its_place_counted_from_1() -> None:
    scores = [{"criterion": "reach", "value": 3}, {"criterion": "reach reach", "value": 3}]
    (problem,) = problems_of(Program, PROGRAM | {"scores": scores})
    assert problem.where == "scores / 2 / criterion"


def test_a_rule_of_a_nested_record_keeps_its_place_too() -> None:
    (problem,) = problems_of(Criterion, REACH | {"scale": PERCENT | {"highest": 0}})
    assert str(problem) == "scale: lowest must be below highest; found 0 and 0"


def test_a_key_of_a_scale_has_a_place_without_the_names_of_branches() -> None:
    (problem,) = problems_of(Criterion, REACH | {"scale": PERCENT | {"colour": "red"}})
    assert problem.where == "scale / colour"


def test_a_record_that_was_built_before_can_be_nested() -> None:
    criterion = Criterion(**REACH)
    assert Criterion(**REACH | {"scale": criterion.scale}) == criterion


def test_a_field_cannot_be_assigned() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Horizon(first=2024, last=2028).last = 2030  # type: ignore[misc] # what must not be done


def test_a_changed_copy_leaves_the_record_as_it_was() -> None:
    horizon = Horizon(first=2024, last=2028)
    assert horizon.changed(last=2030) == Horizon(first=2024, last=2030)
    assert horizon.last == 2028


def test_a_changed_copy_is_checked_like_a_new_record() -> None:
    with pytest.raises(InvalidRecordError, match="first must not be after last"):
        Horizon(first=2024, last=2028).changed(last=2020)


def test_a_changed_copy_knows_no_further_keys() -> None:
    with pytest.raises(InvalidRecordError, match="middle: is not a key that is known here"):
        Horizon(first=2024, last=2028).changed(middle=2026)


def test_plain_data_is_validated_to_an_equal_record() -> None:
    criterion = Criterion(**REACH)
    assert Criterion.model_validate(criterion.model_dump()) == criterion
    assert Criterion.model_validate_json(criterion.model_dump_json()) == criterion


def test_problems_of_plain_data_stand_below_the_place_they_are_given() -> None:
    with pytest.raises(ValidationError) as caught:
        Criterion.model_validate(REACH | {"id": "", "colour": "red"})
    places = [problem.where for problem in problems_in(caught.value, "study.toml criteria 3")]
    assert places == ["study.toml criteria 3 / id", "study.toml criteria 3 / colour"]


@pytest.mark.parametrize("given", ["a", "A1", "data-center", "rpjmd.2.1", "a_b", "x" * 80, " a "])
def test_an_id_is_a_short_word(given: str) -> None:
    assert Agency(id=given, name="A").id == given.strip()


@pytest.mark.parametrize("given", ["", "-a", ".a", "a b", "a/b", "é", "x" * 81, "a\nb", 3])
def test_what_is_no_short_word_is_no_id(given: Any) -> None:
    (problem,) = problems_of(Agency, {"id": given, "name": "A"})
    assert problem.where == "id"


def test_provenance_is_assumed_unless_it_is_told() -> None:
    assert Agency(id="a", name="A").basis == "assumed"


@pytest.mark.parametrize("source", ["", "  "])
def test_what_is_published_needs_a_source(source: str) -> None:
    (problem,) = problems_of(
        Agency, {"id": "a", "name": "A", "basis": "published"} | {"source": source}
    )
    assert "basis 'published' needs a source" in problem.what


def test_what_is_published_somewhere_is_taken() -> None:
    agency = Agency(id="a", name="A", basis="published", source="https://example.org")
    assert (agency.basis, agency.source) == ("published", "https://example.org")


def test_what_is_inferred_needs_no_source() -> None:
    assert Agency(id="a", name="A", basis="inferred").basis == "inferred"


def test_another_basis_is_refused_with_the_known_ones() -> None:
    (problem,) = problems_of(Agency, {"id": "a", "name": "A", "basis": "guessed"})
    assert "'published', 'inferred' or 'assumed'" in problem.what


def test_a_list_of_wrong_things_is_not_called_too_short_as_well() -> None:
    class Basket(Written):
        fruits: Annotated[tuple[int, ...], Field(min_length=1)]

    with pytest.raises(InvalidRecordError) as wrong:
        Basket(fruits=["apple"])
    assert [problem.where for problem in wrong.value.problems] == ["fruits / 1"]
    with pytest.raises(InvalidRecordError, match="at least 1 item"):
        Basket(fruits=[])
