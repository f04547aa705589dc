"""Programs compared pairwise on a criterion, instead of scored: their local priorities."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import Consistency, consistencies_on
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.judgement_matrices import Panel
from mcdm_smartcity.weighting.local_weights import priorities_on
from mcdm_smartcity.weighting.methods.random_index import check_table


@dataclass(frozen=True, slots=True, eq=False)
class ComparedPrograms(Answer):
    """
    Local priorities of programs on the criteria where judges compare them.

    Attributes
    ----------
    programs, criteria
        Names; only criteria of the scale ``compared``.
    priorities
        Shape (programs, criteria), each column summing to 1.
    consistency
        One entry for each judge on each of these criteria, and one for all together.
    method
        Which method was used.
    """

    programs: tuple[str, ...]
    criteria: tuple[str, ...]
    priorities: FloatArray
    consistency: tuple[Consistency, ...]
    method: str

    def ideal(self) -> FloatArray:
        """Return priorities as shares of the best program's on each criterion."""
        shares: FloatArray = self.priorities / self.priorities.max(axis=0, initial=0)
        return shares

    def as_rows(self) -> list[Row]:
        """Return one row for each program, with its priority on each criterion."""
        return [
            {"program": name, **dict(zip(self.criteria, row.tolist(), strict=True))}
            for name, row in zip(self.programs, self.priorities, strict=True)
        ]


def compare_programs(
    study: Study, method: str | Method = "eigenvector", random_index: str = "exact"
) -> ComparedPrograms:
    """
    Derive local priorities of programs wherever judges compare them pairwise.

    Parameters
    ----------
    study
        The study; criteria with scores are left out.
    method, random_index
        As for `weigh`.

    Returns
    -------
    Priorities; no column if no criterion has the scale ``compared``. A single program has 1.

    Raises
    ------
    UnknownNameError
        There is no such method or table.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process.
    """
    chosen = find_method(JUDGED, method, "weighting method")
    check_table(random_index)
    programs = tuple(program.id for program in study.programs)
    compared = [criterion for criterion in study.criteria if criterion.scale.kind == "compared"]
    panel = Panel.of(study)
    columns: list[FloatArray] = []
    consistency: list[Consistency] = []
    for criterion in compared:
        judgements = panel.on(criterion.id, programs)
        if len(programs) == 1:
            columns.append(np.ones(1))
            continue
        columns.append(priorities_on(judgements, chosen))
        consistency += consistencies_on(judgements, random_index)
    return ComparedPrograms(
        programs=programs,
        criteria=tuple(criterion.id for criterion in compared),
        priorities=np.array(columns).reshape(len(compared), len(programs)).T,
        consistency=tuple(consistency),
        method=chosen.name,
    )
