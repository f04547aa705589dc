"""The same programme with columns "starts in": worse for plans, better for bounds."""

from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.grid import Grid


def in_starts(programme: ZeroOne, grid: Grid) -> ZeroOne:
    """
    Replace "started by" by "starts in": by(t) = Σ starts until t.

    Rows of money and capacity become plain knapsacks, in which a solver finds its cover cuts; the
    linear relaxation is worth the same. The first rows, that by(t) never falls, become "starts at
    most once".
    """
    from scipy.sparse import block_diag, csr_array, eye_array, vstack  # noqa: PLC0415 - when used

    columns = grid.columns
    ages = grid.first[1:][grid.program] - np.arange(columns)
    starts = np.repeat(np.arange(columns), ages)
    rows = starts + np.arange(len(starts)) - np.repeat(np.cumsum(ages) - ages, ages)
    until = csr_array((np.ones(len(rows)), (rows, starts)), shape=(columns, columns))
    others = programme.shape[1] - columns
    change = csr_array(block_diag([until, eye_array(others)])) if others else until
    inner = columns - int(grid.ends.sum())
    several = np.flatnonzero(np.diff(grid.first) > 1)
    sizes = np.diff(grid.first)[several]
    once_columns = np.flatnonzero(np.isin(grid.program, several))
    once = csr_array(
        (np.ones(len(once_columns)), (np.repeat(np.arange(len(several)), sizes), once_columns)),
        shape=(len(several), programme.shape[1]),
    )
    kept = csr_array(programme.matrix()[inner:] @ change)
    kept.eliminate_zeros()
    matrix = csr_array(vstack([once, kept]))
    return replace(
        programme,
        gains=change.T @ programme.gains,
        data=matrix.data.astype(np.float64),
        columns=matrix.indices.astype(np.int64),
        starts=matrix.indptr.astype(np.int64),
        least=np.concatenate([np.full(len(several), -np.inf), programme.least[inner:]]),
        most=np.concatenate([np.ones(len(several)), programme.most[inner:]]),
    )


def levels_of(values: FloatArray, grid: Grid) -> FloatArray:
    """Return the columns "started by" of a solution in "starts in"."""
    sums = np.cumsum(values[: grid.columns])
    before = np.append(0.0, sums)[grid.first[grid.program]]
    return np.append(sums - before, values[grid.columns :])


def starts_in(levels: FloatArray, grid: Grid) -> FloatArray:
    """Return the columns "starts in" of a solution in "started by"."""
    own = levels[: grid.columns]
    before = np.append(0.0, own[:-1])
    before[grid.first[:-1][grid.possible]] = 0.0
    return np.append(own - before, levels[grid.columns :])


@dataclass(frozen=True, slots=True)
class Form:
    """
    Which columns a solver gets.

    Attributes
    ----------
    grid
        Where the columns stand.
    starts
        "Starts in", which bounds better; or else "started by", which is sparser where links are
        many.
    """

    grid: Grid
    starts: bool

    def programme(self, arrays: ZeroOne) -> ZeroOne:
        """Turn a programme in "started by" into this form."""
        return in_starts(arrays, self.grid) if self.starts else arrays

    def levels(self, values: FloatArray) -> FloatArray:
        """Return the columns "started by" of a solution."""
        return levels_of(values, self.grid) if self.starts else values

    def values(self, levels: FloatArray) -> FloatArray:
        """Return the solution of columns "started by"."""
        return starts_in(levels, self.grid) if self.starts else levels
