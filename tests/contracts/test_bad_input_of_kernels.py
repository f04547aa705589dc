"""Bad input of rankings, given to kernels as arrays: every row of the guide for every kernel."""

import inspect
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from bad_rankings import (
    BENEFIT,
    IDS,
    KERNELS,
    REFUSED,
    TABLE,
    WEIGHTS,
    Numbers,
    Refused,
    numbers_of,
    takes,
    with_cost,
    with_score,
)
from mcdm_smartcity import ranking, ranks
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.catalogue import METHODS

ON_ARRAYS = {name: refused for name, refused in zip(IDS, REFUSED, strict=True) if refused.words}
every_kernel = pytest.mark.parametrize("name", KERNELS)
every_method = pytest.mark.parametrize("name", METHODS)


def answers(name: str, matrix: Any, weights: Any = WEIGHTS, benefit: Any = BENEFIT) -> Numbers:
    """All numbers of the answer, which must be finite."""
    found = list(numbers_of(KERNELS[name](matrix, weights, benefit)))
    assert found or name in {"mr_sort", "electre_tri"}
    assert all(np.isfinite(numbers).all() for numbers in found)
    return found


def places(name: str, matrix: Any, weights: Any = WEIGHTS, benefit: Any = BENEFIT) -> list[int]:
    """Ranks by a method of the catalogue."""
    found: list[int] = ranks(answers(name, matrix, weights, benefit)[0]).tolist()
    return found


def assert_same(first: Numbers, second: Numbers, rtol: float = 1e-12) -> None:
    for one, other in zip(first, second, strict=True):
        np.testing.assert_allclose(one, other, rtol=rtol, atol=1e-12)


@every_kernel
@pytest.mark.parametrize("refused", ON_ARRAYS.values(), ids=ON_ARRAYS)
def test_what_is_refused_is_told_by_position(name: str, refused: Refused) -> None:
    with pytest.raises(refused.error, match=refused.words):
        KERNELS[name](refused.matrix, refused.weights, refused.benefit)


@every_kernel
@pytest.mark.parametrize(
    "matrix",
    [with_cost(0.0), with_score(0.0), with_score(-7.0)],
    ids=["zero column", "zero", "negative score"],
)
def test_zeros_and_negative_scores_have_an_answer_or_are_refused_by_place(
    name: str, matrix: Any
) -> None:
    value = matrix.min()
    if takes(name, value):
        answers(name, matrix)
        return
    (program, criterion), *_ = np.argwhere(matrix == value).tolist()
    place = f"program {program}, criterion {criterion} (counted from 0)"
    with pytest.raises(InvalidArrayError, match=re.escape(f"found {value:g} at {place}")):
        KERNELS[name](matrix, WEIGHTS, BENEFIT)


@every_kernel
@pytest.mark.parametrize(
    "matrix",
    [
        with_cost(250.0),
        np.repeat(TABLE[:1], 3, axis=0),
        TABLE[:1],
        TABLE[[0, 1, 0, 2]],
        TABLE * 1e200,
        TABLE * 1e-200,
    ],
    ids=["constant column", "rows identical", "one program", "equal rows", "1e200", "1e-200"],
)
def test_what_makes_no_difference_or_is_huge_or_tiny_has_finite_answers(
    name: str, matrix: Any
) -> None:
    answers(name, matrix)


@every_method
def test_a_constant_column_leaves_the_ranks_to_the_others(name: str) -> None:
    whole = places(name, with_cost(250.0))
    others = places(name, TABLE[:, [0, 2]], [0.5, 0.3], [True, True])
    assert whole == others


@every_method
def test_identical_rows_have_one_rank(name: str) -> None:
    assert places(name, np.repeat(TABLE[:1], 3, axis=0)) == [1, 1, 1]


@every_method
def test_equal_rows_share_a_rank_among_others(name: str) -> None:
    first, _, third, _ = places(name, TABLE[[0, 1, 0, 2]])
    assert first == third


@every_method
@pytest.mark.parametrize("unit", [1e200, 1e-200])
def test_huge_and_tiny_scores_rank_as_those_of_usual_size(name: str, unit: float) -> None:
    assert places(name, TABLE * unit) == places(name, TABLE)


@every_kernel
@pytest.mark.parametrize("total", [2.0, 100.0])
def test_weights_of_any_sum_are_shares(name: str, total: float) -> None:
    assert_same(answers(name, TABLE, [w * total for w in WEIGHTS]), answers(name, TABLE))


@every_method
def test_a_weight_of_zero_leaves_the_ranks_to_the_others(name: str) -> None:
    whole = places(name, TABLE, [0.6, 0.0, 0.4])
    assert whole == places(name, TABLE[:, [0, 2]], [0.6, 0.4], [True, True])


@every_kernel
def test_lists_are_tables(name: str) -> None:
    assert_same(answers(name, TABLE.tolist()), answers(name, TABLE), rtol=0)


def test_the_kernels_here_are_all_that_take_a_table_and_weights() -> None:
    exported: dict[str, Callable[..., Any]] = {
        name: value for name in ranking.__all__ if callable(value := getattr(ranking, name))
    }
    kernels = {
        name
        for name, value in exported.items()
        if inspect.isfunction(value)
        and list(inspect.signature(value).parameters)[:3] == ["matrix", "weights", "benefit"]
    }
    assert kernels == {name for name in KERNELS if not name.endswith(" steps")}
