"""Last steps by hand: whoever can still join, or start earlier, does so if the whole gains."""

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.roadmap.effort import Found
from mcdm_smartcity.roadmap.keeping import CLOSE, Keeper

# A solver stops at its gap, wherever it is; single programs soon come to a rest from there.
ROUNDS = 20


def improve(keeper: Keeper, found: Found) -> None:
    """Let single programs (with those they start with) join or start earlier while worth rises."""
    for _ in range(ROUNDS if found.gap > 0 else 0):
        before, left = found.worth, _left(keeper, found.starts)
        for i in np.flatnonzero(keeper.model.layout.grid.possible).tolist():
            together = keeper.together(i)
            if i == min(together) and _step(keeper, found, together, left):
                left = _left(keeper, found.starts)
        # A bound that rounding put below a worth that was counted exactly is that worth.
        found.bound = max(found.bound, found.worth)
        if found.worth == before:
            return


def _left(keeper: Keeper, starts: IntArray) -> FloatArray:
    """Return what is left of each limit, with what rounding may take, shape (r,)."""
    usage = keeper.programme.usage
    spare = 2 * CLOSE * np.maximum(usage.limits, 1.0)
    left: FloatArray = usage.limits + spare - usage.used[keeper.columns(starts)].sum(axis=0)
    return left


def _step(keeper: Keeper, found: Found, together: list[int], left: FloatArray) -> bool:
    """Take the best start of some programs among those before their own; tell if there is one."""
    grid, used = keeper.model.layout.grid, keeper.programme.usage.used
    who, own = np.array(together), found.starts[together]
    last = int(grid.latest[who].min()) if (own < 0).all() else int(own.min()) - 1
    periods = np.arange(int(grid.earliest[who].max()), last + 1)
    # Most starts lack money or places, which is quickly told; the rest is checked in full.
    given_back = used[grid.at(who[own >= 0], own[own >= 0])].sum(axis=0)
    taken = used[grid.at(who[:, None], periods)].sum(axis=0)
    fits = (taken <= left + given_back).all(axis=1)
    better = False
    for period in periods[fits].tolist():
        moved: IntArray = found.starts.copy()
        moved[together] = period
        worth = keeper.value.worth(moved)
        if worth > found.worth and keeper.keeps(moved):
            found.starts, found.worth, better = moved, worth, True
    return better
