"""Which judgement? Every judge on every node: how consistent, and what to ask about again."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import CONSISTENCY_LIMIT, Reference
from mcdm_smartcity.weighting.judgement_diagnosis import Asked, JudgementDiagnosis, diagnoses_on
from mcdm_smartcity.weighting.judgement_matrices import Panel
from mcdm_smartcity.weighting.methods.random_index import check_table


@dataclass(frozen=True, slots=True, eq=False)
class JudgementDiagnostics(Answer):
    """
    Every judge on every node, nodes from the goal downwards.

    Attributes
    ----------
    entries
        One for each judge on each node where the judge gave an answer.
    limit, random_index
        The consistency ratio that is still acceptable, and the table that ratios refer to.
    """

    entries: tuple[JudgementDiagnosis, ...]
    limit: float
    random_index: str

    def beyond_limit(self) -> tuple[JudgementDiagnosis, ...]:
        """Return the entries whose ratio is above the limit, worst first."""
        above = (e for e in self.entries if e.ratio is not None and e.ratio > self.limit)
        return tuple(sorted(above, key=lambda entry: -(entry.ratio or 0)))

    def as_rows(self) -> list[Row]:
        """Return one row for each entry, its worst judgement in columns, notes in words."""
        return [_row(entry) for entry in self.entries]


def judgement_diagnostics(
    study: Study,
    *,
    proposals: bool = False,
    limit: float = CONSISTENCY_LIMIT,
    random_index: str = "exact",
) -> JudgementDiagnostics:
    """
    Measure how far each judge's answers on a node contradict each other, and name the worst.

    Parameters
    ----------
    study
        The study; judges of weight 0 do not count.
    proposals
        Whether to work out, where the ratio is beyond the limit, the least change that mends it.
    limit
        The consistency ratio that is still acceptable, above 0.
    random_index
        As for `weigh`.

    Returns
    -------
    Measures with None where they are not defined: two items cannot contradict each other, a tree
    of judgements leaves nothing to check, and groups that nothing connects have no ratio.

    Raises
    ------
    UnknownNameError
        There is no such table of random indices.
    InvalidArrayError
        The limit is not a number above 0.

    Notes
    -----
    See `consistency_ratio`, `geometric_consistency_index`, `koczkodaj`, `congruence`,
    `dissonance`, `circular_triads`, `worst_judgements` and `repair`.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> first = judgement_diagnostics(example_study()).entries[0]
    >>> first.judge, round(first.ratio, 3), first.circular_triads
    ('ani', 0.0, 0)
    """
    check_table(random_index)
    if not 0 < limit < np.inf:
        raise InvalidArrayError(f"limit must be a consistency ratio above 0, not {limit}")
    judged = Panel.of(study).on_nodes(study.hierarchy)
    asked = Asked(limit, Reference.for_all(judged, random_index), proposals=proposals)
    entries = tuple(entry for node in judged if node.judges for entry in diagnoses_on(node, asked))
    return JudgementDiagnostics(entries, limit, random_index)


def _row(entry: JudgementDiagnosis) -> Row:
    worst = entry.worst
    return {
        "node": entry.node,
        "judge": entry.judge,
        "ratio": entry.ratio,
        "geometric_index": entry.geometric_index,
        "geometric_limit": entry.geometric_limit,
        "koczkodaj": entry.koczkodaj,
        "congruence": entry.congruence,
        "dissonance": entry.dissonance,
        "circular_triads": entry.circular_triads,
        "first": worst.first if worst else None,
        "second": worst.second if worst else None,
        "given": worst.given if worst else None,
        "suggested": worst.suggested if worst else None,
        "ratio_if_revised": entry.ratio_if_revised,
        "note": "; ".join(map(str, entry.notes)),
    }
