"""What funding a program is worth: additive value on declared scales, 0 for not funding it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import NotAdditiveError
from mcdm_smartcity.numerics.answer import (
    Answer,
    Row,
    named_numbers,
    positions_of,
    unique_names,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.ranking.declared import (
    GivenWeights,
    declared_values,
    unfunded_values,
    weights_on,
)
from mcdm_smartcity.ranking.ranking import Ranking
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.derived_values import derivation_notes


@dataclass(frozen=True, slots=True, eq=False)
class Worth(Answer):
    """
    What funding each program is worth, on a scale where sums have a meaning.

    Attributes
    ----------
    programs, values
        Names and worth, shape (n,); 0 means as good as not funding it, negative is worse.
    criteria, contributions
        How much of the worth comes from each criterion, shape (n, m); empty if the worth was
        given as plain numbers.
    notes
        What a reader must know.
    """

    programs: tuple[str, ...]
    values: FloatArray
    criteria: tuple[str, ...]
    contributions: FloatArray
    notes: tuple[Note, ...]

    @classmethod
    def from_mapping(cls, worth: Mapping[str, float]) -> "Worth":
        """Take plain numbers by name."""
        return cls._plain(list(worth), named_numbers(worth, "worth"), ())

    @classmethod
    def from_scores(cls, ranking: Ranking, *, acknowledge_not_additive: bool = False) -> "Worth":
        """
        Take the scores of a ranking for worth, which they are not, and only on request.

        Raises
        ------
        NotAdditiveError
            Unless the caller acknowledges it.
        """
        if not acknowledge_not_additive:
            raise NotAdditiveError(
                f"scores of {ranking.method} order programs, but their sums have no meaning; use "
                "value(study, weights), or pass acknowledge_not_additive=True"
            )
        return cls._plain(ranking.programs, ranking.scores, (Note("not_additive"),))

    @classmethod
    def _plain(
        cls, programs: Sequence[str], values: FloatArray, notes: tuple[Note, ...]
    ) -> "Worth":
        names = unique_names(programs, "program")
        return cls(names, values, (), np.empty((len(names), 0)), notes)

    def on(self, programs: Sequence[str]) -> FloatArray:
        """Return the worth in the order of these programs, or raise `AlignmentError`."""
        return self.values[positions_of(programs, self.programs, "programs with a worth")]

    def as_rows(self) -> list[Row]:
        """Return one row for each program: its worth, and the part of each criterion."""
        return [
            {
                "program": name,
                "worth": float(self.values[i]),
                **dict(zip(self.criteria, self.contributions[i].tolist(), strict=True)),
            }
            for i, name in enumerate(self.programs)
        ]


def value(study: Study, weights: GivenWeights) -> Worth:
    """
    Worth of funding each program: Σ_j w_j (v_j(level reached) − v_j(level when not funded)).

    v_j is the value function of the criterion's declared scale, 0 at the worst level and 1 at the
    best, so worth does not depend on which other programs there are, and may be added up.

    Parameters
    ----------
    study
        The study.
    weights
        `Weights`, a mapping from criterion to number, or an array in the order of the criteria.

    Returns
    -------
    Worth of every program, at most 1; negative where funding makes things worse.

    Raises
    ------
    AlignmentError, InvalidWeightsError, InvalidStudyError
        As for `rank`.

    Notes
    -----
    Keeney and Raiffa (1976), Decisions with Multiple Objectives; zero at the level of not funding
    as in Morton (2015), European J. Operational Research 245:789-796.

    Examples
    --------
    >>> from mcdm_smartcity import example_study, weigh
    >>> study = example_study()
    >>> worth = value(study, weigh(study))
    >>> dict(zip(worth.programs, worth.values.round(3).tolist()))
    {'network': 0.318, 'data-center': 0.303, 'command-center': 0.625, 'e-services': 0.775}
    """
    table = declared_values(study)
    shares = weights_on(table.criteria, weights)
    contributions = (table.values - unfunded_values(study)) * shares
    values = contributions.sum(axis=1)
    negative = (Note("negative_worth", (table.programs[i],)) for i in np.flatnonzero(values < 0))
    notes = (*derivation_notes(study), *negative)
    return Worth(table.programs, values, table.criteria, contributions, notes)
