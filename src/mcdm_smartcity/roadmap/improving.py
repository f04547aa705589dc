"""Last steps by hand: whoever can still join, or start earlier, does so if the whole gains."""

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.roadmap.effort import Found
from mcdm_smartcity.roadmap.keeping import Keeper

# A solver stops at its gap, wherever it is; single programs soon come to a rest from there.
ROUNDS = 20


def improve(keeper: Keeper, found: Found) -> None:
    """Let single programs (with those they start with) join or start earlier while worth rises."""
    for _ in range(ROUNDS if found.gap > 0 else 0):
        before = found.worth
        for i in np.flatnonzero(keeper.model.layout.grid.possible).tolist():
            together = keeper.together(i)
            if i == min(together):
                _step(keeper, found, together)
        # A bound that rounding put below a worth that was counted exactly is that worth.
        found.bound = max(found.bound, found.worth)
        if found.worth == before:
            return


def _step(keeper: Keeper, found: Found, together: list[int]) -> None:
    """Take the best start of some programs among those before their own."""
    grid, own = keeper.model.layout.grid, found.starts[together]
    last = int(grid.latest[together].min()) if (own < 0).all() else int(own.min()) - 1
    for period in range(int(grid.earliest[together].max()), last + 1):
        moved: IntArray = found.starts.copy()
        moved[together] = period
        worth = keeper.value.worth(moved)
        if worth > found.worth and keeper.keeps(moved):
            found.starts, found.worth = moved, worth
