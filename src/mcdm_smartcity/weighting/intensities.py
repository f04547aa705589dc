"""Levels of intensity compared by judges: what each level is worth as a share of the best."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.intensity import Intensity
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import (
    CONSISTENCY_LIMIT,
    Consistency,
    consistencies_on,
    notes_on_judges,
)
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements, Panel
from mcdm_smartcity.weighting.local_weights import priorities_on
from mcdm_smartcity.weighting.methods.random_index import check_table


@dataclass(frozen=True, slots=True)
class RatedLevel:
    """A level of a criterion: `priority` among the levels, and `value`, its share of the best's."""

    criterion: str
    level: str
    priority: float
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class IntensityPriorities(Answer):
    """
    What the levels of criteria with the scale ``intensity`` are worth.

    Attributes
    ----------
    criteria
        Those criteria, in the order of the study.
    levels
        Every level of every one of them, in the order of its scale.
    consistency
        One entry for each judge on each criterion with judged levels, and one for all together.
    method, random_index
        Which method and which table of random indices were used.
    notes
        What a reader must know: judges who contradict themselves or were silent, typed weights.
    """

    criteria: tuple[str, ...]
    levels: tuple[RatedLevel, ...]
    consistency: tuple[Consistency, ...]
    method: str
    random_index: str
    notes: tuple[Note, ...]

    def values(self, criterion: str) -> dict[str, float]:
        """Return the value of each level of a criterion, 1 for the best and at least 0."""
        if criterion not in self.criteria:
            raise UnknownNameError("criterion with levels", criterion, self.criteria)
        return {entry.level: entry.value for entry in self.levels if entry.criterion == criterion}

    def as_rows(self) -> list[Row]:
        """Return one row for each level: criterion, level, priority and value."""
        return [
            {"criterion": e.criterion, "level": e.level, "priority": e.priority, "value": e.value}
            for e in self.levels
        ]


def rate_intensities(
    study: Study, method: str | Method = "eigenvector", random_index: str = "exact"
) -> IntensityPriorities:
    """
    Derive what the levels of intensity are worth: ratings, or absolute measurement, of AHP.

    The judges' comparisons of the levels become priorities like weights do; the value of a level is
    its priority divided by the best level's. No program takes part, so a further one changes none.

    Parameters
    ----------
    study
        The study; criteria of other scales are left out, and typed weights serve as priorities.
    method, random_index
        As for `weigh`.

    Returns
    -------
    Priorities and values of all levels; none if no criterion has the scale ``intensity``.

    Raises
    ------
    UnknownNameError
        There is no such method or table.

    Notes
    -----
    Saaty (1986), Socio-Economic Planning Sciences 20:327-331; Saaty (2008), Int. J. Services
    Sciences 1:83-98.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> study = example_study()
    >>> words = {"kind": "intensity", "levels": ["high", "medium", "low"]}
    >>> pairs = {("high", "medium"): 2, ("medium", "low"): 2, ("high", "low"): 4}
    >>> rated = rate_intensities(study.changed(
    ...     criteria=[c.changed(scale=words) if c.id == "urgency" else c for c in study.criteria],
    ...     judgements=[*study.judgements, *(
    ...         {"judge": "ani", "node": "urgency", "first": a, "second": b, "value": ratio}
    ...         for (a, b), ratio in pairs.items()
    ...     )],
    ... ))
    >>> {level: round(value, 3) for level, value in rated.values("urgency").items()}
    {'high': 1.0, 'medium': 0.5, 'low': 0.25}
    """
    chosen = find_method(JUDGED, method, "weighting method")
    check_table(random_index)
    panel = Panel.of(study)
    scales = {c.id: c.scale for c in study.criteria if isinstance(c.scale, Intensity)}
    judged = [panel.on(name, scale.names) for name, scale in scales.items() if not scale.weights]
    priorities = {entry.node: priorities_on(entry, chosen) for entry in judged}
    typed = {name: scale.weights for name, scale in scales.items() if scale.weights}
    priorities |= {name: as_weights(weights, len(weights)) for name, weights in typed.items()}
    consistency = [entry for one in judged for entry in consistencies_on(one, random_index)]
    return IntensityPriorities(
        criteria=tuple(scales),
        levels=tuple(
            entry for name in scales for entry in _rated(name, scales[name], priorities[name])
        ),
        consistency=tuple(consistency),
        method=chosen.name,
        random_index=random_index,
        notes=tuple(_notes(panel, judged, consistency, typed)),
    )


def _rated(criterion: str, scale: Intensity, priorities: FloatArray) -> Iterator[RatedLevel]:
    values = priorities / np.max(priorities)
    for level, priority, value in zip(
        scale.names, priorities.tolist(), values.tolist(), strict=True
    ):
        yield RatedLevel(criterion, level, priority, value)


def _notes(
    panel: Panel,
    judged: list[NodeJudgements],
    consistency: list[Consistency],
    typed: dict[str, tuple[float, ...]],
) -> Iterator[Note]:
    if judged:
        yield Note("judged_levels", tuple(entry.node for entry in judged))
    for criterion in typed:
        yield Note("typed_levels", (criterion,))
    yield from notes_on_judges(panel, judged, consistency, CONSISTENCY_LIMIT)
