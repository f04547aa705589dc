"""An independent check of a roadmap: no solver, no programme, no arrays of others.

It reads what was asked and what was answered, and works everything out anew from the words of the
constraints, so that a mistake in the model cannot hide in its own check.
"""

import math
from collections.abc import Iterator

from mcdm_smartcity.errors import Problem
from mcdm_smartcity.portfolio.checking_proof import proof_problems
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.checking_constraints import constraint_problems
from mcdm_smartcity.roadmap.checking_facts import CLOSE, Facts, close
from mcdm_smartcity.roadmap.roadmap import Roadmap


def check_roadmap(roadmap: Roadmap, asked: AskedRoadmap | None = None) -> tuple[Problem, ...]:
    """
    Find everything that is wrong with a roadmap.

    Parameters
    ----------
    roadmap
        The answer to check.
    asked
        What was asked; the roadmap's own record of it if not given.

    Returns
    -------
    Each problem with its place; none if windows, lags, exclusions, money by source and period,
    work by agency and all rules are kept, and worth, changes, bound, gap and proof are consistent.
    Money is compared with a part of 1e-9 to spare.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from mcdm_smartcity import DependencyGraph, Task, schedule
    >>> from mcdm_smartcity.numerics.answer import FrozenMapping
    >>> plan = schedule({"a": 1}, [Task(id="a", duration=2)], DependencyGraph(["a"]), 4)
    >>> check_roadmap(plan)
    ()
    >>> late = replace(plan, start=FrozenMapping({"a": 4}), finish=FrozenMapping({"a": 5}))
    >>> str(check_roadmap(late)[0])
    "window: 'a' works from 4 to 5, outside 1 to 4"
    """
    question = roadmap.asked if asked is None else asked
    problems = list(_of_names(roadmap, question))
    if problems:
        return tuple(problems)
    facts = Facts(question, dict(roadmap.start))
    problems += _of_windows(roadmap, facts)
    problems += [] if problems else _of_links(facts)
    problems += [] if problems else constraint_problems(facts, roadmap)
    problems += [] if problems else _of_money(roadmap, facts)
    problems += [] if problems else _of_worth(roadmap, facts)
    problems += _of_changes(roadmap, facts)
    value = roadmap.worth - roadmap.change_cost
    problems += proof_problems(value, roadmap.bound, roadmap.gap, proved=roadmap.proved)
    return tuple(problems)


def _of_names(roadmap: Roadmap, asked: AskedRoadmap) -> Iterator[Problem]:
    for name in (*roadmap.start, *roadmap.finish):
        if name not in asked.programs:
            yield Problem("programs", f"{name!r} is no program that was asked about")
    if set(roadmap.start) != set(roadmap.finish):
        odd = sorted(set(roadmap.start) ^ set(roadmap.finish))
        yield Problem("programs", f"start and finish speak of different ones: {', '.join(odd)}")
    if roadmap.periods != asked.periods:
        yield Problem("periods", "are not those that were asked about")


def _of_windows(roadmap: Roadmap, facts: Facts) -> Iterator[Problem]:
    first, last = facts.asked.periods[0], facts.asked.periods[-1]
    now = facts.asked.before.now if facts.asked.before else first
    old = dict(facts.asked.before.start) if facts.asked.before else {}
    for name, start in facts.start.items():
        task, finish = facts.tasks[name], facts.finish(name)
        ran = old.get(name, now) < now
        due = last if ran or task.due is None else min(last, task.due)
        if roadmap.finish[name] != finish:
            what = f"{name!r} finishes in {finish}, not {roadmap.finish[name]}"
            yield Problem("finish", what)
        if not first <= start <= finish <= due:
            what = f"{name!r} works from {start} to {finish}, outside {first} to {due}"
            yield Problem("window", what)
        if ran and start != old[name]:
            yield Problem("running", f"{name!r} runs since {old[name]}, not {start}")
        if not ran and start < now:
            yield Problem("running", f"{name!r} starts in {start}, before {now}")
        if not ran and task.earliest is not None and start < task.earliest:
            yield Problem("window", f"{name!r} starts in {start}, before {task.earliest}")
        if not ran and task.latest is not None and start > task.latest:
            yield Problem("window", f"{name!r} starts in {start}, after {task.latest}")
    for name, start in old.items():
        if start < now and name not in facts.start:
            yield Problem("running", f"{name!r} runs since {start}, and is left out")


def _of_links(facts: Facts) -> Iterator[Problem]:
    for program, other in facts.asked.needs:
        if program not in facts.start:
            continue
        if other not in facts.start:
            yield Problem("links", f"{program!r} starts without {other!r}, which it needs")
        elif facts.start[program] < facts.start[other] + facts.lag(program, other):
            what = f"{program!r} starts in {facts.start[program]}, too soon after {other!r}"
            yield Problem("links", what)
    for one, two in facts.asked.excludes:
        if one in facts.start and two in facts.start:
            yield Problem("links", f"{one!r} and {two!r} both start, but exclude each other")


def _of_money(roadmap: Roadmap, facts: Facts) -> Iterator[Problem]:
    """Check that payments are what the parts of costs take, from sources that may pay them."""
    paid: dict[tuple[str, int], dict[str, float]] = {}
    for payment in roadmap.payments:
        if payment.amount < 0:
            yield Problem("payments", f"{payment.program!r} gets {payment.amount:g}")
        cell = paid.setdefault((payment.program, payment.period), {})
        cell[payment.source] = cell.get(payment.source, 0.0) + payment.amount
    for name, period in sorted({*paid, *facts.demands()}):
        problem = facts.unpaid(name, period, paid.get((name, period), {}))
        if problem:
            yield Problem("payments", f"{name!r} in {period}: {problem}")
    yield from _of_tables(roadmap, facts, paid)


def _of_tables(
    roadmap: Roadmap, facts: Facts, paid: dict[tuple[str, int], dict[str, float]]
) -> Iterator[Problem]:
    for k, source in enumerate(roadmap.sources):
        for t, period in enumerate(roadmap.periods):
            true = sum(cell.get(source, 0.0) for (_, year), cell in paid.items() if year == period)
            if not close(true, float(roadmap.spending[k, t])):
                said = f"says {roadmap.spending[k, t]:g}, but payments sum to {true:g}"
                yield Problem("spending", f"{source!r} in {period} {said}")
    payers = {source for cell in paid.values() for source in cell}
    for source in sorted(payers - set(roadmap.sources)):
        yield Problem("spending", f"{source!r} pays, and is not told")
    yield from _of_agencies(roadmap, facts, paid)


def _of_agencies(
    roadmap: Roadmap, facts: Facts, paid: dict[tuple[str, int], dict[str, float]]
) -> Iterator[Problem]:
    for agency in sorted({task.agency for task in facts.asked.tasks} - set(roadmap.agencies)):
        yield Problem("work", f"of agency {agency!r} is not told")
    for a, agency in enumerate(roadmap.agencies):
        for t, period in enumerate(roadmap.periods):
            working = facts.working(period, agency)
            if roadmap.work[a, t] != len(working):
                what = f"{agency!r} in {period} says {roadmap.work[a, t]:g}, but is {len(working)}"
                yield Problem("work", what)
            own = [
                amount
                for (name, year), cell in paid.items()
                if year == period and name in facts.start and facts.tasks[name].agency == agency
                for amount in cell.values()
            ]
            said = float(roadmap.spending_by_agency[a, t])
            if not close(math.fsum(own), said):
                what = f"{agency!r} in {period} says {said:g}, but is {math.fsum(own):g}"
                yield Problem("spending", what)


def _of_worth(roadmap: Roadmap, facts: Facts) -> Iterator[Problem]:
    earned, size = facts.worth()
    true, spare = math.fsum(earned), CLOSE * max(size, 1e-300)
    if not abs(true - roadmap.worth) <= spare:
        yield Problem("worth", f"says {roadmap.worth:.12g}, but is {true:.12g}")
    said = roadmap.worth_by_period.tolist()
    if len(said) != len(earned):
        yield Problem("worth", f"of {len(said)} periods is told, and {len(earned)} count")
    for k, (own, right) in enumerate(zip(said, earned, strict=False)):
        if not abs(own - right) <= spare:
            period = facts.asked.periods[0] + k
            yield Problem("worth", f"of {period} says {own:.12g}, but is {right:.12g}")


def _of_changes(roadmap: Roadmap, facts: Facts) -> Iterator[Problem]:
    old = dict(facts.asked.before.start) if facts.asked.before else {}
    names = {*old, *facts.start} if facts.asked.before else set()
    moved = {name for name in names if old.get(name) != facts.start.get(name)}
    said = {change.program for change in roadmap.changes}
    if moved != said:
        yield Problem("changes", f"differ on: {', '.join(sorted(moved ^ said))}")
    cost = facts.asked.before.change_cost if facts.asked.before else 0.0
    if not close(len(moved) * cost, roadmap.change_cost):
        yield Problem("changes", f"cost {len(moved) * cost:g}, not {roadmap.change_cost:g}")
