"""Methods that scale take any normalisation by name: scaling first and then not is the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import mabac, mairca
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.normalisations.catalogue import NORMALISATIONS, normalising_map
from strategies import Table, fewer, plain_scores, tables

# The full multiplicative form divides by lengths or by nothing: no other scaling leaves a product.
SCALING = {
    name: method
    for name, method in METHODS.items()
    if "normalise" in method.parameters and name != "full_multiplicative"
}
# These look at scaled scores only, so a table that was scaled before gives the same.
SCALED_FIRST = {"mabac", "mairca", "cocoso", "marcos", "waspas", "vikor", "weighted_sum"}
# Powers, ratios and products need scaled scores that are positive, or not negative.
REFUSING = {"cocoso", "mabac", "marcos", "waspas", "weighted_product"}
every_scaling_method = pytest.mark.parametrize("method", SCALING.values(), ids=SCALING)
every_name = pytest.mark.parametrize("name", NORMALISATIONS)


def scaled_by(name: str, table: Table) -> FloatArray:
    scaled = normalising_map(name, table.matrix, table.benefit)(table.matrix)
    return np.asarray(scaled)


@every_name
@every_scaling_method
@fewer(4)
@given(data=st.data())
def test_scores_are_those_of_the_scaled_table(
    method: Method, name: str, data: st.DataObject
) -> None:
    table = data.draw(tables(plain_scores("positive")))
    scaled, every = scaled_by(name, table), np.ones_like(table.benefit)
    if method.name in REFUSING and (scaled <= 0).any():
        return
    found = method.kernel(table.matrix, table.weights, table.benefit, normalise=name)
    if method.name in SCALED_FIRST:
        apart = found - method.kernel(scaled, table.weights, every, normalise="none")
        # MAIRCA lets a constant criterion lack nothing, MABAC moves all alike.
        np.testing.assert_allclose(apart, apart[0], rtol=1e-9, atol=1e-9)
    assert np.isfinite(found).all()


@every_scaling_method
def test_an_unknown_normalisation_is_refused(method: Method) -> None:
    with pytest.raises(UnknownNameError, match="normalisation 'minmax'; did you mean 'max'"):
        method.kernel([[1.0, 2], [3, 4]], [1, 1], [True, False], normalise="minmax")


def test_gaps_and_borders_after_vector_scaling_by_hand() -> None:
    table = np.array([[3.0, 2], [4, 1]])
    weights, benefit = [0.5, 0.5], [True, False]
    # 3/5 and 4/5 for the benefit. Costs lack 2/√5 and 1/√5.
    lacks = np.array([0.4, 0.2]) + np.array([2, 1]) / 5**0.5
    np.testing.assert_allclose(
        mairca(table, weights, benefit, normalise="vector"), -lacks / 4, rtol=1e-12
    )
    reach = np.array([[1.6, 2 - 2 / 5**0.5], [1.8, 2 - 1 / 5**0.5]])
    borders = np.sqrt(reach.prod(axis=0))
    np.testing.assert_allclose(
        mabac(table, weights, benefit, normalise="vector"), (reach - borders).mean(axis=1)
    )


@pytest.mark.parametrize("name", ["cocoso", "mabac", "marcos"])
def test_values_that_turn_negative_are_refused_by_criterion(name: str) -> None:
    table = [[1.0, 2], [3, 9]]
    with pytest.raises(
        InvalidArrayError, match=f"{name} .* 'zavadskas_turskis' makes them negative in criterion 1"
    ):
        METHODS[name].kernel(table, [1, 1], [True, False], normalise="zavadskas_turskis")
