"""What every computed result can do."""

import copy
import pickle
import sys
from dataclasses import FrozenInstanceError, dataclass

import numpy as np
import pytest

from mcdm_smartcity import MissingExtraError, Weights, Worth, example_study, weigh
from mcdm_smartcity.errors import AlignmentError, DuplicateNameError
from mcdm_smartcity.numerics.answer import Answer, Row, positions_of, same, unique_names
from mcdm_smartcity.numerics.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Length(Answer):
    names: tuple[str, ...]
    metres: FloatArray

    def as_rows(self) -> list[Row]:
        pairs = zip(self.names, self.metres.tolist(), strict=True)
        return [{"name": name, "metres": metres} for name, metres in pairs]


def length(*metres: float) -> Length:
    return Length(tuple("abc"[: len(metres)]), np.array(metres))


def weights() -> Weights:
    return weigh(example_study())


def test_a_part_cannot_be_replaced() -> None:
    with pytest.raises(FrozenInstanceError):
        length(1).names = ("b",)  # type: ignore[misc] # what must not be done


def test_an_array_of_an_answer_cannot_be_written_into() -> None:
    with pytest.raises(ValueError, match="read-only"):
        length(1, 2).metres[0] = 5


def test_an_answer_does_not_follow_the_array_it_was_built_from() -> None:
    metres = np.array([1.0])
    answer = Length(("a",), metres)
    metres[0] = 5
    assert answer.metres.tolist() == [1]


def test_equal_parts_make_equal_answers_with_equal_hashes() -> None:
    assert length(1, 2) == length(1, 2)
    assert hash(length(1, 2)) == hash(length(1, 2))


@pytest.mark.parametrize(
    "other",
    [
        length(1, 3),
        length(1),
        Length(("b", "a"), np.array([1.0, 2.0])),
        Length(("a", "b"), np.array([1.0, 2.0], dtype=np.float32)),
        Worth.from_mapping({"a": 1, "b": 2}),
        [1, 2],
    ],
    ids=["values", "size", "names", "precision", "another answer", "no answer"],
)
def test_answers_that_differ_are_not_equal(other: object) -> None:
    assert length(1, 2) != other


def test_an_undefined_entry_equals_itself() -> None:
    assert length(1, np.nan) == length(1, np.nan)


def test_a_whole_number_is_not_the_same_as_a_true_statement() -> None:
    assert not same(1, True)  # noqa: FBT003 - a value


def test_an_answer_pickles_to_an_equal_one() -> None:
    assert pickle.loads(pickle.dumps(weights())) == weights()  # noqa: S301 - our own bytes


def test_arrays_stay_read_only_in_another_process() -> None:
    there = pickle.loads(pickle.dumps(weights()))  # noqa: S301 - our own bytes
    assert not there.values.flags.writeable


def test_arrays_stay_read_only_in_a_copy() -> None:
    assert not copy.deepcopy(weights()).values.flags.writeable


def test_an_answer_becomes_a_data_frame() -> None:
    frame = length(1, 2).to_frame()
    assert frame.columns.tolist() == ["name", "metres"]
    assert frame["metres"].tolist() == [1, 2]


def test_without_pandas_the_message_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r'pip install "mcdm_smartcity\[pandas\]"'):
        length(1).to_frame()


def test_an_answer_without_a_table_says_so() -> None:
    with pytest.raises(NotImplementedError, match="Answer has no table"):
        Answer().as_rows()


def test_positions_follow_the_wanted_order() -> None:
    assert positions_of(["c", "a", "b"], ["a", "b", "c"], "criteria") == [2, 0, 1]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (["a", "b", "d"], "missing criteria: d; not expected: c; the criteria here are: a, b, d"),
        (["a", "b", "c", "d"], "^missing criteria: d; the criteria here"),
        (["a", "b"], "^not expected: c; the criteria here"),
    ],
    ids=["both", "missing", "surplus"],
)
def test_names_that_do_not_match_are_told(wanted: list[str], words: str) -> None:
    with pytest.raises(AlignmentError, match=words):
        positions_of(wanted, ["a", "b", "c"], "criteria")


def test_names_become_a_tuple_of_strings() -> None:
    assert unique_names([2023, "a"], "program") == ("2023", "a")


def test_names_used_twice_are_told() -> None:
    with pytest.raises(DuplicateNameError, match=r"program names must be unique.*once: a, c$"):
        unique_names(["c", "a", "b", "a", "c"], "program")
