"""PROMETHEE I: what both flows agree on, and what they leave open."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.ranking.methods.program_rows import program_rows
from mcdm_smartcity.ranking.methods.promethee_flows import promethee_flows

# Flows lie between 0 and 1; nearer ones are equal.
EQUAL = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class PrometheeRelations(Answer):
    """
    Relations of n programs, as `promethee_i` finds them; of each pair exactly one holds.

    Attributes
    ----------
    preferred
        True where the row's program is preferred to the column's, (..., n, n).
    indifferent
        True where both flows are equal, (..., n, n); so on the diagonal.
    incomparable
        True where the flows disagree, (..., n, n).
    positive, negative
        The flows, shape (..., n).
    """

    preferred: BoolArray
    indifferent: BoolArray
    incomparable: BoolArray
    positive: FloatArray
    negative: FloatArray

    def labels(self) -> list[list[str]]:
        """Return P, I or R (incomparable) for each pair, and - where the column's is preferred."""
        table = np.select(
            [self.preferred, self.indifferent, self.incomparable], ["P", "I", "R"], "-"
        )
        found: list[list[str]] = table.tolist()
        return found

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0: flows, and how many it beats or cannot meet."""
        return program_rows(
            positive=self.positive,
            negative=self.negative,
            preferred_to=self.preferred.sum(axis=-1),
            incomparable_with=self.incomparable.sum(axis=-1),
        )


def promethee_i(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    shape: ArrayLike = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> PrometheeRelations:
    """
    Partial order: a is preferred to b if neither flow speaks against it and one speaks for it.

    Parameters
    ----------
    matrix, weights, benefit, shape, q, p, s
        As `promethee_flows` takes them.

    Returns
    -------
    `PrometheeRelations`: ``.preferred .indifferent .incomparable`` as boolean matrices, and
    ``.labels()``. Flows that differ by less than 1e-9 are equal. One program is indifferent to
    itself. Memory grows as n².

    Raises
    ------
    InvalidArrayError, InvalidWeightsError, UnknownNameError
        As `promethee_flows`.

    Notes
    -----
    Brans and Vincke (1985), Management Science 31:647-656. Incomparable programs are strong on
    different criteria; the net flow of PROMETHEE II puts them in an order all the same.

    Examples
    --------
    >>> table = [[9, 0], [0, 9], [5, 4]]
    >>> found = promethee_i(table, [1, 1], [True, True], shape="u_shape", q=4.5)
    >>> found.labels()
    [['I', 'R', 'I'], ['R', 'I', 'R'], ['I', 'R', 'I']]
    """
    flows = promethee_flows(matrix, weights, benefit, shape=shape, q=q, p=p, s=s)
    more = flows.positive[..., :, np.newaxis] - flows.positive[..., np.newaxis, :]
    less = flows.negative[..., np.newaxis, :] - flows.negative[..., :, np.newaxis]
    better = (more > EQUAL) | (less > EQUAL)
    worse = (more < -EQUAL) | (less < -EQUAL)
    return PrometheeRelations(
        preferred=better & ~worse,
        indifferent=~better & ~worse,
        incomparable=better & worse,
        positive=flows.positive,
        negative=flows.negative,
    )
