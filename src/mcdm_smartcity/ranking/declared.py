"""A study's scores as values on their declared scales, and weights in the order of the criteria."""

import math
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
from mcdm_smartcity.numerics.answer import named_numbers, positions_of, told_by_name
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.decision_matrix import DecisionMatrix, levels_of
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.derived_values import derived_values, unfunded_derived_values
from mcdm_smartcity.weighting.weights import Weights

# How far from 1 weights may sum before it is told that they were scaled.
SUM_TOLERANCE = 1e-9
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


def unfunded_values(study: Study) -> FloatArray:
    """Return the value of the level that a program leaves if it is not funded, shape (m,)."""
    derived = unfunded_derived_values(study)
    return np.array(
        [
            derived[criterion.id]
            if criterion.id in derived
            else criterion.scale.value_of(criterion.scale.unfunded, criterion.direction)
            for criterion in study.criteria
        ]
    )


def weights_on(criteria: tuple[str, ...], weights: GivenWeights) -> FloatArray:
    """Return weights in the order of the criteria, summing to 1; by name wherever names are given.

    A bare array has no names, so it is taken in the order of the criteria.
    """
    given = _in_order(criteria, weights)
    with told_by_name(criterion=criteria):
        shares = as_weights(given, len(criteria))
    if shares.ndim > 1:
        raise InvalidWeightsError(
            f"one vector of weights is needed, shape ({len(criteria)},), not {shares.shape}; "
            "kernels such as topsis(matrix, weights, benefit) take many"
        )
    return shares


def scaling_note(criteria: tuple[str, ...], weights: GivenWeights) -> Iterator[Note]:
    """Yield a note if weights do not sum to 1, so that they were scaled."""
    total = sum(map(float, np.asarray(_in_order(criteria, weights)).tolist()))
    if not math.isclose(total, 1, abs_tol=SUM_TOLERANCE):
        yield Note("scaled_weights", (f"{total:g}",))


def _in_order(criteria: tuple[str, ...], weights: GivenWeights) -> ArrayLike:
    if isinstance(weights, Weights):
        return weights.on(criteria)
    if not isinstance(weights, Mapping):
        return weights
    try:
        values = named_numbers(weights, "weight")
    except InvalidArrayError as error:
        raise InvalidWeightsError(f"weights must be numbers: {error}") from None
    ordered: FloatArray = values[positions_of(criteria, list(weights), "weights of criteria")]
    return ordered
