"""One engine under the methods that look at each program by itself, once columns are known.

A method is four small functions. `learn` reads whole columns, `tables` turns rows of scores into
tables of the same shape without asking for weights, `totals` sums these up by weights to numbers of
each program, and `finish` turns such numbers, of all programs, into scores. So one table under many
weights is built once, a large table is scored in blocks that stay in the cache, and a paper's every
table can be printed. Tables whose names begin with an underscore are for `totals` and `details`
only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray
from mcdm_smartcity.ranking.engine.blocks import LARGE, VECTORS, blocks_of_rows, blocks_of_vectors
from mcdm_smartcity.ranking.engine.decision import Decision

Tables: TypeAlias = Mapping[str, FloatArray]
# From the columns (..., n, m), directions (m,) and parameters to whatever the method learns.
Learn: TypeAlias = Callable[..., Any]
# From rows (..., b, m) and what was learnt to tables (..., b, m).
RowTables: TypeAlias = Callable[[FloatArray, Any], Tables]
# From tables (..., b, m), weights (..., m) and what was learnt to numbers (..., b).
Totals: TypeAlias = Callable[[Tables, FloatArray, Any], Tables]
# From the numbers of all programs (..., n) and what was learnt to numbers, "scores" among them.
Finish: TypeAlias = Callable[[Tables, Any], Tables]
# Further tables that papers print, from the same as `totals`.
Details: TypeAlias = Callable[[Tables, FloatArray, Any], Tables]


def as_they_are(numbers: Tables, _: Any) -> Tables:
    """Return totals whose "scores" are the answer."""
    return numbers


def nothing_more(_: Tables, __: FloatArray, ___: Any) -> Tables:
    """Return no further tables."""
    return {}


@dataclass(frozen=True)
class Rows:
    """A method that scores rows; see the head of this file."""

    learn: Learn
    tables: RowTables
    totals: Totals
    finish: Finish = as_they_are
    details: Details = nothing_more

    def scores(self, decision: Decision, **parameters: Any) -> FloatArray:
        """Return scores (..., n)."""
        matrix, weights = decision.matrix, decision.weights
        learnt = self.learn(matrix, decision.benefit, **parameters)
        if matrix.ndim == MATRIX_DIMENSIONS == weights.ndim and len(weights) > VECTORS:
            return self._under_many_weights(matrix, weights, learnt)
        if matrix.ndim == MATRIX_DIMENSIONS > weights.ndim and matrix.size >= LARGE:
            numbers = self._in_blocks(matrix, weights, learnt)
        else:
            numbers = self.totals(self.tables(matrix, learnt), weights, learnt)
        return _in_precision_of(matrix, self.finish(numbers, learnt)["scores"])

    def steps(self, decision: Decision, **parameters: Any) -> dict[str, FloatArray]:
        """Return every table and number by name, "scores" last."""
        matrix, weights = decision.matrix, decision.weights
        learnt = self.learn(matrix, decision.benefit, **parameters)
        tables = self.tables(matrix, learnt)
        numbers = self.totals(tables, weights, learnt)
        finished = {**numbers, **self.finish(numbers, learnt)}
        scores = _in_precision_of(matrix, finished.pop("scores"))
        found = {**tables, **self.details(tables, weights, learnt), **finished}
        shown = {name: table for name, table in found.items() if not name.startswith("_")}
        return {**shown, "scores": scores}

    def _in_blocks(self, matrix: FloatArray, weights: FloatArray, learnt: Any) -> Tables:
        numbers: dict[str, FloatArray] = {}
        for rows in blocks_of_rows(matrix):
            for name, part in self.totals(
                self.tables(matrix[rows], learnt), weights, learnt
            ).items():
                whole = numbers.setdefault(name, np.empty(len(matrix), dtype=part.dtype))
                whole[rows] = part
        return numbers

    def _under_many_weights(
        self, matrix: FloatArray, weights: FloatArray, learnt: Any
    ) -> FloatArray:
        tables = self.tables(matrix, learnt)
        scores = np.empty((len(weights), len(matrix)), dtype=matrix.dtype)
        for part in blocks_of_vectors(weights):
            scores[part] = self.finish(self.totals(tables, weights[part], learnt), learnt)["scores"]
        return scores


def _in_precision_of(matrix: FloatArray, scores: FloatArray) -> FloatArray:
    return scores.astype(matrix.dtype, copy=False)
