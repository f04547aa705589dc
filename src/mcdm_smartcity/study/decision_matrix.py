"""A table of programs by criteria, with or without a study behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidArrayError,
    InvalidStudyError,
    Place,
    Problem,
)
from mcdm_smartcity.numerics.answer import Answer, Row, told_by_name, unique_names
from mcdm_smartcity.numerics.arrays import (
    MATRIX_DIMENSIONS,
    BoolArray,
    FloatArray,
    as_benefit,
    as_floats,
    as_matrix,
)
from mcdm_smartcity.study.amounts import ENGLISH, NumberStyle
from mcdm_smartcity.study.hierarchy import Criterion
from mcdm_smartcity.study.intensity import Intensity
from mcdm_smartcity.study.matrix_csv import read_table
from mcdm_smartcity.study.study import Study

if TYPE_CHECKING:
    import pandas as pd

Benefit = ArrayLike | Mapping[str, bool]


@dataclass(frozen=True, slots=True, eq=False)
class DecisionMatrix(Answer):
    """
    Scores of n programs on m criteria, with the direction of each criterion.

    Attributes
    ----------
    programs, criteria
        Names of rows and columns, each unique.
    values
        Scores, shape (n, m), finite.
    benefit
        True where more is better, shape (m,).
    """

    programs: tuple[str, ...]
    criteria: tuple[str, ...]
    values: FloatArray
    benefit: BoolArray

    @classmethod
    def from_arrays(
        cls,
        values: ArrayLike,
        benefit: ArrayLike,
        programs: Sequence[str] | None = None,
        criteria: Sequence[str] | None = None,
    ) -> "DecisionMatrix":
        """
        Build a table from arrays; rows and columns without names are called P1 …, C1 ….

        Raises
        ------
        InvalidArrayError
            Values are not (n, m) and finite, or benefit is not boolean of shape (m,).
        DuplicateNameError, AlignmentError
            Names repeat, or are not one for each row or column.

        Examples
        --------
        >>> table = DecisionMatrix.from_arrays([[3, 250], [5, 400]], [True, False])
        >>> table.programs, table.criteria
        (('P1', 'P2'), ('C1', 'C2'))
        """
        with told_by_name(program=programs or (), criterion=criteria or ()):
            given = as_floats(values, "values", ("program", "criterion"))
        if given.ndim == MATRIX_DIMENSIONS:
            rows = _names(programs, given.shape[0], "P", "program")
            columns = _names(criteria, given.shape[1], "C", "criterion")
            with told_by_name(program=rows, criterion=columns):
                _refuse_missing(given)
                matrix = as_matrix(given, "values")
                return cls(rows, columns, matrix, as_benefit(benefit, len(columns)))
        raise InvalidArrayError(f"values must have shape (programs, criteria), not {given.shape}")

    @classmethod
    def from_frame(cls, frame: "pd.DataFrame", benefit: Benefit) -> "DecisionMatrix":
        """
        Build a table from a data frame: its index names programs, its columns criteria.

        `benefit` is an array in the order of the columns, or a mapping from column to bool.
        """
        criteria = [str(name) for name in frame.columns]
        directions = _directions(benefit, criteria)
        programs = [str(name) for name in frame.index]
        return cls.from_arrays(frame.to_numpy(), directions, programs, criteria)

    @classmethod
    def from_csv(
        cls,
        path: str | Path,
        benefit: Benefit | None = None,
        number_style: NumberStyle = ENGLISH,
    ) -> "DecisionMatrix":
        """
        Read a table from a CSV file: program names in the first column, criteria in the header.

        The directions are `benefit` (an array in the order of the columns, or a mapping), or a
        line of the file that begins with ``direction`` (or ``arah``) and says ``benefit`` or
        ``cost`` for each criterion. Columns are separated by commas or semicolons.

        Raises
        ------
        InvalidStudyError
            Anything in the file is wrong; every problem is listed with its row.
        """
        table = read_table(Path(path), number_style, stated=benefit is None)
        directions = table.benefit if benefit is None else _directions(benefit, table.criteria)
        return cls.from_arrays(table.values, directions, table.programs, table.criteria)

    @classmethod
    def from_study(cls, study: Study) -> "DecisionMatrix":
        """
        Build the bare table of a study's scores, rating words as their numbers.

        Levels of intensity stand as their typed weights. Raises `InvalidStudyError` if judges
        compare programs, or such levels, pairwise on a criterion, or if it follows from the SWOT
        or the readiness.
        """
        problems = list(_without_a_table(study))
        if problems:
            raise InvalidStudyError(f"study {study.id}", problems)
        columns = [levels_of(study, criterion) for criterion in study.criteria]
        benefit = np.array([criterion.direction == "benefit" for criterion in study.criteria])
        return cls.from_arrays(
            np.column_stack(columns),
            benefit,
            [program.id for program in study.programs],
            [criterion.id for criterion in study.criteria],
        )

    def as_rows(self) -> list[Row]:
        """Return one row for each program, with a column for each criterion."""
        return [
            {"program": name, **dict(zip(self.criteria, map(float, line), strict=True))}
            for name, line in zip(self.programs, self.values, strict=True)
        ]


def levels_of(study: Study, criterion: Criterion) -> FloatArray:
    """Return the level that each program reaches on a criterion, as numbers, shape (n,)."""
    return np.array(
        [
            criterion.scale.number(score.value)
            for program in study.programs
            for score in program.scores
            if score.criterion == criterion.id
        ]
    )


def _without_a_table(study: Study) -> Iterator[Problem]:
    compared = [c.id for c in study.criteria if c.scale.kind == "compared"]
    judged = [
        c.id for c in study.criteria if isinstance(c.scale, Intensity) and not c.scale.weights
    ]
    for things, criteria in (("programs", compared), ("levels", judged)):
        if criteria:
            what = f"are compared pairwise on {', '.join(criteria)}, so there is no bare table"
            yield Problem(things, f"{what}; use rank or value of the study")
    derived = [c.id for c in study.criteria if c.scale.kind == "addressed"]
    if derived:
        what = f"are not scored on {', '.join(derived)}, so there is no bare table"
        yield Problem("programs", f"{what}; use rank or value of the study")


def _refuse_missing(values: FloatArray) -> None:
    """Refuse the first NaN and tell what to do with a score that is not known."""
    for at in np.argwhere(np.isnan(values))[:1].tolist():
        raise InvalidArrayError(
            "values must be finite; found nan at ",
            Place(tuple(at), ("program", "criterion")),
            "; if this score is missing, UncertainScores.from_missing and rank_uncertain rank "
            "without it",
        )


def _names(given: Sequence[str] | None, count: int, letter: str, kind: str) -> tuple[str, ...]:
    if given is None:
        return tuple(f"{letter}{i + 1}" for i in range(count))
    names = unique_names(given, kind)
    if len(names) != count:
        raise AlignmentError(f"there are {count} of each {kind}, but {len(names)} {kind} names")
    return names


def _directions(benefit: Benefit, criteria: Sequence[str]) -> BoolArray:
    if not isinstance(benefit, Mapping):
        with told_by_name(criterion=criteria):
            return as_benefit(benefit, len(criteria))
    unknown = [name for name in benefit if name not in criteria]
    missing = [name for name in criteria if name not in benefit]
    if unknown or missing:
        raise AlignmentError(
            f"benefit must name each criterion once; missing: {', '.join(missing) or 'none'}; "
            f"unknown: {', '.join(unknown) or 'none'}"
        )
    with told_by_name(criterion=criteria):
        return as_benefit([benefit[name] for name in criteria], len(criteria))
