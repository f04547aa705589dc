"""Which ranks could a program have, if scores are not known for sure?"""

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, Row, told_by_name
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray, require_whole
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.declared import GivenWeights
from mcdm_smartcity.ranking.ranking import Ranking, rank_table, settings_on_scale
from mcdm_smartcity.ranking.uncertain_levels import (
    DeclaredLevels,
    UncertainLevels,
    uncertain_study,
    uncertain_table,
)
from mcdm_smartcity.ranking.uncertain_scores import Case, UncertainScores
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.methods.sample_chunks import drawn_in_chunks
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of, require_level

# Tables in a chunk of samples.
CHUNK = 128
CASES_SHOWN: tuple[Case, ...] = ("likely", "worst", "best")


@dataclass(frozen=True, slots=True, eq=False)
class UncertainRanking(Answer):
    """
    Scores and ranks of programs over samples of the table.

    Attributes
    ----------
    programs
        Names, in the order of the table.
    likely, worst, best
        The ranking by likely scores, and if every uncertain score of every program turned out
        worst, or best.
    mean, low, high
        Mean score over the samples, and the ends of the interval that holds `level` of them, (n,).
    acceptability
        Share of the samples in which program i has rank r + 1, shape (n, n); ties share the better
        rank.
    expected_rank
        Mean rank, (n,).
    level, samples, seed, method, parameters
        How it was computed.
    """

    programs: tuple[str, ...]
    likely: Ranking
    worst: Ranking
    best: Ranking
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    acceptability: FloatArray
    expected_rank: FloatArray
    level: float
    samples: int
    seed: int
    method: str
    parameters: FrozenMapping[Any]

    def possible_ranks(self, program: str) -> tuple[int, int]:
        """Return the best and the worst rank that a program has in any sample."""
        place = np.flatnonzero(self.acceptability[self.programs.index(program)])
        return int(place[0]) + 1, int(place[-1]) + 1

    def as_rows(self) -> list[Row]:
        """Return one row for each program, by expected rank."""
        order = np.argsort(self.expected_rank, kind="stable").tolist()
        return [
            {
                "program": self.programs[i],
                "rank": int(self.likely.ranks[i]),
                "expected_rank": float(self.expected_rank[i]),
                "best_rank": self.possible_ranks(self.programs[i])[0],
                "worst_rank": self.possible_ranks(self.programs[i])[1],
                "first": float(self.acceptability[i, 0]),
                "score": float(self.likely.scores[i]),
                "low": float(self.low[i]),
                "high": float(self.high[i]),
            }
            for i in order
        ]


def rank_uncertain(
    scores: UncertainScores | Study | DecisionMatrix,
    weights: GivenWeights,
    method: str | Method = "topsis",
    *,
    uncertain: UncertainLevels | None = None,
    samples: int = 4096,
    level: float = 0.9,
    seed: int = 0,
    executor: Executor | None = None,
    **parameters: Any,
) -> UncertainRanking:
    """
    Rank programs whose scores are intervals, distributions or missing.

    Each sample draws every uncertain score on its own and ranks the table by the method. Nothing is
    filled in with a mean.

    Parameters
    ----------
    scores
        `UncertainScores`, or a study or table whose scores `uncertain` widens. A study is ranked on
        its declared scales, as `rank` does.
    uncertain
        By (program, criterion): (low, high) for a score that lies anywhere between, (low, mode,
        high) for a triangle, None for one of which nothing is known, so that it lies anywhere on
        its declared scale. Levels are numbers, or words of the scale, and hold the score that the
        study has; without a mode that score is the likely one.
    weights, method, **parameters
        As for `rank`.
    samples
        How many tables are drawn, at least 1; a share of them has a standard error of at most
        1 / (2 √samples), 0.8 % by default.
    level
        Share of the samples inside the interval of a score, 0 to 1.
    seed
        Whole number, at least 0; equal seeds give equal bytes on any executor.
    executor
        Where to compute; here, if not given.

    Returns
    -------
    Ranks by likely scores, in the worst and in the best case, and over the samples. If all scores
    are certain every sample is the same.

    Raises
    ------
    UnknownNameError, AlignmentError, InvalidArrayError, InvalidWeightsError
        As for `rank`, or samples, level or seed are out of range.
    InvalidRecordError
        What `uncertain` says does not fit the study or table; all problems at once.

    Notes
    -----
    Rank acceptability as in SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49:444-454).

    Examples
    --------
    >>> known = UncertainScores.from_missing(
    ...     [[3, 250], [5, float("nan")]], [True, False], ["bus", "tram"], lowest=200, highest=400
    ... )
    >>> found = rank_uncertain(known, [0.5, 0.5], "weighted_sum", seed=1)
    >>> found.possible_ranks("tram")
    (1, 1)
    """
    require_whole("samples", samples, 1)
    require_whole("seed", seed, 0)
    require_level(level)
    chosen = find_method(METHODS, method, "ranking method")
    chosen.check_parameters(parameters)
    known, settings, remarks = _known(scores, uncertain, chosen, parameters)
    likely, worst, best = (
        rank_table(known.case(case), weights, chosen, settings, remarks) for case in CASES_SHOWN
    )
    task = partial(_chunk, known=known, likely=likely, method=chosen)
    drawn = drawn_in_chunks(task, CHUNK, samples, seed, executor)
    ends = interval_of(drawn, level)
    places = ranks(drawn)
    return UncertainRanking(
        programs=likely.programs,
        likely=likely,
        worst=worst,
        best=best,
        mean=drawn.mean(axis=0),
        low=ends[:, 0],
        high=ends[:, 1],
        acceptability=_acceptability(places),
        expected_rank=places.mean(axis=0),
        level=level,
        samples=samples,
        seed=seed,
        method=chosen.name,
        parameters=likely.parameters,
    )


def _known(
    scores: UncertainScores | Study | DecisionMatrix,
    uncertain: UncertainLevels | None,
    method: Method,
    parameters: dict[str, Any],
) -> tuple[UncertainScores | DeclaredLevels, dict[str, Any], tuple[Note, ...]]:
    """Return what is ranked, the settings of the method, and where values come from."""
    if isinstance(scores, Study):
        settings, remarks = settings_on_scale(scores, method, parameters)
        return uncertain_study(scores, uncertain or {}), settings, remarks
    remarks = (Note("scale_of_data"),)
    if isinstance(scores, DecisionMatrix):
        return uncertain_table(scores, uncertain or {}), parameters, remarks
    if uncertain is not None:
        raise InvalidArrayError(
            "uncertain widens the scores of a study or a table; UncertainScores say it themselves"
        )
    return scores, parameters, remarks


def _chunk(
    seed: np.random.SeedSequence,
    *,
    known: UncertainScores | DeclaredLevels,
    likely: Ranking,
    method: Method,
) -> FloatArray:
    tables = known.sample(np.random.default_rng(seed), CHUNK)
    given = likely.weights, likely.benefit
    with told_by_name(program=likely.programs, criterion=likely.criteria):
        found: FloatArray = method.kernel(tables, *given, **likely.parameters)
    return found


def _acceptability(places: IntArray) -> FloatArray:
    samples, programs = places.shape
    counts: FloatArray = np.zeros((programs, programs))
    np.add.at(counts, (np.arange(programs), places - 1), 1)
    shares: FloatArray = counts / samples
    return shares
