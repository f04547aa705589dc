"""Strategies of hypothesis for weights from data, group measures and judgement noise."""

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import comparisons, priorities_of


def priorities_of_judges(least: int = 1, most: int = 5) -> st.SearchStrategy[FloatArray]:
    """One vector of priorities a judge, shape (k, m)."""
    return st.tuples(st.integers(least, most), st.integers(1, 6)).flatmap(
        lambda shape: st.lists(priorities_of(shape[1]), min_size=shape[0], max_size=shape[0]).map(
            np.array
        )
    )


@st.composite
def gappy_panels(draw: st.DrawFn, most: int = 5) -> FloatArray:
    """One matrix a judge, shape (k, m, m), each with any pairs missing."""
    judges, items = draw(st.integers(1, 4)), draw(st.integers(1, most))
    panel = np.array([draw(comparisons(items=items)) for _ in range(judges)])
    for matrix in panel:
        for i, j in combinations(range(items), 2):
            if draw(st.booleans()):
                matrix[i, j] = matrix[j, i] = np.nan
    return panel
