"""When each program may start: releases pushed along lags, and lags that bite their own tail."""

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray


def earliest_starts(
    release: IntArray, before: IntArray, after: IntArray, lag: IntArray, periods: int
) -> IntArray:
    """
    Push releases along lags.

    Parameters
    ----------
    release
        First period of each program by itself, shape (n,).
    before, after, lag
        `after` starts at least `lag` periods after `before` starts; shapes (links,).
    periods
        Number of periods. No start is told beyond n + all lags, which means never.

    Returns
    -------
    Shape (n,); may lie beyond the last period.

    Examples
    --------
    >>> earliest_starts(np.array([1, 0]), np.array([0]), np.array([1]), np.array([2]), 5)
    array([1, 3])
    """
    start = release.copy()
    ceiling = periods + int(release.max(initial=0)) + int(lag.sum()) + 1
    for _ in range(len(start)):
        pushed = start.copy()
        np.maximum.at(pushed, after, np.minimum(start[before] + lag, ceiling))
        if (pushed == start).all():
            break
        start = pushed
    return start


def loop_of_lags(count: int, before: IntArray, after: IntArray, lag: IntArray) -> list[int]:
    """
    Return programs in a circle of lags that sums above 0, so that none of them can ever start.

    Empty if there is none. The first program is repeated at the end, and each waits for the one
    before it.

    Examples
    --------
    >>> loop_of_lags(2, np.array([0, 1]), np.array([1, 0]), np.array([1, 0]))
    [0, 1, 0]
    """
    start = np.zeros(count, dtype=np.int64)
    came_from = np.full(count, -1)
    moved = -1
    for _ in range(count + 1):
        moved = -1
        for one, two, gap in zip(before.tolist(), after.tolist(), lag.tolist(), strict=True):
            if start[one] + gap > start[two]:
                start[two], came_from[two], moved = start[one] + gap, one, two
        if moved < 0:
            return []
    for _ in range(count):
        moved = int(came_from[moved])
    loop = [moved]
    while len(loop) == 1 or loop[-1] != moved:
        loop.append(int(came_from[loop[-1]]))
    return loop[::-1]
