"""Random indices: what the consistency index of thoughtless judgements would be on average."""

import math
from types import MappingProxyType

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import require_whole

# Mean consistency index of uniformly drawn reciprocal matrices on the 17 values 1/9 … 9: sizes 3
# and 4 by full enumeration of 17^3 and 17^6 matrices, from 5 on by simulation with the geometric
# consistency index as control variate. Standard errors are 5e-5 or less up to size 20; those of
# 21 to 30, from 3.6 million matrices each, 1.0e-5 at 21 falling to 0.7e-5 at 30.
EXACT = (
    0.5244574543, 0.88415800, 1.10881, 1.24910, 1.34084, 1.40430, 1.45062, 1.48592, 1.51378,
    1.53622, 1.55484, 1.57048, 1.58383, 1.59538, 1.60537, 1.61424, 1.62211, 1.62911, 1.63541,
    1.64109, 1.64629, 1.65102, 1.65532, 1.65931, 1.66298, 1.66637, 1.66953, 1.67246,
)  # fmt: skip
# Published tables for sizes 3, 4, …, for reproducing papers that used them.
TABLES = MappingProxyType({
    "exact": EXACT,
    # Saaty (1980), The Analytic Hierarchy Process; size 12 is as printed.
    "saaty1980": (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    # Saaty (2008), Int. J. Services Sciences 1:83-98.
    "saaty2005": (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    # Donegan and Dodd (1991), Mathematical and Computer Modelling 15:135-137.
    "donegan_dodd": (
        0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643,
        1.4822, 1.4969,
    ),
    # Alonso and Lamata (2006), Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 14:445.
    "alonso_lamata": (
        0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551,
        1.5713, 1.5838,
    ),
})  # fmt: skip
# With judgements missing and completed at least λ: means over labelled connected graphs.
INCOMPLETE = MappingProxyType({
    4: (0.5775, 0.2843),
    5: (0.9234, 0.7357, 0.5480, 0.3607, 0.1771),
    6: (1.1281, 1.0060, 0.8815, 0.7556, 0.6284, 0.5002, 0.3720, 0.2444, 0.1198),
})  # fmt: skip
SMALLEST = 3
LIMIT = 1.754645  # mean of the 17 values, less 1


def random_index(size: int, missing: int = 0, table: str = "exact") -> float:
    """
    Mean consistency index of random judgements on the 1 to 9 scale.

    Parameters
    ----------
    size
        Number of items compared, at least 1.
    missing
        Number of missing pairs. A tree of size − 1 judgements leaves nothing to check: 0.
    table
        ``exact`` (ours), or a published one: ``saaty1980``, ``saaty2005``, ``donegan_dodd``,
        ``alonso_lamata``.

    Returns
    -------
    The index; 0 for one or two items, which cannot contradict each other.

    Raises
    ------
    InvalidArrayError
        The size is no whole number of at least 1, more pairs are missing than a connected matrix
        allows, or the published table does not reach this size.
    UnknownNameError
        There is no such table.

    Notes
    -----
    Beyond size 30 the exact table goes on as 1.754645 − 2.40387/n − 1.43364/n² − 14.04028/n³
    (off by at most 6.3e-5). With missing pairs, sizes 4 to 6 are simulated means over connected
    graphs; beyond, the linear approximation of Ágoston and Csató (2022), Omega 108:102576. Which
    pairs are missing matters too: see `random_index_of_graph`, which consistency ratios use.

    Examples
    --------
    >>> random_index(3), random_index(9), random_index(2)
    (0.5244574543, 1.45062, 0.0)
    """
    for name, value, least in (("size", size, 1), ("missing", missing, 0)):
        require_whole(name, value, least)
    check_table(table)
    surplus = (size - 1) * (size - 2) // 2
    if not 0 <= missing <= surplus:
        raise InvalidArrayError(
            f"{size} items stay connected with 0 to {surplus} pairs missing, not {missing}"
        )
    if size < SMALLEST:
        return 0.0
    if missing and table == "exact" and size in INCOMPLETE and missing < surplus:
        return INCOMPLETE[size][missing - 1]
    complete = _complete(size, table)
    return complete if not missing else complete * (1 - missing / surplus)


def check_table(table: str) -> None:
    """Raise `UnknownNameError` if there is no table of that name."""
    if table not in TABLES:
        raise UnknownNameError("random index", table, TABLES)


def _complete(size: int, table: str) -> float:
    values = TABLES[table]
    if size - SMALLEST < len(values):
        return values[size - SMALLEST]
    if table == "exact":
        return math.fsum((LIMIT, -2.40387 / size, -1.43364 / size**2, -14.04028 / size**3))
    largest = len(values) + SMALLEST - 1
    raise InvalidArrayError(
        f"the random index {table!r} ends at {largest} items, {size} given; use 'exact'"
    )
