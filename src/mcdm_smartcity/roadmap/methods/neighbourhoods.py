"""Better roadmaps near a known one: a part of the programs is free, the rest keeps its starts."""

from dataclasses import dataclass, field, replace

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.methods.by_start import Form

# Share of programs that is free at first, and its limits.
FIRST_SHARE, LEAST_SHARE, MOST_SHARE = 0.35, 0.08, 0.9
SECONDS = 2.0
QUICK = 0.7
GAP = 2e-4


@dataclass(slots=True)
class Polish:
    """
    Solves parts of a programme around the best roadmap.

    Attributes
    ----------
    programme, form
        The programme, and which columns it has.
    links
        Pairs of programs that have to do with each other, shape (pairs, 2).
    random
        The only source of chance.
    share
        Part of the programs that is free; grows while parts are solved quickly.
    """

    programme: ZeroOne
    form: Form
    links: IntArray
    random: np.random.Generator
    share: float = FIRST_SHARE
    turn: int = field(default=0)

    def improved(self, starts: IntArray, extra: FloatArray, engine: str, left: float) -> IntArray:
        """
        Return starts that are as good or better, after one part is solved.

        `extra` are the columns of joint worth at these starts.
        """
        free = self._free(starts)
        grid = self.form.grid
        known = self.form.values(np.append(grid.levels(starts), extra))
        open_columns = np.ones(self.programme.shape[1], dtype=bool)
        open_columns[: grid.columns] = free[grid.program]
        part = with_fixed(self.programme, ~open_columns, known)
        found = solve_zero_one(
            part,
            engine,
            time_limit=min(SECONDS, left),
            gap=GAP,
            start=known[open_columns] if engine == "highs" else None,
            quiet=False,
        )
        quick = found.status == "optimal" and found.seconds < QUICK
        self.share *= 1.15 if quick else (0.85 if found.status == "limit" else 1.0)
        self.share = float(np.clip(self.share, LEAST_SHARE, MOST_SHARE))
        if not len(found.values):
            return starts
        values = known.copy()
        values[open_columns] = found.values
        if float(self.programme.gains @ values) <= float(self.programme.gains @ known):
            return starts
        return grid.starts(self.form.levels(values))

    def _free(self, starts: IntArray) -> BoolArray:
        """Choose programs by turns: those near in time, those that are linked, any."""
        count = len(starts)
        wanted = max(2, round(self.share * count))
        free = np.zeros(count, dtype=bool)
        kind = self.turn % 3
        self.turn += 1
        if kind == 0:
            period = np.where(
                starts >= 0, starts, self.random.integers(0, self.form.grid.periods, count)
            )
            away = np.abs(period - self.random.integers(0, self.form.grid.periods))
            order = np.argsort(away + 1.5 * self.random.random(count))
        elif kind == 1 and len(self.links):
            order = self._by_links(count)
        else:
            order = self.random.permutation(count)
        free[order[:wanted]] = True
        return free

    def _by_links(self, count: int) -> IntArray:
        """Order programs by their distance, over links, from one of them."""
        near = np.full(count, np.inf)
        near[self.random.integers(count)] = 0
        one, two = self.links.T
        for step in range(1, 7):
            reached = np.concatenate([two[near[one] < step], one[near[two] < step]])
            near[reached] = np.minimum(near[reached], step)
        order: IntArray = np.argsort(
            np.where(np.isinf(near), 9.0, near) + 0.5 * self.random.random(count)
        )
        return order


def with_fixed(programme: ZeroOne, fixed: BoolArray, values: FloatArray) -> ZeroOne:
    """Return the programme of the other columns, with these at their values."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - loaded when used

    matrix = programme.matrix()
    used = matrix @ np.where(fixed, values, 0.0)
    part = csr_array(matrix[:, np.flatnonzero(~fixed)])
    part.eliminate_zeros()
    kept = np.flatnonzero(np.diff(part.indptr) > 0)
    part = csr_array(part[kept])
    return replace(
        programme,
        gains=programme.gains[~fixed],
        data=part.data.astype(np.float64),
        columns=part.indices.astype(np.int64),
        starts=part.indptr.astype(np.int64),
        least=(programme.least - used)[kept],
        most=(programme.most - used)[kept],
        whole=programme.whole[~fixed],
    )
