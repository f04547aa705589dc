"""Rows of a table for results that speak of programs by number."""

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray


def program_rows(**columns: FloatArray | IntArray | BoolArray) -> list[Row]:
    """Return one row a program, counted from 0; columns of shape (n,), of one problem only."""
    if any(column.ndim != 1 for column in columns.values()):
        raise InvalidArrayError("a stack of answers has no one table; take one of them")
    lines = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [{"program": i, **dict(zip(columns, line, strict=True))} for i, line in enumerate(lines)]
