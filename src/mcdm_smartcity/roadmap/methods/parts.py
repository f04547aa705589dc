"""A part of a programme: some starts are open, some are made, all others are closed."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.by_start import Form

# Sums of money round by less than this share of what a solver tolerates.
NOTHING = 1e-7


@dataclass(frozen=True, slots=True)
class Part:
    """
    A smaller programme, and the way back to the whole one.

    Attributes
    ----------
    programme
        Of the columns that are left.
    columns
        Which columns of the whole these are.
    whole
        Matrix from the smaller columns to those of the whole, sparse.
    made
        What the starts that are made add to the columns of the whole.
    """

    programme: ZeroOne
    columns: IntArray
    whole: Any
    made: FloatArray

    def values(self, part: FloatArray) -> FloatArray:
        """Return the columns of the whole for those of the part."""
        values: FloatArray = self.made + self.whole @ part
        return values


def part_of(programme: ZeroOne, form: Form, openings: BoolArray, made: IntArray) -> Part:
    """
    Leave only some starts open.

    Parameters
    ----------
    programme, form
        The whole, in the columns of this form.
    openings
        Which starts are open, shape (columns of the grid,).
    made
        Starts of programs that have none open; −1 for programs that never start, or are open.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used

    grid, total = form.grid, programme.shape[1]
    others = total - grid.columns
    done = form.values(np.append(grid.started(made), np.zeros(others)))
    kept = np.append(np.flatnonzero(openings), np.arange(grid.columns, total))
    rows, into = _ways(form, openings, others)
    whole = csr_array((np.ones(len(rows)), (rows, into)), shape=(total, len(kept)))
    matrix = programme.matrix()
    used = matrix @ done
    inner = csr_array(matrix @ whole)
    inner.eliminate_zeros()
    least, most = programme.least - used, programme.most - used
    # What is made may break a row by itself; other rows of nothing say nothing.
    speaks = np.flatnonzero((np.diff(inner.indptr) > 0) | (least > NOTHING) | (most < -NOTHING))
    inner = csr_array(inner[speaks])
    smaller = replace(
        programme,
        gains=whole.T @ programme.gains,
        data=inner.data.astype(np.float64),
        columns=inner.indices.astype(np.int64),
        starts=inner.indptr.astype(np.int64),
        least=least[speaks],
        most=most[speaks],
        whole=programme.whole[kept],
    )
    return Part(smaller, kept, whole, done)


def _ways(form: Form, openings: BoolArray, others: int) -> tuple[IntArray, IntArray]:
    """
    Return which columns of the whole take their value from which of the part.

    "Starts in" is its own, if open. "Started by" is that of the last open start until then: a start
    that is closed changes nothing from one period to the next.
    """
    grid = form.grid
    count = int(openings.sum())
    if form.starts:
        rows, into = np.flatnonzero(openings), np.arange(count)
    else:
        so_far = np.cumsum(openings)
        before = np.append(0, so_far)[grid.first[grid.program]]
        rows = np.flatnonzero(so_far > before)
        into = so_far[rows] - 1
    extra = np.arange(others)
    return np.append(rows, grid.columns + extra), np.append(into, count + extra)
