"""Values of programs that nobody scores: they follow from other parts of the study."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.scale import Addressed
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.alternatives import compare_programs
from mcdm_smartcity.weighting.intensities import rate_intensities
from mcdm_smartcity.weighting.strategic_weight import strategic_weights

# From a study to the values of its programs, by criterion.
Derivation = Callable[[Study], Mapping[str, FloatArray]]


def derived_values(study: Study) -> dict[str, FloatArray]:
    """
    Return the values of programs on every criterion whose scale does not tell them.

    Programs that judges compare have their priority as a share of the best program's; programs
    rated by a compared level have that level's; and on the scale ``addressed`` they have the
    strategic weight that they address.

    Returns
    -------
    For each such criterion the values from 0 to 1 in the order of the study's programs, shape
    (n,); empty if there is no such criterion.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> derived_values(example_study())
    {}
    """
    kinds = _kinds(study)
    values: dict[str, FloatArray] = {}
    for kind, derive in DERIVATIONS.items():
        if kind in kinds:
            values |= derive(study)
    return values


def unfunded_derived_values(study: Study) -> dict[str, float]:
    """Return the value of not funding on criteria whose scale does not tell it.

    On levels of intensity it is the value of the level named by `unfunded`, else the least value.
    """
    if "intensity" not in _kinds(study):
        return {}
    rated = rate_intensities(study)
    named = {criterion.id: criterion.scale.unfunded for criterion in study.criteria}
    found: dict[str, float] = {}
    for criterion in rated.criteria:
        values, level = rated.values(criterion), named[criterion]
        found[criterion] = min(values.values()) if level is None else values[str(level)]
    return found


def derivation_notes(study: Study) -> Iterator[Note]:
    """Yield what a reader of derived values must know."""
    for kind in ("compared", "addressed"):
        criteria = tuple(c.id for c in study.criteria if c.scale.kind == kind)
        if criteria:
            yield Note(kind, criteria)
    if "intensity" in _kinds(study):
        yield from rate_intensities(study).notes


def _kinds(study: Study) -> set[str]:
    """Return which kinds of scale there are; without levels nobody need read judgements."""
    return {criterion.scale.kind for criterion in study.criteria}


def _of_compared_programs(study: Study) -> Mapping[str, FloatArray]:
    compared = compare_programs(study)
    return dict(zip(compared.criteria, compared.ideal().T, strict=True))


def _of_intensities(study: Study) -> Mapping[str, FloatArray]:
    rated = rate_intensities(study)
    value = {(entry.criterion, entry.level): entry.value for entry in rated.levels}
    return {
        criterion: np.array(
            [
                value[criterion, str(score.value)]
                for program in study.programs
                for score in program.scores
                if score.criterion == criterion
            ]
        )
        for criterion in rated.criteria
    }


def _of_what_is_addressed(study: Study) -> Mapping[str, FloatArray]:
    return {
        criterion.id: strategic_weights(study, criterion.scale.by).values
        for criterion in study.criteria
        if isinstance(criterion.scale, Addressed)
    }


DERIVATIONS: Mapping[str, Derivation] = MappingProxyType(
    {
        "addressed": _of_what_is_addressed,
        "compared": _of_compared_programs,
        "intensity": _of_intensities,
    }
)
