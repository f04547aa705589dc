"""Rows that give way at a price: what must be lifted, and by how much, so that a plan exists."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.zero_one import LARGEST_GAIN, ZeroOne


@dataclass(frozen=True, slots=True)
class Lift:
    """
    One column that lifts rows when it is turned on.

    Attributes
    ----------
    rows, sizes
        Which rows, and how far it lifts each if it is 1, in the row's own scale; shapes (r,).
    price
        What it costs to turn it fully on.
    whole
        Whether it is turned on fully or not at all.
    """

    rows: IntArray
    sizes: FloatArray
    price: float
    whole: bool


def lack(arrays: ZeroOne) -> FloatArray:
    """
    Return the most by which each row can be broken, shape (rows,); 0 if it cannot be.

    Of a row with two limits it is the larger of both; `ZeroOne.one_sided` splits such rows.
    """
    rows, count = _row_of_entries(arrays), arrays.shape[0]
    low = np.bincount(rows, np.minimum(arrays.data, 0.0), minlength=count)
    high = np.bincount(rows, np.maximum(arrays.data, 0.0), minlength=count)
    over = np.where(np.isfinite(arrays.most), high - arrays.most, 0.0)
    under = np.where(np.isfinite(arrays.least), arrays.least - low, 0.0)
    return np.maximum(np.maximum(over, under), 0.0)


def raising(arrays: ZeroOne, scale: FloatArray, rows: IntArray) -> Lift:
    """
    Return a column that lifts all these rows by the same amount, as little of it as is needed.

    `scale` is by what each row of the programme was multiplied, shape (rows,).
    """
    most = float((lack(arrays)[rows] / scale[rows]).max(initial=0.0))
    return Lift(rows, most * scale[rows], most, whole=False)


def elastic(arrays: ZeroOne, lifts: Sequence[Lift]) -> ZeroOne:
    """
    Add columns that lift rows, and ask for the cheapest of them and nothing else.

    The new columns come last, in the order of `lifts`. A row that is lifted has one limit only.

    Examples
    --------
    One program must start and costs 5 where 3 are allowed, so the limit must give way.

    >>> from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
    >>> from mcdm_smartcity.portfolio.methods.zero_one import Rows, zero_one
    >>> rows = Rows()
    >>> scales = [rows.add([0], [1.0], least=1.0), rows.add([0], [5.0], most=3.0)]
    >>> arrays = zero_one(np.zeros(1), rows, np.array([True]))
    >>> lift = raising(arrays, np.array(scales), np.array([1]))
    >>> solved = solve_zero_one(elastic(arrays, [lift]))
    >>> float(solved.values[1] * lift.price)
    2.0
    """
    entries = _row_of_entries(arrays)
    count, columns = arrays.shape
    added = [np.zeros(0, dtype=np.int64), *(lift.rows for lift in lifts)]
    # A row "at most" is lifted by what is taken off it, a row "at least" by what is added.
    signs = [np.where(np.isfinite(arrays.most[lift.rows]), -1.0, 1.0) for lift in lifts]
    sizes = [sign * lift.sizes for sign, lift in zip(signs, lifts, strict=True)]
    places = [np.full(len(lift.rows), columns + k) for k, lift in enumerate(lifts)]
    rows = np.concatenate([entries, *added]).astype(np.int64)
    order = np.argsort(rows, kind="stable")
    prices = np.array([lift.price for lift in lifts])
    unit = max(float(prices.max(initial=0.0)), 1e-300) / LARGEST_GAIN
    return replace(
        arrays,
        gains=np.concatenate([np.zeros(columns), -prices / unit]),
        unit=unit,
        data=np.concatenate([arrays.data, *sizes])[order],
        columns=np.concatenate([arrays.columns, *places]).astype(np.int64)[order],
        starts=np.append(0, np.cumsum(np.bincount(rows, minlength=count))),
        whole=np.append(arrays.whole, [lift.whole for lift in lifts]).astype(bool),
    )


def fewest_given_up(
    arrays: ZeroOne,
    group: IntArray,
    may_go: Sequence[int],
    solve: Callable[[ZeroOne], FloatArray],
    enough: Callable[[Collection[int]], bool],
) -> list[int]:
    """
    Return the fewest groups of rows without which there is a solution; none if that is no help.

    Each group has a switch that takes its rows away, and as few as possible are turned.

    Parameters
    ----------
    arrays, group
        Rows, and the group of each, shape (rows,).
    may_go
        Groups that can be given up.
    solve
        Returns a solution, shape (columns,), or an empty array if there is none.
    enough
        Tells whether there is a solution without some groups, exactly: the tolerance of a solver
        may hide that one more has to go, and then the rest is asked again.

    Examples
    --------
    One program must start, must not, and costs 5 where 3 are allowed.

    >>> from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
    >>> from mcdm_smartcity.portfolio.methods.zero_one import Rows, zero_one
    >>> rows = Rows()
    >>> scales = rows.add([0], [1.0], least=1.0), rows.add([0], [1.0], most=0.0)
    >>> scale = rows.add([0], [5.0], most=3.0)
    >>> arrays = zero_one(np.zeros(1), rows, np.array([True]))
    >>> solve = lambda switched: solve_zero_one(switched).values
    >>> fewest_given_up(arrays, np.arange(3), range(3), solve, lambda gone: True)
    [0]
    """
    arrays, origin = arrays.one_sided(np.isin(group, may_go))
    group, given_up = group[origin], set[int]()
    for _ in may_go:
        kept = ~np.isin(group, list(given_up))
        rest, group_kept = arrays.of_rows(kept), group[kept]
        left = [k for k in may_go if k not in given_up]
        lacks, rows = lack(rest), [np.flatnonzero(group_kept == k) for k in left]
        switches = [Lift(own, lacks[own], 1.0, whole=True) for own in rows]
        turned = np.flatnonzero(solve(elastic(rest, switches))[rest.shape[1] :])
        if not len(turned):
            break
        given_up |= {left[k] for k in turned}
        if enough(given_up):
            return sorted(given_up)
    return []


def _row_of_entries(arrays: ZeroOne) -> IntArray:
    return np.repeat(np.arange(arrays.shape[0]), np.diff(arrays.starts))
