"""What is compared with ELECTRE of scikit-criteria."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity import electre_i, electre_ii
from peers.comparison import Comparison
from peers.problems import Problem, tells_apart, unequal_weights
from peers.scikit_criteria_door import decided, electre_family


def shortfalls(found: Any) -> list[Any]:
    """Concordance, discordance and who outranks whom, with nothing on the diagonals."""
    tables = [
        np.array(table, dtype=float)
        for table in (found.concordance, found.discordance, found.outranks)
    ]
    for table in tables:
        np.fill_diagonal(table, 0)
    return tables


def electre_i_here(problem: Problem) -> ArrayLike:
    found = electre_i(*problem.decision, concordance=0.6, discordance=0.4, scale="common")
    return np.stack(shortfalls(found))


def electre_i_there(problem: Problem) -> ArrayLike:
    found = decided(problem, electre_family.ELECTRE1(p=0.6, q=0.4))
    names = ("matrix_concordance", "matrix_discordance", "outrank")
    tables = np.stack([np.array(found[name], dtype=float) for name in names])
    # Its diagonals hold no number.
    return np.where(np.isnan(tables), 0, tables)


def electre_ii_here(problem: Problem) -> ArrayLike:
    found = electre_ii(*problem.decision, scale="common")
    return np.stack([found.strong, found.weak])


def electre_ii_there(problem: Problem) -> ArrayLike:
    found = decided(problem, electre_family.ELECTRE2())
    return np.stack([found["outrank_s"], found["outrank_w"]])


ELECTRE = [
    Comparison("electre_i", electre_i_here, electre_i_there, (unequal_weights, tells_apart)),
    Comparison("electre_ii", electre_ii_here, electre_ii_there, (unequal_weights, tells_apart)),
]
