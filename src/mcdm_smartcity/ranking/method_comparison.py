"""Does the ranking hang on the method? All methods on one study, side by side."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, McdmError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row, unique_names
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.consensus_ranking import ConsensusRanking, Rule, consensus_ranking
from mcdm_smartcity.ranking.declared import GivenWeights, declared_values, weights_on
from mcdm_smartcity.ranking.rank_similarity import Measure, kendall_w, rank_similarity
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study

Parameters = Mapping[str, Mapping[str, Any]]
# How many of those that change place most are named in notes; `moves` has all.
MOVERS_TOLD = 3
# Notes that a ranking has for its own scores, and that say nothing of the whole comparison.
OF_ONE_METHOD = ("declared_scale", "scale_of_data", "tie")


@dataclass(frozen=True, slots=True, eq=False)
class MethodComparison(Answer):
    """
    Programs ranked by several methods.

    Attributes
    ----------
    programs, methods
        Names; the methods that took the data.
    ranks, scores
        By program and method, shape (n, k). Scores of different methods have different units.
    measure, similarity
        How alike each two methods rank, shape (k, k); the row is the reference under ``ws``.
    kendall_w
        Agreement of all methods, 0 to 1.
    consensus
        One ranking out of all.
    refused
        Each method that could not be used, with its reason.
    rankings
        The whole answer of each method.
    notes
        What a reader must know.
    """

    programs: tuple[str, ...]
    methods: tuple[str, ...]
    ranks: IntArray
    scores: FloatArray
    measure: str
    similarity: FloatArray
    kendall_w: float
    consensus: ConsensusRanking
    refused: tuple[tuple[str, str], ...]
    rankings: tuple[Ranking, ...]
    notes: tuple[Note, ...]

    def moves(self) -> dict[str, int]:
        """Return how many places lie between the best and worst rank of a program, most first."""
        spread = self.ranks.max(axis=1) - self.ranks.min(axis=1)
        pairs = zip(self.programs, spread.tolist(), strict=True)
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))

    def as_rows(self) -> list[Row]:
        """Return one row for each program, in the order of the consensus: its rank by method."""
        moves, place = self.moves(), {name: i for i, name in enumerate(self.programs)}
        return [
            {
                "program": row["program"],
                "consensus": row["rank"],
                **dict(zip(self.methods, self.ranks[place[row["program"]]].tolist(), strict=True)),
                "moves": moves[row["program"]],
            }
            for row in self.consensus.as_rows()
        ]

    def similarity_rows(self) -> list[Row]:
        """Return one row for each method, with its similarity to every method."""
        return [
            {"method": name, **dict(zip(self.methods, row, strict=True))}
            for name, row in zip(self.methods, self.similarity.tolist(), strict=True)
        ]


def compare_methods(
    study_or_matrix: Study | DecisionMatrix,
    weights: GivenWeights,
    methods: Iterable[str | Method] | None = None,
    *,
    parameters: Parameters | None = None,
    measure: Measure = "kendall",
    rule: Rule = "kemeny",
) -> MethodComparison:
    """
    Rank by several methods and tell how far they agree.

    Parameters
    ----------
    study_or_matrix, weights
        As for `rank`.
    methods
        Names of the catalogue, or methods of your own; all of the catalogue if not given.
    parameters
        Parameters by the name of a method, as for `rank`.
    measure, rule
        As for `rank_similarity` and `consensus_ranking`.

    Returns
    -------
    Ranks side by side, similarities, Kendall's W and the consensus. A method that refuses the
    data, or that needs parameters which were not given, is left out and listed with its reason.

    Raises
    ------
    UnknownNameError
        There is no such method, parameter, measure or rule.
    DuplicateNameError
        A method is named twice.
    AlignmentError, InvalidWeightsError, InvalidStudyError
        As for `rank`.
    InvalidArrayError
        Every method refuses the data.

    Examples
    --------
    >>> table = DecisionMatrix.from_arrays(
    ...     [[10, 0], [9, 1], [0, 0.5]], [True, True], ["bus", "tram", "ferry"])
    >>> found = compare_methods(table, [0.6, 0.4], ["topsis", "weighted_sum"])
    >>> found.as_rows()[0]
    {'program': 'tram', 'consensus': 1, 'topsis': 1, 'weighted_sum': 1, 'moves': 0}
    """
    wanted = METHODS.values() if methods is None else methods
    chosen = [find_method(METHODS, method, "ranking method") for method in wanted]
    if not chosen:
        raise InvalidArrayError("there is no method to compare; name at least one")
    settings = _settings(unique_names([m.name for m in chosen], "method"), parameters or {})
    for method in chosen:
        method.check_parameters(settings[method.name])
    _check(study_or_matrix, weights)
    rankings, refused = [], []
    for method in chosen:
        try:
            _require_parameters(study_or_matrix, method, settings[method.name])
            rankings.append(rank(study_or_matrix, weights, method, **settings[method.name]))
        except McdmError as error:
            refused.append((method.name, str(error)))
    if not rankings:
        reasons = "; ".join(f"{name}: {reason}" for name, reason in refused)
        raise InvalidArrayError(f"every method refuses the data: {reasons}")
    return _side_by_side(rankings, tuple(refused), measure, rule)


def _side_by_side(
    rankings: list[Ranking], refused: tuple[tuple[str, str], ...], measure: Measure, rule: Rule
) -> MethodComparison:
    rows = np.array([ranking.ranks for ranking in rankings])
    consensus = consensus_ranking(rankings, rule)
    own = (note for ranking in rankings for note in ranking.notes)
    shared = dict.fromkeys(note for note in own if note.kind not in OF_ONE_METHOD)
    return MethodComparison(
        programs=rankings[0].programs,
        methods=tuple(ranking.method for ranking in rankings),
        ranks=rows.T.copy(),
        scores=np.column_stack([ranking.scores for ranking in rankings]),
        measure=measure,
        similarity=rank_similarity(rows[:, np.newaxis], rows[np.newaxis], measure),
        kendall_w=float(kendall_w(rows)),
        consensus=consensus,
        refused=refused,
        rankings=tuple(rankings),
        notes=(
            *(Note("refused", (name, reason)) for name, reason in refused),
            *_movers(rankings, rows),
            *shared,
            *consensus.notes,
        ),
    )


def _movers(rankings: list[Ranking], rows: IntArray) -> Iterator[Note]:
    """Tell who changes place most, and between which methods."""
    if len(rankings) == 1 or rows.shape[1] == 1:
        return
    spread = rows.max(axis=0) - rows.min(axis=0)
    if not spread.any():
        yield Note("all_agree")
    names = rankings[0].programs
    for place in np.flatnonzero((spread == spread.max()) & (spread > 0))[:MOVERS_TOLD]:
        best, worst = int(rows[:, place].argmin()), int(rows[:, place].argmax())
        high, low = str(rows[best, place]), str(rows[worst, place])
        yield Note(
            "moves", (names[place], high, rankings[best].method, low, rankings[worst].method)
        )


def _settings(names: tuple[str, ...], parameters: Parameters) -> dict[str, dict[str, Any]]:
    for name in parameters:
        if name not in names:
            raise UnknownNameError("compared method", name, names)
    return {name: dict(parameters.get(name, {})) for name in names}


def _check(study_or_matrix: Study | DecisionMatrix, weights: GivenWeights) -> None:
    """Refuse for all methods at once what none of them could use."""
    table = (
        study_or_matrix
        if isinstance(study_or_matrix, DecisionMatrix)
        else declared_values(study_or_matrix)
    )
    weights_on(table.criteria, weights)


def _require_parameters(
    study_or_matrix: Study | DecisionMatrix, method: Method, given: Mapping[str, Any]
) -> None:
    known = set(given)
    if not isinstance(study_or_matrix, DecisionMatrix):
        known |= {name for name, _ in method.on_scale}
    needed = [
        name
        for name, parameter in inspect.signature(method.kernel).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
        and parameter.default is parameter.empty
        and name not in known
    ]
    if needed:
        raise InvalidArrayError(f"it needs {', '.join(needed)}")
