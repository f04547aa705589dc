"""A mapping that nobody can change."""

import copy
import pickle
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity.numerics.answer import FrozenMapping


def test_it_reads_like_a_dict() -> None:
    mapping = FrozenMapping({"p": 1, "q": 2})
    assert (mapping["p"], len(mapping), list(mapping)) == (1, 2, ["p", "q"])


def test_it_is_empty_if_nothing_is_given() -> None:
    assert dict(FrozenMapping[int]()) == {}


def test_no_item_can_be_set() -> None:
    mapping: Any = FrozenMapping({"p": 1})
    with pytest.raises(TypeError, match="item assignment"):
        mapping["p"] = 2


@pytest.mark.parametrize("name", ["_items", "other"])
def test_no_attribute_can_be_set(name: str) -> None:
    with pytest.raises(AttributeError, match=f"cannot be given '{name}'"):
        setattr(FrozenMapping({"p": 1}), name, {})


def test_it_keeps_what_it_was_given_when_the_source_changes() -> None:
    source = {"p": 1}
    mapping = FrozenMapping(source)
    source["p"] = 2
    assert mapping["p"] == 1


def test_its_arrays_cannot_be_written_into() -> None:
    mapping = FrozenMapping({"ideal": np.ones(2)})
    with pytest.raises(ValueError, match="read-only"):
        mapping["ideal"][0] = 5


def test_the_array_it_was_given_stays_writable() -> None:
    given = np.ones(2)
    FrozenMapping({"ideal": given})
    given[0] = 5
    assert given.tolist() == [5, 1]


def test_equal_arrays_make_equal_mappings() -> None:
    assert FrozenMapping({"a": np.ones(2)}) == FrozenMapping({"a": np.ones(2)})


@pytest.mark.parametrize(
    "other",
    [
        {"a": np.array([1.0, 2.0])},
        {"a": np.ones(3)},
        {"a": np.ones(2, dtype=np.float32)},
        {"a": 1.0},
        {"b": np.ones(2)},
        {"a": np.ones(2), "b": 1},
        3,
    ],
    ids=["values", "shape", "type", "number", "key", "more", "no mapping"],
)
def test_what_differs_is_not_equal(other: object) -> None:
    assert FrozenMapping({"a": np.ones(2)}) != other


def test_a_dict_with_the_same_items_is_equal() -> None:
    assert FrozenMapping({"p": 1, "q": "x"}) == {"p": 1, "q": "x"}


def test_equal_mappings_have_equal_hashes() -> None:
    assert hash(FrozenMapping({"a": np.ones(2)})) == hash(FrozenMapping({"a": np.ones(2)}))


def test_it_pickles() -> None:
    mapping = FrozenMapping({"ideal": np.ones(2), "p": 1})
    assert pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301 - our own bytes


def test_its_arrays_are_read_only_after_copying_too() -> None:
    mapping = copy.deepcopy(FrozenMapping({"ideal": np.ones(2)}))
    assert not mapping["ideal"].flags.writeable


def test_it_prints_its_items() -> None:
    assert repr(FrozenMapping({"p": 1})) == "FrozenMapping({'p': 1})"
