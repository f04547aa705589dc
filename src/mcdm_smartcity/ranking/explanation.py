"""Why does a program stand where it stands? The part of each criterion, against the mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray, magnitude
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.ranking.catalogue import METHODS

if TYPE_CHECKING:
    from mcdm_smartcity.ranking.ranking import Ranking

# The step of a method whose rows sum to its scores, up to a number that is equal for all programs.
CONTRIBUTIONS = "contributions"
# Parts below this share of the largest are rounding, and not worth a word.
NOTHING = 1e-9
# How many criteria a sentence names.
TOLD = 3


@dataclass(frozen=True, slots=True, eq=False)
class Explanation(Answer):
    """
    What lifts a program and what drags it.

    Attributes
    ----------
    program, method
        Which program, ranked by which method.
    score, mean
        Its score, and that of the mean program.
    criteria, contributions
        The part of each criterion in score less mean, shape (m,); negative ones drag.
    exact
        Whether the parts add up to score less mean. Where a method is no sum, each part is what
        the score would lose if that criterion alone were at its mean.
    values, means
        What was scored, on the scale that the method was given, and the mean of all programs.
    notes
        The same in words.
    """

    program: str
    method: str
    score: float
    mean: float
    criteria: tuple[str, ...]
    contributions: FloatArray
    exact: bool
    values: FloatArray
    means: FloatArray
    notes: tuple[Note, ...]

    def as_rows(self) -> list[Row]:
        """Return one row for each criterion, what lifts most first."""
        order = np.argsort(-self.contributions, kind="stable")
        return [
            {
                "criterion": self.criteria[j],
                "contribution": float(self.contributions[j]),
                "exact": self.exact,
                "value": float(self.values[j]),
                "mean": float(self.means[j]),
            }
            for j in order
        ]

    def words(self) -> str:
        """Return a paragraph: the score, what lifts the program, what drags it, how it adds up."""
        return " ".join(map(str, self.notes))


def explain_ranking(
    ranking: "Ranking", program: str, names: Mapping[str, str], method: Method | None
) -> Explanation:
    """Explain the score of a program; see `Ranking.explain`."""
    if program not in ranking.programs:
        raise UnknownNameError("program", program, ranking.programs)
    place = ranking.programs.index(program)
    values, mean = ranking.values.astype(np.float64), float(_means(ranking.scores))
    exact = CONTRIBUTIONS in ranking.steps
    if exact:
        table = ranking.steps[CONTRIBUTIONS].astype(np.float64)
        parts: FloatArray = table[place] - _means(table)
    else:
        parts = _one_at_a_time(ranking, place, method)
    score = float(ranking.scores[place])
    return Explanation(
        program=program,
        method=ranking.method,
        score=score,
        mean=mean,
        criteria=ranking.criteria,
        contributions=parts,
        exact=exact,
        values=values[place],
        means=_means(values),
        notes=tuple(_in_words(ranking, (program, score, mean), parts, names, exact=exact)),
    )


def _one_at_a_time(ranking: "Ranking", place: int, method: Method | None) -> FloatArray:
    """Score less the score that the program has with one criterion at its mean, shape (m,)."""
    chosen = method or find_method(METHODS, ranking.method, "ranking method")
    given = ranking.weights, ranking.benefit
    again = chosen.kernel(ranking.values, *given, **ranking.parameters)
    if not np.allclose(again, ranking.scores, rtol=1e-9, atol=0):
        raise InvalidArrayError(
            f"the method {chosen.name!r} does not give the scores of this ranking; "
            "pass the method that gave them: explain(program, method=...)"
        )
    means, lost = _means(ranking.values), np.empty(len(ranking.criteria))
    for criterion, mean in enumerate(means):
        table = ranking.values.copy()
        table[place, criterion] = mean
        scores = chosen.kernel(table, *given, **ranking.parameters)
        lost[criterion] = ranking.scores[place] - scores[place]
    return lost


def _means(values: FloatArray) -> FloatArray:
    """Return the means of columns; of a constant column the constant itself, without rounding."""
    # In units of a power of two, since the sum of huge numbers would overflow.
    unit = magnitude(values, 0)
    means = (values / unit).mean(axis=0) * unit[0]
    within: FloatArray = np.clip(means, values.min(axis=0), values.max(axis=0))
    return within


def _in_words(
    ranking: "Ranking",
    told: tuple[str, float, float],
    parts: FloatArray,
    names: Mapping[str, str],
    *,
    exact: bool,
) -> Iterator[Note]:
    program, score, mean = told
    name, count = names.get(program, program), str(len(ranking.programs))
    far = score - mean
    if abs(far) <= NOTHING * max(abs(score), abs(mean)):
        yield Note("explain_score_at_mean", (name, f"{score:.4f}", count))
    else:
        side = "above" if far > 0 else "below"
        yield Note(
            "explain_score", (name, f"{score:.4f}", f"{abs(far):.4f}", side, count, f"{mean:.4f}")
        )
    least = NOTHING * float(np.abs(parts).max())
    for kind, signed in (("explain_lift", parts), ("explain_drag", -parts)):
        order = [j for j in np.argsort(-signed, kind="stable") if signed[j] > least]
        if order:
            criteria = (ranking.criteria[j] for j in order[:TOLD])
            shown = zip(criteria, order, strict=False)
            yield Note(kind, tuple(f"{names.get(c, c)} ({parts[j]:+.4f})" for c, j in shown))
    yield Note("explain_exact" if exact else "explain_one_at_a_time")
