"""How far does the worth of others lean on a program, over chains of any length?"""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.methods.katz import katz_influence
from mcdm_smartcity.dependencies.problem import GivenWorth, worth_on
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Influence(Answer):
    """
    Worth passed on along links: a picture of who is leant upon, not a merit and not an order.

    Attributes
    ----------
    programs
        Names.
    own
        The worth given, shape (n,).
    passed_on
        What comes from programs that need it or that it feeds, shape (n,).
    total
        Their sum, shape (n,); over all programs it is more than the worth of all, since worth is
        counted again at each link.
    damping
        How much of it each link passes on.
    """

    programs: tuple[str, ...]
    own: FloatArray
    passed_on: FloatArray
    total: FloatArray
    damping: float

    def as_rows(self) -> list[Row]:
        """Return one row for each program, highest total first."""
        order = sorted(range(len(self.programs)), key=lambda i: (-self.total[i], self.programs[i]))
        return [
            {
                "program": self.programs[i],
                "own": float(self.own[i]),
                "passed_on": float(self.passed_on[i]),
                "total": float(self.total[i]),
            }
            for i in order
        ]


def propagate(worth: GivenWorth, graph: DependencyGraph, damping: float = 0.5) -> Influence:
    """
    Pass the worth of each program on to what it needs and to what feeds it, from link to link.

    total_j = worth_j + damping · Σ_i strength_ij · total_i over the programs i that need j
    (strength 1) or are fed by j (strength: the share). A diagnosis only: worth is counted once for
    each chain, costs are ignored, and the result hangs on the damping. Use `credit` to say who
    deserves what, and `sequence` to say what to fund.

    Parameters
    ----------
    worth
        `Worth`, or a mapping from program to number; any sign.
    graph
        The links; exclusions play no part.
    damping
        What each link passes on, above 0 and at most 1.

    Returns
    -------
    Own, passed-on and total influence. Without links each program keeps its worth.

    Raises
    ------
    AlignmentError
        Worth and graph name different programs.
    InvalidArrayError
        The damping is out of range, or too large for a circle of links.

    Notes
    -----
    Katz (1953), Psychometrika 18:39-43, with worth in the place of ones.

    Examples
    --------
    >>> graph = DependencyGraph(["center", "network"], needs=[("center", "network")])
    >>> influence = propagate({"center": 6, "network": 1}, graph, damping=0.5)
    >>> influence.passed_on.tolist(), influence.total.tolist()
    ([0.0, 3.0], [6.0, 4.0])
    """
    if not 0 < damping <= 1:
        raise InvalidArrayError(f"the damping must be above 0 and at most 1; found {damping:g}")
    own = worth_on(graph, worth).astype(np.float64)
    links = [(graph.index[a], graph.index[b], 1.0) for a, b in graph.needs]
    links += [(graph.index[b], graph.index[a], share) for a, b, share in graph.feeds]
    starts, ends = (np.array([link[k] for link in links], dtype=np.int64) for k in (0, 1))
    strength = np.array([link[2] for link in links], dtype=np.float64)
    total = katz_influence(own, (starts, ends), strength, damping)
    return Influence(graph.programs, own, total - own, total, float(damping))
