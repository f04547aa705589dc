"""PROMETHEE by pairs, one after the other, and what its shapes and thresholds mean."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    gaia_plane,
    promethee_flows,
    promethee_i,
    promethee_ii,
    promethee_preferences,
    weighted_sum,
)
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray

SHAPES = ("usual", "u_shape", "v_shape", "level", "linear", "gaussian")
Q, P, S = 1.0, 3.0, 2.0


def preference(shape: str, apart: float) -> float:
    """How much a difference of scores is preferred, from the definitions of the six shapes."""
    if apart <= 0:
        return 0.0
    return {
        "usual": 1.0,
        "u_shape": float(apart > Q),
        "v_shape": min(apart / P, 1.0),
        "level": (float(apart > Q) + float(apart > P)) / 2,
        "linear": min(max((apart - Q) / (P - Q), 0.0), 1.0),
        "gaussian": 1 - float(np.exp(-(apart**2) / (2 * S**2))),
    }[shape]


def by_pairs(matrix: FloatArray, weights: FloatArray, benefit: Any, shapes: Any) -> FloatArray:
    """All preference indices by plain loops."""
    count = len(matrix)
    found = np.zeros((count, count))
    for a in range(count):
        for b in range(count):
            for j, shape in enumerate(shapes):
                sign = 1 if benefit[j] else -1
                found[a, b] += weights[j] * preference(shape, sign * (matrix[a, j] - matrix[b, j]))
    return found


# Whole numbers meet the thresholds exactly; halves lie between.
tables = st.integers(2, 8).flatmap(
    lambda n: st.lists(st.lists(st.integers(-6, 6), min_size=3, max_size=3), min_size=n, max_size=n)
)


@pytest.mark.parametrize("shape", SHAPES)
@given(table=tables, halves=st.booleans())
def test_flows_by_sorting_are_those_of_all_pairs(
    shape: str, table: list[list[int]], *, halves: bool
) -> None:
    matrix = np.array(table, dtype=float) / (2 if halves else 1)
    weights, benefit = np.array([0.5, 0.3, 0.2]), np.array([True, False, True])
    pairs = by_pairs(matrix, weights, benefit, [shape] * 3)
    settings: dict[str, Any] = {"shape": shape, "q": Q, "p": P, "s": S}
    flows = promethee_flows(matrix, weights, benefit, **settings)
    others = len(matrix) - 1
    np.testing.assert_allclose(flows.positive, pairs.sum(axis=1) / others, atol=1e-12)
    np.testing.assert_allclose(flows.negative, pairs.sum(axis=0) / others, atol=1e-12)
    np.testing.assert_allclose(flows.net, promethee_ii(matrix, weights, benefit, **settings))
    found = promethee_preferences(matrix, weights, benefit, **settings)
    np.testing.assert_allclose(found, pairs, atol=1e-12)


def test_each_criterion_has_its_own_shape_and_ignores_what_it_does_not_use() -> None:
    generator = np.random.default_rng(3)
    matrix = generator.integers(0, 9, (12, 6)).astype(float)
    weights, benefit = np.full(6, 1 / 6), np.arange(6) % 2 == 0
    nan = np.nan
    net = promethee_ii(
        matrix,
        weights,
        benefit,
        shape=SHAPES,
        q=[nan, Q, nan, Q, Q, nan],
        p=[nan, nan, P, P, P, nan],
        s=[nan] * 5 + [S],
    )
    pairs = by_pairs(matrix, weights, benefit, SHAPES)
    np.testing.assert_allclose(net, (pairs.sum(axis=1) - pairs.sum(axis=0)) / 11, atol=1e-12)


def test_a_v_shape_as_wide_as_the_range_is_the_weighted_sum_of_ranges() -> None:
    # With p the range of each criterion it is n over n less 1 times the sum less its mean.
    generator = np.random.default_rng(4)
    matrix, weights = generator.random((20, 4)), generator.dirichlet(np.ones(4))
    benefit = np.array([True, False, True, True])
    net = promethee_ii(matrix, weights, benefit, shape="v_shape", p=np.ptp(matrix, axis=0))
    value = weighted_sum(matrix, weights, benefit)
    np.testing.assert_allclose(net, (value - value.mean()) * 20 / 19, atol=1e-12)


def test_of_each_pair_exactly_one_relation_holds() -> None:
    generator = np.random.default_rng(5)
    found = promethee_i(generator.random((9, 3)), [1, 1, 1], [True] * 3)
    together = found.preferred.astype(int) + found.preferred.T + found.indifferent
    np.testing.assert_array_equal(together + found.incomparable, np.ones((9, 9)))
    assert {label for row in found.labels() for label in row} <= {"P", "I", "R", "-"}


def test_the_plane_keeps_distances_of_two_criteria_and_weights_move_the_stick_only() -> None:
    generator = np.random.default_rng(6)
    matrix = generator.random((8, 2))
    plane = gaia_plane(matrix, [1, 1], [True, True])
    assert plane.quality == pytest.approx(1)
    flows = promethee_flows(matrix, [1, 1], [True, True]).unicriterion
    np.testing.assert_allclose(plane.programs @ plane.programs.T, flows @ flows.T, atol=1e-12)
    other = gaia_plane(matrix, [3, 1], [True, True])
    np.testing.assert_array_equal(other.programs, plane.programs)
    # The net flow is the coordinate along the stick.
    np.testing.assert_allclose(
        other.programs @ other.stick, promethee_ii(matrix, [3, 1], [True, True]), atol=1e-12
    )


def test_degenerate_tables_have_flows_of_zero() -> None:
    assert promethee_ii([[3.0, 4.0]], [1, 1], [True, True]).tolist() == [0]
    assert promethee_ii([[3.0], [3.0]], [1], [True]).tolist() == [0, 0]
    assert gaia_plane([[3.0], [3.0]], [1], [True]).quality == 1


@pytest.mark.parametrize(
    ("settings", "error", "words"),
    [
        ({"shape": "vshape"}, UnknownNameError, "did you mean 'v_shape'"),
        ({"shape": "v_shape"}, InvalidArrayError, "p"),
        ({"shape": "linear", "q": 3, "p": 1}, InvalidArrayError, "q"),
        ({"shape": "gaussian", "s": 0}, InvalidArrayError, "s"),
        ({"shape": "u_shape", "q": [1, 2, 3]}, InvalidArrayError, "q"),
    ],
)
def test_shapes_and_thresholds_that_mean_nothing_are_refused(
    settings: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        promethee_ii([[1.0, 2.0], [2.0, 1.0]], [1, 1], [True, True], **settings)
