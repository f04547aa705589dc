"""Rankings in whatever form they are given, aligned by name or, without names, by position."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias, cast, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import AlignmentError, InvalidArrayError
from mcdm_smartcity.numerics.answer import named_numbers, positions_of
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, FloatArray, IntArray, as_floats


@runtime_checkable
class Ranked(Protocol):
    """Whatever has programs and their ranks: a `Ranking`, or a `ConsensusRanking`."""

    @property
    def programs(self) -> tuple[str, ...]:
        """Names."""

    @property
    def ranks(self) -> IntArray:
        """Ranks, 1 is best."""


# Ranks with names: an answer, or a mapping from program to rank.
Named: TypeAlias = Ranked | Mapping[str, float]
GivenRankings: TypeAlias = Sequence[Named] | ArrayLike


def is_named(ranking: object) -> bool:
    """Tell whether a ranking says which program each rank is of."""
    return isinstance(ranking, Mapping | Ranked)


def aligned(first: Any, second: Any) -> tuple[ArrayLike, ArrayLike]:
    """Return the ranks of two rankings in one order, by the names of the first if they have any."""
    if is_named(first) != is_named(second):
        raise AlignmentError(
            "one of the rankings has names and the other has none; give both with names "
            "(a Ranking, or a mapping from program to rank) or both as arrays of ranks"
        )
    if not is_named(first):
        return cast(ArrayLike, first), cast(ArrayLike, second)
    _, table = named_ranks([first, second])
    return table[0], table[1]


def named_ranks(rankings: GivenRankings) -> tuple[tuple[str, ...], FloatArray]:
    """
    Return names and ranks, one row a ranking, shape (k, n).

    The names are those of the first ranking, in its order; programs of an array are P1 ….

    Raises
    ------
    AlignmentError
        Rankings are of different programs, or only some have names.
    InvalidArrayError
        There is no ranking, or an array is not of shape (k, n).
    """
    given = rankings if isinstance(rankings, np.ndarray) else list(cast(Sequence[Any], rankings))
    if len(given) == 0:
        raise InvalidArrayError("there is no ranking; give at least one")
    if not any(map(is_named, given)):
        table = as_floats(cast(ArrayLike, given), "rankings")
        if table.ndim != MATRIX_DIMENSIONS:
            raise InvalidArrayError(
                f"rankings must have shape (rankings, programs), not {table.shape}"
            )
        return tuple(f"P{place}" for place in range(1, table.shape[1] + 1)), table
    if not all(map(is_named, given)):
        raise AlignmentError("only some of the rankings have names; give all with names or none")
    names = _parts(given[0])[0]
    rows = []
    for ranking in given:
        own, ranks = _parts(ranking)
        rows.append(ranks[positions_of(names, own, "programs of a ranking")])
    return names, np.array(rows)


def _parts(ranking: Any) -> tuple[tuple[str, ...], FloatArray]:
    if isinstance(ranking, Mapping):
        return tuple(ranking), named_numbers(ranking, "rank")
    return ranking.programs, ranking.ranks.astype(float)
