"""What every normalisation promises."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.normalisations.catalogue import NORMALISATIONS, normalising_map
from mcdm_smartcity.ranking.normalisations.maps import Map
from strategies import Table, awkward_scores, batches, plain_scores, tables

Normalisation: TypeAlias = Callable[[FloatArray, BoolArray], Map]
every_normalisation = pytest.mark.parametrize(
    "normalisation", NORMALISATIONS.values(), ids=NORMALISATIONS.keys()
)


def by_goodness(table: Table) -> FloatArray:
    """Each criterion's scores sorted from the worst to the best."""
    return np.where(table.benefit, np.sort(table.matrix, 0), -np.sort(-table.matrix, 0))


@every_normalisation
@given(table=tables(awkward_scores("positive")))
def test_normalised_scores_are_finite_and_never_fall_as_programs_get_better(
    normalisation: Normalisation, table: Table
) -> None:
    rising = by_goodness(table)
    normalised = normalisation(rising, table.benefit)(rising)
    assert np.isfinite(normalised).all()
    assert (normalised[1:] >= normalised[:-1]).all()


@every_normalisation
@given(table=tables(plain_scores("positive")))
def test_a_benefit_rises_and_a_cost_falls_strictly(
    normalisation: Normalisation, table: Table
) -> None:
    rising = by_goodness(table)
    normalised = normalisation(rising, table.benefit)(rising)
    np.testing.assert_array_equal(
        normalised[1:] > normalised[:-1] + 1e-12, rising[1:] != rising[:-1]
    )


@every_normalisation
@given(table=tables(awkward_scores("real")))
def test_scores_of_any_sign_are_taken_or_refused_in_words(
    normalisation: Normalisation, table: Table
) -> None:
    try:
        normalised = normalisation(table.matrix, table.benefit)(table.matrix)
    except InvalidArrayError as error:
        assert (table.matrix <= 0).any()
        assert "scores must not be negative; found" in str(error)  # noqa: PT017 - it may be accepted too
    else:
        assert np.isfinite(normalised).all()


@every_normalisation
@given(stack=batches(plain_scores("positive")))
def test_many_tables_are_normalised_like_one_after_the_other(
    normalisation: Normalisation, stack: Table
) -> None:
    together = normalisation(stack.matrix, stack.benefit)(stack.matrix)
    one_by_one = [normalisation(matrix, stack.benefit)(matrix) for matrix in stack.matrix]
    np.testing.assert_allclose(together, one_by_one, rtol=1e-12, atol=1e-12)


@every_normalisation
@given(table=tables(plain_scores("positive")))
def test_normalising_keeps_single_precision(normalisation: Normalisation, table: Table) -> None:
    single = table.matrix.astype(np.float32)
    assert normalisation(single, table.benefit)(single).dtype == np.float32


@pytest.mark.parametrize("name", sorted(set(NORMALISATIONS) - {"none"}))
@given(table=tables(plain_scores("positive")), power=st.sampled_from([-900, -1, 1, 900]))
def test_units_of_a_criterion_do_not_matter(name: str, table: Table, power: int) -> None:
    scaled = table.matrix * 2.0**power
    in_units = normalising_map(name, scaled, table.benefit)(scaled)
    plain = normalising_map(name, table.matrix, table.benefit)(table.matrix)
    np.testing.assert_allclose(in_units, plain, rtol=1e-12, atol=1e-12)


def test_an_unknown_normalisation_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown normalisation 'vektor'.*mean 'vector'"):
        normalising_map("vektor", np.ones((2, 1)), np.array([True]))
