"""A 0-1 programme as plain arrays, in a scale that a solver with absolute tolerances can bear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray

# HiGHS holds rows to within 1e-6; beyond this size that would be more than a unit of money.
LARGEST_IN_A_ROW = 2.0**20
# The group of rows that belong to nobody: they only say what a column means.
DEFINING = -1
LEAST_GAIN, LARGEST_GAIN = 2.0**10, 2.0**20


@dataclass(frozen=True, slots=True)
class ZeroOne:
    """
    Maximise gains · x under rows least ≤ matrix · x ≤ most, with 0 ≤ x ≤ 1.

    Attributes
    ----------
    gains
        Shape (columns,); the objective times a power of two.
    unit
        What one of the scaled objective is worth.
    data, columns, starts
        The rows, compressed: row r holds entries starts[r] to starts[r + 1].
    least, most
        Limits of rows, shape (rows,); infinite where there is none.
    whole
        Which columns must be 0 or 1.
    """

    gains: FloatArray
    unit: float
    data: FloatArray
    columns: IntArray
    starts: IntArray
    least: FloatArray
    most: FloatArray
    whole: BoolArray

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.least), len(self.gains)

    def matrix(self) -> Any:
        """Return the rows as a sparse array of scipy."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used

        # The solver takes 32-bit indices only.
        indices, starts = self.columns.astype(np.int32), self.starts.astype(np.int32)
        return csr_array((self.data, indices, starts), shape=self.shape)

    def of_rows(self, chosen: BoolArray) -> "ZeroOne":
        """Return the same programme with some of its rows only."""
        lengths = np.diff(self.starts)
        entries = np.repeat(chosen, lengths)
        return replace(
            self,
            data=self.data[entries],
            columns=self.columns[entries],
            starts=np.append(0, np.cumsum(lengths[chosen])),
            least=self.least[chosen],
            most=self.most[chosen],
        )

    def and_rows(self, more: "Rows") -> "ZeroOne":
        """Return the same programme with more rows."""
        data, columns, lengths, least, most = more.arrays()
        return replace(
            self,
            data=np.concatenate([self.data, data]),
            columns=np.concatenate([self.columns, columns]),
            starts=np.concatenate([self.starts, self.starts[-1] + np.cumsum(lengths)]),
            least=np.concatenate([self.least, least]),
            most=np.concatenate([self.most, most]),
        )

    def one_sided(self, chosen: BoolArray) -> tuple["ZeroOne", IntArray]:
        """
        Make two rows of each chosen one that is limited from both sides.

        Also tells for each row of the result which one it was.
        """
        both = chosen & np.isfinite(self.least) & np.isfinite(self.most)
        rows, old = self.of_rows(both), np.arange(len(both))
        no_limit = np.full(rows.shape[0], np.inf)
        below = (rows.data, rows.columns, np.diff(rows.starts), rows.least, no_limit)
        above = replace(self, least=np.where(both, -np.inf, self.least))
        return above.and_rows(Rows([below])), np.concatenate([old, old[both]])

    def without(self, values: FloatArray) -> "ZeroOne":
        """Forbid one solution: at least one of its first columns must be another."""
        on = values > 0.5  # noqa: PLR2004 - rounds
        rows = Rows()
        signs = np.where(on, -1.0, 1.0)
        rows.add(list(range(len(on))), signs.tolist(), least=1.0 - float(on.sum()))
        return self.and_rows(rows)


@dataclass(slots=True)
class Rows:
    """Rows that are gathered one by one or in bulk, each scaled by a power of two if need be."""

    parts: list[tuple[FloatArray, IntArray, IntArray, FloatArray, FloatArray]] = field(
        default_factory=list
    )

    def add(
        self,
        columns: Sequence[int],
        values: Iterable[float],
        least: float = -np.inf,
        most: float = np.inf,
    ) -> float:
        """Add one row, and return by what it was scaled."""
        data = np.array(list(values), dtype=np.float64)
        scale = _scale(data, LARGEST_IN_A_ROW)
        self.parts.append(
            (
                data * scale,
                np.array(columns, dtype=np.int64),
                np.array([len(data)]),
                np.array([least * scale]),
                np.array([most * scale]),
            )
        )
        return scale

    def add_pairs(
        self, first: IntArray, second: IntArray, sign: float, least: float, most: float
    ) -> None:
        """Add rows least ≤ x[first] + sign · x[second] ≤ most."""
        count = len(first)
        self.parts.append(
            (
                np.tile([1.0, sign], count),
                np.column_stack([first, second]).ravel().astype(np.int64),
                np.full(count, 2),
                np.full(count, least),
                np.full(count, most),
            )
        )

    def count(self) -> int:
        """How many rows there are."""
        return sum(len(part[2]) for part in self.parts)

    def arrays(self) -> tuple[FloatArray, IntArray, IntArray, FloatArray, FloatArray]:
        """Return data, columns, lengths, least and most of all rows."""
        empty = np.empty(0)
        none = np.empty(0, dtype=np.int64)
        parts = [(empty, none, none, empty, empty), *self.parts]
        data, columns, lengths, least, most = zip(*parts, strict=True)
        return (
            np.concatenate(data),
            np.concatenate(columns),
            np.concatenate(lengths),
            np.concatenate(least),
            np.concatenate(most),
        )


def zero_one(gains: FloatArray, rows: Rows, whole: BoolArray) -> ZeroOne:
    """Put gains and rows together; gains are scaled so that an absolute gap of 1e-6 is nothing."""
    data, columns, lengths, least, most = rows.arrays()
    largest = np.abs(gains).max(initial=0.0)
    good = largest == 0 or LEAST_GAIN <= largest <= LARGEST_GAIN
    scale = 1.0 if good else float(2.0 ** np.floor(np.log2(LARGEST_GAIN / largest)))
    starts = np.append(0, np.cumsum(lengths))
    return ZeroOne(gains * scale, 1 / scale, data, columns, starts, least, most, whole)


def _scale(values: FloatArray, largest: float) -> float:
    """A power of two that brings the largest value below `largest`, and up to 1 if all are less."""
    size = np.abs(values).max(initial=0.0)
    if size == 0 or 1 <= size <= largest:
        return 1.0
    return float(2.0 ** np.floor(np.log2(largest / size)))
