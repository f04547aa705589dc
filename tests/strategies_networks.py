"""Hypothesis strategies for networks of criteria and for weights asked in other ways."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import priorities_of

Rows: TypeAlias = tuple[FloatArray, FloatArray]


def scaled(matrix: FloatArray) -> FloatArray:
    """Columns divided by their sums; those of zeros stay."""
    sums = matrix.sum(axis=0)
    columns: FloatArray = matrix / np.where(sums > 0, sums, 1)
    return columns


@st.composite
def supermatrices(
    draw: st.DrawFn, least: int = 1, most: int = 6, *, with_sinks: bool | None = None
) -> FloatArray:
    """Stochastic matrices with many zeros: reducible, periodic, with or without sinks."""
    size = draw(st.integers(least, most))
    entries = st.sampled_from([0, 0, 0, 1, 2, 3])
    column = st.lists(entries, min_size=size, max_size=size)
    matrix = np.array([draw(column) for _ in range(size)], dtype=np.float64).T
    if with_sinks is False:
        for j in np.flatnonzero(~matrix.any(axis=0)):
            matrix[draw(st.integers(0, size - 1)), j] = 1
    if with_sinks:
        matrix[:, draw(st.integers(0, size - 1))] = 0
        if not matrix.any():
            matrix[0, -1] = 1
    if not matrix.any():
        matrix[0, 0] = 1
    return scaled(matrix)


@dataclass(frozen=True)
class Hierarchy:
    """Weights of criteria, and priorities of alternatives under each criterion as columns."""

    criteria: FloatArray
    local: FloatArray

    @property
    def supermatrix(self) -> FloatArray:
        """The goal first, then the criteria, then the alternatives."""
        alternatives, criteria = self.local.shape
        size = 1 + criteria + alternatives
        matrix = np.zeros((size, size))
        matrix[1 : 1 + criteria, 0] = self.criteria
        matrix[1 + criteria :, 1 : 1 + criteria] = self.local
        return matrix


@st.composite
def hierarchies(draw: st.DrawFn) -> Hierarchy:
    """A goal, up to five criteria, and up to five alternatives."""
    criteria, alternatives = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    columns = [draw(priorities_of(alternatives)) for _ in range(criteria)]
    return Hierarchy(draw(priorities_of(criteria)), np.array(columns).T)


@st.composite
def direct_influences(draw: st.DrawFn, *, items: int | None = None) -> FloatArray:
    """Influences from 0 to 4 with a zero diagonal, that fade: all end at the last item."""
    size = draw(st.integers(1, 6)) if items is None else items
    row = st.lists(st.integers(0, 4), min_size=size, max_size=size)
    matrix = np.array([draw(row) for _ in range(size)], dtype=np.float64)
    np.fill_diagonal(matrix, 0)
    matrix[:-1, -1] = np.maximum(matrix[:-1, -1], 1)
    matrix[-1] = 0
    return matrix


@st.composite
def best_worst_rows(draw: st.DrawFn, least: int = 2, *, criteria: int | None = None) -> Rows:
    """Judgements from 1 to 9, the only 1 of each row at its best or worst criterion."""
    size = draw(st.integers(least, 7)) if criteria is None else criteria
    judgement = st.integers(2, 9).map(float) | st.floats(1.1, 9)
    first, second = (
        np.array(draw(st.lists(judgement, min_size=size, max_size=size))) for _ in range(2)
    )
    best = draw(st.integers(0, size - 1))
    worst = draw(st.integers(0, size - 1).filter(lambda place: place != best))
    first[best] = second[worst] = 1
    first[worst] = second[best] = draw(judgement)
    return first, second


@st.composite
def rankings(draw: st.DrawFn) -> FloatArray:
    """Ranks from 1, in which ties share the better rank."""
    order = draw(st.lists(st.integers(0, 4), min_size=1, max_size=7))
    return np.array([1 + sum(other < own for other in order) for own in order], dtype=np.float64)
