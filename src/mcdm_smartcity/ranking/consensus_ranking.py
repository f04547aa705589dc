"""One ranking out of many: by points, by majorities, or the nearest to all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, InvalidWeightsError, UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray, as_floats
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.methods.kemeny import PROOF, kemeny
from mcdm_smartcity.ranking.methods.majority import (
    Preferences,
    borda,
    copeland,
    distance,
    least_distance,
    preferences,
)
from mcdm_smartcity.ranking.methods.places import places_of
from mcdm_smartcity.ranking.ranked import GivenRankings, named_ranks

Rule: TypeAlias = Literal["borda", "copeland", "kemeny"]
POINTS: dict[str, Callable[[Preferences], FloatArray]] = {"borda": borda, "copeland": copeland}
RULES = (*POINTS, "kemeny")
# Tables of all pairs take some 500 MB then.
MOST_PROGRAMS = 3000


@dataclass(frozen=True, slots=True, eq=False)
class ConsensusRanking(Answer):
    """
    One ranking out of many.

    Attributes
    ----------
    programs, ranks
        Names and ranks (1 is best), shape (n,). Ties under ``borda`` and ``copeland`` share the
        better rank; ``kemeny`` gives an order without ties.
    scores
        Points of the rule; under ``kemeny`` how many programs stand below. Shape (n,).
    rule
        ``borda``, ``copeland`` or ``kemeny``.
    distance
        Kendall's distance from all rankings: for each ranking, by its weight, 1 for each reversed
        pair and ½ for each pair that only one of the two ties.
    bound
        No ranking (under ``kemeny``: no order without ties) is nearer than this.
    gap
        Distance less bound.
    proved
        Whether none is nearer: always under ``kemeny`` unless time was over.
    notes
        What a reader must know.
    """

    programs: tuple[str, ...]
    ranks: IntArray
    scores: FloatArray
    rule: str
    distance: float
    bound: float
    gap: float
    proved: bool
    notes: tuple[Note, ...]

    def in_order(self) -> tuple[str, ...]:
        """Return the programs from best to worst, tied ones by name."""
        return tuple(row["program"] for row in self.as_rows())

    def as_rows(self) -> list[Row]:
        """Return one row for each program, best first: rank, program, score."""
        rows: list[Row] = [
            {"rank": rank, "program": name, "score": score}
            for rank, name, score in zip(
                self.ranks.tolist(), self.programs, self.scores.tolist(), strict=True
            )
        ]
        return sorted(rows, key=lambda row: (row["rank"], row["program"]))


def consensus_ranking(
    rankings: GivenRankings,
    rule: Rule = "borda",
    *,
    weights: ArrayLike | None = None,
    time_limit: float = 60.0,
) -> ConsensusRanking:
    """
    Merge rankings into one.

    Parameters
    ----------
    rankings
        Rankings with names (`Ranking`, `ConsensusRanking`, mappings from program to rank), aligned
        by name; or an array of ranks, shape (k, n), 1 is best, ties allowed.
    rule
        ``borda``: a point for each program below (½ if tied). ``copeland``: majorities won less
        lost. ``kemeny``: the order with the fewest reversed pairs.
    weights
        How much each ranking counts, such as the number of people behind it, shape (k,), not
        negative; all 1 if not given.
    time_limit
        Seconds that ``kemeny`` may take for circles of majorities of more than 16 programs. When
        they are over the nearest order found is returned with its bound and gap.

    Returns
    -------
    The consensus. Under ``kemeny``, equally near orders exist where a note says so; the names that
    come first then decide (among circles of up to 16), not the order in which programs are given.

    Raises
    ------
    AlignmentError
        Rankings are of different programs, or only some have names.
    InvalidArrayError
        There is no ranking, one is no ranking that counts from 1, or there are more than 3000
        programs.
    InvalidWeightsError
        Weights are not one for each ranking, negative or all zero.
    UnknownNameError
        There is no such rule.

    Notes
    -----
    Borda (1781); Copeland (1951); Kemeny (1959), Daedalus 88:577-591.

    Examples
    --------
    >>> votes = [{"M": 1, "N": 2, "C": 3, "K": 4}, {"N": 1, "C": 2, "K": 3, "M": 4},
    ...          {"C": 1, "K": 2, "N": 3, "M": 4}, {"K": 1, "C": 2, "N": 3, "M": 4}]
    >>> found = consensus_ranking(votes, "kemeny", weights=[42, 26, 15, 17])
    >>> found.in_order(), found.distance, found.proved
    (('N', 'C', 'K', 'M'), 207.0, True)
    """
    if rule not in RULES:
        raise UnknownNameError("rule of consensus", rule, RULES)
    if not time_limit > 0:
        raise InvalidArrayError(f"time_limit must be more than 0 seconds, not {time_limit}")
    names, table = named_ranks(rankings)
    if len(names) > MOST_PROGRAMS:
        raise InvalidArrayError(
            f"a consensus weighs all pairs of at most {MOST_PROGRAMS} programs, not {len(names)}"
        )
    # Equally near orders are told apart by names, so the order of the programs does not matter.
    by_name = np.array(sorted(range(len(names)), key=lambda place: _key(names[place])))
    places = places_of(table, "rankings")[:, by_name]
    wishes = preferences(places, _counts(weights, len(places)))
    found = _nearest(wishes, time_limit) if rule == "kemeny" else _by_points(wishes, rule)
    standing, scores, far, bound, notes = found
    back = np.argsort(by_name)
    return ConsensusRanking(
        programs=names,
        ranks=standing[back],
        scores=scores[back],
        rule=rule,
        distance=far,
        bound=bound,
        gap=far - bound,
        proved=far == bound,
        notes=notes,
    )


# Ranks, scores, distance, bound and notes.
Found: TypeAlias = tuple[IntArray, FloatArray, float, float, tuple[Note, ...]]


def _by_points(wishes: Preferences, rule: str) -> Found:
    scores = POINTS[rule](wishes)
    standing = ranks(scores)
    far, bound = distance(wishes, standing.astype(float)), least_distance(wishes)
    return standing, scores, far, far if far - bound <= PROOF * wishes.total else bound, ()


def _nearest(wishes: Preferences, time_limit: float) -> Found:
    found = kemeny(wishes, time_limit)
    count = len(found.order)
    standing = np.empty(count, dtype=np.int64)
    standing[found.order] = np.arange(1, count + 1)
    notes: tuple[Note, ...] = ()
    if not found.proved:
        notes = (Note("nearer_orders", (f"{found.distance:g}", f"{found.bound:g}")),)
    elif found.alone is False:
        notes = (Note("other_orders"),)
    return standing, (count - standing).astype(float), found.distance, found.bound, notes


def _counts(weights: ArrayLike | None, count: int) -> FloatArray:
    if weights is None:
        return np.ones(count)
    given = as_floats(weights, "weights of rankings").astype(np.float64)
    right = given.shape == (count,) and np.isfinite(given).all()
    if not right or (given < 0).any() or not given.any():
        raise InvalidWeightsError(
            f"weights of rankings must be {count} numbers, one for each, not negative and not all "
            f"zero; found {np.array2string(given, threshold=8)}"
        )
    return given


def _key(name: str) -> tuple[int, str]:
    """Order names as people do who count: P2 before P10."""
    return len(name) if name[1:].isdigit() else 0, name
