"""A study's scores as values on their declared scales, and weights in the order of the criteria."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import (
    InvalidArrayError,
    InvalidStudyError,
    InvalidWeightsError,
    Problem,
)
from mcdm_smartcity.numerics.answer import named_numbers, positions_of
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.decision_matrix import DecisionMatrix, levels_of
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.derived_values import derived_values
from mcdm_smartcity.weighting.weights import Weights

GivenWeights: TypeAlias = Weights | Mapping[str, float] | ArrayLike


def declared_values(study: Study) -> DecisionMatrix:
    """Return values from 0 (worst level of the scale) to 1 (best), all of them benefits."""
    if not study.programs:
        problem = Problem("programs", "there is none; a ranking needs at least one program")
        raise InvalidStudyError(f"study {study.id}", [problem])
    derived = derived_values(study)
    columns = [
        derived[criterion.id]
        if criterion.id in derived
        else criterion.scale.values(levels_of(study, criterion), criterion.direction)
        for criterion in study.criteria
    ]
    return DecisionMatrix.from_arrays(
        np.column_stack(columns),
        np.ones(len(columns), dtype=bool),
        [program.id for program in study.programs],
        [criterion.id for criterion in study.criteria],
    )


def scale_notes(study: Study) -> Iterator[Note]:
    """Yield a note for each way in which programs are valued without scores."""
    for kind in ("compared", "addressed"):
        criteria = tuple(c.id for c in study.criteria if c.scale.kind == kind)
        if criteria:
            yield Note(kind, criteria)


def unfunded_values(study: Study) -> FloatArray:
    """Return the value of the level that a program leaves if it is not funded, shape (m,)."""
    return np.array(
        [
            criterion.scale.value_of(criterion.scale.unfunded, criterion.direction)
            for criterion in study.criteria
        ]
    )


def weights_on(criteria: tuple[str, ...], weights: GivenWeights) -> FloatArray:
    """Return weights in the order of the criteria, summing to 1; by name wherever names are given.

    A bare array has no names, so it is taken in the order of the criteria.
    """
    if isinstance(weights, Weights):
        return as_weights(weights.on(criteria), len(criteria))
    if isinstance(weights, Mapping):
        names = list(weights)
        try:
            values = named_numbers(weights, "weight")
        except InvalidArrayError as error:
            raise InvalidWeightsError(f"weights must be numbers: {error}") from None
        return as_weights(
            values[positions_of(criteria, names, "weights of criteria")], len(criteria)
        )
    return as_weights(weights, len(criteria))
