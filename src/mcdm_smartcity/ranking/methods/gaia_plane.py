"""GAIA: programs, criteria and weights of PROMETHEE in one picture."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.engine.decision import as_decision, is_one_table
from mcdm_smartcity.ranking.methods.program_rows import program_rows
from mcdm_smartcity.ranking.methods.promethee_flows import flows_of

AXES = 2
# Loadings nearer than this are equally large, so that rounding turns no axis round.
EQUAL = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class GaiaPlane(Answer):
    """
    Coordinates of a decision problem in the plane that shows most of it.

    Attributes
    ----------
    programs
        Shape (n, 2): programs near each other have like profiles.
    criteria
        Shape (m, 2): axes in like directions agree, opposite ones conflict; long ones are seen
        well.
    stick
        Where the weights pull, shape (..., 2): programs furthest that way have high net flows.
    quality
        Share of the variance of the unicriterion flows that the plane keeps, 0 to 1 (δ).
    """

    programs: FloatArray
    criteria: FloatArray
    stick: FloatArray
    quality: float

    def as_rows(self) -> list[Row]:
        """Return one row a program, counted from 0, with its two coordinates."""
        return program_rows(first=self.programs[:, 0], second=self.programs[:, 1])


def gaia_plane(
    matrix: ArrayLike,
    weights: ArrayLike,
    benefit: ArrayLike,
    *,
    shape: ArrayLike = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> GaiaPlane:
    """
    Plane of the two principal components of the unicriterion net flows.

    Parameters
    ----------
    matrix, weights, benefit, shape, q, p, s
        As `promethee_flows` takes them, for one table (n, m); weights (..., m) give a stick each.

    Returns
    -------
    `GaiaPlane`: ``.programs .criteria .stick .quality``. Weights move the stick only. Each axis is
    turned so that its longest criterion (the first of equals) points to the positive side. Where
    there are fewer than two dimensions the missing coordinates are 0; if no criterion tells
    programs apart nothing is lost, and the quality is 1.

    Raises
    ------
    InvalidArrayError, InvalidWeightsError, UnknownNameError
        As `promethee_flows`, or the matrix is a stack of tables.

    Notes
    -----
    Brans and Mareschal (1994), Decision Support Systems 12:297-310. Below a quality of some 0.6 the
    picture misleads.

    Examples
    --------
    >>> plane = gaia_plane([[9, 1], [1, 9], [5, 5]], [3, 1], [True, True])
    >>> plane.quality
    1.0
    >>> plane.stick.round(4).tolist()
    [0.3536, 0.0]
    """
    decision = as_decision(matrix, weights, benefit)
    if not is_one_table(decision):
        raise InvalidArrayError(
            f"a plane shows one table of shape (programs, criteria), not {decision.matrix.shape}"
        )
    flows = flows_of(decision, shape, q, p, s)
    unicriterion = flows.leaving - flows.entering
    _, sizes, loadings = np.linalg.svd(unicriterion, full_matrices=False)
    axes = np.zeros((unicriterion.shape[1], AXES), dtype=unicriterion.dtype)
    seen = loadings[:AXES][sizes[:AXES] > EQUAL * max(float(sizes[0]), EQUAL)].T
    axes[:, : seen.shape[1]] = seen * _signs(seen)
    variances = sizes.astype(np.float64) ** 2
    total = float(variances.sum())
    return GaiaPlane(
        programs=unicriterion @ axes,
        criteria=axes,
        stick=decision.weights @ axes,
        quality=float(variances[:AXES].sum()) / total if total > 0 else 1.0,
    )


def _signs(axes: FloatArray) -> FloatArray:
    lengths = np.abs(axes)
    longest = lengths.max(axis=0, initial=0)
    first = np.argmax(lengths >= longest - EQUAL, axis=0)
    signs: FloatArray = np.sign(axes[first, np.arange(axes.shape[1])])
    return signs
