"""ELECTRE I: the few programs that nobody convincingly beats."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.engine.blocks import BLOCK_ENTRIES
from mcdm_smartcity.ranking.engine.decision import Decision, as_decision, is_one_table
from mcdm_smartcity.ranking.engine.given_levels import require_share
from mcdm_smartcity.ranking.methods.outranking_graph import kernel
from mcdm_smartcity.ranking.methods.program_rows import program_rows

# Sums of weights nearer to a threshold than this are on it.
EQUAL = 1e-9
SCALES = ("each", "common")


@dataclass(frozen=True, slots=True, eq=False)
class ElectreI(Answer):
    """
    Choice among n programs, as `electre_i` finds it.

    Attributes
    ----------
    concordance
        Share of the weights on which the row's program is at least as good as the column's, (n, n).
    discordance
        Its worst shortfall in ranges of scores, 0 to 1, (n, n).
    concordance_threshold, discordance_threshold
        Least concordance and greatest discordance at which it outranks.
    outranks
        True where the row's program outranks the column's, (n, n).
    kernel
        True for the programs to look at, (n,): every other program is outranked by one of them.
    """

    concordance: FloatArray
    discordance: FloatArray
    concordance_threshold: float
    discordance_threshold: float
    outranks: BoolArray
    kernel: BoolArray

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0: is it chosen, how many outrank it or it."""
        return program_rows(
            kernel=self.kernel,
            outranks=self.outranks.sum(axis=1),
            outranked_by=self.outranks.sum(axis=0),
        )


def electre_i(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    concordance: float | None = None,
    discordance: float | None = None,
    scale: str = "each",
) -> ElectreI:
    """
    Kernel of the programs that no other outranks by enough weight and without a large shortfall.

    Parameters
    ----------
    matrix
        Scores, shape (n, m), finite.
    weights
        Weights, shape (m,), not negative; scaled to sum to 1. They are votes, not trade-offs.
    benefit
        True where more is better, shape (m,).
    concordance, discordance
        Thresholds, 0 to 1; the means of all pairs if not given.
    scale
        What a shortfall is divided by: ``each``, the criterion's own range of scores, or
        ``common``, the widest range of any criterion, for scores that are all in one unit.

    Returns
    -------
    `ElectreI`: ``.concordance .discordance .outranks .kernel`` and the thresholds; not a score.
    Equal programs outrank each other and are in the kernel together; if no criterion tells the
    programs apart, or there is one, all are in it. Memory grows as n².

    Raises
    ------
    InvalidArrayError, InvalidWeightsError
        Shapes or values are out of range, or it is more than one problem.
    UnknownNameError
        There is no such scale.

    Notes
    -----
    Roy (1968), RIRO 2(8):57-75, with one common scale. Means as thresholds: Hwang and Yoon (1981),
    Multiple Attribute Decision Making. Programs that outrank each other in a circle are chosen or
    left together. Criteria of weight 0 do not object.

    Examples
    --------
    >>> table = [[9, 4], [8, 5], [2, 3]]
    >>> electre_i(table, [0.6, 0.4], [True, True], concordance=0.6, discordance=0.5).kernel.tolist()
    [True, False, False]
    """
    decision = one_problem(matrix, weights, benefit)
    agreed, objected = concordance_and_discordance(decision, scale)
    least = threshold(concordance, "concordance", agreed)
    most = threshold(discordance, "discordance", objected)
    outranks = (agreed >= least - EQUAL) & (objected <= most + EQUAL)
    np.fill_diagonal(outranks, val=False)
    return ElectreI(agreed, objected, least, most, outranks, kernel(outranks))


def one_problem(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike) -> Decision:
    """Check the input; one table and one vector of weights."""
    decision = as_decision(matrix, weights, benefit)
    if not is_one_table(decision) or decision.weights.ndim > 1:
        raise InvalidArrayError(
            "one table (programs, criteria) and one vector of weights are needed, not "
            f"{decision.matrix.shape} and {decision.weights.shape}"
        )
    return decision


def concordance_and_discordance(decision: Decision, scale: str) -> tuple[FloatArray, FloatArray]:
    """Share of weights that agree, and worst shortfall in ranges, (n, n) each."""
    if scale not in SCALES:
        raise UnknownNameError("scale of discordance", scale, SCALES)
    counted = decision.weights > 0
    table = np.where(decision.benefit, decision.matrix, -decision.matrix)[:, counted]
    # Halves, since a difference of huge scores of opposite sign would overflow.
    table = table.astype(np.float64) / 2
    weights = decision.weights[counted].astype(np.float64)
    ranges = np.ptp(table, axis=0)
    width = ranges.max() if scale == "common" else ranges
    units = np.where(width > 0, width, 1)
    programs, criteria = table.shape
    agreed, objected = np.empty((programs, programs)), np.empty((programs, programs))
    step = max(1, BLOCK_ENTRIES // (programs * criteria))
    for start in range(0, programs, step):
        rows = slice(start, start + step)
        behind = table - table[rows, np.newaxis]
        agreed[rows] = (behind <= 0) @ weights
        objected[rows] = (behind / units).max(axis=-1).clip(0)
    return agreed, objected


def threshold(given: float | None, name: str, pairs: FloatArray) -> float:
    """Return a threshold from 0 to 1, or the mean over pairs of different programs."""
    if given is None:
        others = len(pairs) * (len(pairs) - 1)
        return float((pairs.sum() - np.trace(pairs)) / others) if others else 0.0
    require_share(given, name)
    return float(given)
