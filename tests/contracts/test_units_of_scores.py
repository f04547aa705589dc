"""The same scores in other units, hours for minutes, give the same ranking."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.ranking.catalogue import METHODS
from strategies import plain_scores, tables

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
# Turning °C into °F moves the zero too, which ratios do not survive.
SHIFT_FREE = (
    "cocoso",
    "comet",
    "electre_iii",
    "mabac",
    "mairca",
    "promethee_ii",
    "rafsi",
    "rim",
    "spotis",
    "vikor",
    "weighted_sum",
)


@every_method
@given(data=st.data())
def test_units_of_criteria_do_not_matter(method: Method, data: st.DataObject) -> None:
    table = data.draw(tables(plain_scores(method.domain)))
    powers = data.draw(st.lists(st.integers(-60, 60), min_size=len(table.benefit)))
    units = 2.0 ** np.array(powers[: len(table.benefit)])
    found = method.kernel(table.matrix * units, table.weights, table.benefit)
    plain = method.kernel(table.matrix, table.weights, table.benefit)
    np.testing.assert_allclose(found, plain, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", SHIFT_FREE)
@given(data=st.data(), shift=st.integers(-1000, 1000))
def test_zeros_of_scales_do_not_matter_where_ranges_are_read(
    name: str, data: st.DataObject, shift: int
) -> None:
    table = data.draw(tables(plain_scores("real")))
    moved = METHODS[name].kernel(table.matrix + shift, table.weights, table.benefit)
    plain = METHODS[name].kernel(table.matrix, table.weights, table.benefit)
    np.testing.assert_allclose(moved, plain, rtol=1e-9, atol=1e-9)


def test_zeros_of_scales_matter_to_every_other_method() -> None:
    table = np.array([[2.0, 9], [4, 3], [5, 2], [7, 1]])
    given_ = np.array([2.0, 1]), np.array([True, True])
    for name in sorted(set(METHODS) - set(SHIFT_FREE)):
        kernel = METHODS[name].kernel
        assert not np.allclose(kernel(table + 100, *given_), kernel(table, *given_)), name
