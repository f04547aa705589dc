"""All that is wrong with what a roadmap was asked for, found at once and named."""

from collections.abc import Iterator

import numpy as np

from mcdm_smartcity.errors import InvalidRecordError, Problem, known_names
from mcdm_smartcity.portfolio.constraints import Budget, Capacity, Synergy
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import FinishedBy, Lag, Starts, YearlyBudget
from mcdm_smartcity.roadmap.lags import lags_of
from mcdm_smartcity.roadmap.methods.windows import loop_of_lags


def refuse_problems(asked: AskedRoadmap) -> None:
    """Raise and tell every problem."""
    problems = [
        *_of_windows(asked),
        *_of_constraints(asked),
        *_of_worth(asked),
        *_of_before(asked),
    ]
    problems += [] if problems else list(_of_lags(asked))
    if problems:
        raise InvalidRecordError("roadmap", problems)


def _of_windows(asked: AskedRoadmap) -> Iterator[Problem]:
    first, last = asked.periods[0], asked.periods[-1]
    for task in asked.tasks:
        where = f"program {task.id!r}"
        for word, year in (("latest", task.latest), ("due", task.due)):
            if year is not None and year < first:
                yield Problem(where, f"{word} is {year}, before the first period {first}")
        if task.earliest is not None and task.earliest > last:
            yield Problem(where, f"earliest is {task.earliest}, after the last period {last}")
        start = max(first, first if task.earliest is None else task.earliest)
        if task.latest is not None and first <= task.latest < start:
            yield Problem(where, f"latest start {task.latest} is before earliest {start}")
        if task.due is not None and first <= task.due < start + task.duration - 1:
            yield Problem(
                where,
                f"its window {start} to {task.due} is shorter than its duration of {task.duration}",
            )


def _of_constraints(asked: AskedRoadmap) -> Iterator[Problem]:
    for place, one in enumerate(asked.constraints, start=1):
        where = f"constraint {place} ({one.kind})"
        if one.kind == "partial":
            yield Problem(where, "programs in part cannot be scheduled; only select knows them")
        if getattr(one, "measure", "") == "worth":
            yield Problem(where, "shares of worth change with time; measure cost or count")
        for what in (*_of_time(asked, one), *_of_money(asked, one), *_of_names(asked, one)):
            yield Problem(where, what)


def _of_time(asked: AskedRoadmap, one: object) -> Iterator[str]:
    first, last = asked.periods[0], asked.periods[-1]
    if isinstance(one, Budget | Capacity | FinishedBy | Starts):
        year = one.period
        if year is not None and not first <= year <= last:
            yield f"period {year} is outside the horizon {first} to {last}"
    if isinstance(one, YearlyBudget) and len(one.limits) not in {1, len(asked.periods)}:
        count = len(asked.periods)
        yield f"limits must be one, or one for each of {count} periods; found {len(one.limits)}"


def _of_money(asked: AskedRoadmap, one: object) -> Iterator[str]:
    if isinstance(one, Budget | YearlyBudget) and one.source is not None:
        known = asked.sources
        if one.source not in known:
            yield f"no program may use source {one.source!r}; {known_names(one.source, known)}"
    if isinstance(one, Capacity) and one.limit < 1:
        yield (
            f"agency {one.agency!r} has room for no program at all; capacity must be at least 1, "
            "or its programs excluded"
        )


def _of_names(asked: AskedRoadmap, one: object) -> Iterator[str]:
    if isinstance(one, Lag) and (one.program, one.other) not in asked.needs:
        yield f"{one.program!r} does not need {one.other!r}; a lag is on a link of needs"
    if isinstance(one, Synergy):
        for name in one.programs:
            if name not in asked.programs:
                yield f"unknown program {name!r}; {known_names(name, asked.programs)}"


def _of_worth(asked: AskedRoadmap) -> Iterator[Problem]:
    index = asked.index
    for source, target, _ in asked.feeds:
        if np.isnan(asked.worth[index[target]]):
            what = f"fed by {source!r}, so its worth must be a number for each period, not by start"
            yield Problem(f"program {target!r}", what)


def _of_before(asked: AskedRoadmap) -> Iterator[Problem]:
    if asked.before is None:
        return
    first, last = asked.periods[0], asked.periods[-1]
    if not first <= asked.before.now <= last:
        yield Problem("now", f"{asked.before.now} is outside the horizon {first} to {last}")
    for name, start in asked.before.start.items():
        if name not in asked.programs:
            hint = known_names(name, asked.programs)
            yield Problem("last roadmap", f"holds program {name!r}, which is gone; {hint}")
            continue
        finish = start + asked.task(name).duration - 1
        if start < first:
            what = f"{name!r} started in {start}: let the horizon begin then, and say now={first}"
            yield Problem("last roadmap", what)
        elif start > last:
            what = f"starts {name!r} in {start}, outside the horizon {first} to {last}"
            yield Problem("last roadmap", what)
        elif start < asked.before.now and finish > last:
            what = f"{name!r} runs since {start}, and ends in {finish}, after the horizon's {last}"
            yield Problem("last roadmap", what)


def _of_lags(asked: AskedRoadmap) -> Iterator[Problem]:
    table = lags_of(asked)
    while loop := loop_of_lags(len(asked.programs), table[:, 0], table[:, 1], table[:, 2]):
        names = " → ".join(asked.programs[i] for i in loop)
        what = f"each waits for the one before, so that none can ever start: {names}"
        yield Problem("lags", what)
        # One loop is told of all programs that need each other; then others are looked for.
        bundle = next(members for members in asked.graph().bundles if loop[0] in members)
        table = table[~np.isin(table[:, :2], list(bundle)).all(axis=1)]
