"""How good is each program by itself? A ranking, by any method of the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, Row, told_by_name
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.declared import (
    GivenWeights,
    declared_values,
    scaling_note,
    weights_on,
)
from mcdm_smartcity.ranking.explanation import Explanation, explain_ranking
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.derived_values import derivation_notes


@dataclass(frozen=True, slots=True, eq=False)
class Ranking(Answer):
    """
    Scores and ranks of programs.

    Attributes
    ----------
    programs, scores, ranks
        Names, scores (higher is better) and ranks (1 is best, ties share the better rank),
        shape (n,).
    method, parameters
        Which method, with every parameter that was set.
    criteria, weights, benefit
        What it weighed, shape (m,), and where more is better.
    values
        What it scored, shape (n, m): values on declared scales for a study, else the bare table.
    steps
        The method's intermediate tables by name.
    notes
        What a reader must know: the scale used, weights that were scaled or are 0, criteria that
        are equal for all, ties, equal programs.
    """

    programs: tuple[str, ...]
    scores: FloatArray
    ranks: IntArray
    method: str
    parameters: FrozenMapping[Any]
    criteria: tuple[str, ...]
    weights: FloatArray
    benefit: BoolArray
    values: FloatArray
    steps: FrozenMapping[FloatArray]
    notes: tuple[Note, ...]

    def in_order(self) -> tuple[str, ...]:
        """Return the programs from best to worst, tied ones by name."""
        order = sorted(range(len(self.programs)), key=lambda i: (self.ranks[i], self.programs[i]))
        return tuple(self.programs[i] for i in order)

    def as_rows(self) -> list[Row]:
        """Return one row for each program, best first: rank, program, score."""
        place = {name: i for i, name in enumerate(self.programs)}
        return [
            {
                "rank": int(self.ranks[place[name]]),
                "program": name,
                "score": float(self.scores[place[name]]),
            }
            for name in self.in_order()
        ]

    def explain(
        self, program: str, names: Mapping[str, str] | None = None, *, method: Method | None = None
    ) -> Explanation:
        """
        Tell which criteria lift a program and which drag it, against the mean program.

        Where scores are sums (the method has a step ``contributions``) the parts w_j (v_ij − mean
        of v_j) add up to the score less the mean score. Where they are not, each part is the score
        less what it would be if that criterion alone were at its mean; the result says which.

        Parameters
        ----------
        program
            Its name.
        names
            How criteria and programs are called in sentences; their ids if not given.
        method
            The `Method` of this ranking, if it is not of the catalogue.

        Raises
        ------
        UnknownNameError
            There is no such program, or the method is not of the catalogue.
        InvalidArrayError
            The method gives other scores than this ranking has.
        """
        return explain_ranking(self, program, names or {}, method)


def rank(
    study_or_matrix: Study | DecisionMatrix,
    weights: GivenWeights,
    method: str | Method = "topsis",
    **parameters: Any,
) -> Ranking:
    """
    Score and rank programs by a method of the catalogue.

    A study is scored on its declared scales with fixed ideals, so that a further program never
    changes the others' scores; a bare matrix is scaled by the method itself. The result says which.

    Parameters
    ----------
    study_or_matrix
        What to rank.
    weights
        `Weights`, a mapping from criterion to number, or an array in the order of the criteria.
    method
        A name of the catalogue, such as ``topsis``, ``vikor``, ``promethee_ii`` or
        ``weighted_sum``, or a `Method` of your own.
    **parameters
        Parameters of the method, such as ``p`` or ``normalise``.

    Returns
    -------
    Scores and ranks; all scores are equal if no criterion tells the programs apart.

    Raises
    ------
    UnknownNameError
        There is no such method, or it has no such parameter.
    AlignmentError
        Weights and criteria have different names.
    InvalidArrayError, InvalidWeightsError
        Values are out of the method's range.
    InvalidStudyError
        The study has no programs.

    Examples
    --------
    >>> table = DecisionMatrix.from_arrays([[3, 250], [5, 400]], [True, False], ["bus", "tram"])
    >>> rank(table, [0.7, 0.3]).in_order()
    ('tram', 'bus')
    """
    chosen = find_method(METHODS, method, "ranking method")
    chosen.check_parameters(parameters)
    if isinstance(study_or_matrix, DecisionMatrix):
        return rank_table(study_or_matrix, weights, chosen, parameters, (Note("scale_of_data"),))
    settings, notes = settings_on_scale(study_or_matrix, chosen, parameters)
    return rank_table(declared_values(study_or_matrix), weights, chosen, settings, notes)


def rank_table(
    table: DecisionMatrix,
    weights: GivenWeights,
    method: Method,
    settings: Mapping[str, Any],
    remarks: tuple[Note, ...],
) -> Ranking:
    """Rank the values of a table as they are; remarks tell where they come from."""
    shares = weights_on(table.criteria, weights)
    compute = method.steps or (lambda *a, **k: {"scores": method.kernel(*a, **k)})
    with told_by_name(program=table.programs, criterion=table.criteria):
        steps = compute(table.values, shares, table.benefit, **settings)
        scores = np.asarray(steps.pop("scores"))
        places = ranks(scores)
    return Ranking(
        programs=table.programs,
        scores=scores,
        ranks=places,
        method=method.name,
        parameters=FrozenMapping(settings),
        criteria=table.criteria,
        weights=shares,
        benefit=table.benefit,
        values=table.values,
        steps=FrozenMapping(steps),
        notes=(
            *remarks,
            *scaling_note(table.criteria, weights),
            *_notes(table, shares, scores),
        ),
    )


def settings_on_scale(
    study: Study, method: Method, parameters: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Return the settings that read declared values, and what a reader must know of them."""
    settings = dict(method.on_scale) | dict(parameters)
    # A method that rescales the declared values by the data depends on the other programs again.
    fixed = bool(method.on_scale) and all(
        np.array_equal(settings[name], given) for name, given in method.on_scale
    )
    note = Note("declared_scale" if fixed else "scale_of_data")
    return settings, (note, *derivation_notes(study))


def _notes(table: DecisionMatrix, weights: FloatArray, scores: FloatArray) -> Iterator[Note]:
    for name, weight in zip(table.criteria, weights, strict=True):
        if weight == 0:
            yield Note("zero_weight", (name,))
    if len(table.programs) == 1:
        yield Note("one_program")
        return
    constant = (table.values == table.values[0]).all(axis=0)
    if constant.all():
        yield Note("all_constant")
        return
    for name in np.array(table.criteria)[constant].tolist():
        yield Note("constant_criterion", (name,))
    rows, which = np.unique(table.values, axis=0, return_inverse=True)
    yield from _groups("equal_programs", table.programs, which.ravel(), len(rows))
    tied = ranks(scores)
    yield from _groups("tie", table.programs, tied - 1, len(table.programs))


def _groups(kind: str, programs: tuple[str, ...], group: IntArray, count: int) -> Iterator[Note]:
    for index in range(count):
        members = [name for name, own in zip(programs, group, strict=True) if own == index]
        if len(members) > 1:
            yield Note(kind, tuple(members))
