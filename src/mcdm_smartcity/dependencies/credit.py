"""What is a program worth as an enabler? The worth of all, shared by who makes it possible."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.methods.shapley import shapley_shares
from mcdm_smartcity.dependencies.problem import (
    GivenWorth,
    merged_needs,
    split_by_feeds,
    worth_on,
)
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Credit(Answer):
    """
    The merit of each program, dependencies counted; it says who deserves what, not what to fund.

    Attributes
    ----------
    programs
        Names.
    own
        What a program earns from its own worth, shape (n,).
    enabling
        What it earns from the worth of programs that need it or are fed by it, shape (n,).
    total
        Their sum, shape (n,); over all programs it is the worth of all.
    """

    programs: tuple[str, ...]
    own: FloatArray
    enabling: FloatArray
    total: FloatArray

    def as_rows(self) -> list[Row]:
        """Return one row for each program, highest total first."""
        order = sorted(range(len(self.programs)), key=lambda i: (-self.total[i], self.programs[i]))
        return [
            {
                "program": self.programs[i],
                "own": float(self.own[i]),
                "enabling": float(self.enabling[i]),
                "total": float(self.total[i]),
            }
            for i in order
        ]


def credit(worth: GivenWorth, graph: DependencyGraph) -> Credit:
    """
    Share the worth of each program equally among itself and everything that it needs.

    The part of a worth that a `feeds` link holds back is shared among the programs that either
    end needs.

    Parameters
    ----------
    worth
        `Worth`, or a mapping from program to number; negative worth is shared like any other.
    graph
        The links.

    Returns
    -------
    Own, enabling and total credit; totals sum to the worth of all programs. Without links each
    program keeps its worth.

    Raises
    ------
    AlignmentError
        Worth and graph name different programs.

    Notes
    -----
    The Shapley value of the game in which a coalition earns every worth whose closure it holds:
    Gilles, Owen and van den Brink (1992), Int. J. Game Theory 20:277-293. No
    sampling. Work grows with the pairs of programs of which one needs the other, memory with the
    number of programs: 100 000 programs take seconds.

    Examples
    --------
    >>> graph = DependencyGraph(["center", "network"], needs=[("center", "network")])
    >>> shares = credit({"center": 6, "network": 1}, graph)
    >>> shares.own.tolist(), shares.enabling.tolist(), shares.total.tolist()
    ([3.0, 1.0], [0.0, 3.0], [3.0, 4.0])
    """
    alone, feeds = split_by_feeds(graph, worth_on(graph, worth))
    bundle_of, needed = merged_needs(graph, [(feed.source, feed.target) for feed in feeds])
    first = len(graph.bundles)
    own, enabling = shapley_shares(
        np.concatenate([alone, [feed.worth for feed in feeds]]),
        np.array([*bundle_of, *range(first, first + len(feeds))], dtype=np.int64),
        np.array([*range(len(alone)), *(feed.target for feed in feeds)], dtype=np.int64),
        needed,
    )
    return Credit(graph.programs, own, enabling, own + enabling)
