"""What cannot hold together in time: a smallest set of rules and links, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.errors import InfeasibleError, SolverFailedError
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.methods.quick_xplain import smallest_subset
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.effort import Effort
from mcdm_smartcity.roadmap.methods.programme import DEFINING, Programme, programme_of
from mcdm_smartcity.roadmap.model import model_of, windows_of


def infeasible(asked: AskedRoadmap, effort: Effort) -> InfeasibleError:
    """Return the error that says what clashes, and what would help."""
    late = _too_late(asked)
    if late:
        return InfeasibleError(late)
    # Windows by themselves only: what links push out of the horizon must be told as their fault.
    model = model_of(asked, by_lags=False)
    programme = programme_of(model.layout, by_flow=True)
    oracle = _Oracle(programme, effort)
    groups = list(range(len(model.names)))
    clash = smallest_subset(groups, oracle.impossible)
    if not clash:
        raise SolverFailedError("no roadmap was found, though nothing clashes: allow more time")
    conflict = [model.names[k] for k in clash]
    repairs = [
        Note("repair_drop", (str(model.names[k]),))
        for k in clash
        if not model.names[k].kind.startswith("link_")
        and not oracle.impossible([other for other in groups if other != k])
    ]
    drop = [str(repair.names[0]) for repair in repairs[:1]]
    return InfeasibleError(conflict, repairs, drop=drop)


def _too_late(asked: AskedRoadmap) -> list[Note]:
    """Return what is wanted, but cannot finish by its own window, with its earliest finish."""
    wanted = [name for one in asked.constraints if one.kind == "include" for name in one.programs]  # type: ignore[attr-defined] # by its kind
    layout, own = model_of(asked).layout, windows_of(asked)[1]
    for name in wanted:
        i = asked.index[name]
        if layout.grid.possible[i]:
            continue
        finish = asked.periods[0] + int(layout.grid.earliest[i] + layout.duration[i]) - 1
        last = asked.periods[0] + int(own[i] + layout.duration[i]) - 1
        leading = [pair for pair in asked.needs if _leads(asked, name, pair)]
        chain = [Note("link_needs", (one, other)) for one, other in leading]
        must = Note("rule_include", (name,))
        return [must, *chain, Note("rule_late", (name, str(finish), str(last)))]
    return []


def _leads(asked: AskedRoadmap, name: str, pair: tuple[str, str]) -> bool:
    graph = asked.graph()
    return pair[0] in graph.closure(name)


@dataclass(frozen=True)
class _Oracle:
    """Whether groups of rows can hold together."""

    programme: Programme
    effort: Effort

    def impossible(self, groups: Sequence[int]) -> bool:
        wanted = np.isin(self.programme.group, [DEFINING, *groups])
        arrays = self.programme.arrays.of_rows(wanted)
        arrays = replace(arrays, gains=np.zeros_like(arrays.gains))
        solved = solve_zero_one(
            arrays, self.effort.engine, time_limit=self.effort.clock.left, seed=self.effort.seed
        )
        if solved.status == "limit" and not len(solved.values):
            raise SolverFailedError(
                "no roadmap keeps everything; the time was over before it was found out why"
            )
        return solved.status == "infeasible"
