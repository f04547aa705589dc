"""What programs cost, by year of life and funding source."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.study.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class CostTable(Answer):
    """
    Costs of n programs over p years of life from k funding sources.

    Attributes
    ----------
    programs, years, funding
        Names of the axes; years of life count from 1.
    amounts
        Money in the study's currency, shape (n, p, k).
    """

    programs: tuple[str, ...]
    years: tuple[int, ...]
    funding: tuple[str, ...]
    amounts: FloatArray

    @classmethod
    def of(cls, programs: Sequence[Program], funding: tuple[str, ...]) -> "CostTable":
        """Gather the costs of programs."""
        last = max((cost.year for program in programs for cost in program.costs), default=1)
        amounts = np.zeros((len(programs), last, len(funding)))
        for i, program in enumerate(programs):
            for cost in program.costs:
                amounts[i, cost.year - 1, funding.index(cost.funding)] += cost.amount
        names = tuple(program.id for program in programs)
        return cls(names, tuple(range(1, last + 1)), funding, amounts)

    @property
    def total(self) -> FloatArray:
        """Total cost of each program, shape (n,)."""
        total: FloatArray = self.amounts.sum(axis=(1, 2))
        return total

    def as_rows(self) -> list[Row]:
        """Return one row for each amount above zero."""
        return [
            {
                "program": self.programs[i],
                "year": self.years[t],
                "funding": self.funding[k],
                "amount": float(self.amounts[i, t, k]),
            }
            for i, t, k in np.argwhere(self.amounts > 0)
        ]
