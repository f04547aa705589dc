"""Words in one or more languages."""

import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from mcdm_smartcity import McdmError, Text

BOTH = Text({"en": "Data center", "id": "Pusat data"})


@pytest.mark.parametrize("language", ["en", "id", "jv"])
def test_plain_words_are_the_same_in_every_language(language: str) -> None:
    assert Text("SPBE").words(language) == "SPBE"


@pytest.mark.parametrize(("language", "words"), [("en", "Data center"), ("id", "Pusat data")])
def test_words_come_in_the_wanted_language(language: str, words: str) -> None:
    assert BOTH.words(language) == words


def test_a_language_that_is_missing_falls_back_on_the_first_one_given() -> None:
    assert Text({"id": "Pusat data", "jv": "Pusat dhata"}).words("en") == "Pusat data"


def test_it_prints_in_english() -> None:
    assert f"{BOTH}" == "Data center"


@pytest.mark.parametrize("given", ["", "  ", {"en": ""}, {"en": "Center", "id": " "}], ids=repr)
def test_empty_words_are_refused(given: Any) -> None:
    with pytest.raises(ValueError, match="are empty"):
        Text(given)


@pytest.mark.parametrize("given", [3, None, ["Center"], {}], ids=repr)
def test_what_is_no_words_is_refused(given: Any) -> None:
    with pytest.raises(ValueError, match="must be words, or a table from language to words"):
        Text(given)


def test_a_refusal_is_an_error_of_ours() -> None:
    with pytest.raises(McdmError, match="are empty"):
        Text("")


def test_words_cannot_be_replaced() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        BOTH.root = (("en", "Other"),)  # type: ignore[misc] # what must not be done


def test_equal_words_are_equal_and_have_equal_hashes() -> None:
    assert Text({"en": "Data center", "id": "Pusat data"}) == BOTH
    assert hash(Text("SPBE")) == hash(Text("SPBE"))


def test_other_words_are_not_equal() -> None:
    assert Text("Data center") != BOTH


@pytest.mark.parametrize("given", ["SPBE", {"en": "Data center", "id": "Pusat data"}], ids=repr)
def test_words_are_written_as_they_were_given(given: Any) -> None:
    assert Text(given).model_dump() == given


def test_words_pickle() -> None:
    assert pickle.loads(pickle.dumps(BOTH)) == BOTH  # noqa: S301 - our own bytes
