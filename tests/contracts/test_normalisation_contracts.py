"""What every normalisation promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.normalisations.catalogue import NORMALISATIONS, normalising_map
from mcdm_smartcity.ranking.normalisations.normalisation import OUTSIDE, Normalisation
from strategies import Floats, Table, awkward_scores, batches, plain_scores, tables

every_normalisation = pytest.mark.parametrize(
    "normalisation", NORMALISATIONS.values(), ids=NORMALISATIONS.keys()
)
free_of_units = pytest.mark.parametrize(
    "normalisation", [n for n in NORMALISATIONS.values() if n.free_of_units], ids=lambda n: n.name
)
bound_to_units = pytest.mark.parametrize(
    "normalisation",
    [n for n in NORMALISATIONS.values() if not n.free_of_units],
    ids=lambda n: n.name,
)


def awkward(normalisation: Normalisation, *, single: bool = False) -> Floats:
    """Huge, tiny and zero scores, as far as the normalisation takes them."""
    if normalisation.domain == "at_least_one":
        sizes = awkward_scores("positive", single=single)
        return st.just(1.0) | sizes.map(lambda size: max(1.0, size))
    return awkward_scores(normalisation.domain, single=single)


def by_goodness(table: Table) -> FloatArray:
    """Each criterion's scores sorted from the worst to the best."""
    return np.where(table.benefit, np.sort(table.matrix, 0), -np.sort(-table.matrix, 0))


@every_normalisation
@given(data=st.data(), single=st.booleans())
def test_normalised_scores_are_finite_and_never_fall_as_programs_get_better(
    normalisation: Normalisation, data: st.DataObject, *, single: bool
) -> None:
    table = data.draw(tables(awkward(normalisation, single=single)))
    rising: FloatArray = by_goodness(table)
    if single:
        rising = rising.astype(np.float32)
    normalised = normalisation.map_of(rising, table.benefit)(rising)
    assert np.isfinite(normalised).all()
    assert (normalised[1:] >= normalised[:-1]).all()


@every_normalisation
@given(table=tables(plain_scores("positive")))
def test_a_benefit_rises_and_a_cost_falls_strictly(
    normalisation: Normalisation, table: Table
) -> None:
    rising = by_goodness(table)
    normalised = normalisation.map_of(rising, table.benefit)(rising)
    np.testing.assert_array_equal(
        normalised[1:] > normalised[:-1] + 1e-12, rising[1:] != rising[:-1]
    )


@every_normalisation
@given(table=tables(awkward_scores("real")))
def test_scores_outside_the_declared_domain_are_refused_in_words_and_no_others(
    normalisation: Normalisation, table: Table
) -> None:
    outside = normalisation.domain in OUTSIDE and OUTSIDE[normalisation.domain][0](table.matrix)
    if np.any(outside):
        with pytest.raises(InvalidArrayError, match=r"so scores must (not )?be [^;]*; found"):
            normalisation.map_of(table.matrix, table.benefit)
    else:
        normalised = normalisation.map_of(table.matrix, table.benefit)(table.matrix)
        assert np.isfinite(normalised).all()


@every_normalisation
@given(data=st.data())
def test_a_constant_criterion_is_the_same_for_all_programs(
    normalisation: Normalisation, data: st.DataObject
) -> None:
    table = data.draw(tables(awkward(normalisation)))
    same = np.repeat(table.matrix[:1], len(table.matrix), axis=0)
    normalised = normalisation.map_of(same, table.benefit)(same)
    np.testing.assert_array_equal(normalised, np.repeat(normalised[:1], len(same), axis=0))


@every_normalisation
@given(stack=batches(plain_scores("positive")))
def test_many_tables_are_normalised_like_one_after_the_other(
    normalisation: Normalisation, stack: Table
) -> None:
    together = normalisation.map_of(stack.matrix, stack.benefit)(stack.matrix)
    one_by_one = [normalisation.map_of(matrix, stack.benefit)(matrix) for matrix in stack.matrix]
    np.testing.assert_allclose(together, one_by_one, rtol=1e-12, atol=1e-12)


@every_normalisation
@given(table=tables(plain_scores("positive")))
def test_normalising_keeps_single_precision(normalisation: Normalisation, table: Table) -> None:
    single = table.matrix.astype(np.float32)
    assert normalisation.map_of(single, table.benefit)(single).dtype == np.float32


@free_of_units
@given(table=tables(plain_scores("positive")), power=st.sampled_from([-900, -1, 1, 900]))
def test_units_of_a_criterion_do_not_matter(
    normalisation: Normalisation, table: Table, power: int
) -> None:
    scaled = table.matrix * 2.0**power
    in_units = normalisation.map_of(scaled, table.benefit)(scaled)
    plain = normalisation.map_of(table.matrix, table.benefit)(table.matrix)
    np.testing.assert_allclose(in_units, plain, rtol=1e-12, atol=1e-12)


@bound_to_units
def test_what_is_not_declared_free_of_units_depends_on_them(normalisation: Normalisation) -> None:
    table, benefit = np.array([[2.0], [3.0]]), np.array([True])
    in_units = normalisation.map_of(100 * table, benefit)(100 * table)
    assert not np.allclose(in_units, normalisation.map_of(table, benefit)(table))


@every_normalisation
@given(data=st.data())
def test_a_part_of_the_table_is_normalised_like_the_whole(
    normalisation: Normalisation, data: st.DataObject
) -> None:
    stack = data.draw(batches(plain_scores("positive")))
    built = normalisation.map_of(stack.matrix, stack.benefit)
    first = stack.matrix[:, :1]
    np.testing.assert_array_equal(built(first), built(stack.matrix)[:, :1])
    # One row of given levels serves a stack of tables.
    level = built(stack.matrix[0, :1])
    assert np.broadcast_shapes(level.shape, stack.matrix.shape) == stack.matrix.shape
    np.testing.assert_array_equal(np.broadcast_to(level, first.shape)[0], built(first)[0])


def test_an_unknown_normalisation_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown normalisation 'vektor'.*mean 'vector'"):
        normalising_map("vektor", np.ones((2, 1)), np.array([True]))
