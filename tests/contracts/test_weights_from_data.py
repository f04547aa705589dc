"""What every way to read weights off a table of scores promises."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Domain
from mcdm_smartcity.weighting.methods.cilos import cilos
from mcdm_smartcity.weighting.methods.critic import critic, critic_absolute, critic_spearman
from mcdm_smartcity.weighting.methods.entropy import entropy, entropy_inverted, entropy_range
from mcdm_smartcity.weighting.methods.gini import gini
from mcdm_smartcity.weighting.methods.idocriw import idocriw
from mcdm_smartcity.weighting.methods.merec import merec
from mcdm_smartcity.weighting.methods.standard_deviation import (
    standard_deviation,
    standard_deviation_as_given,
)
from strategies import Table, awkward_scores, batches, fewer, plain_scores, tables

Kernel: TypeAlias = Callable[[ArrayLike, ArrayLike], FloatArray]


class Diagnosis(NamedTuple):
    """A kernel with what it promises."""

    kernel: Kernel
    domain: Domain
    unitless: bool = True
    directed: bool = True


DIAGNOSES = (
    Diagnosis(cilos, "positive"),
    Diagnosis(critic, "real"),
    Diagnosis(critic_absolute, "real", directed=False),
    Diagnosis(critic_spearman, "real"),
    Diagnosis(entropy, "nonnegative", directed=False),
    Diagnosis(entropy_inverted, "positive"),
    Diagnosis(entropy_range, "real"),
    Diagnosis(gini, "nonnegative", directed=False),
    Diagnosis(idocriw, "positive"),
    Diagnosis(merec, "positive"),
    Diagnosis(standard_deviation, "real", directed=False),
    Diagnosis(standard_deviation_as_given, "real", unitless=False, directed=False),
)


def each(*diagnoses: Diagnosis) -> pytest.MarkDecorator:
    names = [diagnosis.kernel.__name__ for diagnosis in diagnoses]
    return pytest.mark.parametrize("diagnosis", diagnoses, ids=names)


every = each(*DIAGNOSES)


@every
@fewer(2)
@given(data=st.data())
def test_weights_are_shares_and_a_constant_criterion_weighs_nothing(
    diagnosis: Diagnosis, data: st.DataObject
) -> None:
    table = data.draw(tables(awkward_scores(diagnosis.domain)))
    weights = diagnosis.kernel(table.matrix, table.benefit)
    assert weights.shape == table.matrix.shape[1:]
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1, rel=1e-12)
    constant = table.matrix.max(axis=0) == table.matrix.min(axis=0)
    if constant.all():
        np.testing.assert_array_equal(weights, 1 / len(weights))
    else:
        np.testing.assert_array_equal(weights[constant], 0)


@every
@fewer(4)
@given(data=st.data())
def test_weights_are_shares_in_single_precision_too(
    diagnosis: Diagnosis, data: st.DataObject
) -> None:
    table = data.draw(tables(awkward_scores(diagnosis.domain, single=True)))
    weights = diagnosis.kernel(table.matrix.astype(np.float32), table.benefit)
    assert weights.dtype == np.float32
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1, rel=1e-6)


@every
@fewer(4)
@given(data=st.data())
def test_the_only_criterion_that_varies_weighs_1(diagnosis: Diagnosis, data: st.DataObject) -> None:
    size, at = data.draw(st.integers(1, 5)), data.draw(st.integers(0, 4))
    matrix = np.full((3, size), 7.0)
    matrix[:, at % size] = [1, 4, 2]
    weights = diagnosis.kernel(matrix, np.array(data.draw(_directions(size))))
    assert weights[at % size] == pytest.approx(1, rel=1e-12)


@every
@fewer(4)
@given(data=st.data())
def test_order_of_programs_and_of_criteria_does_not_matter(
    diagnosis: Diagnosis, data: st.DataObject
) -> None:
    table = data.draw(tables(plain_scores(diagnosis.domain)))
    rows = data.draw(st.permutations(range(table.matrix.shape[0])))
    order = list(data.draw(st.permutations(range(table.matrix.shape[1]))))
    shuffled = diagnosis.kernel(table.matrix[np.ix_(rows, order)], table.benefit[order])
    expected = diagnosis.kernel(table.matrix, table.benefit)[order]
    np.testing.assert_allclose(shuffled, expected, rtol=1e-7, atol=1e-10)


@every
@fewer(4)
@given(data=st.data())
def test_many_tables_are_read_like_one_after_the_other(
    diagnosis: Diagnosis, data: st.DataObject
) -> None:
    stack = data.draw(batches(plain_scores(diagnosis.domain)))
    one_by_one = [diagnosis.kernel(table, stack.benefit) for table in stack.matrix]
    together = diagnosis.kernel(stack.matrix, stack.benefit)
    np.testing.assert_allclose(together, one_by_one, rtol=1e-7, atol=1e-10)


@each(*(diagnosis for diagnosis in DIAGNOSES if diagnosis.unitless))
@fewer(4)
@given(data=st.data())
def test_units_of_measurement_do_not_matter(diagnosis: Diagnosis, data: st.DataObject) -> None:
    table = data.draw(tables(plain_scores(diagnosis.domain)))
    criteria = table.matrix.shape[1]
    exponents = data.draw(st.lists(st.integers(-40, 40), min_size=criteria, max_size=criteria))
    units = np.ldexp(1.0, exponents)
    np.testing.assert_allclose(
        diagnosis.kernel(table.matrix * units, table.benefit),
        diagnosis.kernel(table.matrix, table.benefit),
        rtol=1e-7,
        atol=1e-10,
    )


@each(*(diagnosis for diagnosis in DIAGNOSES if not diagnosis.directed))
@fewer(4)
@given(data=st.data())
def test_readings_without_direction_do_not_look_at_it(
    diagnosis: Diagnosis, data: st.DataObject
) -> None:
    table = data.draw(tables(plain_scores(diagnosis.domain)))
    turned = diagnosis.kernel(table.matrix, ~table.benefit)
    np.testing.assert_allclose(
        turned, diagnosis.kernel(table.matrix, table.benefit), rtol=1e-7, atol=1e-10
    )


@each(*(diagnosis for diagnosis in DIAGNOSES if diagnosis.directed))
def test_the_others_do(diagnosis: Diagnosis) -> None:
    matrix = [[3, 1, 9], [5, 2, 1], [4, 8, 2]]
    forward = diagnosis.kernel(matrix, [True, True, True])
    assert np.abs(forward - diagnosis.kernel(matrix, [True, False, True])).max() > 0.01


@every
@fewer(6)
@given(data=st.data())
def test_given_scores_are_left_as_they_are(diagnosis: Diagnosis, data: st.DataObject) -> None:
    table: Table = data.draw(tables(plain_scores(diagnosis.domain)))
    before = table.matrix.copy()
    diagnosis.kernel(table.matrix, table.benefit)
    np.testing.assert_array_equal(table.matrix, before)


@every
@pytest.mark.parametrize("size", [1e-300, 1e300])
def test_huge_and_tiny_scores_weigh_as_their_ratios_do(diagnosis: Diagnosis, size: float) -> None:
    matrix = np.array([[3.0, 1, 9], [5, 2, 1], [4, 8, 2]])
    np.testing.assert_allclose(
        diagnosis.kernel(matrix * size, [True, False, True]),
        diagnosis.kernel(matrix, [True, False, True]),
        rtol=1e-9,
    )


@every
@pytest.mark.parametrize(
    ("matrix", "benefit", "words"),
    [
        (
            [[1, np.nan], [2, 3]],
            [True, True],
            "must be finite; found nan at program 0, criterion 1",
        ),
        ([[1, 2], [2, np.inf]], [True, True], "finite; found inf"),
        ([1, 2], [True, True], r"shape \(..., programs, criteria\)"),
        ([[1, 2], [2, 3]], [1, -1], "benefit must be boolean"),
        ([[1, 2], [2, 3]], [True], "one entry per criterion"),
        ([["low", "high"]], [True, True], "matrix must be an array of numbers"),
    ],
    ids=["nan", "infinite", "flat", "signs", "short", "words"],
)
def test_what_is_no_table_of_scores_is_refused(
    diagnosis: Diagnosis, matrix: ArrayLike, benefit: ArrayLike, words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        diagnosis.kernel(matrix, benefit)


@each(*(diagnosis for diagnosis in DIAGNOSES if diagnosis.domain != "real"))
def test_a_negative_score_is_refused_with_its_place(diagnosis: Diagnosis) -> None:
    words = rf"{diagnosis.kernel.__name__} .*found -2 at program 1, criterion 0 \(counted from 0\)"
    with pytest.raises(InvalidArrayError, match=words):
        diagnosis.kernel([[1, 2], [-2, 3]], [True, True])


@each(*(diagnosis for diagnosis in DIAGNOSES if diagnosis.domain == "positive"))
def test_a_cost_of_0_is_refused_where_it_is_divided_by(diagnosis: Diagnosis) -> None:
    words = "positive; found 0 at program 0, criterion 1, number 1 of the stack"
    with pytest.raises(InvalidArrayError, match=words):
        diagnosis.kernel([[[1, 2], [2, 3]], [[1, 0], [2, 3]]], [True, False])


def _directions(size: int) -> st.SearchStrategy[list[bool]]:
    return st.lists(st.booleans(), min_size=size, max_size=size)
