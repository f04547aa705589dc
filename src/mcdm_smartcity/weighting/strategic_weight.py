"""How much of the strategy does each program address? Weights of what names it, summed."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.readiness import Readiness
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.swot import Factor
from mcdm_smartcity.weighting.gaps import gaps
from mcdm_smartcity.weighting.swot_weights import weigh_swot

By: TypeAlias = Literal["swot", "readiness"]
SOURCES: tuple[By, ...] = ("swot", "readiness")


@dataclass(frozen=True, slots=True, eq=False)
class StrategicWeights(Answer):
    """
    What each program addresses.

    Attributes
    ----------
    programs, values
        Programs in the order of the study, and the weight that each addresses, shape (n,), 0 to 1.
        Several programs may address the same, so they need not sum to 1.
    items
        For each program the SWOT factors or readiness items that name it.
    by
        ``swot`` or ``readiness``.
    notes
        What a reader must know of the weights behind.
    """

    programs: tuple[str, ...]
    values: FloatArray
    items: tuple[tuple[str, ...], ...]
    by: str
    notes: tuple[Note, ...]

    def as_rows(self) -> list[Row]:
        """Return one row for each program, in the order of the study."""
        return [
            {"program": name, "weight": float(value), "addresses": " ".join(items)}
            for name, value, items in zip(self.programs, self.values, self.items, strict=True)
        ]


def strategic_weights(
    study: Study,
    by: By = "swot",
    method: str | Method = "eigenvector",
    random_index: str = "exact",
) -> StrategicWeights:
    """
    Sum for each program the weights of the factors, or the shares of the gaps, that name it.

    Parameters
    ----------
    study
        The study.
    by
        ``swot``: overall weights of `weigh_swot`. ``readiness``: relative gaps as shares of their
        sum.
    method, random_index
        As for `weigh`, for ``swot``.

    Returns
    -------
    Weights from 0 (nothing names the program) to 1 (everything does); all 0 without factors, or
    without a gap.

    Raises
    ------
    UnknownNameError
        There is no such source, method or table.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> study = example_study().changed(swot=[
    ...     {"id": "team", "name": "Team", "kind": "strength", "weight": 3,
    ...      "programs": ["network"]},
    ...     {"id": "cost", "name": "Costs", "kind": "threat", "weight": 1,
    ...      "programs": ["network", "e-services"]},
    ... ])
    >>> strategic_weights(study).values.tolist()
    [1.0, 0.0, 0.0, 0.25]
    """
    records: tuple[Factor | Readiness, ...]
    if by == "swot":
        weights = weigh_swot(study, method, random_index)
        records, notes = study.swot, weights.notes
        shares = {entry.factor: entry.overall for entry in weights.factors}
    elif by == "readiness":
        missing = gaps(study)
        records, notes, shares = study.readiness, missing.notes, missing.item_shares()
    else:
        raise UnknownNameError("source of strategic weight", by, SOURCES)
    programs = tuple(program.id for program in study.programs)
    items = tuple(
        tuple(record.id for record in records if program in record.programs) for program in programs
    )
    # Rounding may lift the sum of all weights a little above 1.
    values = [min(sum(shares[name] for name in names), 1.0) for names in items]
    return StrategicWeights(programs, np.array(values, dtype=np.float64), items, by, notes)
