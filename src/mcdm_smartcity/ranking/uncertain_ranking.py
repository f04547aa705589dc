"""Which ranks could a program have, if scores are not known for sure?"""

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from mcdm_smartcity.numerics.answer import Answer, FrozenMapping, Row, told_by_name
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray, require_whole
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.declared import GivenWeights, weights_on
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.uncertain_scores import UncertainScores
from mcdm_smartcity.weighting.methods.sample_chunks import drawn_in_chunks
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of, require_level

# Tables in a chunk of samples.
CHUNK = 128


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
    scores: UncertainScores,
    weights: GivenWeights,
    method: str | Method = "topsis",
    *,
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
        What is known.
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
    likely, worst, best = (
        rank(scores.case(case), weights, chosen, **parameters)
        for case in ("likely", "worst", "best")
    )
    shares = weights_on(scores.criteria, weights)
    task = partial(_chunk, scores=scores, weights=shares, method=chosen, parameters=parameters)
    drawn = drawn_in_chunks(task, CHUNK, samples, seed, executor)
    ends = interval_of(drawn, level)
    places = ranks(drawn)
    return UncertainRanking(
        programs=scores.programs,
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
        parameters=FrozenMapping(parameters),
    )


def _chunk(
    seed: np.random.SeedSequence,
    *,
    scores: UncertainScores,
    weights: FloatArray,
    method: Method,
    parameters: dict[str, Any],
) -> FloatArray:
    tables = scores.sample(np.random.default_rng(seed), CHUNK)
    with told_by_name(program=scores.programs, criterion=scores.criteria):
        found: FloatArray = method.kernel(tables, weights, scores.benefit, **parameters)
    return found


def _acceptability(places: IntArray) -> FloatArray:
    samples, programs = places.shape
    counts: FloatArray = np.zeros((programs, programs))
    np.add.at(counts, (np.arange(programs), places - 1), 1)
    shares: FloatArray = counts / samples
    return shares
