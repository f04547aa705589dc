"""Rows that give way at a price: what must be lifted, and by how much, so that a plan exists."""

from collections.abc import Sequence
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

    Rows are limited from one side only.
    """
    rows, count = _row_of_entries(arrays), arrays.shape[0]
    low = np.bincount(rows, np.minimum(arrays.data, 0.0), minlength=count)
    high = np.bincount(rows, np.maximum(arrays.data, 0.0), minlength=count)
    over = np.where(np.isfinite(arrays.most), high - arrays.most, 0.0)
    under = np.where(np.isfinite(arrays.least), arrays.least - low, 0.0)
    return np.maximum(np.maximum(over, under), 0.0)


def switch(arrays: ZeroOne, rows: IntArray) -> Lift:
    """Return a column that takes rows away altogether."""
    return Lift(rows, lack(arrays)[rows], 1.0, whole=True)


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

    The new columns come last, in the order of `lifts`.

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
    prices = prices / max(float(prices.max(initial=0.0)), 1e-300) * LARGEST_GAIN
    return replace(
        arrays,
        gains=np.concatenate([np.zeros(columns), -prices]),
        data=np.concatenate([arrays.data, *sizes])[order],
        columns=np.concatenate([arrays.columns, *places]).astype(np.int64)[order],
        starts=np.append(0, np.cumsum(np.bincount(rows, minlength=count))),
        whole=np.append(arrays.whole, [lift.whole for lift in lifts]).astype(bool),
    )


def _row_of_entries(arrays: ZeroOne) -> IntArray:
    return np.repeat(np.arange(arrays.shape[0]), np.diff(arrays.starts))
