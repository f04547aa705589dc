"""What networks and other elicitation refuse, with the place and what would be right."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidArrayError,
    apply_scale,
    best_worst_nonlinear,
    dematel,
    direct_rating,
    fucom,
    rank_order_centroid,
    rank_reciprocal,
    smart,
    supermatrix_limit,
    swara,
    swing,
    weighted_supermatrix,
)

ROUND = [[0.0, 1.0], [1.0, 0.0]]

REFUSALS: list[tuple[str, Callable[..., Any], tuple[Any, ...], str]] = [
    ("a flat supermatrix", supermatrix_limit, ([1.0, 0.0],), "must be square"),
    ("a stack of supermatrices", supermatrix_limit, ([ROUND],), r"shape \(n, n\)"),
    ("a supermatrix of zeros", supermatrix_limit, (np.zeros((2, 2)),), "must not be all zero"),
    ("a column of 0.5", supermatrix_limit, ([[0.5, 1], [0, 0]],), "column 0.*sums to 0.5"),
    ("a negative influence", supermatrix_limit, ([[-1.0, 1], [2, 0]],), "found -1 at position"),
    ("endless influence", dematel, (ROUND,), "undiminished"),
    ("a threshold too many", lambda m: dematel(m, threshold=[1, 2]), ([[0, 2], [1, 0]],),
     "threshold must be one value"),
    ("a negative threshold", lambda m: dematel(m, threshold=-1), ([[0, 2], [1, 0]],),
     "threshold must be finite, 0 or more; found -1"),
    ("clusters in words", weighted_supermatrix, (ROUND, ["a", "b"], [[1.0]]), "whole number"),
    ("a cluster too many", weighted_supermatrix, (ROUND, [0, 1], [[1.0]]), "node 1 .* has 1"),
    ("clusters without weight", weighted_supermatrix, (ROUND, [0, 1], [[1, 0], [0, 1]]),
     "node 0 .* weight zero"),
    ("ranks from 0", rank_order_centroid, ([0, 1, 2],), r"\[0, 1, 2\] should be \[1, 2, 3\]"),
    ("no ranks", rank_reciprocal, ([],), "at least 1"),
    ("no points", direct_rating, ([],), "points must have shape"),
    ("no swing points", swing, ([],), "points"),
    ("a single point", smart, (5.0,), "points must have shape"),
    ("no significance", fucom, (2.0,), r"shape \(\.\.\., m - 1\)"),
    ("a significance below 1", fucom, ([0.5],), "0.5"),
    ("no importance", swara, ([],), "relative_importance"),
    ("an order with a gap", lambda r: swara(r, order=[0, 2]), ([0, 0.1],), "0 to 1, the most"),
    ("a scale beyond its range", lambda m: apply_scale(m, "balanced"), ([[1, 11], [1 / 11, 1]],),
     "11"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kernel", "arguments", "words"),
    [entry[1:] for entry in REFUSALS],
    ids=[entry[0] for entry in REFUSALS],
)
def test_what_cannot_be_weighed_is_refused_in_words(
    kernel: Callable[..., Any], arguments: tuple[Any, ...], words: str
) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        kernel(*arguments)


def test_results_of_networks_and_intervals_are_tables() -> None:
    limit = supermatrix_limit([[0.5, 0.5], [0.5, 0.5]])
    assert len(limit.as_rows()) == 2
    assert len(dematel([[0, 2], [1, 0]]).as_rows()) == 2
    assert len(best_worst_nonlinear([1, 2, 4], [4, 2, 1]).as_rows()) == 3
