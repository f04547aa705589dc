"""The random index that fits the judgements that were given, and where it comes from."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.arrays import MATRIX_DIMENSIONS, BoolArray
from mcdm_smartcity.weighting.methods.canonical_graph import bits_of, canonical_graph
from mcdm_smartcity.weighting.methods.comparisons import require_connected
from mcdm_smartcity.weighting.methods.random_index import EXACT, SMALLEST, check_table, random_index
from mcdm_smartcity.weighting.methods.random_indices_by_graph import BY_GRAPH, ERRORS
from mcdm_smartcity.weighting.methods.simulated_index import simulated_index

# Up to this size incomplete patterns are simulated; beyond, each takes too long for an answer.
LARGEST_SIMULATED = 20
# So many random matrices, divided by the squared size and times the share of the judgements beyond
# a tree that are given, leave a standard error below 1e-3: once the geometric index is accounted
# for, the index of one matrix varies about as 1 / size and the root of that share.
MATRICES = 1_000_000
FEWEST_MATRICES = 500
# Sizes 3 and 4 are enumerated, the rest of the table is simulated.
ENUMERATED = 4
LARGEST_IN_TABLE = SMALLEST + len(EXACT) - 1
ERROR_OF_TABLE = 5e-5
ERROR_OF_FORMULA = 6.3e-5


class RandomIndex(NamedTuple):
    """
    A random index, and where it comes from.

    Attributes
    ----------
    value
        The index; 0 for one or two items, NaN where the judgements leave nothing to check.
    origin
        ``exact``; ``exact, by formula`` beyond 30 items; with judgements missing ``exact, by
        graph``, ``exact, by graph, simulated`` or ``exact, linear in the missing pairs``; the name
        of a published table, with ``, linear in the missing pairs`` where some are; ``given``, if
        it was given as a number; ``undefined``.
    standard_error
        Of the simulation behind the value; 0 if there was none, NaN if it is not known.
    """

    value: float
    origin: str
    standard_error: float


NO_RANDOM_INDEX = RandomIndex(math.nan, "undefined", math.nan)


def random_index_of_graph(
    known: ArrayLike, table: str | float = "exact", *, simulate: bool = True
) -> RandomIndex:
    """
    Mean consistency index of random judgements, given for these pairs only.

    Which pairs are missing matters, not only how many: of six items with four pairs missing the
    index runs from 0.741 to 0.801.

    Parameters
    ----------
    known
        Where a judgement is given, boolean, shape (m, m), symmetric; the diagonal does not matter.
        They must connect all items.
    table
        As for `random_index`, or the index itself as a number.
    simulate
        Whether patterns of 7 to 20 items may be simulated; if not they are linear as larger ones.

    Returns
    -------
    The index with its origin and standard error. 0 for one or two items. NaN, ``undefined``, where
    m − 1 judgements connect three or more items: they agree whatever they are.

    Raises
    ------
    InvalidArrayError
        Not boolean, square and symmetric, or a published table does not reach this size.
    DisconnectedComparisonsError
        The judgements leave separate groups.
    UnknownNameError
        There is no such table.

    Notes
    -----
    Complete patterns have the index of `random_index`. Others of four to six items are in a table
    of all 125, with standard errors of 4.3e-4 or less. Those of 7 to 20 items are simulated when
    first asked for, with up to 10⁶ / m² random matrices, fewer the more pairs are missing, and a
    standard error below 1e-3. The numbering of the items does not matter, except for a few patterns
    with very many symmetries (see `canonical_graph`), where another numbering gives another
    simulation.

    Beyond 20 items, and for published tables, the index of complete judgements is scaled by the
    share of judgements beyond a tree that are given, 1 − 2 k / ((m − 1)(m − 2)) with k pairs
    missing: the approximation of Ágoston and Csató (2022), Omega 108:102576. Where most pairs are
    given it is up to 8 % too low, which is strict; where few more than a tree are, it can be too
    high, for a single ring by a third.

    Examples
    --------
    >>> given = ~np.eye(4, dtype=bool)
    >>> random_index_of_graph(given)
    RandomIndex(value=0.884158, origin='exact', standard_error=0.0)
    >>> given[0, 1] = given[1, 0] = False
    >>> random_index_of_graph(given)[:2]
    (0.5775, 'exact, by graph')
    >>> random_index_of_graph(given, "saaty1980").origin
    'saaty1980, linear in the missing pairs'
    """
    pattern = _as_pattern(known)
    if isinstance(table, str):
        check_table(table)
    return _cached(len(pattern), pattern.tobytes(), table, simulate)


def needs_simulation(known: BoolArray, table: str | float) -> bool:
    """Whether a pattern (m, m) of connected judgements is simulated by `random_index_of_graph`."""
    size = len(known)
    given = int(np.triu(known, 1).sum())
    complete, tree = given == size * (size - 1) // 2, given == size - 1
    in_range = size not in BY_GRAPH and SMALLEST < size <= LARGEST_SIMULATED
    return table == "exact" and in_range and not (complete or tree)


@lru_cache(maxsize=4096)
def _cached(size: int, pattern: bytes, table: str | float, simulate: bool) -> RandomIndex:
    known = np.frombuffer(pattern, dtype=bool).reshape(size, size)
    missing = ~known & ~np.eye(size, dtype=bool)
    pairs = int(missing.sum()) // 2
    require_connected(np.where(missing, np.nan, 1.0))
    if size >= SMALLEST and pairs == (size - 1) * (size - 2) // 2:
        return NO_RANDOM_INDEX
    if not isinstance(table, str):
        return RandomIndex(float(table), "given", math.nan)
    if needs_simulation(known, table) and not simulate:
        return _by_count(size, pairs, table)
    if table == "exact" and pairs and size <= LARGEST_SIMULATED:
        return _by_graph(canonical_graph(missing))
    return _by_count(size, pairs, table)


def _by_graph(missing: BoolArray) -> RandomIndex:
    size = len(missing)
    if size in BY_GRAPH:
        return RandomIndex(BY_GRAPH[size][bits_of(missing)], "exact, by graph", ERRORS[size])
    surplus = (size - 1) * (size - 2) // 2
    given = surplus - int(missing.sum()) // 2
    matrices = max(MATRICES * given // (surplus * size**2), FEWEST_MATRICES)
    value, error = simulated_index(size, missing.tobytes(), matrices)
    return RandomIndex(value, "exact, by graph, simulated", error)


def _by_count(size: int, missing: int, table: str) -> RandomIndex:
    value = random_index(size, missing, table)
    if missing:
        return RandomIndex(value, f"{table}, linear in the missing pairs", math.nan)
    if table != "exact":
        return RandomIndex(value, table, math.nan)
    if size <= ENUMERATED:
        return RandomIndex(value, table, 0.0)
    if size <= LARGEST_IN_TABLE:
        return RandomIndex(value, table, ERROR_OF_TABLE)
    return RandomIndex(value, "exact, by formula", ERROR_OF_FORMULA)


def _as_pattern(known: ArrayLike) -> BoolArray:
    given = np.asarray(known)
    square = given.ndim == MATRIX_DIMENSIONS and given.shape[0] == given.shape[1] > 0
    if given.dtype != np.bool_ or not square:
        raise InvalidArrayError(
            f"known must be a boolean array of shape (m, m), not {given.dtype} {given.shape}; "
            "`~np.isnan(comparisons)` is one"
        )
    for i, j in np.argwhere(given != given.T)[:1].tolist():
        raise InvalidArrayError(
            f"known must be the same both ways; items {i} and {j} (counted from 0) are not"
        )
    pattern: BoolArray = given | np.eye(len(given), dtype=bool)
    return pattern
