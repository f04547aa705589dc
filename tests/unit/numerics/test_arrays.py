"""Checks of arrays. What kernels refuse is tried in `contracts`; here is what no kernel shows."""

import numpy as np
import pytest

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import (
    as_floats,
    as_weights,
    magnitude,
    read_only,
    weighted_total,
)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([1, 2], np.float64),
        ([True, False], np.float64),
        (np.array([1], dtype=np.uint8), np.float64),
        (np.array([1], dtype=np.float16), np.float64),
        (np.array([1], dtype=np.float32), np.float32),
    ],
    ids=["whole", "truth", "bytes", "half", "single"],
)
def test_numbers_become_doubles_unless_they_are_single(values: object, kept: type) -> None:
    assert as_floats(values, "values").dtype == kept  # type: ignore[arg-type] # arrays and lists


@pytest.mark.parametrize("values", [["a"], [1j], [None], None, [[1], [1, 2]], "12"], ids=repr)
def test_what_is_no_number_is_refused(values: object) -> None:
    with pytest.raises(InvalidArrayError, match="values must be an array of numbers"):
        as_floats(values, "values")  # type: ignore[arg-type] # what a caller may pass


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(InvalidArrayError) as caught:
        as_floats(["a" * 500], "values")
    assert "aaa..." in str(caught.value)
    assert len(str(caught.value)) < 150


def test_weights_become_shares() -> None:
    np.testing.assert_allclose(as_weights([2, 6], 2), [0.25, 0.75], rtol=1e-15)


def test_each_vector_of_weights_has_its_own_sum() -> None:
    given = [[1, 1], [1, 3]]
    np.testing.assert_allclose(as_weights(given, 2), [[0.5, 0.5], [0.25, 0.75]], rtol=1e-15)


def test_totals_of_one_table_are_those_of_a_stack() -> None:
    table, weights = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[0.5, 0.5], [0.25, 0.75]])
    stacked = weighted_total(np.stack([table, table]), weights)
    np.testing.assert_allclose(weighted_total(table, weights), [[1.5, 4], [1.75, 4.5]], rtol=1e-15)
    np.testing.assert_allclose(stacked, [[1.5, 4], [1.75, 4.5]], rtol=1e-15)


def test_a_magnitude_is_the_power_of_two_below_the_largest_and_1_where_all_are_zero() -> None:
    assert magnitude(np.array([[0.0, -5.0], [0.0, 3.0]]), -2).tolist() == [[1, 4]]


def test_a_writable_array_is_copied_before_it_is_closed() -> None:
    given = np.ones(2)
    closed = read_only(given)
    given[0] = 5
    assert closed.tolist() == [1, 1]
    assert not closed.flags.writeable


def test_a_closed_array_is_not_copied_again() -> None:
    closed = read_only([1, 2])
    assert read_only(closed) is closed
