"""Why a program starts no earlier, or never, and what would let it."""

from collections.abc import Iterator

import numpy as np

from mcdm_smartcity.numerics.arrays import IntArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Exclude
from mcdm_smartcity.portfolio.constraints.constraint import number
from mcdm_smartcity.roadmap.keeping import CLOSE, Keeper
from mcdm_smartcity.roadmap.roadmap import Reason


def reasons_of(keeper: Keeper, starts: IntArray) -> tuple[Reason, ...]:
    """Return one reason for each program."""
    return tuple(
        _why_not_earlier(keeper, starts, i) if starts[i] >= 0 else _why_never(keeper, starts, i)
        for i in range(len(starts))
    )


def _why_not_earlier(keeper: Keeper, starts: IntArray, i: int) -> Reason:
    asked, grid = keeper.model.asked, keeper.model.layout.grid
    name, start = asked.programs[i], int(starts[i])
    year = asked.periods[start]
    if name in keeper.running:
        return Reason(name, year, Note("rule_runs", (name, str(year))))
    if start == int(keeper.windows[0][i]):
        why = str(Note("plan_window"))
    elif waits := _waits(keeper, starts, i, start - 1):
        why = str(Note("plan_needs", (waits,)))
    elif start > int(grid.earliest[i]):
        why = "; ".join(_blocked(keeper, starts, i, start - 1)) or str(Note("plan_choice"))
    else:
        why = str(Note("plan_choice"))
    return Reason(name, year, Note("plan_waits", (name, str(year), why)))


def _waits(keeper: Keeper, starts: IntArray, i: int, period: int) -> str:
    """Name what the program, or who starts with it, waits for, if it could not start then."""
    asked = keeper.model.asked
    together = keeper.together(i)
    late = {
        asked.programs[before]: None
        for one in together
        for before, lag in keeper.waits[one]
        if before not in together and int(starts[before]) + lag > period
    }
    grid = keeper.model.layout.grid
    bound = [asked.programs[one] for one in together if one != i and grid.earliest[one] > period]
    return ", ".join([*late, *bound])


def _blocked(keeper: Keeper, starts: IntArray, i: int, period: int) -> list[str]:
    """Name what a start in that period lacks, or would break; nothing if it could be."""
    moved, together = starts.copy(), keeper.together(i)
    moved[together] = period
    if (keeper.model.layout.grid.latest[together] < period).any():
        return [str(Note("plan_window_over"))]
    lacks = [*_lacks(keeper, moved, together), *_broken(keeper, moved)]
    return lacks or ([] if keeper.shares_out(moved) else [str(Note("plan_split"))])


def _lacks(keeper: Keeper, moved: IntArray, together: list[int]) -> Iterator[str]:
    """Name the money and the agencies that those who moved lack, with how much."""
    asked, usage = keeper.model.asked, keeper.programme.usage
    lack = usage.used[keeper.columns(moved)].sum(axis=0) - usage.limits
    only = np.full(len(moved), -1)
    only[together] = moved[together]
    own = usage.used[keeper.columns(only)]
    over = (lack > CLOSE * np.maximum(usage.limits, 1)) & (own > 0).any(axis=0)
    for r in np.flatnonzero(over):
        first, year = (asked.periods[int(ends[r])] for ends in (usage.first, usage.last))
        if usage.money[r]:
            when = f"{year}" if first == year else f"{first}-{year}"
            who = "+".join(keeper.sources[k] for k in np.flatnonzero(usage.sources[r]))
            what = f"{who} {when} lacks ".lstrip() + number(round(float(lack[r]), 6))
            yield str(Note("plan_money", (what,)))
        else:
            user = np.flatnonzero(only >= 0)[int(own[:, r].argmax())]
            yield str(Note("plan_agency", (f"{asked.tasks[user].agency} {year}",)))


def _broken(keeper: Keeper, moved: IntArray) -> Iterator[str]:
    """Name the rules that those who moved would break."""
    groups = [rule.group for rule in keeper.model.layout.rules]
    for group in dict.fromkeys(groups[r] for r in np.flatnonzero(keeper.value.missing(moved))):
        yield str(Note("plan_rule", (str(keeper.model.names[group]),)))


def _why_never(keeper: Keeper, starts: IntArray, i: int) -> Reason:
    asked, grid = keeper.model.asked, keeper.model.layout.grid
    name = asked.programs[i]
    if any(isinstance(one, Exclude) and name in one.programs for one in asked.constraints):
        return Reason(name, None, Note("plan_excluded", (name,)))
    if not grid.possible[i]:
        return Reason(name, None, _late(keeper, i))
    together = keeper.together(i)
    missing = [
        asked.programs[before]
        for one in together
        for before, _ in keeper.waits[one]
        if starts[before] < 0 and before not in together
    ]
    if missing:
        why = str(Note("plan_needs", (", ".join(dict.fromkeys(missing)),)))
        return Reason(name, None, Note("plan_no_room", (name, why)))
    rivals = [
        asked.programs[one if two == i else two]
        for one, two, _ in keeper.model.layout.excludes.tolist()
        if i in {one, two} and starts[one if two == i else two] >= 0
    ]
    if rivals:
        return Reason(name, None, Note("why_rival", (name, rivals[0])))
    return Reason(name, None, _no_room(keeper, starts, i))


def _no_room(keeper: Keeper, starts: IntArray, i: int) -> Note:
    """Name what the start lacks that lacks least, or say that the whole is worth more without."""
    name, grid = keeper.model.asked.programs[i], keeper.model.layout.grid
    last = int(grid.latest[i])
    open_to = [
        t for t in range(int(grid.earliest[i]), last + 1) if not _waits(keeper, starts, i, t)
    ]
    if not open_to:
        why = str(Note("plan_needs", (_waits(keeper, starts, i, last),)))
        return Note("plan_no_room", (name, why))
    tries = [_blocked(keeper, starts, i, t) for t in open_to]
    fits = [t for t, lacks in zip(open_to, tries, strict=True) if not lacks]
    if fits:
        loss = _loss(keeper, starts, i, fits)
        return Note("why_worthless", (name, number(loss))) if loss else Note("plan_idle", (name,))
    fewest = next(lacks for lacks in tries if len(lacks) == min(map(len, tries)))
    return Note("plan_no_room", (name, "; ".join(fewest)))


def _loss(keeper: Keeper, starts: IntArray, i: int, periods: list[int]) -> float:
    """Return how much less the whole would be worth with a program, at the best of some starts."""
    rows = np.tile(starts, (len(periods), 1))
    rows[:, keeper.together(i)] = np.array(periods)[:, None]
    best = max(keeper.value.worth(row) for row in rows)
    return max(0.0, round(keeper.value.worth(starts) - best, 6))


def _late(keeper: Keeper, i: int) -> Note:
    """Say when a program could finish at the earliest, and when it should."""
    model = keeper.model
    last = model.finish(i, int(keeper.windows[1][i]))
    return Note("plan_late", (model.asked.programs[i], str(model.earliest_finish(i)), str(last)))
